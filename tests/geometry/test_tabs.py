"""Laws of tabs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.tabs import tab_counts, with_gaps, with_rises
from tests.geometry.drawings import circle, rectangle

LAWS = settings(max_examples=60, deadline=None)
SHAPES = Paths.of([rectangle(0, 0, 50, 30), circle(60)])


@LAWS
@given(st.integers(0, 6), st.integers(0, 6), st.floats(0.1, 4.0))
def test_gaps_are_as_long_as_asked(one: int, other: int, width: float) -> None:
    """Each tab takes its width away from its own contour, which falls into so many pieces."""
    counts = np.array([one, other])
    pieces, owner = with_gaps(SHAPES, counts, width)
    left = np.bincount(owner, weights=pieces.lengths, minlength=2)
    assert left == pytest.approx(SHAPES.lengths - counts * width)
    assert np.bincount(owner).tolist() == [one + 1, other + 1]


@LAWS
@given(st.integers(0, 6), st.integers(0, 6), st.floats(0.1, 4.0))
def test_rises_are_as_long_as_asked(one: int, other: int, width: float) -> None:
    """The path stays as it is, and its length with a floor is that of its tabs."""
    counts = np.array([one, other])
    risen, floors = with_rises(SHAPES, counts, width, -1.0)
    assert risen.lengths == pytest.approx(SHAPES.lengths)
    assert risen.first.tolist() == SHAPES.first.tolist()
    rows = risen.segments
    high = (floors[rows] == -1.0) & (floors[rows + 1] == -1.0)
    length = np.hypot(*(risen.points[rows + 1] - risen.points[rows]).T)
    assert length[high].sum() == pytest.approx((one + other) * width)


def test_tabs_by_distance() -> None:
    """One tab every so many mm, and never fewer than the number asked for."""
    lengths = np.array([10.0, 95.0, 400.0])
    assert tab_counts(lengths, 3, 100.0).tolist() == [3, 3, 4]
    assert tab_counts(lengths, 2, 0.0).tolist() == [2, 2, 2]


def test_small_contours_get_no_tabs() -> None:
    """A contour of which tabs would be more than half is cut whole."""
    small = Paths.of([rectangle(0, 0, 2, 2)])
    pieces, _ = with_gaps(small, np.array([3]), 2.0)
    assert pieces.points.tolist() == small.points.tolist()
