"""Work for workers in tests: quick, slow, deaf, deadly and faulty."""

import os
import time

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Floats


def doubled(values: Floats, progress: Progress) -> Floats:
    """Twice the values."""
    progress.report(0.5)
    return np.asarray(values) * 2


def slow(seconds: float, progress: Progress) -> float:
    """Reports on its way until the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(0.01)
        progress.report(min(1.0 - (end - time.monotonic()) / seconds, 1.0))
    return seconds


def deaf(progress: Progress) -> None:
    """Never reports, never ends."""
    del progress
    while True:
        time.sleep(0.01)


def deadly(progress: Progress) -> None:
    """Ends the process, as the system does where memory runs out."""
    del progress
    os._exit(9)


def refusing(progress: Progress) -> None:
    """One of our own errors."""
    del progress
    raise Unreadable(Message("nothing to be read"))


def faulty(progress: Progress) -> None:
    """A fault of ours."""
    del progress
    raise ZeroDivisionError("by zero")


def who(progress: Progress) -> int:
    """The process's number."""
    del progress
    return os.getpid()
