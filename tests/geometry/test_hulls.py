"""Laws of convex hulls."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.hulls import hull

PLACES = st.floats(-1e4, 1e4)
POINTS = st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=90).map(
    lambda rows: np.array(rows, np.float64)
)


def many(kind: str) -> Floats:
    """5000 points of a kind, so many that they are sieved."""
    chance = np.random.default_rng(3)
    square = chance.random((5000, 2)) * (80.0, 50.0)
    match kind:
        case "disc":
            return chance.normal(size=(5000, 2))
        case "hatch":  # all of them on two slanting edges
            square[:, 0] = np.where(square[:, 0] > 40, 80.0, 0.0)
            return Affine.rotated(30.0).apply(square)
        case "far":
            return square + 1e7
        case _:
            return square


@pytest.mark.parametrize("kind", ["disc", "hatch", "far", "square"])
def test_many_points_have_the_hull_that_geos_finds(kind: str) -> None:
    """The sieve loses no corner: the areas agree, and the extremes are exact."""
    points = many(kind)
    corners = hull(points)
    expected = shapely.convex_hull(shapely.multipoints(points))
    assert shapely.Polygon(corners).area == pytest.approx(shapely.area(expected), rel=1e-9)
    assert np.array_equal(corners.min(axis=0), points.min(axis=0))
    assert np.array_equal(corners.max(axis=0), points.max(axis=0))
    assert len(corners) < 100


@settings(deadline=None)
@given(POINTS, st.floats(-180.0, 180.0), st.floats(-3.0, 3.0), st.floats(-3.0, 3.0))
def test_a_hull_has_the_bounds_of_its_points_under_any_map(
    points: Floats, angle: float, across: float, along: float
) -> None:
    """Turned, scaled and sheared, the corners reach as far as the points."""
    affine = Affine.rotated(angle) @ Affine(across, 0.5, 0.1, along, 7.0, 9.0)
    corners, moved = affine.apply(hull(points)), affine.apply(points)
    assert np.allclose(corners.min(axis=0), moved.min(axis=0), atol=1e-8)
    assert np.allclose(corners.max(axis=0), moved.max(axis=0), atol=1e-8)


@given(POINTS)
def test_corners_are_points(points: Floats) -> None:
    """A hull is made of given points, and has itself as hull."""
    corners = hull(points)
    assert {*map(tuple, corners.tolist())} <= {*map(tuple, points.tolist())}
    again = hull(corners)
    assert {*map(tuple, again.tolist())} == {*map(tuple, corners.tolist())}


@pytest.mark.parametrize("count", [1, 3, 1000])
def test_points_in_one_place_are_one(count: int) -> None:
    """However many there are."""
    assert np.array_equal(hull(np.full((count, 2), 7.0)), [(7.0, 7.0)])


@pytest.mark.parametrize("count", [2, 5, 1000])
def test_points_on_a_line_are_its_ends(count: int) -> None:
    """However many there are."""
    x = np.linspace(0.0, 9.0, count)
    corners = hull(np.column_stack((x, 3.0 * x)))
    assert sorted(map(tuple, corners.tolist())) == [(0.0, 0.0), (9.0, 27.0)]


def test_of_none_there_is_none() -> None:
    """No point, or none that is finite: no corner."""
    assert hull(np.zeros((0, 2))).shape == (0, 2)
    assert hull(np.full((3, 2), np.nan)).shape == (0, 2)


def test_what_is_not_finite_is_left_out() -> None:
    """A point that is nowhere bounds nothing."""
    points = np.array([(0.0, 0.0), (np.inf, 1.0), (4.0, 0.0), (1.0, np.nan), (2.0, 3.0)])
    assert sorted(map(tuple, hull(points).tolist())) == [(0.0, 0.0), (2.0, 3.0), (4.0, 0.0)]


def test_places_beyond_all_measure_have_a_hull() -> None:
    """Coordinates whose squares are no numbers raise nothing and keep their extremes."""
    points = np.random.default_rng(1).normal(size=(500, 2)) * 1e300
    assert np.array_equal(hull(points).max(axis=0), points.max(axis=0))
