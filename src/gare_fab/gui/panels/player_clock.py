"""The clock of the player: a time in the job that can run, and be set."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_FRAME_MS = 16
_MS = 1000


class Clock(QObject):
    """Seconds from 0 to `length_s`; `moved` tells each new one, `ran` whether it runs."""

    moved = Signal(float)
    ran = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """At zero, with nothing to run through."""
        super().__init__(parent)
        self.seconds = 0.0
        self.length_s = 0.0
        self.speed = 1  # seconds of the job in a second
        self._elapsed = QElapsedTimer()
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._run)

    @property
    def is_running(self) -> bool:
        """Whether time runs."""
        return self._timer.isActive()

    @property
    def is_over(self) -> bool:
        """Whether the end is reached."""
        return self.seconds >= self.length_s

    def begin(self, length_s: float) -> None:
        """Something else to run through; the time stays where it can."""
        self.pause()
        self.length_s = length_s
        self.seconds = min(self.seconds, length_s)

    def seek(self, seconds: float) -> None:
        """Go to a time, within what there is."""
        seconds = min(max(seconds, 0.0), self.length_s)
        if seconds != self.seconds:
            self.seconds = seconds
            self.moved.emit(seconds)

    def play(self) -> None:
        """Let time run; from the start, if it was at its end."""
        if self.length_s <= 0:
            return
        if self.is_over:
            self.seek(0.0)
        self._elapsed.start()
        self._timer.start()
        self.ran.emit(True)

    def pause(self) -> None:
        """Stop here."""
        if self.is_running:
            self._timer.stop()
            self.ran.emit(False)

    def _run(self) -> None:
        """Some milliseconds have passed."""
        self.seek(self.seconds + self._elapsed.restart() / _MS * self.speed)
        if self.is_over:
            self.pause()
