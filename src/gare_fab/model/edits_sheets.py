"""Edits of sheets, all of the same stock; sheets are counted from 0, said from 1."""

from dataclasses import replace

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.model.document import Document, Placement
from gare_fab.model.edits import Edit, Ids, each_of, placed, pruned


def only_sheet(document: Document, sheet: int) -> Document:
    """One sheet as a document of its own, without what is placed on the others.

    Raises:
        WrongUsage: there is no such sheet.
    """
    _check_sheet(document, sheet)
    if document.sheet_count == 1:
        return document
    there = tuple(
        replace(each, sheet=0) for each in document.placements if each.sheet == sheet
    )
    return pruned(replace(document, placements=there, sheet_count=1))


def move_to_sheet(ids: Ids, sheet: int) -> Edit:
    """Move placements that are not locked to the same place on another sheet.

    Raises (when applied):
        WrongUsage: there is no such sheet.
    """

    def moved(placement: Placement) -> Placement:
        return placement if placement.is_locked else replace(placement, sheet=sheet)

    def edit(document: Document) -> Document:
        _check_sheet(document, sheet)
        return each_of(ids, moved)(document)

    return edit


def add_sheet() -> Edit:
    """One more empty sheet behind the last."""
    return lambda document: replace(document, sheet_count=document.sheet_count + 1)


def remove_sheet(sheet: int) -> Edit:
    """Take a sheet away, and all that lies on it, locked or not; the only one stays.

    Raises (when applied):
        WrongUsage: there is no such sheet.
    """

    def edit(document: Document) -> Document:
        _check_sheet(document, sheet)
        if document.sheet_count == 1:
            return document
        left = tuple(
            replace(each, sheet=each.sheet - (each.sheet > sheet))
            for each in document.placements
            if each.sheet != sheet
        )
        fewer = replace(document, sheet_count=document.sheet_count - 1)
        return pruned(placed(fewer, left))

    return edit


def _check_sheet(document: Document, sheet: int) -> None:
    if not 0 <= sheet < document.sheet_count:
        raise WrongUsage(
            Message(
                "There is no sheet {number}; the job has {count}.",
                {"number": sheet + 1, "count": document.sheet_count},
            )
        )
