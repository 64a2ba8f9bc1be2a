"""The progress bar of a terminal, and Ctrl-C."""

import signal
import sys
import time
from dataclasses import dataclass, field
from types import FrameType

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message

STOPPED = Message("Stopped; nothing was written.")
_WIDTH = 32
_EVERY_S = 0.1
_PATIENCE_S = 0.4  # a bar for less would only flicker


@dataclass(slots=True)
class Bar:
    """Draws itself on stderr where that is a terminal, and stops the work on Ctrl-C."""

    is_shown: bool = field(default_factory=sys.stderr.isatty)
    is_stopped: bool = False
    begun: float = field(default_factory=time.monotonic)
    drawn: float = 0.0

    def listen(self) -> None:
        """Take Ctrl-C as the wish to stop."""
        signal.signal(signal.SIGINT, self._stop)

    def report(self, done: float) -> None:
        """Draw the share done, at most ten times a second; raises `Cancelled` after Ctrl-C."""
        if self.is_stopped:
            raise Cancelled(STOPPED)
        now = time.monotonic()
        if self.is_shown and now - self.begun > _PATIENCE_S and now - self.drawn > _EVERY_S:
            self.drawn = now
            full = round(_WIDTH * min(max(done, 0.0), 1.0))
            sys.stderr.write(f"\r[{'#' * full}{' ' * (_WIDTH - full)}] {done:4.0%}")
            sys.stderr.flush()

    def close(self) -> None:
        """Take the bar off the screen."""
        if self.drawn:
            sys.stderr.write("\r" + " " * (_WIDTH + 8) + "\r")

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """Stop at once; where a library swallows that, at the next report."""
        del number, frame
        self.is_stopped = True
        raise KeyboardInterrupt
