"""Laws of cutting."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.kerf import FINEST
from gare_fab.geometry.nesting import signed_areas
from gare_fab.geometry.wrap import Flat
from gare_fab.model.problem import Severity
from gare_fab.model.step import PaintUse
from gare_fab.operations.contract import Toolpaths
from gare_fab.operations.cut import CUT, Cut
from tests.geometry.drawings import circle, rectangle
from tests.operations.works import (
    KNIFE,
    LASER,
    MILL,
    bottle,
    bounds,
    drawn,
    filled,
    flat,
    work,
)

LAWS = settings(max_examples=50, deadline=None)
PART = drawn(rectangle(10, 10, 50, 30), rectangle(20, 20, 8, 8))


def cut(params: Cut, *shapes: object, **about: object) -> Toolpaths:
    """The toolpaths of a cut."""
    return CUT.plan(work(params, *shapes, **about))  # type: ignore[arg-type]


@LAWS
@given(st.floats(0, 4), st.floats(5, 90), st.floats(5, 90))
def test_the_part_gets_its_drawn_size(kerf: float, width: float, height: float) -> None:
    """What the tool leaves of a part with a hole has the drawn bounds, and so has the hole."""
    hole = rectangle(20, 20, 5, 5)
    made = cut(Cut(kerf=kerf), drawn(rectangle(10, 10, width + 20, height + 20), hole))
    taken = [shapely.LineString(path).buffer(kerf / 2, 64) for path in _paths(made)]
    outer, inner = (
        (shapely.Polygon(path).difference(band), shapely.Polygon(path).union(band))
        for path, band in sorted(
            zip(_paths(made), taken, strict=True), key=lambda p: -len_of(p[0])
        )
    )
    assert outer[0].bounds == pytest.approx((10, 10, 30 + width, 30 + height), abs=FINEST)
    assert inner[1].bounds == pytest.approx((20, 20, 25, 25), abs=FINEST)


def len_of(path: Floats) -> float:
    """Mm of one path."""
    return float(shapely.LineString(path).length)


def _paths(made: Toolpaths) -> list[Floats]:
    paths = flat(made)
    return [paths[index] for index in range(len(paths))]


@pytest.mark.parametrize(
    ("side", "outer", "inner"),
    [
        ("auto", [9, 9, 61, 41], [21, 21, 27, 27]),
        ("outside", [9, 9, 61, 41], [19, 19, 29, 29]),
        ("inside", [11, 11, 59, 39], [21, 21, 27, 27]),
        ("none", [10, 10, 60, 40], [20, 20, 28, 28]),
    ],
)
def test_the_kerf_has_its_side(side: str, outer: list[float], inner: list[float]) -> None:
    """Each side moves outer and inner contours by half the kerf as its name says."""
    paths = _paths(cut(Cut(kerf=2.0, kerf_side=side), PART))
    assert sorted(map(bounds, paths)) == sorted([outer, inner])


def test_kerf_comes_from_the_setting_or_the_cutter() -> None:
    """A laser takes the setting's kerf, a mill its cutter's width, a knife none."""
    for machine, side in ((LASER, 0.1), (MILL, 1.5), (KNIFE, 0.0)):
        made = cut(Cut(), PART, machine=machine)
        assert bounds(flat(made).points) == pytest.approx(
            [10 - side, 10 - side, 60 + side, 40 + side]
        )
    made = cut(Cut(tool=2), PART, machine=MILL)
    assert made.tool == 2
    assert bounds(flat(made).points) == pytest.approx([7, 7, 63, 43])


def test_open_lines_get_no_kerf() -> None:
    """An open line is cut where it is drawn."""
    line = [(10.0, 10.0), (50.0, 10.0), (50.0, 30.0)]
    assert flat(cut(Cut(kerf=2.0), drawn(line))).points.tolist() == [list(p) for p in line]


def test_kerf_holds_on_the_glass() -> None:
    """Round a shoulder the offset in chart mm times the scale is half the kerf."""
    surface = bottle(100.0, (30.0, 230.0))
    made = cut(Cut(kerf=1.0), drawn(circle(60, 4.0) + np.array([0.0, 215.0])), surface=surface)
    x0, _, x1, _ = bounds(flat(made).points)
    scale = float(surface.scale(np.array([215.0]))[0])
    assert scale < 0.95
    assert ((x1 - x0) / 2 - 4.0) * scale == pytest.approx(0.5, abs=0.01)


def test_swallowed_contours_are_told_of() -> None:
    """A hole narrower than the kerf is left out, with a warning that says where it lies."""
    made = cut(Cut(kerf=1.0), drawn(rectangle(0, 0, 50, 50), rectangle(20, 30, 0.5, 9)))
    assert len(made.strokes) == 1
    (problem,) = made.problems
    assert problem.severity is Severity.WARNING
    assert problem.where == (20, 30)


def test_double_lines_are_cut_once() -> None:
    """The same contour three times, once backwards, is cut once."""
    ring = rectangle(10, 10, 20, 20)
    made = cut(Cut(kerf=0.0), drawn(ring), drawn(ring[::-1]), filled(ring))
    assert flat(made).lengths.sum() == pytest.approx(80)


def test_a_shared_edge_is_cut_once() -> None:
    """Two parts side by side share their edge; where kerf is on, the user is told."""
    shapes = (drawn(rectangle(0, 0, 20, 10)), drawn(rectangle(20, 2, 20, 5)))
    assert flat(cut(Cut(kerf=0.0), *shapes)).lengths.sum() == pytest.approx(60 + 45)
    assert not cut(Cut(kerf=0.0), *shapes).problems
    assert len(cut(Cut(kerf=0.2), *shapes).problems) == 1


def test_loose_sides_become_a_contour() -> None:
    """Four lines whose ends nearly meet are one contour, with kerf."""
    ring = rectangle(10, 10, 20, 20)
    sides = [ring[index : index + 2] + 0.01 * index for index in range(4)]
    paths = flat(cut(Cut(kerf=1.0), *map(drawn, sides)))
    assert paths.closed.tolist() == [True]
    assert paths.bounds == pytest.approx((9.5, 9.5, 30.5, 30.5), abs=0.04)


def test_the_paint_says_what_is_cut() -> None:
    """An open outline is cut open as a stroke, and closed as a fill."""
    half = rectangle(10, 10, 20, 20)[:-1]
    for use, length in ((PaintUse.STROKE, 60), (PaintUse.FILL, 80), (PaintUse.ANY, 60)):
        made = cut(Cut(kerf=0.0), drawn(half, fill=filled().fill), use=use)
        assert flat(made).lengths.sum() == pytest.approx(length)


def test_a_laser_repeats() -> None:
    """Passes repeat the whole set; with a focus step each goes lower, contour by contour."""
    made = cut(Cut(passes=3), PART)
    assert (made.repeats, len(made.strokes)) == (3, 2)
    made = cut(Cut(passes=3, focus_step=0.5), PART)
    assert made.repeats == 1
    assert made.strokes.points[made.strokes.starts[:-1], 2].tolist() == [0, -0.5, -1] * 2
    assert made.chains.tolist() == [0, 3, 6]


@LAWS
@given(st.floats(0.1, 20), st.floats(0.05, 10))
def test_a_mill_goes_down_in_equal_steps(depth: float, step_down: float) -> None:
    """It takes the fewest steps that are none too deep, and ends at the very depth."""
    made = cut(Cut(depth=depth, step_down=step_down), PART, machine=MILL)
    heights = np.unique(made.strokes.points[:, 2])
    assert heights.min() == pytest.approx(-depth)
    assert len(heights) == max(math.ceil(depth / step_down - 1e-9), 1)
    assert np.abs(np.diff(np.append(heights, 0.0))).max() <= step_down * (1 + 1e-6)


def test_a_mill_cuts_through_the_stock() -> None:
    """Without a depth a mill goes through the thickness; where that is unknown it refuses."""
    made = cut(Cut(), PART, machine=MILL, thickness=7.5)
    assert made.strokes.points[:, 2].min() == -7.5
    refused = cut(Cut(), PART, machine=MILL, thickness=0.0)
    assert len(refused.strokes) == 0
    assert refused.problems[0].severity is Severity.ERROR
    unknown = cut(Cut(tool=9), PART, machine=MILL)
    assert unknown.problems[0].severity is Severity.ERROR


def test_a_mill_climbs() -> None:
    """Parts are milled clockwise and holes counter-clockwise, whatever was drawn."""
    for shape in (PART, drawn(rectangle(10, 10, 50, 30)[::-1], rectangle(20, 20, 8, 8)[::-1])):
        made = cut(Cut(depth=1.0, step_down=1.0), shape, machine=MILL)
        areas = signed_areas(flat(made))
        assert sorted(np.sign(areas).tolist()) == [-1, 1]
        assert areas[np.abs(areas).argmax()] < 0
        assert not made.is_free.any()


def test_tabs_are_gaps_for_a_laser() -> None:
    """Each contour lacks as many gaps as asked, in a chain of its own."""
    made = cut(Cut(kerf=0.0, tabs=2, tab_width=1.0), PART)
    assert flat(made).lengths.sum() == pytest.approx(160 + 32 - 4)
    assert made.chains.tolist() == [0, 3, 6]


def test_tabs_are_rises_for_a_mill() -> None:
    """Only below the height of the tabs the mill rises, over all of their width."""
    params = Cut(depth=4.0, step_down=2.0, tabs=1, tab_width=5.0, tab_height=1.0)
    points = cut(params, drawn(rectangle(10, 10, 50, 30)), machine=MILL).strokes.points
    assert np.unique(points[:, 2]).tolist() == [-4, -3, -2]
    high = points[points[:, 2] == -3.0]
    assert np.hypot(*(high[-1] - high[0])[:2]) == pytest.approx(5.0)


def test_lead_in_and_overcut() -> None:
    """The tool comes in from the waste and runs on past the beginning; open lines do not."""
    made = cut(Cut(kerf=0.0, lead_in=2.0, overcut=3.0), PART, drawn([(0, 0), (9, 0)]))
    lengths = flat(made).lengths
    assert sorted(lengths.tolist()) == pytest.approx([9, 32 + 2 + 3, 160 + 2 + 3])
    part, hole = (shapely.Polygon(path) for path in (PART.paths[0], PART.paths[1]))
    begins = flat(made).first[np.argsort(lengths)]
    assert hole.contains(shapely.Point(begins[1]))
    assert not part.covers(shapely.Point(begins[2]))
    assert made.is_free[np.argsort(lengths)].tolist() == [True, False, False]


def test_inner_first_is_asked_for() -> None:
    """The order of inner before outer can be switched off."""
    assert cut(Cut(), PART).inner_first
    assert not cut(Cut(inner_first=False), PART).inner_first


def test_the_surface_of_a_sheet_is_flat() -> None:
    """On a flat stock the default surface changes no number."""
    one = cut(Cut(), PART, surface=Flat())
    assert one.strokes.points.tolist() == cut(Cut(), PART).strokes.points.tolist()


def test_leads_and_gaps_keep_inner_first() -> None:
    """Holes and lines inside a part come before it, also where none is closed any more."""
    nest = [rectangle(5 * k, 5 * k, 100 - 10 * k, 100 - 10 * k) for k in range(5)]
    inside = drawn([(45, 50), (55, 50)])
    for params in (Cut(lead_in=1.0), Cut(overcut=1.0), Cut(tabs=2)):
        made = cut(params, *map(drawn, nest), inside)
        sizes = [np.ptp(flat(made)[index]) for index in made.chains[:-1].tolist()]
        assert made.keeps_order
        assert sizes == sorted(sizes)
    beside = drawn([(200, 0), (210, 0)])
    assert not cut(Cut(lead_in=1.0), drawn(nest[0]), beside).keeps_order
