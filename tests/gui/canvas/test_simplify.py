"""Laws of simplifying: fewer points, never farther than promised."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.measuring import wandering
from gare_fab.gui.canvas.simplify import simplified, untouched
from tests.geometry.drawings import POINT

PATHS = st.lists(st.lists(POINT, min_size=1, max_size=30), min_size=1, max_size=6).map(
    Paths.of
)


@given(paths=PATHS, tolerances=st.lists(st.floats(0.01, 30.0), min_size=1, max_size=3))
def test_distance(paths: Paths, tolerances: list[float]) -> None:
    """After several rounds no point lies farther than the last tolerance from what is left."""
    lines = untouched(paths.points, paths.starts)
    for tolerance in sorted(tolerances):
        lines = simplified(lines, tolerance)
    for index in range(len(paths)):
        left = lines.points[lines.starts[index] : lines.starts[index + 1]]
        line = shapely.LineString(left) if len(left) > 1 else shapely.Point(left[0])
        away = shapely.distance(line, shapely.points(paths[index]))
        assert away.max() <= max(tolerances) + 1e-9


@given(paths=PATHS, tolerance=st.floats(0.01, 300.0))
def test_ends(paths: Paths, tolerance: float) -> None:
    """Every line keeps its first and its last point."""
    lines = simplified(untouched(paths.points, paths.starts), tolerance)
    assert len(lines.starts) == len(paths.starts)
    assert (lines.points[lines.starts[:-1]] == paths.first).all()
    assert (lines.points[lines.starts[1:] - 1] == paths.last).all()


def test_straight_lines() -> None:
    """Of a straight line hardly more than its ends is left."""
    line = np.column_stack((np.linspace(0.0, 10.0, 1000), np.zeros(1000)))
    lines = simplified(untouched(line, np.array([0, 1000])), 0.01)
    assert len(lines.points) < 20


def test_smooth_lines() -> None:
    """A smooth drawing loses half of its points at a third of a segment."""
    paths = wandering(10_000)
    lines = simplified(untouched(paths.points, paths.starts), 0.13)
    assert len(lines.points) == pytest.approx(0.35 * len(paths.points), rel=0.4)
