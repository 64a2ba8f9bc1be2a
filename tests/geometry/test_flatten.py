"""The laws of flattening."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry import flatten
from gare_fab.geometry.arrays import Floats, Ints

coordinate = st.floats(-500, 500, allow_nan=False, width=32)
tolerances = st.sampled_from([0.001, 0.01, 0.1, 1.0])


def _controls(columns: int) -> st.SearchStrategy[Floats]:
    size = columns * 2
    rows = st.lists(coordinate, min_size=size, max_size=3 * size)
    return rows.map(
        lambda v: np.array(v[: len(v) // size * size], dtype=np.float64).reshape(
            -1, columns, 2
        )
    )


def _bezier(control: Floats, t: Floats) -> Floats:
    """De Casteljau's own construction."""
    level = np.repeat(control[None], len(t), axis=0)
    while level.shape[1] > 1:
        level = level[:, :-1] * (1 - t)[:, None, None] + level[:, 1:] * t[:, None, None]
    return np.asarray(level[:, 0])


def _distance_to_line(points: Floats, line: Floats) -> float:
    """The greatest distance of points to a polyline."""
    start, step = line[:-1], np.diff(line, axis=0)
    length = np.maximum((step * step).sum(axis=1), 1e-30)
    offset = points[:, None] - start[None]
    t = np.clip((offset * step).sum(axis=2) / length, 0, 1)
    gap = offset - t[:, :, None] * step
    return float(np.hypot(gap[..., 0], gap[..., 1]).min(axis=1).max())


def _split(points: Floats, counts: Ints) -> list[Floats]:
    return np.split(points, np.cumsum(counts)[:-1])


@settings(max_examples=60, deadline=None)
@given(_controls(3), tolerances)
def test_quadratics_stay_within_the_tolerance(control: Floats, tolerance: float) -> None:
    """No point of a quadratic lies further from its chords than the tolerance."""
    for curve, points in zip(
        control, _split(*flatten.quadratics(control, tolerance)), strict=True
    ):
        line = np.vstack([curve[:1], points])
        true = _bezier(curve, np.linspace(0, 1, 41))
        assert _distance_to_line(true, line) <= tolerance * (1 + 1e-6) + 1e-9
        assert (points[-1] == curve[-1]).all()


@settings(max_examples=60, deadline=None)
@given(_controls(4), tolerances)
def test_cubics_stay_within_the_tolerance(control: Floats, tolerance: float) -> None:
    """No point of a cubic lies further from its chords than the tolerance."""
    for curve, points in zip(
        control, _split(*flatten.cubics(control, tolerance)), strict=True
    ):
        line = np.vstack([curve[:1], points])
        true = _bezier(curve, np.linspace(0, 1, 41))
        assert _distance_to_line(true, line) <= tolerance * (1 + 1e-6) + 1e-9
        assert (points[-1] == curve[-1]).all()


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(*[coordinate] * 6),
    st.floats(-7, 7),
    st.floats(-6.3, 6.3),
    tolerances,
)
def test_arcs_stay_within_the_tolerance(
    numbers: tuple[float, ...], start: float, sweep: float, tolerance: float
) -> None:
    """No point of an arc lies further from its chords than the tolerance."""
    c, u, v = np.array(numbers, dtype=np.float64).reshape(3, 1, 2)
    first, turn = np.array([start]), np.array([sweep])
    points, counts = flatten.arcs(c, u, v, first, turn, tolerance)
    t = start + sweep * np.linspace(0, 1, 41)
    true = c + u * np.cos(t)[:, None] + v * np.sin(t)[:, None]
    assert counts.tolist() == [len(points)]
    assert (
        _distance_to_line(true, np.vstack([true[:1], points])) <= tolerance * 1.000001 + 1e-9
    )
    assert points[-1] == pytest.approx(true[-1], abs=1e-9)


def test_a_straight_curve_is_one_step() -> None:
    """A Bezier whose control points lie evenly on a line needs no point between."""
    line = np.linspace([0.0, 0.0], [30.0, 60.0], 4)[None]
    points, counts = flatten.cubics(line, 0.01)
    assert counts.tolist() == [1]
    assert points.tolist() == [[30.0, 60.0]]


def test_steps_follow_the_square_root() -> None:
    """A tolerance four times finer takes twice the steps."""
    curve = np.array([[[0.0, 0.0], [50.0, 100.0], [100.0, 0.0]]])
    coarse = flatten.quadratics(curve, 0.04)[1][0]
    fine = flatten.quadratics(curve, 0.01)[1][0]
    assert fine == pytest.approx(2 * coarse, abs=1)


def test_nothing_gives_nothing() -> None:
    """Without a curve there is no point, and no error."""
    none, places = np.zeros(0), np.zeros((0, 2))
    for points, counts in (
        flatten.quadratics(np.zeros((0, 3, 2)), 0.01),
        flatten.cubics(np.zeros((0, 4, 2)), 0.01),
        flatten.arcs(places, places, places, none, none, 0.01),
    ):
        assert points.shape == (0, 2)
        assert counts.shape == (0,)


def test_a_full_circle_of_small_radius_keeps_four_corners() -> None:
    """A circle below the tolerance is still a ring with an inside."""
    centre = np.zeros((1, 2))
    u, v = np.array([[0.001, 0.0]]), np.array([[0.0, 0.001]])
    turn = np.array([2 * np.pi])
    points, counts = flatten.arcs(centre, u, v, np.zeros(1), turn, 0.01)
    assert counts.tolist() == [4]
    assert np.hypot(*points.T) == pytest.approx(np.full(4, 0.001))
