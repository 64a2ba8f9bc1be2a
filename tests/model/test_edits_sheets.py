"""Laws of the edits of sheets."""

import pytest
from hypothesis import given

from gare_fab.base.errors import WrongUsage
from gare_fab.model.document import Document
from gare_fab.model.edits import Edit, lock
from gare_fab.model.edits_sheets import add_sheet, move_to_sheet, only_sheet, remove_sheet
from tests.model.layouts import DOCUMENTS, after, ids, row


@given(DOCUMENTS)
def test_the_sheets_together_are_the_document(made: Document) -> None:
    """Each placement is on one sheet alone, which is a document of one sheet."""
    found = []
    for sheet in range(made.sheet_count):
        alone = only_sheet(made, sheet)
        assert alone.sheet_count == 1
        assert all(each.sheet == 0 for each in alone.placements)
        found += [(each.id, alone.artworks[each.artwork]) for each in alone.placements]
    expected = [(each.id, made.artworks[each.artwork]) for each in made.placements]
    assert sorted(found, key=lambda pair: pair[0]) == expected


def test_the_only_sheet_is_the_document() -> None:
    """Nothing is changed, not even artworks that are not placed."""
    made = row(0.0)
    assert only_sheet(made, 0) is made


@pytest.mark.parametrize("sheet", [-1, 2])
def test_a_sheet_that_is_not_there_is_told(sheet: int) -> None:
    """Counted from 1, as people do."""
    made = add_sheet()(row(0.0))
    edits: tuple[Edit, ...] = (
        lambda document: only_sheet(document, sheet),
        remove_sheet(sheet),
        move_to_sheet(ids(1), sheet),
    )
    for edit in edits:
        with pytest.raises(WrongUsage, match=f"no sheet {sheet + 1}; the job has 2"):
            edit(made)


def test_what_is_moved_to_a_sheet_keeps_its_place() -> None:
    """What is locked stays where it is."""
    made = after(row(0.0, 20.0), add_sheet(), lock(ids(2)), move_to_sheet(ids(1, 2), 1))
    assert [each.sheet for each in made.placements] == [1, 0]
    assert made.placements[0].affine == row(0.0).placements[0].affine


def test_a_sheet_goes_with_all_that_lies_on_it() -> None:
    """The sheets behind it move up; the last one of all stays."""
    made = after(row(0.0, 20.0, 40.0), add_sheet(), add_sheet())
    made = after(made, move_to_sheet(ids(2), 1), move_to_sheet(ids(3), 2), lock(ids(2)))
    left = remove_sheet(1)(made)
    assert [(each.id, each.sheet) for each in left.placements] == [(1, 0), (3, 1)]
    assert left.sheet_count == 2
    alone = row(0.0)
    assert remove_sheet(0)(alone) is alone
