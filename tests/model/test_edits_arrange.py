"""Laws of aligning, distributing, centring and fitting."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import Edit, Ids, lock
from gare_fab.model.edits_arrange import (
    Side,
    align,
    centre_on_stock,
    distribute,
    fit_into_stock,
)
from gare_fab.model.edits_groups import group
from gare_fab.model.extent import Box, area_of, bounds_of
from tests.model.layouts import DOCUMENTS, IDS, after, ids, is_near, lefts, row


@given(DOCUMENTS, IDS, IDS, st.sampled_from(Side), st.none() | st.just(Box(1, 2, 30, 40)))
def test_aligned_twice_is_aligned_once(
    made: Document, some: Ids, locked: Ids, side: Side, box: Box | None
) -> None:
    """Whatever is locked or grouped, there is nothing left to align."""
    made = lock(locked)(made)
    once = align(some, side, box)(made)
    assert is_near(align(some, side, box)(once), once)


@pytest.mark.parametrize(
    ("side", "box"),
    [
        (Side.LEFT, Box(1, 7, 10, 5)),
        (Side.CENTRE_X, Box(11, 7, 10, 5)),
        (Side.RIGHT, Box(21, 7, 10, 5)),
        (Side.BOTTOM, Box(50, 2, 10, 5)),
        (Side.CENTRE_Y, Box(50, 19.5, 10, 5)),
        (Side.TOP, Box(50, 37, 10, 5)),
    ],
)
def test_a_side_lies_on_that_side_of_the_box(side: Side, box: Box) -> None:
    """Into a box of 30 by 40 at 1, 2; the other direction is left alone."""
    made = row(50.0)
    placed = after(made, align(ids(1), Side.BOTTOM, Box(0, 7, 0, 0)))
    new = align(ids(1), side, Box(1, 2, 30, 40))(placed)
    assert bounds_of(new, ids(1)) == box


def test_a_group_is_aligned_as_one() -> None:
    """Its members keep their distance."""
    made = after(row(0.0, 50.0, 70.0), group(ids(2, 3)))
    assert lefts(align(ids(1, 2, 3), Side.LEFT)(made)) == pytest.approx([0.0, 0.0, 20.0])


def test_others_are_aligned_to_what_is_locked() -> None:
    """The locked one stays and is the measure."""
    made = after(row(0.0, 50.0), lock(ids(2)))
    assert lefts(align(ids(1, 2), Side.LEFT)(made)) == pytest.approx([50.0, 50.0])


@pytest.mark.parametrize("edit", [align(ids(), Side.LEFT), centre_on_stock(ids())])
def test_of_nothing_nothing_is_arranged(edit: Edit) -> None:
    """The very same document."""
    made = row(0.0, 20.0)
    assert edit(made) is made


def test_distributed_gaps_are_equal() -> None:
    """The first and the last stay; a group counts as one, paint order does not matter."""
    made = row(100.0, 0.0, 15.0, 40.0)
    assert lefts(distribute(ids(1, 2, 3), "x")(made)) == pytest.approx(
        [100.0, 0.0, 50.0, 40.0]
    )
    made = after(row(0.0, 11.0, 30.0, 100.0), group(ids(2, 3)))
    assert lefts(distribute(ids(1, 2, 3, 4), "x")(made)) == pytest.approx(
        [0.0, 40.5, 59.5, 100.0]
    )


def test_two_have_nothing_between_them() -> None:
    """Fewer than three are left alone."""
    made = row(0.0, 50.0)
    assert distribute(ids(1, 2), "y")(made) is made


@given(DOCUMENTS)
def test_centred_keeps_its_size_and_fitted_fills_the_stock(made: Document) -> None:
    """Both have the stock's middle; what is fitted touches two edges of the margin."""
    some = frozenset(PlacementId(each.id) for each in made.placements)
    area, old = area_of(made), bounds_of(made, some)
    assert old is not None
    centred = bounds_of(centre_on_stock(some)(made), some)
    fitted = bounds_of(fit_into_stock(some, 5.0)(made), some)
    assert centred is not None
    assert fitted is not None
    assert centred.centre == pytest.approx(area.centre, abs=1e-6)
    assert fitted.centre == pytest.approx(area.centre, abs=1e-6)
    assert (centred.width, centred.height) == pytest.approx((old.width, old.height))
    ratios = fitted.width / (area.width - 10.0), fitted.height / (area.height - 10.0)
    assert math.isclose(max(ratios), 1.0)
    assert math.isclose(fitted.width * old.height, fitted.height * old.width)


def test_a_margin_that_leaves_nothing_is_not_kept() -> None:
    """The stock is filled to its edges instead."""
    made = row(0.0)
    box = bounds_of(fit_into_stock(ids(1), 100.0)(made), ids(1))
    assert box is not None
    assert box.width == pytest.approx(300.0)
