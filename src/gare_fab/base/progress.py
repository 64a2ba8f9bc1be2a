"""Progress is an argument: `progress.report(0.3)` tells, and raises `Cancelled` to stop."""

from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Is told how far a long work has come."""

    def report(self, done: float) -> None:
        """Tell the share done, 0 to 1; raises `Cancelled` where the user asked to stop."""


@dataclass(frozen=True, slots=True)
class Silent:
    """Nobody watches and nobody stops."""

    def report(self, done: float) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a longer work: its 0..1 is the whole's low..high."""

    whole: Progress
    low: float
    high: float

    def report(self, done: float) -> None:
        """Tell the whole; raises `Cancelled` as it does."""
        self.whole.report(self.low + (self.high - self.low) * done)


SILENT = Silent()
