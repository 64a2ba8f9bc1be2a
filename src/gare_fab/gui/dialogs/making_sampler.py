"""The sampler: makes the latest wish in a worker, one after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.errands_making import Sample, Wish
from gare_fab.gui.desk.tasks import Purpose, Tasks, Work

MAKE_SAMPLE: Work[Sample] = Late("gare_fab.gui.desk.errands_making", "make_sample")
_REST_MS = 90  # of the keys, before it is made


class Sampler(QObject):
    """Makes a wish soon after it was told; of several that come quickly, the last.

    What is being made is waited for and then dropped: each is quick, and a new worker is not.
    """

    made = Signal(object)  # the Sample of the latest wish
    refused = Signal(object)  # the Message why there is none

    def __init__(self, tasks: Tasks, wish: Callable[[], Wish | None], parent: QObject) -> None:
        """`wish` tells what is to be made now, None nothing."""
        super().__init__(parent)
        self._tasks = tasks
        self._wish = wish
        self._is_making = self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.make)

    def rest(self) -> None:
        """The wish has changed: make it when the keys rest."""
        self._timer.start()

    def hurry(self) -> None:
        """What waits for the keys to rest is made now."""
        if self._timer.isActive():
            self._timer.stop()
            self.make()

    def make(self) -> None:
        """Make it, after what is being made."""
        self._is_stale = self._is_making
        wish = self._wish()
        if self._is_making or wish is None:
            return
        self._is_making = True
        self._tasks.start(Purpose.MAKE, MAKE_SAMPLE, (wish,), self._take, self._refuse)

    def stop(self) -> None:
        """Nobody waits any more."""
        self._timer.stop()
        self._tasks.cancel(Purpose.MAKE)

    def _take(self, sample: Sample) -> None:
        if not self._goes_on():
            self.made.emit(sample)

    def _refuse(self, why: Message) -> None:
        if not self._goes_on():
            self.refused.emit(why)

    def _goes_on(self) -> bool:
        """Whether the wish changed while it was made: then it is made once more."""
        self._is_making = False
        if self._is_stale:
            self.make()
        return self._is_making or self._timer.isActive()
