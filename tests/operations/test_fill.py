"""Laws of filling."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.problem import Severity
from gare_fab.model.step import PaintUse
from gare_fab.operations.contract import Toolpaths
from gare_fab.operations.fill import FILL, Fill
from tests.geometry.drawings import circle, rectangle
from tests.operations.works import (
    BLACK,
    LASER,
    MILL,
    WHITE,
    bottle,
    bounds,
    drawn,
    filled,
    flat,
    work,
)

LAWS = settings(max_examples=40, deadline=None)
SHOULDER = circle(50, 8.0) + np.array([0.0, 215.0])
SQUARE = filled(rectangle(10, 10, 30, 30))


def fill(params: Fill, *shapes: object, **about: object) -> Toolpaths:
    """The toolpaths of a fill."""
    return FILL.plan(work(params, *shapes, **about))  # type: ignore[arg-type]


def area(made: Toolpaths, interval: float = 0.1) -> float:
    """What the lines cover, mm²."""
    return float(flat(made).lengths.sum()) * interval


@LAWS
@given(st.floats(0.05, 1.0), st.floats(-180, 180), st.floats(0, 3))
def test_the_lines_cover_the_area(interval: float, angle_deg: float, inset: float) -> None:
    """Length times interval is the area of the shape shrunk by the inset."""
    params = Fill(interval=interval, angle_deg=angle_deg, inset=inset)
    side = 30 - 2 * inset
    assert area(fill(params, SQUARE), interval) == pytest.approx(
        side**2, abs=4 * side * interval
    )


def test_the_spot_stays_inside() -> None:
    """By default lines end half a spot before the edge; a mill's half a cutter before it."""
    for machine, away in ((LASER, 0.05), (MILL, 1.5)):
        low_x, low_y, high_x, high_y = bounds(
            flat(fill(Fill(), SQUARE, machine=machine)).points
        )
        assert (low_x, high_x) == pytest.approx((10 + away, 40 - away))
        assert 10 + away - 1e-6 <= low_y < 10.11 + away
        assert 39.89 - away < high_y <= 40 - away + 1e-6


def test_shapes_over_one_another_are_filled_once() -> None:
    """Overlapping fills count once; a hole by even-odd stays empty."""
    made = fill(Fill(inset=0.0), SQUARE, SQUARE, filled(rectangle(20, 20, 30, 30)))
    assert area(made) == pytest.approx(900 + 900 - 400, abs=1)
    ring = filled(rectangle(10, 10, 30, 30), rectangle(20, 20, 10, 10))
    assert area(fill(Fill(inset=0.0), ring)) == pytest.approx(800, abs=1)


def test_white_takes_away_what_lies_below() -> None:
    """White over black is not engraved, black over white is; white alone is meant."""
    white = filled(rectangle(20, 20, 10, 10), fill=WHITE)
    assert area(fill(Fill(inset=0.0), SQUARE, white)) == pytest.approx(800, abs=1)
    assert area(fill(Fill(inset=0.0), white, SQUARE)) == pytest.approx(900, abs=1)
    assert area(fill(Fill(inset=0.0), white)) == pytest.approx(100, abs=1)


def test_a_stroke_that_closes_is_filled_when_picked() -> None:
    """A closed stroke without fill is filled; an open one, and what is transparent, is not."""
    ring = drawn(rectangle(10, 10, 30, 30), stroke=BLACK)
    for use in (PaintUse.ANY, PaintUse.STROKE):
        assert area(fill(Fill(inset=0.0), ring, use=use)) == pytest.approx(900, abs=1)
    assert len(fill(Fill(), drawn(rectangle(10, 10, 30, 30)[:-1])).strokes) == 0


def test_cross_hatching_doubles() -> None:
    """A second set of lines runs square to the first."""
    one, both = fill(Fill(), SQUARE), fill(Fill(cross=True), SQUARE)
    assert area(both) == pytest.approx(2 * area(one), rel=0.01)


def test_both_ways_or_one() -> None:
    """Both ways the lines may be turned by the ordering; one way all run alike and stay so."""
    assert fill(Fill(), SQUARE).is_free.all()
    made = fill(Fill(bidirectional=False), SQUARE)
    assert not made.is_free.any()
    assert (flat(made).last[:, 0] > flat(made).first[:, 0]).all()


def test_hairlines_stay() -> None:
    """A part thinner than the spot is filled as it is."""
    hair = filled(rectangle(10, 10, 0.06, 20))
    assert area(fill(Fill(), hair)) == pytest.approx(1.2, abs=0.05)


def pitches(made: Toolpaths, surface: Revolved, *, is_along: bool) -> Floats:
    """Distances on the glass between neighbouring lines, mm."""
    middles = surface.stock_from_chart(0.5 * (flat(made).first + flat(made).last))
    if is_along:
        radius = surface.meridian.radius(middles[:, 1])
        around = np.sort(middles[:, 0] / surface.reference_radius * radius)
        return np.diff(around)
    return np.diff(np.sort(np.unique(surface.meridian.arc_length(middles[:, 1]).round(9))))


@pytest.mark.parametrize("reference", [100.0, 215.0])
def test_on_a_cylinder_lines_run_along_the_axis(reference: float) -> None:
    """On the body lines run along the bottle, a tenth apart on the glass in any chart."""
    surface = bottle(reference, (30.0, 230.0))
    y = float(surface.chart_from_stock(np.array([[0.0, 100.0]]))[0, 1])
    made = fill(Fill(), filled(rectangle(-10, y, 20, 5)), surface=surface)
    assert np.ptp(flat(made).points[:2, 0]) == pytest.approx(0)
    gaps = pitches(made, surface, is_along=True)
    assert gaps.min() > 0.099
    assert gaps.max() < 0.101


def test_on_a_shoulder_rows_keep_their_distance() -> None:
    """Where the glass narrows rows run round it, a tenth apart along the glass."""
    surface = bottle(100.0, (30.0, 230.0))
    made = fill(Fill(), filled(SHOULDER), surface=surface)
    assert np.array_equal(flat(made).first[:, 1], flat(made).last[:, 1])
    gaps = pitches(made, surface, is_along=False)
    assert gaps.min() > 0.099
    assert gaps.max() < 0.101
    assert not made.problems


def test_other_angles_on_a_shoulder_are_told_of() -> None:
    """An angle that would not keep its distance is a warning, and rows are made."""
    surface = bottle(100.0, (30.0, 230.0))
    shape = filled(SHOULDER)
    for params in (Fill(angle_deg=45.0), Fill(cross=True)):
        made = fill(params, shape, surface=surface)
        assert [problem.severity for problem in made.problems] == [Severity.WARNING]
        assert len(made.strokes) == len(fill(Fill(), shape, surface=surface).strokes)
    assert not fill(Fill(angle_deg=0.0), shape, surface=surface).problems


def test_a_laser_repeats_and_a_mill_goes_down() -> None:
    """Passes repeat on a laser; a mill goes down to its depth."""
    assert fill(Fill(passes=2), SQUARE, machine=LASER).repeats == 2
    heights = fill(Fill(depth=2.0), SQUARE, machine=MILL).strokes.points[:, 2]
    assert np.unique(heights).tolist() == [-2, -1]


def test_bars_are_as_wide_as_they_are_drawn() -> None:
    """A narrow bar gets its edges besides its lines, half a spot inside; a plate does not."""
    bar = fill(Fill(inset=0.05, interval=0.1), filled(rectangle(10, 10, 0.5, 20)))
    closed = flat(bar).closed
    assert closed.sum() == 1
    assert flat(bar).take(closed).bounds == pytest.approx((10.05, 10.05, 10.45, 29.95))
    assert not flat(fill(Fill(interval=0.1), SQUARE)).closed.any()
