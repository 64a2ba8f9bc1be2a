"""Snapping: what is near catches, what is far stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.gui.canvas.snapping import Marks, marks_of, snapped_box, snapped_point
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import Box
from tests.gui.desks import flat_job

MM = st.floats(-500, 500)


def test_edges_and_middles_catch() -> None:
    """The left edge, the middle and the right edge of a box all catch on one mark."""
    marks = Marks(x=(100.0,))
    for x in (99.4, 89.4, 79.4):
        snap = snapped_box(Box(x, 0.0, 20.0, 20.0), marks, 1.0)
        assert snap.x == 100.0
        assert snap.dx == pytest.approx(0.6)
        assert snap.y is None


@given(MM, MM, st.floats(0.1, 20.0))
def test_nothing_jumps_farther_than_the_reach(x: float, y: float, reach: float) -> None:
    """A snap moves by less than the reach, and what it caught is then met exactly."""
    marks = Marks((0.0, 33.0), (-20.0, 80.0), 5.0)
    snap = snapped_point((x, y), marks, reach)
    assert abs(snap.dx) < reach or snap.dx == 0.0
    assert snap.x is None or x + snap.dx == pytest.approx(snap.x)
    assert snap.y is None or y + snap.dy == pytest.approx(snap.y)


def test_things_come_before_the_grid() -> None:
    """Where a mark and a line of the grid are both near, the mark is caught."""
    assert snapped_point((10.4, 0.0), Marks(x=(11.0,), grid=10.0), 1.0).x == 11.0


def test_marks_leave_out_what_moves() -> None:
    """The stock's edges and middle are marks, and those of the things that stay."""
    document = flat_job((20.0, 20.0), (60.0, 60.0))
    marks = marks_of(document, 0, frozenset({PlacementId(2)}), 0.0)
    assert marks.x == (0.0, 20.0, 25.0, 30.0, 150.0, 300.0)
