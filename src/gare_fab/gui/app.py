"""The application: lays the desk, opens the window, and dresses both as the user prefers."""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gare_fab.base.errors import GareFabError
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.late import fetch
from gare_fab.gui.desk.notice import Mood, Notice, bad_news
from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.tidy import Tidy
from gare_fab.gui.dialogs.crash import install_crash_hook
from gare_fab.gui.dialogs.registry import DIALOGS, MAY_LEAVE, TAKE_IN
from gare_fab.gui.look.icons import app_icon
from gare_fab.gui.look.theme import Theme, carry_font, dress
from gare_fab.gui.look.words import speak, system_language
from gare_fab.gui.main_window import MainWindow
from gare_fab.gui.screens.registry import SCREENS
from gare_fab.workshop.preferences import load_preferences, save_preferences

_LATER_MS = 1000  # until it is looked again whether a dialog is still open
_SWITCH_S = 0.0003  # a busy thread gives way at once: Qt takes Python's lock very often


class App(QObject):
    """The desk and its window; a new language or theme gets a new window on the same desk."""

    def __init__(self, application: QApplication) -> None:
        """A window in the user's language and theme."""
        super().__init__(application)
        settings, problems = load_preferences()
        self._application = application
        self.desk = Desk.laid(settings, self)
        self._tidy = Tidy(self.desk.store)
        self.desk.store.changed.connect(self._look)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self._dress()
        self.window = MainWindow(self.desk)
        self.window.show()
        for problem in problems:
            self.desk.store.say(Notice(Mood.WARNING, problem.message))

    def open(self, files: tuple[Path, ...]) -> None:
        """Open the job, or import the drawings, that the program was started with."""
        if files:
            self.window.take_in(files)

    def make_ready(self) -> None:
        """Once the window stands: have the workers and all that is imported late at hand."""
        self.desk.warm()
        rows = (*SCREENS.values(), *DIALOGS.values(), TAKE_IN, MAY_LEAVE)
        threading.Thread(target=fetch, args=(rows,), daemon=True).start()

    def _look(self, old: State, new: State) -> None:
        if new.settings is old.settings:
            return
        before, after = old.settings, new.settings
        if (before.language, before.theme) != (after.language, after.theme):
            QTimer.singleShot(0, self, self._renew)  # not amid the click that asked for it
        try:
            save_preferences(after)
        except GareFabError as error:
            self.desk.store.say(bad_news(error.message))

    def _follow_system(self) -> None:
        if _theme(self.desk.store.state.settings.theme) is not Theme.SYSTEM:
            return
        if self._application.activeModalWidget() is not None:  # it would go with the window
            QTimer.singleShot(_LATER_MS, self, self._follow_system)
        else:
            self._renew()

    def _dress(self) -> None:
        settings = self.desk.store.state.settings
        speak(settings.language or system_language())
        dress(self._application, _theme(settings.theme))

    def _renew(self) -> None:
        """A new window at the place of the old one."""
        old = self.window
        self._dress()
        self.window = MainWindow(self.desk)
        self.window.restoreGeometry(old.saveGeometry())
        self.window.show()
        old.hide()
        old.deleteLater()


def prepared() -> QApplication:
    """Qt's application, with our name, icon and font."""
    sys.setswitchinterval(_SWITCH_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("gare_fab")
    application.setDesktopFileName("gare-fab")
    application.setWindowIcon(app_icon())
    carry_font(application)
    return application


def run(files: tuple[Path, ...]) -> int:
    """Show the window until it is closed; the exit code is returned."""
    application = prepared()
    app = App(application)
    install_crash_hook(app.desk)
    QTimer.singleShot(0, app, app.make_ready)
    QTimer.singleShot(0, app, lambda: app.open(files))
    return application.exec()


def _theme(name: str) -> Theme:
    known = {theme.value: theme for theme in Theme}
    return known.get(name, Theme.SYSTEM)
