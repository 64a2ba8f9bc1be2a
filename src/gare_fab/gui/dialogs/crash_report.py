"""The report of a crash: written into a log, and the job saved, whatever else went wrong."""

import os
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import State
from gare_fab.gui.dialogs.about_facts import system_facts
from gare_fab.workshop.journal import forget_journal, lost_jobs, write_journal
from gare_fab.workshop.preferences import user_folder


@dataclass(frozen=True, slots=True)
class Report:
    """What happened: the text, the log it lies in, the file that holds the job.

    `log` and `job` are None where they could not be written, `job` too where there was none;
    `fault` says why the job could not be saved.
    """

    text: str
    log: Path | None
    job: Path | None
    fault: Message | None = None


def reported(text: str, state: State) -> Report:
    """Write the log and save the job; nothing here raises for a full disk or a lost folder."""
    whole = f"{_stamp('%Y-%m-%d %H:%M:%S')}\n{text}\n{system_facts()}"
    log = written(whole)
    try:
        return Report(whole, log, _saved(state))
    except GareFabError as error:
        return Report(whole, log, None, error.message)


def spelled(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> str:
    """The error with the way that led to it."""
    return "".join(traceback.format_exception(kind, error, at))


def forget_rescued() -> None:
    """The job was saved, or left knowingly, after all: its copy would only mislead.

    Raises:
        Unwritable: the copy may not be taken away.
    """
    forget_journal(_run())


def logs_folder() -> Path:
    """Where the logs of crashes lie."""
    return user_folder() / "logs"


def written(text: str) -> Path | None:
    """Add a text to the log of this second; None where that cannot be."""
    log = logs_folder() / f"crash-{_stamp('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:  # two within a second share a log
            stream.write(text + "\n\n")
    except OSError:
        return None
    return log


def _saved(state: State) -> Path | None:
    """The job in the journal, as one of a window that is no more; None without a job.

    Where it lies unchanged in its own file, that file.
    """
    document = state.document
    if document is None:
        return None
    if state.path is not None and not state.is_changed:
        return state.path
    write_journal(document, document.title, state.path, time.time(), _run())
    return next((job.file for job in lost_jobs() if job.file.stem == _run()), None)


def _run() -> str:
    return f"crash-{os.getpid()}"


def _stamp(form: str) -> str:
    return time.strftime(form)
