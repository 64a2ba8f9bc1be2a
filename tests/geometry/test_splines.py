"""Laws of B-splines: flattened within the tolerance, exact at their ends and bounds."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import BSpline

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.flatten import cubics
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.splines import Splines, ends, flatten, points_needed, valid

TOLERANCE = 0.01


def _clamped(count: int, degree: int) -> Floats:
    inner = np.arange(1.0, count - degree)
    return np.concatenate((np.zeros(degree + 1), inner, np.full(degree + 1, count - degree)))


def _one(
    control: Floats, degree: int, knots: Floats, weights: Floats | None = None
) -> Splines:
    count = len(control)
    return Splines(
        control,
        np.ones(count) if weights is None else weights,
        np.array([0, count]),
        knots,
        np.array([0, len(knots)]),
        np.array([degree]),
    )


def _joined(first: Splines, second: Splines) -> Splines:
    return Splines(
        np.concatenate((first.control, second.control)),
        np.concatenate((first.weights, second.weights)),
        np.concatenate((first.starts, second.starts[1:] + first.starts[-1])),
        np.concatenate((first.knots, second.knots)),
        np.concatenate((first.knot_starts, second.knot_starts[1:] + first.knot_starts[-1])),
        np.concatenate((first.degrees, second.degrees)),
    )


def _fine(splines: Splines) -> Floats:
    """Points of a single spline by SciPy, 10 001 and those at its knots."""
    degree, count = int(splines.degrees[0]), len(splines.control)
    homogeneous = np.column_stack(
        (splines.control * splines.weights[:, None], splines.weights)
    )
    even = np.linspace(splines.knots[degree], splines.knots[count], 10001)
    t = np.union1d(even, splines.knots[degree : count + 1])
    values = BSpline(splines.knots, homogeneous, degree)(t)
    points: Floats = values[:, :-1] / values[:, -1:]
    return points


@st.composite
def _splines(draw: st.DrawFn) -> Splines:
    degree = draw(st.integers(1, 6))
    count = draw(st.integers(degree + 1, degree + 8))
    seed = np.random.default_rng(draw(st.integers(0, 10**6)))
    control = seed.uniform(-50, 50, (count, 2))
    weights = seed.uniform(0.2, 5, count) if draw(st.booleans()) else np.ones(count)
    knots = _clamped(count, degree)
    if draw(st.booleans()):
        knots = np.sort(seed.uniform(0, 10, count + degree + 1))
    return _one(control, degree, knots, weights)


@settings(max_examples=40, deadline=None)
@given(_splines())
def test_flattening_keeps_within_the_tolerance(splines: Splines) -> None:
    """Every point of the curve lies within the tolerance of its chords."""
    first, last = ends(splines)
    points, counts = flatten(splines, TOLERANCE)
    fine = _fine(splines)
    line = shapely.linestrings(np.concatenate((first, points)))
    shapely.prepare(line)
    assert shapely.distance(shapely.points(fine), line).max() <= TOLERANCE * 1.001
    assert counts.sum() == len(points)
    assert np.allclose(first[0], fine[0], atol=1e-7)
    assert np.allclose(last[0], fine[-1], atol=1e-7)
    assert np.allclose(points[-1], last[0], atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(_splines())
def test_bounds_of_the_points_are_bounds_of_the_curve(splines: Splines) -> None:
    """No point of the curve lies further out than its own points, however coarse they are."""
    points, _ = flatten(splines, 1.0)
    points = np.concatenate((ends(splines)[0], points))
    fine = _fine(splines)
    assert (points.min(axis=0) <= fine.min(axis=0) + 2e-4).all()
    assert (points.max(axis=0) >= fine.max(axis=0) - 2e-4).all()


@settings(max_examples=30, deadline=None)
@given(_splines(), _splines())
def test_many_are_flattened_as_each_alone(first: Splines, second: Splines) -> None:
    """Splines of different degrees together give the points that each gives alone."""
    points, counts = flatten(_joined(first, second), TOLERANCE)
    alone = [flatten(splines, TOLERANCE)[0] for splines in (first, second)]
    assert np.array_equal(points, np.concatenate(alone))
    assert counts.tolist() == [len(part) for part in alone]
    swapped, _ = flatten(_joined(first, second).take(np.array([1, 0])), TOLERANCE)
    assert np.array_equal(swapped, np.concatenate(alone[::-1]))


@settings(max_examples=30, deadline=None)
@given(_splines())
def test_the_points_needed_are_known_before(splines: Splines) -> None:
    """The count told before is the count got, but for the extremes."""
    points, _ = flatten(splines, TOLERANCE)
    needed = points_needed(splines, TOLERANCE)
    assert needed <= len(points) <= needed + 40 * len(splines.control)


def test_a_rational_quadratic_is_a_circle() -> None:
    """The classic nine-point NURBS circle keeps its radius to the last digits."""
    half = np.sqrt(0.5)
    ring = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0)]
    knots = np.array([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4.0])
    weights = np.array([1, half] * 4 + [1])
    points, _ = flatten(_one(np.array(ring) * 30.0, 2, knots, weights), TOLERANCE)
    assert np.allclose(np.hypot(*points.T), 30, atol=1e-12)
    assert len(points) < 4 * 60


def test_a_cubic_without_inner_knots_is_a_bezier() -> None:
    """One piece of degree 3 has the end and the length of the Bezier curve."""
    control = np.array([(0, 0), (10, 40), (60, -30), (50, 20.0)])
    points, _ = flatten(_one(control, 3, _clamped(4, 3)), 1e-4)
    bezier, _ = cubics(control[None], 1e-4)
    lengths = [Paths.of([[control[0], *part]]).lengths.sum() for part in (points, bezier)]
    assert lengths[0] == pytest.approx(lengths[1], rel=1e-6)


def test_degree_one_is_its_control_polygon() -> None:
    """A spline of degree 1 is flattened to its control points, no more."""
    control = np.array([(0, 0), (10, 40), (60, -30), (50, 20.0)])
    points, _ = flatten(_one(control, 1, _clamped(4, 1)), TOLERANCE)
    assert np.array_equal(points, control[1:])


def test_control_points_in_space_are_seen_from_above() -> None:
    """The third coordinate changes nothing in x and y, and is in the ends."""
    control = np.array([(0, 0, 5), (10, 40, 1), (60, -30, 2), (50, 20.0, 9)])
    flat = _one(control[:, :2], 3, _clamped(4, 3))
    points, _ = flatten(_one(control, 3, _clamped(4, 3)), TOLERANCE)
    assert np.array_equal(points, flatten(flat, TOLERANCE)[0])
    assert ends(_one(control, 3, _clamped(4, 3)))[1].tolist() == [[50, 20, 9]]


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("control", np.array([(0, 0), (1, np.nan), (2, 0), (3, 1)])),
        ("weights", np.array([1, 0, 1, 1.0])),
        ("weights", np.array([1, -1, 1, 1.0])),
        ("knots", np.array([0, 0, 0, 0, 1, 1, 1, np.inf])),
        ("knots", np.array([0, 0, 0, 1, 0, 1, 1, 1.0])),
        ("knots", np.zeros(8)),
        ("knots", np.arange(7.0)),
        ("degrees", np.array([0])),
        ("degrees", np.array([4])),
    ],
)
def test_what_cannot_be_drawn_is_told(change: str, value: Floats) -> None:
    """Each fault makes a spline invalid, without touching a good one beside it."""
    values = {
        "control": np.array([(0, 0), (1, 2), (2, 0), (3, 1.0)]),
        "weights": np.ones(4),
        "knots": _clamped(4, 3),
        "degrees": np.array([3]),
    }
    good = _one(values["control"], 3, values["knots"], values["weights"])
    values |= {change: value}
    knots = values["knots"]
    bad = Splines(
        values["control"],
        values["weights"],
        np.array([0, 4]),
        knots,
        np.array([0, len(knots)]),
        values["degrees"].astype(np.intp),
    )
    assert valid(_joined(good, bad)).tolist() == [True, False]
    assert valid(_joined(bad, good)).tolist() == [False, True]


def test_none_gives_none() -> None:
    """No spline gives no point."""
    nothing = _one(np.zeros((4, 2)), 3, _clamped(4, 3)).take(np.zeros(0, np.intp))
    points, counts = flatten(nothing, TOLERANCE)
    assert (points.shape, counts.shape) == ((0, 2), (0,))
