"""Laws of areas so thin that a line was meant."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString

from gare_fab.geometry.examination_thin import middle_lines, thin_areas
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, union
from gare_fab.geometry.strokes import Pen, stroke_area
from tests.documents import rectangle
from tests.geometry.drawings import circle

NONZERO = np.zeros(1, dtype=np.bool_)


def pen(line: np.ndarray, width: float, cap: str = "butt") -> Paths:
    """The outline of what a pen paints along a line."""
    return boundary(stroke_area(Paths.of([line]), Pen(width, cap, "round"), 0.001))


def found(outline: Paths, widest: float) -> tuple[Region, float] | None:
    """The area of an outline and its width, where it is thin."""
    groups = np.zeros(len(outline), dtype=np.intp)
    which, areas, widths = thin_areas(outline, groups, NONZERO, widest)
    return (areas[0], float(widths[0])) if len(which) else None


@given(
    st.floats(0.02, 0.14), st.floats(0.3, 5.5), st.sampled_from(["butt", "round", "square"])
)
@settings(max_examples=40, deadline=None)
def test_an_arc_of_a_thin_pen_is_that_arc(width: float, turn: float, cap: str) -> None:
    """What a thin pen paints along an arc is thin; in its middle lies the arc."""
    turns = np.linspace(0.0, turn, 60)
    arc = 10 * np.column_stack((np.cos(turns), np.sin(turns)))
    thin = found(pen(arc, width, cap), 0.15)
    assert thin is not None
    area, wide = thin
    assert wide == pytest.approx(width, rel=0.1)
    lines = middle_lines(area)
    assert lines is not None
    assert len(lines) == 1
    assert shapely.hausdorff_distance(LineString(lines[0]), LineString(arc)) < 1.5 * width


def test_a_thin_ring_is_a_closed_line() -> None:
    """The area between two circles is one circle half way between."""
    outline = Paths.of([circle(200), circle(200, 9.9)[::-1]])
    thin = found(outline, 0.15)
    assert thin is not None
    lines = middle_lines(thin[0])
    assert lines is not None
    assert lines.closed.all()
    assert np.allclose(np.hypot(*lines.points.T), 9.95, atol=0.01)


@pytest.mark.parametrize(
    "outline",
    [
        Paths.of([rectangle(0, 0, 0.1, 0.1)]),
        Paths.of([rectangle(0, 0, 10, 10)]),
        Paths.of([rectangle(0, 0, 10, 10), rectangle(1, 1, 8, 8)]),
        Paths.of([[(0, 0), (5, 0)]]),
        Paths.of([[(0, 0), (5, 0), (9, 0), (0, 0)]]),
        Paths.of(()),
    ],
    ids=["dot", "square", "two squares", "line", "flat", "nothing"],
)
def test_what_is_no_hairline(outline: Paths) -> None:
    """Dots, wide areas, and what encloses nothing are none."""
    assert found(outline, 0.15) is None


def test_a_hairline_that_branches_is_no_line() -> None:
    """A thin cross is thin, but no single line is in its middle."""
    cross = union([shapely.box(0, 4.95, 10, 5.05), shapely.box(4.95, 0, 5.05, 10)])
    thin = found(boundary(cross), 0.15)
    assert thin is not None
    assert middle_lines(thin[0]) is None
