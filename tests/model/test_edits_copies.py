"""Laws of copies."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.model.document import Document
from gare_fab.model.edits import Ids, delete, lock
from gare_fab.model.edits_copies import array, cut_out, duplicate, paste
from gare_fab.model.edits_groups import group
from tests.model.layouts import DOCUMENTS, IDS, added_ids, after, ids, is_near, lefts, row


@given(DOCUMENTS, IDS)
def test_a_duplicate_leaves_the_originals(made: Document, some: Ids) -> None:
    """Copies lie on top, as many as were asked for, and share the artworks."""
    new = duplicate(some, (5.0, 6.0))(made)
    count = len(made.placements)
    assert new.placements[:count] == made.placements
    assert new.artworks == made.artworks
    picked = [each for each in made.placements if each.id in some]
    assert len(added_ids(made, new)) == len(new.placements) - count == len(picked)
    for old, copy in zip(picked, new.placements[count:], strict=True):
        assert (copy.artwork, copy.sheet) == (old.artwork, old.sheet)
        assert (copy.affine.e, copy.affine.f) == pytest.approx(
            (old.affine.e + 5.0, old.affine.f + 6.0)
        )


@given(DOCUMENTS, IDS, st.integers(1, 3), st.integers(1, 3))
def test_copies_are_grouped_as_their_originals_are(
    made: Document, some: Ids, columns: int, rows: int
) -> None:
    """Each cell has groups of its own, of the same sizes; a copy alone is in none."""
    new = array(some, columns, rows, 1.0, 1.0)(made)
    cells = columns * rows
    before = Counter(each.group for each in made.placements if each.id in some and each.group)
    added = new.placements[len(made.placements) :]
    sizes = Counter(each.group for each in added if each.group)
    expected = sorted(size for size in before.values() if size > 1) * (cells - 1)
    assert sorted(sizes.values()) == sorted(expected)
    assert not sizes.keys() & {each.group for each in made.placements}


def test_an_array_has_gaps_between_bounds() -> None:
    """Three columns of 10 mm with gaps of 2, two rows upwards."""
    new = array(ids(1), 3, 2, 2.0, 1.0)(row(5.0))
    assert lefts(new) == pytest.approx([5.0, 17.0, 29.0, 5.0, 17.0, 29.0])
    assert [each.affine.f for each in new.placements] == pytest.approx([0, 0, 0, 6, 6, 6])


def test_an_array_of_one_cell_adds_nothing() -> None:
    """Nor does one of nothing."""
    made = row(0.0)
    assert array(ids(1), 1, 0, 2.0, 2.0)(made) is made
    assert array(ids(), 3, 3, 2.0, 2.0)(made) is made


def test_a_copy_of_what_is_locked_can_be_moved() -> None:
    """The original stays locked."""
    new = after(row(0.0), lock(ids(1)), duplicate(ids(1), (5.0, 5.0)))
    assert [each.is_locked for each in new.placements] == [True, False]


@given(DOCUMENTS, IDS)
def test_pasted_where_it_was_is_a_duplicate(made: Document, some: Ids) -> None:
    """On the sheet asked for, with the artworks shared."""
    pasted = paste(cut_out(made, some), (5.0, 6.0), 0)(made)
    expected = duplicate(some, (5.0, 6.0))(made)
    assert is_near(on_one_sheet(pasted), on_one_sheet(expected))
    assert pasted.artworks == made.artworks


def test_a_clip_outlives_its_document() -> None:
    """Cut out, deleted and pasted, the artwork is back; in another document it is new."""
    made = after(row(0.0, 20.0, 40.0), group(ids(1, 2)))
    clip = cut_out(made, ids(1, 2))
    empty = delete(ids(1, 2, 3))(made)
    assert empty.artworks == ()
    back = paste(clip, (0.0, 0.0), 0)(empty)
    assert back.artworks == made.artworks
    assert [each.id for each in back.placements] == [1, 2]
    assert back.placements[0].group == back.placements[1].group != 0
    other = paste(clip, (0.0, 0.0), 0)(row(7.0))
    assert len(other.artworks) == 2
    assert [each.artwork for each in other.placements] == [0, 1, 1]


def on_one_sheet(made: Document) -> Document:
    """All placements on the first sheet."""
    placements = tuple(replace(each, sheet=0) for each in made.placements)
    return replace(made, placements=placements)
