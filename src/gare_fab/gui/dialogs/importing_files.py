"""The files of an import while they are read, and the job that they are read for."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_import import (
    How,
    Taken,
    Understood,
    new_flat_job,
    understand,
    understand_all,
)
from gare_fab.gui.desk.placing import Drawing
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.model.document import Document


class Files(QObject):
    """Reads files behind the window; tells by `changed` that something is there to show.

    `failed` tells why nothing is: of a file that was understood before, that stays.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No file yet."""
        super().__init__(parent)
        self._desk = desk
        self._base = desk.store.state.document
        self._taken: list[Taken] = []
        self._times: list[float] = []
        self._is_reading = False

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._taken)

    @property
    def base(self) -> Document | None:
        """The job that they are read for; where none is open, an empty one once it is made."""
        return self._base

    def taken(self, row: int) -> Taken:
        """A file as it was understood, or why it was not."""
        return self._taken[row]

    def times(self, row: int) -> float:
        """How many times as large as it was read it is to be."""
        return self._times[row]

    def resize(self, row: int, times: float) -> None:
        """Make it so many times as large as it was read."""
        self._times[row] = times

    def drawings(self) -> tuple[Drawing, ...]:
        """All that were understood."""
        pairs = zip(self._taken, self._times, strict=True)
        return tuple(
            Drawing(taken, times) for taken, times in pairs if isinstance(taken, Understood)
        )

    def read_all(self, files: tuple[Path, ...]) -> None:
        """Begin to read; where no job is open, an empty flat one is made for them first."""
        self._is_reading = True
        base, tasks = self._base, self._desk.tasks

        def made(job: Document) -> None:
            if isValid(self):
                self._base = job
                self.read_all(files)

        if base is None:
            owned = (self._desk.store.state.settings.machines,)
            tasks.start(Purpose.READ, new_flat_job, owned, made, self._give_up)
        else:
            arguments = (files, base.tolerance)
            tasks.start(Purpose.READ, understand_all, arguments, self._take, self._give_up)

    def read_again(self, row: int, how: How) -> None:
        """Read one of them like this; a failure leaves it as it was."""
        if self._base is None:
            return
        self._is_reading = True

        def done(understood: Understood) -> None:
            if isValid(self):
                self._is_reading = False
                old, times = self._taken[row], self._times[row]
                is_same = (
                    isinstance(old, Understood) and old.about.size == understood.about.size
                )
                self._taken[row], self._times[row] = understood, times if is_same else 1.0
                self.changed.emit()

        arguments = (self._taken[row].file, how, self._base.tolerance)
        self._desk.tasks.start(Purpose.READ, understand, arguments, done, self._give_up)

    def give_up(self) -> None:
        """End what is still being read."""
        if self._is_reading:
            self._desk.tasks.cancel(Purpose.READ)

    def _take(self, taken: tuple[Taken, ...]) -> None:
        if isValid(self):
            self._is_reading = False
            self._taken = list(taken)
            self._times = [1.0] * len(taken)
            self.changed.emit()

    def _give_up(self, why: Message) -> None:
        if isValid(self):
            self._is_reading = False
            self.failed.emit(why)
