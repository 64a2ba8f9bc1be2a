"""The crash journal as a window uses it: begun, written, left; and what others lost."""

from dataclasses import dataclass
from pathlib import Path

from gare_fab.model.document import Document
from gare_fab.storage.journal import (
    LostJob,
    Note,
    begin,
    discard,
    end,
    forget,
    lost,
    recover,
    write,
)
from gare_fab.storage.locks import Lock


@dataclass(frozen=True, slots=True)
class Run:
    """One window's life in the journal; only the name is needed to write, from any process."""

    name: str
    lock: Lock

    def end(self) -> None:
        """The window goes, its job saved or left knowingly: nothing is kept.

        Raises:
            Unwritable: a file may not be taken away.
        """
        end(self.name, self.lock)


def begin_run(process: int, started: str) -> Run | None:
    """Say that the window of this process lives; `started` tells it from an earlier process.

    None where a window of that very name lives.

    Raises:
        WrongUsage: `started` can be no part of a file's name.
        Unwritable: the folder cannot be written to: there will be no journal.
    """
    name = f"{process}-{started}"
    lock = begin(name)
    return None if lock is None else Run(name, lock)


def write_journal(
    document: Document, title: str, path_of_job: Path | None, saved_at: float, run: str
) -> None:
    """Write what the window works on; made for a worker.

    Raises:
        Unwritable: the folder cannot be written to, or the disk is full.
    """
    write(document, Note(title, saved_at, path_of_job), run)


def forget_journal(run: str) -> None:
    """The job was saved, or left knowingly: until it is changed again nothing is kept.

    Raises:
        Unwritable: a file may not be taken away.
    """
    forget(run)


def lost_jobs() -> tuple[LostJob, ...]:
    """The jobs of windows that crashed, the latest first; those of living ones are not."""
    return lost()


def recover_job(job: LostJob) -> Document:
    """A lost job; it is kept until it is discarded.

    Raises:
        Unreadable: its file is damaged.
    """
    return recover(job)


def discard_job(job: LostJob) -> None:
    """Take a lost job away for good.

    Raises:
        Unwritable: a file may not be taken away.
    """
    discard(job)
