"""The footer's progress: shown while the desk works long enough to be waited for."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say

# What is waited for, the most important first, and what it is called.
_SHOWN = {
    Purpose.EXPORT: Message("Writing"),
    Purpose.READ: Message("Reading"),
    Purpose.STUDY: Message("Working it out"),
}
_PATIENCE_MS = 250  # what is done sooner needs no bar, and would only flicker
_SILENCE_MS = 800  # after a change of the job, where the work does not tell how far it is
_LOOK_MS = 200
_BAR_WIDTH = 110


class Waiting(QWidget):
    """A bar for what the desk does now, and a button that stops it; else nothing."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Hidden, until there is progress."""
        super().__init__(parent)
        self._tasks = tasks
        self._purpose = Purpose.STUDY
        self._shares: dict[Purpose, float] = {}
        self._words = label("", "hint")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress")
        self._bar.setRange(0, 100)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._stop = QToolButton()
        self._stop.setObjectName("stop")
        self._stop.setIcon(icon("x"))
        self._stop.setToolTip(say("Stop this"))
        self._stop.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._words, self._bar, self._stop):
            layout.addWidget(widget)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._come)
        self._watch = QTimer(self, interval=_LOOK_MS)  # stopped work does not tell of its end
        self._watch.timeout.connect(self._look)
        tasks.progressed.connect(self._hear)
        tasks.settled.connect(self._look)
        self.hide()

    def expect(self) -> None:
        """The job is another: what begins now may take long before it tells how far it is."""
        if self.isHidden():
            self._patience.start(_SILENCE_MS)

    def _hear(self, purpose: Purpose, share: float) -> None:
        if purpose not in _SHOWN:
            return
        self._shares[purpose] = share
        if not self.isHidden():
            self._look()
        elif not self._patience.isActive():
            self._patience.start(_PATIENCE_MS)

    def _come(self) -> None:
        self._watch.start()
        self._look()

    def _look(self) -> None:
        busy = [purpose for purpose in _SHOWN if self._tasks.is_busy(purpose)]
        self._shares = {row: share for row, share in self._shares.items() if row in busy}
        if not busy:
            self._patience.stop()
            self._watch.stop()
            self.hide()
            return
        if not self._watch.isActive():
            return
        self._purpose = next((row for row in busy if row in self._shares), busy[0])
        self._words.setText(say(_SHOWN[self._purpose]))
        self._bar.setValue(round(self._shares.get(self._purpose, 0.0) * 100))
        self.show()

    def _cancel(self) -> None:
        self._tasks.cancel(self._purpose)
        self._look()
