"""Fitting arcs: close to what was drawn, few, and nothing where there is no arc."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arcs import GREATEST_RADIUS, Arcs, fit_arcs
from gare_fab.geometry.arrays import Floats, Ints

TOLERANCE = 0.01


def circle(radius: float, chords: int, turn: int = 1, share: float = 1.0) -> Floats:
    """A circle, or a share of it, in chords."""
    angle = np.linspace(0.0, 2.0 * np.pi * share, chords + 1) * turn
    return np.column_stack((30.0 + radius * np.cos(angle), 40.0 + radius * np.sin(angle)))


def whole(points: Floats) -> Ints:
    """One stroke."""
    return np.array([0, len(points)], np.intp)


_SHARES = np.linspace(0.0, 1.0, 65)[:, np.newaxis]


def pieces(points: Floats, arcs: Arcs) -> Iterator[tuple[int, Floats]]:
    """Each arc's number, and what it stands for in small steps, as seen from its centre."""
    for number in np.flatnonzero(arcs.turns).tolist():
        part = points[arcs.rows[number - 1] : arcs.rows[number] + 1, :2]
        within = part[:-1, np.newaxis] + _SHARES * np.diff(part, axis=0)[:, np.newaxis]
        yield number, within.reshape(-1, 2) - arcs.centres[number]


def distances(points: Floats, arcs: Arcs) -> Floats:
    """How far each place of what an arc stands for lies from the place of the same angle."""
    out = [np.zeros(1)]
    for _, seen in pieces(points, arcs):
        out.append(np.abs(np.hypot(*seen.T) - np.hypot(*seen[0])))
    return np.concatenate(out)


def sweeps(points: Floats, arcs: Arcs) -> Floats:
    """Radians that each arc turns through in its own sense."""
    at = np.flatnonzero(arcs.turns)
    a = points[arcs.rows[at - 1], :2] - arcs.centres[at]
    b = points[arcs.rows[at], :2] - arcs.centres[at]
    cross, dot = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], (a * b).sum(axis=1)
    swept: Floats = (arcs.turns[at] * np.arctan2(cross, dot)) % (2.0 * np.pi)
    return swept


@st.composite
def wiggles(draw: st.DrawFn) -> Floats:
    """A line whose direction turns at changing rates: arcs, straights and corners."""
    out = [np.zeros((1, 2))]
    heading = 0.0
    for _ in range(draw(st.integers(1, 6))):
        count = draw(st.integers(1, 40))
        step = draw(st.floats(0.01, 1.0))
        bend = draw(st.one_of(st.just(0.0), st.floats(-0.2, 0.2)))
        heading += draw(st.one_of(st.just(0.0), st.floats(-2.0, 2.0)))
        angles = heading + bend * np.arange(count)
        heading = float(angles[-1])
        steps = step * np.column_stack((np.cos(angles), np.sin(angles)))
        out.append(out[-1][-1] + np.cumsum(steps, axis=0))
    return np.concatenate(out)


@st.composite
def wanders(draw: st.DrawFn) -> Floats:
    """Lines each of whose short segments turns by chance, curling over themselves."""
    chance = np.random.default_rng(draw(st.integers(0, 1 << 30)))
    step = draw(st.sampled_from([0.02, 0.1, 0.4]))
    spread = draw(st.floats(0.02, 1.5))
    angles = np.cumsum(chance.normal(0.0, spread, 3000))
    steps = step * np.column_stack((np.cos(angles), np.sin(angles)))
    return np.asarray(np.cumsum(steps, axis=0), np.float64)


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("radius", [0.5, 10.0, 200.0])
def test_a_circle_becomes_few_arcs(radius: float, turn: int) -> None:
    """360 chords of a circle are at most four arcs about its centre, in its sense."""
    points = circle(radius, 360, turn)
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    assert len(arcs.rows) <= 5
    assert set(arcs.turns[1:]) == {turn}
    assert np.allclose(arcs.centres[1:], (30.0, 40.0), atol=1e-6)
    assert np.isclose(sweeps(points, arcs).sum(), 2.0 * np.pi)


def test_a_straight_line_has_no_arc() -> None:
    """Points on a straight line all stay."""
    points = np.column_stack((np.linspace(0, 10, 50), np.linspace(0, 3, 50)))
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    assert list(arcs.rows) == list(range(50))
    assert not arcs.turns.any()


@settings(max_examples=200, deadline=None)
@given(points=st.one_of(wiggles(), wanders()))
def test_arcs_stay_within_the_tolerance(points: Floats) -> None:
    """Every place of a line, not only its vertices, lies within the tolerance of its arc."""
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    assert distances(points, arcs).max() <= TOLERANCE * 1.001


@settings(max_examples=200, deadline=None)
@given(points=st.one_of(wiggles(), wanders()))
def test_arcs_run_along_their_line(points: Floats) -> None:
    """What an arc stands for never runs back on it, and turns as far as the arc does."""
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    swept = dict(zip(np.flatnonzero(arcs.turns).tolist(), sweeps(points, arcs), strict=True))
    for number, seen in pieces(points, arcs):
        angles = arcs.turns[number] * np.unwrap(np.arctan2(seen[:, 1], seen[:, 0]))
        assert np.diff(angles).min() >= -1e-9
        assert np.isclose(angles[-1] - angles[0], swept[number])


@settings(max_examples=200, deadline=None)
@given(points=wiggles())
def test_arcs_turn_half_at_most_and_are_no_giants(points: Floats) -> None:
    """An arc sweeps no more than half a turn, on a circle of sensible size."""
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    assert (sweeps(points, arcs) <= np.pi + 1e-6).all()
    at = np.flatnonzero(arcs.turns)
    radii = np.hypot(*(points[arcs.rows[at]] - arcs.centres[at]).T)
    assert (radii <= GREATEST_RADIUS * 1.001).all()


@settings(max_examples=100, deadline=None)
@given(parts=st.lists(wiggles(), min_size=1, max_size=4))
def test_strokes_keep_their_ends(parts: list[Floats]) -> None:
    """Each stroke begins and ends at the same rows, and fits as it does alone."""
    points = np.concatenate(parts)
    starts = np.concatenate(([0], np.cumsum([len(part) for part in parts]))).astype(np.intp)
    arcs = fit_arcs(points, starts, TOLERANCE)
    assert list(arcs.rows[arcs.starts[:-1]]) == list(starts[:-1])
    assert list(arcs.rows[arcs.starts[1:] - 1]) == list(starts[1:] - 1)
    assert not arcs.turns[arcs.starts[:-1]].any()
    alone = [fit_arcs(part, whole(part), TOLERANCE) for part in parts]
    assert list(arcs.rows) == [
        row + start for one, start in zip(alone, starts, strict=False) for row in one.rows
    ]


def test_a_corner_between_two_arcs_stays() -> None:
    """Where two circles meet at an angle, the corner is kept as a row."""
    first = circle(10.0, 90, 1, 0.25)
    second = circle(10.0, 90, 1, 0.25) + (first[-1] - circle(10.0, 90, 1, 0.25)[0])
    points = np.concatenate((first, second[1:]))
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    assert list(arcs.rows) == [0, 90, 180]


def test_heights_do_not_change_within_an_arc() -> None:
    """A helix has no arc; the level parts before and after it have."""
    flat = circle(10.0, 300)
    heights = np.concatenate((np.zeros(100), np.linspace(0.0, 1.0, 100), np.ones(101)))
    points = np.column_stack((flat, heights))
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    for number in np.flatnonzero(arcs.turns):
        part = heights[arcs.rows[number - 1] : arcs.rows[number] + 1]
        assert np.ptp(part) == 0.0
    assert (arcs.turns != 0).sum() >= 2
    assert len(arcs.rows) >= 100


def test_labels_do_not_mix_within_an_arc() -> None:
    """Where the label changes, an arc ends."""
    points = circle(10.0, 120, 1, 1 / 3)
    labels = np.where(np.arange(121) <= 60, 0, 1)
    arcs = fit_arcs(points, whole(points), TOLERANCE, labels)
    assert list(arcs.rows) == [0, 60, 120]


def test_segments_coarser_than_the_tolerance_stay() -> None:
    """A hexagon is a hexagon."""
    points = circle(10.0, 6)
    arcs = fit_arcs(points, whole(points), TOLERANCE)
    assert len(arcs.rows) == 7


@pytest.mark.parametrize("count", [0, 1, 2])
def test_strokes_of_few_points(count: int) -> None:
    """A stroke of no, one or two points stays as it is."""
    points = np.arange(2.0 * count).reshape(-1, 2)
    starts = np.array([0, count] if count else [0], np.intp)
    arcs = fit_arcs(points, starts, TOLERANCE)
    assert len(arcs.rows) == count


def test_points_on_one_place_are_no_arc() -> None:
    """A stroke that does not move, or runs there and back, has no arc."""
    for points in (np.zeros((6, 2)), np.array([[0.0, 0], [1, 0], [0, 0], [1, 0], [0, 0]])):
        assert not fit_arcs(points, whole(points), TOLERANCE).turns.any()
