"""The crash hook: an error that nobody caught costs no work, and is told of calmly, once."""

import sys
import threading
import time
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from gare_fab.base.errors import GareFabError
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.state import State
from gare_fab.gui.dialogs.crash_dialog import CrashDialog
from gare_fab.gui.dialogs.crash_report import forget_rescued, reported, spelled, written

_QUIET_S = 5.0  # after a dialog was closed the same error is not told again so soon
_MOST = 20  # reports of one run: what fails at every frame must not fill the disk


def install_crash_hook(desk: Desk) -> "CrashHook":
    """Report errors that nobody catches from now on, and save the job of the desk."""
    hook = CrashHook(desk)
    sys.excepthook = hook.caught
    threading.excepthook = hook.caught_in_thread
    qInstallMessageHandler(hook.heard)
    application = QApplication.instance()
    if application is not None:  # while Python ends nobody may be called any more
        application.aboutToQuit.connect(lambda: qInstallMessageHandler(None))
    return hook


class CrashHook(QObject):
    """Takes errors from Python, from threads and from Qt."""

    _in_thread = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """For the job on this desk."""
        super().__init__(desk.store)
        self._desk = desk
        self._last = ""
        self._quiet_until = 0.0
        self._count = 0
        self._dialog: CrashDialog | None = None
        self._has_rescued = False
        desk.store.changed.connect(self._look)
        self._in_thread.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def caught(
        self, kind: type[BaseException], error: BaseException, at: TracebackType | None
    ) -> None:
        """An error in the window's own thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self._tell(spelled(kind, error, at))

    def caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        """An error in another thread; the window's own thread tells of it."""
        if args.exc_value is not None:
            self._in_thread.emit(spelled(args.exc_type, args.exc_value, args.exc_traceback))

    def heard(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """What Qt has to say: to the terminal; before it ends the program, a report too."""
        del context
        _say(text)
        if kind is QtMsgType.QtFatalMsg:
            reported(f"Qt: {text}", self._desk.store.state)

    def _tell(self, text: str) -> None:
        """Report it, and show it unless it is shown already."""
        _say(text)
        is_same, self._last = text == self._last, text
        is_told = is_same and time.monotonic() < self._quiet_until
        if is_told or (is_same and self._dialog is not None):
            self._quiet_until = time.monotonic() + _QUIET_S
            return
        self._count += 1
        if self._count > _MOST:
            return
        if self._dialog is not None:
            written(text)
            return
        report = reported(text, self._desk.store.state)
        self._has_rescued = report.job is not None
        self._dialog = CrashDialog(report, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.quit_asked.connect(self._quit)
        self._dialog.open()

    def _look(self, old: State, new: State) -> None:
        """Where work went on and was saved, the copy that was put in safety goes."""
        del old
        if self._has_rescued and not new.is_changed:
            self._has_rescued = False
            try:
                forget_rescued()
            except GareFabError as error:
                self._desk.store.say(bad_news(error.message))

    def _closed(self) -> None:
        self._dialog = None
        self._quiet_until = time.monotonic() + _QUIET_S

    def _quit(self) -> None:
        """End without a goodbye: the journal keeps the job for the next start."""
        self._desk.tasks.shut()
        QApplication.exit(1)


def _say(text: str) -> None:
    """To the terminal, where there is one: a frozen program has none."""
    if sys.stderr is not None:
        sys.stderr.write(text.rstrip() + "\n")
