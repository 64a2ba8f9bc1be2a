"""Errands: what workers do for the desk. Frozen values in, frozen values out, no Qt."""

from pathlib import Path

from gare_fab.base.progress import Part, Progress
from gare_fab.gui.desk.parcels import Handed
from gare_fab.model.document import Document
from gare_fab.model.edits_sheets import only_sheet
from gare_fab.model.study import Study
from gare_fab.workshop.importing import refined
from gare_fab.workshop.jobs import open_job, save_job
from gare_fab.workshop.output import frame_of, write_job_file
from gare_fab.workshop.studying import study
from gare_fab.workshop.thumbnails import remember_job


def open_saved(file: Path, progress: Progress) -> Document:
    """Open a job file."""
    progress.report(0.0)
    return open_job(file)


def save_to(document: Document, file: Path, progress: Progress) -> None:
    """Save a job file, as fine as its drawings are placed: `gare-fab run` must not differ."""
    save_job(refined(document, progress), file)


def write_to(document: Document, sheet: int, file: Path, progress: Progress) -> Handed:
    """Write one sheet's job file for its machine, read back and proven."""
    fine = refined(document, Part(progress, 0.0, 0.2))
    written = write_job_file(only_sheet(fine, sheet), file, Part(progress, 0.2, 1.0))
    return Handed(written.report, written.file)


def frame_to(
    document: Document, sheet: int, shape: str, file: Path, progress: Progress
) -> Handed:
    """Write the job file that traces the bounds or hull of one sheet at pointing power."""
    fine = refined(document, Part(progress, 0.0, 0.2))
    framed = frame_of(only_sheet(fine, sheet), shape)
    written = write_job_file(framed, file, Part(progress, 0.2, 1.0))
    return Handed(written.report, written.file)


def look_ahead(document: Document, sheet: int, progress: Progress) -> Study:
    """What the job will do."""
    return study(document, sheet, progress)


def refine(document: Document, progress: Progress) -> Document:
    """The job with its enlarged artworks read again as much finer."""
    return refined(document, progress)


def remember(document: Document, file: Path, now: float, progress: Progress) -> None:
    """Put a job first among the recent ones, with its picture."""
    progress.report(0.0)
    remember_job(document, file.resolve(), now)
