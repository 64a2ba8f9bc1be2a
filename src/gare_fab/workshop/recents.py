"""The jobs that were open last (workshop/thumbnails.py puts them on the list)."""

from pathlib import Path

from gare_fab.storage.recent import Recent, forget, load_recent


def recent_jobs() -> tuple[Recent, ...]:
    """Up to twelve jobs, the latest first; one whose file is gone says so (`is_missing`)."""
    return load_recent()


def forget_job(path: Path) -> None:
    """Take a job off the list of recent ones; its file stays.

    Raises:
        Unwritable: the user's folder cannot be written to.
    """
    forget(path)
