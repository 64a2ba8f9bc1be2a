"""Files are written beside their place and moved there whole: what was there is never lost."""

import contextlib
import errno
import itertools
import os
import stat
from pathlib import Path

from gare_fab.base.errors import Unwritable
from gare_fab.base.messages import Message
from gare_fab.base.refusals import refusal

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_COUNTER = itertools.count()


def write_atomically(path: Path, content: bytes) -> None:
    """Put a file in its place in one move; what was there stays whole until then.

    A link is followed; a device or a pipe is written to as it is.

    Raises:
        Unwritable: the folder is missing, may not be written to, or is full.
    """
    try:
        target = path.resolve()
        mode = _mode(target)
        if mode is not None and stat.S_ISDIR(mode):
            raise Unwritable(
                Message("{file} is a folder; give the name of a file.", {"file": str(path)})
            )
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(content)
        else:
            _write(target, content, mode)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go in a circle
        raise _unwritable(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it; it may be there already.

    Raises:
        Unwritable: the place may not be written to, or a file is in the way.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def remove_file(path: Path) -> None:
    """Take a file away; it need not be there.

    Raises:
        Unwritable: it may not be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _mode(target: Path) -> int | None:
    """What stands at the place, None for nothing."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _write(target: Path, content: bytes, mode: int | None) -> None:
    part = target.with_name(f".gare-{os.getpid()}-{next(_COUNTER)}.part")
    part.unlink(missing_ok=True)  # left by a program of the same number that was ended
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            part.chmod(stat.S_IMODE(mode))
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Ask that the folder's entry survives a power cut too, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(path: Path, error: Exception) -> Unwritable:
    number = error.errno if isinstance(error, OSError) else None
    values: dict[str, object] = {"file": str(path), "folder": str(path.parent)}
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Unwritable(
            Message(
                "{file} cannot be written: there is no folder {folder}. Make it, or choose "
                "another place.",
                values,
            )
        )
    if number in _FORBIDDEN:
        return Unwritable(
            Message(
                "{file} cannot be written: {folder} may not be written to. Choose another "
                "place, or ask for the right to write there.",
                values,
            )
        )
    if number in _FULL:
        return Unwritable(
            Message("{file} cannot be written: the disk is full. Make room on it.", values)
        )
    why = refusal(error) if isinstance(error, OSError) else str(error)
    return Unwritable(Message("{file} cannot be written: {why}.", {**values, "why": why}))
