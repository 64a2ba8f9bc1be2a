"""The main window: puts menus and screens together, and decides nothing."""

import base64
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Dialog, Sight
from gare_fab.gui.desk.clipboard import files_of
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen, State
from gare_fab.gui.dialogs.registry import DIALOGS, MAY_LEAVE, TAKE_IN
from gare_fab.gui.look.icons import app_icon
from gare_fab.gui.look.words import say
from gare_fab.gui.screens.banner import Banner
from gare_fab.gui.screens.registry import SCREENS

_SMALLEST = (1024, 640)
_FRAME = 40  # px that the system's title bar takes


class MainWindow(QMainWindow):
    """One job's window; what it is asked goes to the desk, what it shows is the state."""

    def __init__(self, desk: Desk) -> None:
        """A window on the desk, in the language and the theme that are set."""
        super().__init__()
        self.desk = desk
        self.setMinimumSize(*_SMALLEST)
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.actions_shown = ActionSet(desk, self, self)
        self.actions_shown.fill(self.menuBar())
        self._banner = Banner(self)
        self._stack = QStackedWidget()
        self._screens: dict[Screen, QWidget] = {}
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._banner)
        layout.addWidget(self._stack)
        self.setCentralWidget(body)
        desk.store.changed.connect(self._show_state)
        desk.store.said.connect(self._banner.show_notice)
        desk.store.changed.connect(self._banner.follow)
        self._show_state(State(), desk.store.state)
        self._settle(desk.store.state.settings.geometry)

    def dialog(self, which: Dialog) -> None:
        """Open a dialog."""
        DIALOGS[which].now()(self.desk, self)

    def look(self, sight: Sight) -> None:
        """Move the canvas of the screen that is shown, where it has one."""
        look = getattr(self._stack.currentWidget(), "look", None)
        if look is not None:
            look(sight)

    def take_in(self, files: tuple[Path, ...]) -> None:
        """Import drawings, or open the job among them."""
        TAKE_IN.now()(self.desk, self, files)

    def leave_job(self, then: str) -> None:
        """Leave the job; what is not saved is asked about first."""
        if then == "quit":
            self.close()
        else:
            MAY_LEAVE.now()(self.desk, self, self.desk.store.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved; then end everything at once."""
        if self.desk.store.state.is_changed:
            event.ignore()
            MAY_LEAVE.now()(self.desk, self, self._leave)
            return
        self._remember()
        self.desk.clear()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and drawings may be dropped anywhere."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        files = files_of(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.take_in(files))  # let the drag end first

    def _leave(self) -> None:
        self.desk.store.close()
        self.close()

    def _show_state(self, old: State, new: State) -> None:
        if new.screen is not old.screen or not self._screens:
            if new.screen not in self._screens:
                screen = SCREENS[new.screen].now()(self.desk, self, self.actions_shown)
                self._screens[new.screen] = screen
                self._stack.addWidget(screen)
            self._stack.setCurrentWidget(self._screens[new.screen])
            self._screens[new.screen].setFocus()  # keys go to what is worked on
            self.menuBar().setVisible(new.screen is not Screen.FIRST_RUN)
        self.setWindowTitle(_title(new))  # first: it has the place of the mark in it
        self.setWindowModified(new.is_changed)

    def _settle(self, geometry: str) -> None:
        if not (geometry and self.restoreGeometry(QByteArray(base64.b64decode(geometry)))):
            room = self.screen().availableGeometry()
            self.resize(min(1440, room.width()), min(900, room.height() - _FRAME))

    def _remember(self) -> None:
        geometry = base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")
        settings = replace(self.desk.store.state.settings, geometry=geometry)
        self.desk.store.set_settings(settings)


def _title(state: State) -> str:
    if state.document is None:
        return "gare_fab"
    name = state.path.stem if state.path is not None else state.document.title
    return f"{name or say(Message('New job'))}[*] – gare_fab"
