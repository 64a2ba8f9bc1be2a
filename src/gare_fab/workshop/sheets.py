"""Which sheet of a job is meant: a job file of a machine is for one sheet."""

from gare_fab.base.messages import Message
from gare_fab.model.document import Document
from gare_fab.model.edits_sheets import only_sheet
from gare_fab.model.problem import Problem, Severity


def chosen_sheet(
    document: Document, number: int | None
) -> tuple[Document, tuple[Problem, ...]]:
    """One sheet of a job, counted from 1, as a job of its own.

    Without a number it is the first, with a note of how to get the others where there are.

    Raises:
        WrongUsage: there is no such sheet.
    """
    alone = only_sheet(document, 0 if number is None else number - 1)
    if number is not None or document.sheet_count == 1:
        return alone, ()
    note = Message("This is sheet 1 of {count}.", {"count": document.sheet_count})
    return alone, (Problem(Severity.NOTE, note, fix=Message("Others: --sheet N.")),)
