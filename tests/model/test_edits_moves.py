"""Laws of the edits that are an affine map."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Ids, lock
from gare_fab.model.edits_moves import mirrored, move, reshaped, rotated
from gare_fab.model.extent import Box, bounds_of
from tests.model.layouts import DOCUMENTS, IDS, LENGTHS, after, ids, is_near, row

POINTS = st.tuples(LENGTHS, LENGTHS)
SIZES = st.floats(0.5, 500.0)


@given(DOCUMENTS, IDS, LENGTHS, LENGTHS)
def test_moved_and_moved_back_is_as_before(
    made: Document, some: Ids, dx: float, dy: float
) -> None:
    """Within rounding; others were never touched."""
    new = move(some, (dx, dy))(made)
    assert is_near(move(some, (-dx, -dy))(new), made)
    pairs = zip(new.placements, made.placements, strict=True)
    assert all(one == other for one, other in pairs if one.id not in some)


def test_a_placement_elsewhere_is_else_the_same() -> None:
    """Sheet, id, group, lock and eye stay, as `replace` would leave them."""
    placement = Placement(3, Affine(), 1, PlacementId(7), 2, is_locked=True, is_hidden=True)
    there = Affine.moved(4.0, 5.0)
    assert placement.at(there) == replace(placement, affine=there)


@given(DOCUMENTS, IDS, st.floats(-360.0, 360.0), POINTS)
def test_turned_and_turned_back_is_as_before(
    made: Document, some: Ids, angle: float, about: tuple[float, float]
) -> None:
    """Turning keeps every placement's area, and turning back undoes it."""
    new = rotated(some, angle, about)(made)
    assert is_near(rotated(some, -angle, about)(new), made)
    assert [each.affine.determinant for each in new.placements] == pytest.approx(
        [each.affine.determinant for each in made.placements]
    )


@given(DOCUMENTS, IDS, st.sampled_from(("x", "y")), POINTS)
def test_mirrored_twice_is_as_before(
    made: Document, some: Ids, axis: str, about: tuple[float, float]
) -> None:
    """A mirror is its own inverse."""
    edit = mirrored(some, "x" if axis == "x" else "y", about)
    assert is_near(after(made, edit, edit), made)


def test_a_mirror_along_x_swaps_left_and_right() -> None:
    """A box right of the point lies left of it, at the same height."""
    made = mirrored(ids(1), "x", (5.0, 0.0))(row(20.0))
    assert bounds_of(made, ids(1)) == Box(-20.0, 0.0, 10.0, 5.0)
    made = mirrored(ids(1), "y", (5.0, 0.0))(row(20.0))
    assert bounds_of(made, ids(1)) == Box(20.0, -5.0, 10.0, 5.0)


@given(DOCUMENTS, LENGTHS, LENGTHS, SIZES, SIZES)
def test_reshaped_has_the_new_bounds(
    made: Document, x: float, y: float, width: float, height: float
) -> None:
    """What lay in its bounds lies in the box asked for."""
    some = frozenset(PlacementId(each.id) for each in made.placements)
    old = bounds_of(made, some)
    assert old is not None
    found = bounds_of(reshaped(some, old, Box(x, y, width, height))(made), some)
    assert found is not None
    assert (found.x, found.y, found.width, found.height) == pytest.approx(
        (x, y, width, height), abs=1e-6
    )


@pytest.mark.parametrize("width", [0.0, 7.0])
def test_a_direction_without_size_keeps_its_scale(width: float) -> None:
    """A line has no height to be scaled, and nothing is scaled to nothing."""
    made = row(0.0)
    new = reshaped(ids(1), Box(0.0, 0.0, width, 0.0), Box(3.0, 4.0, 0.0, 9.0))(made)
    assert bounds_of(new, ids(1)) == Box(3.0, 4.0, 10.0, 5.0)


def test_what_is_locked_stays() -> None:
    """None of the maps moves it; the others move."""
    made = lock(ids(1))(row(0.0, 20.0))
    some, old = ids(1, 2), Box(0.0, 0.0, 30.0, 5.0)
    for edit in (
        move(some, (1.0, 2.0)),
        rotated(some, 30.0, (0.0, 0.0)),
        mirrored(some, "x", (0.0, 0.0)),
        reshaped(some, old, Box(0.0, 0.0, 60.0, 9.0)),
    ):
        new = edit(made)
        assert new.placements[0] == made.placements[0]
        assert new.placements[1] != made.placements[1]


def test_a_move_by_nothing_is_the_very_same_document() -> None:
    """Nothing to undo."""
    made = row(0.0, 20.0)
    assert move(ids(1), (0.0, 0.0))(made) is made
    assert move(ids(), (5.0, 0.0))(made) is made
