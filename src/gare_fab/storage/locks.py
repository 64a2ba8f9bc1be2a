"""Locks that die with their process: who holds one lives.

The lock is the system's, on an open file: a number of a process could be another's by now, but
a lock is given up whenever its process ends, however it ends.
"""

import os
import sys
from pathlib import Path

from gare_fab.base.errors import Unwritable
from gare_fab.base.messages import Message
from gare_fab.base.refusals import refusal
from gare_fab.storage.atomic import make_folder


class Lock:
    """A lock that is held until it is released or the process ends."""

    def __init__(self, handle: int) -> None:
        """Made by `hold`."""
        self._handle: int | None = handle

    def release(self) -> None:
        """Give it up; once is enough."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def hold(path: Path) -> Lock | None:
    """Take the lock on a file, which is made where there is none; None where another has it.

    Raises:
        Unwritable: the file cannot be made.
    """
    make_folder(path.parent)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        why = {"file": str(path), "why": refusal(error)}
        raise Unwritable(Message("{file} cannot be written: {why}.", why)) from error
    if _is_taken(handle):
        os.close(handle)
        return None
    return Lock(handle)


def _is_taken(handle: int) -> bool:
    """Take the lock on an open file; whether another process, or another opening, has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 -- only Windows has it

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 -- only POSIX has it

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
