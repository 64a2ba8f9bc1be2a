"""Laws of taking out doubles."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.joining import join_ends, without_doubles
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import BLOB, LINES, circle, rectangle, segments_of

LAWS = settings(max_examples=60, deadline=None)


def same(one: Paths, other: Paths) -> bool:
    """Whether two sets of paths are the same numbers."""
    return np.array_equal(one.points, other.points) and np.array_equal(
        one.starts, other.starts
    )


@LAWS
@given(st.lists(BLOB, min_size=1, max_size=4), st.booleans(), st.integers(0, 5))
def test_a_copy_leaves_no_trace(
    blobs: list[Floats],
    back: bool,  # noqa: FBT001 -- hypothesis gives it
    turn: int,
) -> None:
    """Drawing everything again, backwards or begun elsewhere, changes nothing."""
    once = without_doubles(Paths.of(blobs))
    copies = [np.roll(each[:-1], turn, axis=0)[:: -1 if back else 1] for each in blobs]
    copies = [np.concatenate((each, each[:1])) for each in copies]
    twice = without_doubles(Paths.of([*blobs, *copies]))
    assert twice.lengths.sum() == pytest.approx(once.lengths.sum(), abs=0.1)
    assert segments_of(twice)[0] == segments_of(once)[0]


@LAWS
@given(LINES)
def test_the_same_lines_twice_are_the_lines_once(
    lines: list[tuple[tuple[float, float], ...]],
) -> None:
    """A set of lines joined with itself is what the set alone gives."""
    paths = Paths.of([np.array(line) for line in lines if line[0] != line[1]])
    once = without_doubles(paths)
    assert same(without_doubles(Paths.joined((paths, paths))), once)


@LAWS
@given(st.floats(0.0, 360.0), st.floats(1.0, 9.0), st.floats(2.0, 60.0))
def test_an_overlap_is_cut_once(angle_deg: float, begin: float, length: float) -> None:
    """Two lines along one another leave a total length equal to what they cover."""
    paths = Paths.of([[(0, 0), (10, 0)], [(begin, 0), (begin + length, 0)]])
    left = without_doubles(paths.moved_by(Affine.rotated(angle_deg)))
    assert left.lengths.sum() == pytest.approx(max(10.0, begin + length), abs=0.021)


@LAWS
@given(st.floats(0.0, 360.0), st.floats(-2.0, 4.0))
def test_a_shared_edge_is_cut_once(angle_deg: float, shift: float) -> None:
    """Of two rectangles side by side the shared part goes once and the larger stays whole."""
    paths = Paths.of([rectangle(10, shift, 5, 3), rectangle(0, 0, 10, 5)])
    shared = min(shift + 3, 5.0) - max(shift, 0.0)
    left = join_ends(without_doubles(paths.moved_by(Affine.rotated(angle_deg))))
    expected = 46.0 - shared if shared > 0.02 else 46.0
    assert left.lengths.sum() == pytest.approx(expected, abs=0.05)
    assert left.closed.sum() >= 1


def test_the_same_circle_flattened_differently_goes() -> None:
    """A circle of 100 and one of 130 sides, both true to 0.01 mm, are one circle."""
    paths = Paths.of([circle(100, 5.0), circle(130, 5.0, 0.3), circle(100, 5.0, 0.01)])
    assert len(without_doubles(paths)) == 1


def test_neighbours_stay() -> None:
    """Lines farther apart than the tolerance, crossings and touching ends stay untouched."""
    hatch = [[(0, y), (50, y)] for y in np.arange(0, 10, 0.05)]
    fan = [[(0, 0), (50 * math.cos(a), 50 * math.sin(a))] for a in np.arange(-3, -1, 0.1)]
    paths = Paths.of([*hatch, *fan, rectangle(-9, 20, 3, 3), circle(90, 0.5)])
    assert same(without_doubles(paths, 0.02), paths)


def test_curves_that_touch_stay() -> None:
    """Circles that touch, and one on a tangent, keep all their length."""
    smaller = circle(160, 40.0) + np.array([10.0, 0.0])
    tangent = np.array([(-60.0, 50.0), (60.0, 50.0)])
    paths = Paths.of([circle(200, 50.0), smaller, tangent])
    assert without_doubles(paths).lengths.sum() == pytest.approx(paths.lengths.sum())


def test_inexact_copies_go() -> None:
    """A long side drawn again 0.01 mm beside goes; a short one so imprecise stays."""
    ring = rectangle(0, 0, 50, 30)
    left = without_doubles(Paths.of([ring, [(5, 0.01), (45, 0.01)]]))
    assert len(left) == 1
    left = without_doubles(Paths.of([ring, rectangle(50.01, 10, 3, 3)]))
    assert left.lengths.sum() == pytest.approx(160 + 12)


def test_sharp_tips_stay_whole() -> None:
    """A closed sliver with a tip of half a degree stays one closed path."""
    sliver = [(0, 0), (30, 0), (30, 30 * math.tan(math.radians(0.5))), (0, 0)]
    paths = Paths.of([sliver])
    assert same(without_doubles(paths), paths)


def test_a_retraced_line_goes_once() -> None:
    """A line drawn there and back keeps only the way there."""
    left = without_doubles(Paths.of([[(0, 0), (10, 0), (0, 0)]]))
    assert segments_of(left) == [((0.0, 0.0), (10.0, 0.0))]


def test_dense_hatches_do_not_collapse() -> None:
    """Of lines 0.015 mm apart hardly any goes: being near a neighbour does not chain on."""
    hatch = Paths.of([[(0, y), (50, y)] for y in np.arange(100) * 0.015])
    assert len(without_doubles(hatch, 0.02)) >= 50


def test_nothing_and_dots_stay() -> None:
    """No paths give no paths, and dots are none of its business."""
    assert len(without_doubles(Paths.of(()))) == 0
    dots = Paths.of([[(1, 1)], [(1, 1)], [(2, 2), (2, 2)]])
    assert same(without_doubles(dots), dots)
