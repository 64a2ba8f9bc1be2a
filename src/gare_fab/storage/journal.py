"""The journal: what each open window works on, so that a crash costs seconds.

run             one window's life; its name is given by the window and is a file's name
<run>.gare      the job as it was last written, a job file
<run>.json      its title, where it was opened or saved, and when this was written
<run>.lock      held by the window's process as long as it lives (storage/locks.py)

A job whose lock nobody holds is lost, and can be taken up again.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from gare_fab.base.errors import Unwritable, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.model.document import Document
from gare_fab.storage.atomic import make_folder, remove_file, write_atomically
from gare_fab.storage.job_files import load, to_bytes
from gare_fab.storage.locks import Lock, hold
from gare_fab.storage.places import data_folder

_FOLDER = "journal"
_JOB, _NOTE, _LOCK = ".gare", ".json", ".lock"
_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a job beside itself; the time is seconds since 1970."""

    title: str
    saved_at: float
    path_of_job: Path | None = None


@dataclass(frozen=True, slots=True)
class LostJob:
    """A job whose window ended without a goodbye; `file` holds it."""

    note: Note
    file: Path

    @property
    def title(self) -> str:
        """Its title; "" where it is not known any more."""
        return self.note.title


def begin(run: str, folder: Path | None = None) -> Lock | None:
    """Say that a run lives, until the lock is released; None where its name is taken.

    Raises:
        WrongUsage: the name can be no file's.
        Unwritable: the folder cannot be written to.
    """
    return hold(_path(run, _LOCK, folder))


def write(document: Document, note: Note, run: str, folder: Path | None = None) -> Path:
    """Write what a run works on; what was written before stays whole until then.

    Raises:
        WrongUsage: the name of the run can be no file's.
        Unwritable: the folder cannot be written to, or the job is too large for a file.
    """
    file = _path(run, _JOB, folder)
    make_folder(file.parent)
    write_atomically(file, to_bytes(document))
    job = None if note.path_of_job is None else str(note.path_of_job)
    table = {"title": note.title, "saved_at": note.saved_at, "path_of_job": job}
    write_atomically(file.with_suffix(_NOTE), json.dumps(table).encode())
    return file


def forget(run: str, folder: Path | None = None) -> None:
    """Nothing of a run needs to be kept: its job was saved, or left knowingly.

    Raises:
        WrongUsage: the name can be no file's.
        Unwritable: a file may not be taken away.
    """
    _remove(_path(run, _JOB, folder), (_JOB, _NOTE))


def end(run: str, lock: Lock, folder: Path | None = None) -> None:
    """The window goes with a goodbye: no file of its run is left.

    Raises:
        Unwritable: a file may not be taken away.
    """
    lock.release()
    _remove(_path(run, _JOB, folder), (_JOB, _NOTE, _LOCK))


def lost(folder: Path | None = None) -> tuple[LostJob, ...]:
    """The jobs of windows that do not live any more, the latest first."""
    found = [
        LostJob(_note_of(file), file)
        for file in _home(folder).glob(f"*{_JOB}")
        if _RUN.fullmatch(file.stem) and not _lives(file)
    ]
    return tuple(sorted(found, key=lambda job: (-job.note.saved_at, job.file.name)))


def recover(job: LostJob) -> Document:
    """A lost job; its file stays until it is discarded.

    Raises:
        Unreadable: the file is damaged.
    """
    return load(job.file)


def discard(job: LostJob) -> None:
    """Take a lost job away for good.

    Raises:
        Unwritable: a file may not be taken away.
    """
    _remove(job.file, (_JOB, _NOTE, _LOCK))


def _home(folder: Path | None) -> Path:
    return (data_folder() if folder is None else folder) / _FOLDER


def _path(run: str, suffix: str, folder: Path | None) -> Path:
    if not _RUN.fullmatch(run):
        raise WrongUsage(Message("'{run}' cannot be the name of a run.", {"run": run}))
    return _home(folder) / f"{run}{suffix}"


def _remove(file: Path, suffixes: tuple[str, ...]) -> None:
    """The job goes first: whatever else is left, nobody is asked about it again."""
    for suffix in suffixes:
        remove_file(file.with_suffix(suffix))


def _lives(file: Path) -> bool:
    """Whether the window that wrote a file is still there."""
    mark = file.with_suffix(_LOCK)
    if not mark.exists():
        return False
    try:
        lock = hold(mark)
    except Unwritable:  # a folder that was made read-only: nobody can say
        return False
    if lock is None:
        return True
    lock.release()
    return False


def _note_of(file: Path) -> Note:
    """What was noted of a job; without a note, when its file was written."""
    try:
        note = file.with_suffix(_NOTE)
        table = json.loads(note.read_bytes()[:_MOST_BYTES])
        title, path, when = table["title"], table["path_of_job"], float(table["saved_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return Note("", file.stat().st_mtime if file.exists() else 0.0)
    job = Path(path) if isinstance(path, str) and path else None
    return Note(str(title), when, job)
