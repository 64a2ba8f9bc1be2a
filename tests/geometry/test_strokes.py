"""Strokes as areas: caps, joins, dots and dashes cover what the standard says."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.strokes import Pen, stroke_area

_LINE = Paths.of([[(0, 0), (10, 0)]])
_CORNER = Paths.of([[(0, 0), (10, 0), (10, 10)]])
_SHARP = Paths.of([[(0, 0), (10, 0), (0, 2)]])
_SQUARE = Paths.of([[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]])
_DOT = Paths.of([[(3, 4)]])
_LINES = st.lists(
    st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=2, max_size=8, unique=True
)


@pytest.mark.parametrize(
    ("cap", "area"), [("butt", 20.0), ("square", 24.0), ("round", 20.0 + math.pi)]
)
def test_a_cap_adds_to_both_ends(cap: str, area: float) -> None:
    """A line of 10 mm and a pen of 2 mm: nothing, two half squares, or two half discs more."""
    assert stroke_area(_LINE, Pen(2.0, cap), 1e-4).area == pytest.approx(area, abs=1e-3)


@pytest.mark.parametrize(
    ("join", "area"),
    [("bevel", 39.5), ("miter", 40.0), ("round", 39.0 + math.pi / 4), ("miter-clip", 40.0)],
)
def test_a_join_fills_the_outer_side_of_a_corner(join: str, area: float) -> None:
    """A right angle of a pen of 2 mm: half its square, all of it, or a quarter disc."""
    assert stroke_area(_CORNER, Pen(2.0, "butt", join), 1e-4).area == pytest.approx(
        area, abs=1e-3
    )


def test_a_miter_beyond_its_limit_is_cut_to_a_bevel() -> None:
    """Past the limit `miter` is as `bevel`, and `miter-clip` ends half the limit away."""
    bevel = stroke_area(_SHARP, Pen(1.0, "butt", "bevel"))
    assert stroke_area(_SHARP, Pen(1.0, "butt", "miter", 2.0)).equals(bevel)
    clipped = stroke_area(_SHARP, Pen(1.0, "butt", "miter-clip", 2.0))
    direction = np.array([math.cos(a := -math.atan2(2, 10) / 2), math.sin(a)])
    reach = (shapely.get_coordinates(clipped) - (10, 0)) @ direction
    assert reach.max() == pytest.approx(1.0, abs=1e-6)


def test_a_closed_path_has_no_caps() -> None:
    """A square is a frame with four miters; the same line left open ends in two caps."""
    pen = Pen(2.0, "butt", "miter")
    frame = stroke_area(_SQUARE, pen)
    assert frame.area == pytest.approx(12 * 12 - 8 * 8)
    left = stroke_area(_SQUARE, pen, closed=np.array([False]))
    assert left.area == pytest.approx(12 * 12 - 8 * 8 - 1)


@pytest.mark.parametrize(("cap", "area"), [("butt", 0.0), ("square", 4.0), ("round", math.pi)])
def test_a_dot_is_all_cap(cap: str, area: float) -> None:
    """A pen of 2 mm makes of a dot nothing, a square or a disc."""
    assert stroke_area(_DOT, Pen(2.0, cap), 1e-5).area == pytest.approx(area, abs=1e-3)


def test_dashes_are_cut_with_their_caps() -> None:
    """Dashes of 2 mm and gaps of 3 mm over 10 mm: two pieces, with their caps."""
    pieces = stroke_area(_LINE, Pen(1.0, "square", dash=(2.0, 3.0)))
    assert sorted(part.area for part in shapely.get_parts(pieces)) == pytest.approx([3.0, 3.0])


def test_dashes_without_length_stand_along_the_line() -> None:
    """A square cap on a dash of no length lies as the line does."""
    slope = Paths.of([[(0, 0), (10, 10)]])
    parts = shapely.get_parts(stroke_area(slope, Pen(1.0, "square", dash=(0.0, 5.0))))
    assert len(parts) == 3
    for part in parts:
        assert shapely.minimum_rotated_rectangle(part).area == pytest.approx(part.area)
        assert part.area == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("cap", ["butt", "round"])
def test_dashes_too_fine_to_be_told_apart_are_a_solid_line(cap: str) -> None:
    """A million dashes are one stroke, and take no time."""
    fine = stroke_area(_LINE, Pen(2.0, cap, dash=(1e-5,)))
    assert fine.equals(stroke_area(_LINE, Pen(2.0, cap)))


@pytest.mark.parametrize("width", [0.0, -1.0, math.nan])
def test_a_pen_without_width_paints_nothing(width: float) -> None:
    """No width, no area."""
    assert stroke_area(_LINE, Pen(width)).is_empty


def test_nothing_makes_no_area() -> None:
    """Without paths there is nothing to paint."""
    assert stroke_area(Paths.of(()), Pen(1.0)).is_empty


@given(_LINES, st.sampled_from(["round", "bevel", "miter"]))
def test_a_stroke_covers_its_line_and_no_more_than_its_reach(
    points: list[tuple[int, int]], join: str
) -> None:
    """Every point of the line is inside; nothing lies further off than a miter reaches."""
    area = stroke_area(Paths.of([points]), Pen(1.0, "round", join, 3.0), 0.01)
    line = shapely.LineString(points)
    assert area.is_valid
    assert shapely.buffer(area, 1e-6).covers(line)
    assert line.buffer(1.5 + 2e-3).covers(area)
