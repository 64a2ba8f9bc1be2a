"""Job files: made, proven, written; and any job file read back."""

from dataclasses import dataclass, replace
from pathlib import Path

from gare_fab.base.progress import SILENT, Progress
from gare_fab.model.document import Document
from gare_fab.model.problem import Problem
from gare_fab.model.report import Report
from gare_fab.model.step import Step
from gare_fab.operations.frame import Frame
from gare_fab.pipeline.checking import inspect_file
from gare_fab.pipeline.compiling import ON_ROTARY
from gare_fab.pipeline.exporting import Export, export
from gare_fab.pipeline.reading import content_of
from gare_fab.storage.atomic import write_atomically
from gare_fab.storage.catalogue import load_machine
from gare_fab.storage.grbl_settings import objections, with_settings

_HEAD = 2000  # bytes among which a file says what stock it is for


@dataclass(frozen=True, slots=True)
class Written:
    """What an export did: the report, and the file where one was written."""

    report: Report
    file: Path | None
    export: Export


def write_job_file(document: Document, target: Path, progress: Progress = SILENT) -> Written:
    """Plan, compile, write, read back, prove; only what was proven is written.

    With a problem of severity error nothing is written and `file` is None.

    Raises:
        Unwritable: the target cannot be written.
        Cancelled: progress asked to stop.
    """
    made = export(document, progress)
    if made.report.is_refused:
        return Written(made.report, None, made)
    write_atomically(target, made.content)
    return Written(made.report, target, made)


def frame_of(document: Document, shape: str) -> Document:
    """The same job with one step: to trace its bounds or hull at pointing power."""
    step = Step("frame", Frame(shape=shape))
    return replace(document, steps=(step,))


def check_file(
    file: Path, machine: str, settings: Path | None = None, *, on_rotary: bool = False
) -> Report:
    """Read any job file back.

    `settings` is a GRBL `$$` listing in place of the machine's figures; `on_rotary` says that
    the rotary is plugged in, as our own files for bottles say themselves.

    Raises:
        Unreadable: a file cannot be read.
        WrongUsage: there is no such machine.
    """
    owner = load_machine(machine)
    found: tuple[Problem, ...] = ()
    if settings is not None:
        listing = content_of(settings).decode("latin-1")
        found = objections(owner, listing)
        owner = with_settings(owner, listing)
    content = content_of(file)
    on_rotary = on_rotary or ON_ROTARY.encode() in content[:_HEAD]
    report = inspect_file(content, owner, on_rotary=on_rotary)
    return replace(report, problems=found + report.problems)
