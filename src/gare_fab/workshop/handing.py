"""Handing over: a job file copied to a stick, and compared with what lies there then."""

import os
from pathlib import Path

from gare_fab.base.errors import Unwritable
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.base.refusals import refusal
from gare_fab.pipeline.reading import content_of
from gare_fab.storage.atomic import write_atomically


def copy_checked(
    file: Path, folder: Path, device: int | None = None, progress: Progress = SILENT
) -> Path:
    """Copy a file into a folder, down to the disk, and read it back; the copy is returned.

    `device` is the disk that the folder was on when it was chosen (`st_dev`); None is any.

    Raises:
        Unreadable: the file is gone.
        Unwritable: the stick is gone or full, or what was read back is not what was written.
    """
    content = content_of(file)
    progress.report(0.1)
    if not _is_there(folder, device):
        raise _gone(folder)
    copy = folder / file.name
    write_atomically(copy, content)
    progress.report(0.6)
    if _read_back(copy) != content:
        raise Unwritable(
            Message(
                "{file} does not read back as it was written: the stick is damaged. Use "
                "another one.",
                {"file": str(copy)},
            )
        )
    return copy


def _is_there(folder: Path, device: int | None) -> bool:
    try:
        found = folder.stat().st_dev
    except OSError:
        return False
    return folder.is_dir() and device in (None, found)


def _read_back(file: Path) -> bytes:
    """The bytes from the disk itself, where the system lets its memory of them go."""
    try:
        with file.open("rb") as stream:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return stream.read()
    except OSError as error:
        values = {"file": str(file), "why": refusal(error)}
        message = Message("{file} cannot be read back: {why}.", values)
        raise Unwritable(message) from error


def _gone(folder: Path) -> Unwritable:
    return Unwritable(
        Message(
            "The stick {folder} is not there any more. Plug it in, and copy again.",
            {"folder": str(folder)},
        )
    )
