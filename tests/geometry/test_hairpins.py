"""Hairpins: curves that turn about on the spot have no corners."""

import numpy as np
import pytest

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.flatten import cubics, quadratics

_TOLERANCE = 0.01
_CUSP = [(0, 30), (30, 0), (0, 0), (30, 30)]
_NEAR_CUSP = [(0, 30), (29.9, 0), (0.1, 0), (30, 30)]
_BACK = [(0, 0), (27, 0), (27, 0), (0, 0)]
_BACK_TWICE = [(0, 0), (60, 0), (-40, 0), (20, 0)]
_LOOP = [(0, 0), (30, 20), (-10, 20), (20, 0)]


def _flat(*control: tuple[float, float]) -> Floats:
    """The points of one curve, with its start."""
    curve = np.array([control], dtype=np.float64)
    points, counts = (cubics if len(control) == 4 else quadratics)(curve, _TOLERANCE)
    assert counts.tolist() == [len(points)]
    return np.concatenate((curve[0, :1], points))


def _turns(points: Floats) -> Floats:
    steps = np.diff(points, axis=0)
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    return np.abs((np.diff(angles) + np.pi) % (2 * np.pi) - np.pi)


@pytest.mark.parametrize(
    "control",
    [_CUSP, _NEAR_CUSP, _BACK, _BACK_TWICE, _LOOP, [(0, 0), (30, 0), (5, 0)]],
    ids=["cusp", "near_cusp", "back", "back_twice", "loop", "quadratic"],
)
def test_turns_in_small_steps(control: list[tuple[float, float]]) -> None:
    """Wherever a curve turns its points do so in steps that a pen takes for a curve."""
    points = _flat(*control)
    assert _turns(points).max() < 0.4
    assert points[-1].tolist() == list(control[-1])


def test_stays_on_the_curve() -> None:
    """The points at a cusp are as near to the curve as all others."""
    t = np.linspace(0, 1, 20_001)[:, None]
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    curve = sum(weight * np.array(place) for weight, place in zip(weights, _CUSP, strict=True))
    points = _flat(*_CUSP)
    nearest = np.hypot(*(points[:, None] - curve[None]).transpose(2, 0, 1)).min(axis=1)
    assert nearest.max() < _TOLERANCE


def test_leaves_the_others() -> None:
    """A curve beside one with a cusp has the points that it has alone."""
    gentle = [(0, 0), (10, 5), (20, 5), (30, 0)]
    both, counts = cubics(np.array([gentle, _CUSP, gentle], dtype=np.float64), _TOLERANCE)
    alone = _flat(*gentle)[1:]
    assert np.array_equal(both[: counts[0]], alone)
    assert np.array_equal(both[-counts[2] :], alone)
