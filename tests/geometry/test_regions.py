"""Laws of regions."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Refused
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.nesting import signed_areas
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import (
    GRID,
    boundary,
    closed_where,
    difference,
    inset,
    intersection,
    offset,
    quarter_segments,
    region_of,
    regions_of,
    rings_of,
    union,
)
from gare_fab.geometry.strokes import Pen, stroke_area
from tests.geometry.drawings import BLOB, POLYGON, circle, rectangle

LAWS = settings(max_examples=60, deadline=None)
NESTED = [rectangle(0, 0, 10, 10), rectangle(2, 2, 6, 6), rectangle(3, 3, 1, 1)]


def winding(ring: Floats, point: Floats) -> int:
    """How often a ring goes round a point, by summing the angles: independent of our sweep."""
    ahead = ring - point
    angle = np.arctan2(ahead[:, 1], ahead[:, 0])
    steps = (np.diff(angle) + math.pi) % (2 * math.pi) - math.pi
    return round(float(steps.sum()) / (2 * math.pi))


@LAWS
@given(st.lists(POLYGON, min_size=1, max_size=3), st.booleans(), st.integers(0, 2**32 - 1))
def test_the_rule_says_what_is_inside(
    polygons: list[list[tuple[float, float]]],
    is_evenodd: bool,  # noqa: FBT001 -- hypothesis gives it
    seed: int,
) -> None:
    """A point off the outlines lies in the region as its winding number or parity says."""
    paths = Paths.of([np.array([*polygon, polygon[0]]) for polygon in polygons])
    region = region_of(paths, is_evenodd)
    points = np.random.default_rng(seed).uniform(-100, 100, (40, 2))
    lines = shapely.MultiLineString([paths[k].tolist() for k in range(len(paths))])
    for point in points[shapely.distance(shapely.points(points), lines) > 1e-3]:
        turns = sum(winding(paths[k], point) for k in range(len(paths)))
        inside = turns % 2 == 1 if is_evenodd else turns != 0
        assert region.contains(shapely.Point(point)) == inside


@LAWS
@given(st.lists(POLYGON, min_size=1, max_size=3), st.booleans())
def test_a_region_is_its_boundary(
    polygons: list[list[tuple[float, float]]],
    is_evenodd: bool,  # noqa: FBT001 -- hypothesis gives it
) -> None:
    """Boundary rings are closed, their areas add up, and by either rule they enclose it."""
    region = region_of(Paths.of([np.array(polygon) for polygon in polygons]), is_evenodd)
    rings = boundary(region)
    assert region.is_valid
    assert rings.closed.all()
    assert signed_areas(rings).sum() == pytest.approx(region.area, abs=1e-6)
    for rule in (True, False):
        assert region_of(rings, rule).area == pytest.approx(region.area, abs=1e-6)


def test_nested_squares() -> None:
    """Squares in squares: parity counts them, the nonzero rule looks at their directions."""
    paths = Paths.of(NESTED)
    assert region_of(paths, rule_is_evenodd=True).area == pytest.approx(100 - 36 + 1)
    assert region_of(paths, rule_is_evenodd=False).area == pytest.approx(100)
    turned = paths.reversed_where(np.array([False, True, False]))
    assert region_of(turned, rule_is_evenodd=False).area == pytest.approx(100 - 36 + 1)


def test_a_pentagram() -> None:
    """The middle of a pentagram is inside by nonzero and outside by even-odd."""
    star = [(math.cos(a), math.sin(a)) for a in np.arange(5) * 4 * math.pi / 5]
    whole = region_of(Paths.of([star]), rule_is_evenodd=False)
    points = region_of(Paths.of([star]), rule_is_evenodd=True)
    middle = shapely.Point(0, 0)
    assert whole.contains(middle)
    assert not points.contains(middle)
    assert points.area < whole.area


@LAWS
@given(st.lists(BLOB, min_size=1, max_size=6), st.booleans())
def test_groups_are_regions_of_their_own(
    blobs: list[Floats],
    is_evenodd: bool,  # noqa: FBT001 -- hypothesis gives it
) -> None:
    """Many shapes at once give what each gives alone."""
    paths = Paths.of(blobs)
    number = len(blobs)
    groups = np.arange(number) // 2
    together = regions_of(paths, groups, np.full(number, is_evenodd))
    for group in range(number):
        alone = region_of(paths.take(groups == group), is_evenodd)
        assert together[group].area == pytest.approx(alone.area, abs=1e-9)


@LAWS
@given(BLOB, st.floats(0.01, 3.0))
def test_growing_then_shrinking_never_loses(blob: Floats, by: float) -> None:
    """Closing covers the region: grown and shrunk by the same, it holds what it held."""
    region = region_of(Paths.of([blob]), rule_is_evenodd=False)
    closed = offset(offset(region, by, 1e-3), -by, 1e-3)
    away = 0.01 * by + 0.002  # GEOS simplifies shallow corners, and arcs have chords
    assert difference(region, offset(closed, away)).area == pytest.approx(0, abs=1e-6)


@LAWS
@given(BLOB, st.floats(-3.0, 3.0), st.floats(0, 360))
def test_offsets_turn_with_the_shape(blob: Floats, by: float, angle_deg: float) -> None:
    """To turn and to offset give the same area in either order, up to the chords of arcs."""
    turned = Paths.of([blob]).moved_by(Affine.rotated(angle_deg))
    one = offset(region_of(Paths.of([blob]), rule_is_evenodd=False), by, 1e-3)
    other = offset(region_of(turned, rule_is_evenodd=False), by, 1e-3)
    assert one.area == pytest.approx(other.area, abs=1e-3 * max(other.length, 1.0) + 1e-6)


def test_offset_by_zero_changes_nothing() -> None:
    """Offsetting by zero gives the very same region, and empty stays empty."""
    region = region_of(Paths.of(NESTED), rule_is_evenodd=True)
    assert offset(region, 0.0) is region
    empty = region_of(Paths.of(()), rule_is_evenodd=True)
    assert empty.is_empty
    assert offset(empty, 1.0).is_empty
    assert len(boundary(empty)) == 0


@pytest.mark.parametrize("tolerance", [0.1, 0.01, 0.001])
def test_round_corners_keep_the_tolerance(tolerance: float) -> None:
    """The corner of a grown square leaves the true circle by no more than the tolerance."""
    grown = offset(
        region_of(Paths.of([rectangle(0, 0, 1, 1)]), rule_is_evenodd=True), 5, tolerance
    )
    points = boundary(grown).points
    middles = 0.5 * (points[1:] + points[:-1])
    corner = middles[(middles < 0).all(axis=1)]
    assert len(corner) > 0
    assert np.hypot(*corner.T).min() >= 5 - tolerance
    assert grown.bounds == pytest.approx((-5, -5, 6, 6))


def test_quarter_segments_of_nothing() -> None:
    """Even a radius of zero, or one below the tolerance, gets two chords a quarter."""
    assert quarter_segments(0.0, 0.01) == 2
    assert quarter_segments(0.005, 0.01) == 2


def test_inset_keeps_thin_parts() -> None:
    """Shrinking leaves parts that would vanish as they are."""
    thin = rectangle(20, 0, 0.05, 10)
    region = region_of(Paths.of([rectangle(0, 0, 10, 10), thin]), rule_is_evenodd=True)
    assert inset(region, 0.1).area == pytest.approx(9.8 * 9.8 + 0.5)


@LAWS
@given(BLOB, BLOB)
def test_areas_add_up(one: Floats, other: Floats) -> None:
    """What both cover, plus what one of them covers alone, is what the union covers."""
    a, b = (region_of(Paths.of([each]), rule_is_evenodd=False) for each in (one, other))
    parts = intersection(a, b).area + difference(a, b).area + difference(b, a).area
    both = union([a, b])
    assert both.area == pytest.approx(parts, abs=GRID * both.length)


def test_the_union_of_nothing_is_empty() -> None:
    """No regions make the empty region."""
    assert union([]).is_empty


def test_edges_that_nearly_coincide_lose_no_area() -> None:
    """Of a skewed rectangle in the corner of another all lies in both, and the rest beside it.

    GEOS 3.14 loses six in a thousand of such areas where they are cut as they are.
    """
    shears = np.random.default_rng(1).uniform(-0.4, 0.4, (800, 2)).round(4)
    for across, down in shears.tolist():
        skew = Affine(0.3, 0.0, 0.0, -0.3, 0.0, 60.0) @ Affine(1.0, across, down, 1.0, -5.9, 0)
        whole = shapely.Polygon(skew.apply(rectangle(0, 0, 54, 10)))
        part = shapely.Polygon(skew.apply(rectangle(0, 0, 10, 6)))
        assert intersection(part, whole).area == pytest.approx(part.area, rel=1e-4)
        assert difference(part, whole).area == pytest.approx(0.0, abs=1e-4)
        rest = whole.area - part.area
        assert difference(whole, part).area == pytest.approx(rest, rel=1e-4)


def test_a_union_does_not_run_into_what_is_near() -> None:
    """Where some are united on a grid, those that nearly touch them are united on it too."""
    left, right = shapely.box(0, 0, 1.5, 1.0000006), shapely.box(1.5, 0, 3, 1.0000006)
    near = shapely.box(0, 1.0000007, 3, 2)
    assert shapely.is_valid(union([left, right, near]))


@pytest.mark.parametrize(
    ("cap", "area"), [("butt", 20.0), ("square", 24.0), ("round", 20 + math.pi)]
)
def test_strokes_have_their_caps(cap: str, area: float) -> None:
    """A line of 10 mm and a pen of 2 mm paint what SVG says."""
    painted = stroke_area(Paths.of([[(0, 0), (10, 0)]]), Pen(2.0, cap), 1e-4)
    assert painted.area == pytest.approx(area, abs=1e-3)


@pytest.mark.parametrize(
    ("join", "area"), [("miter", 144 - 64), ("bevel", 144 - 64 - 2), ("round", 76 + math.pi)]
)
def test_strokes_have_their_joins(join: str, area: float) -> None:
    """A closed square's corners are painted as the join says, at its beginning too."""
    square = Paths.of([rectangle(0, 0, 10, 10)])
    assert stroke_area(square, Pen(2.0, join=join), 1e-4).area == pytest.approx(area, abs=1e-3)


def test_no_pen_paints_nothing() -> None:
    """A pen without width, and dots, paint nothing."""
    assert stroke_area(Paths.of([[(0, 0), (1, 0)]]), Pen(0.0)).is_empty
    assert stroke_area(Paths.of([[(0, 0)]]), Pen(1.0)).is_empty


def test_open_outlines_count_as_closed() -> None:
    """A rectangle without its last side encloses the same; lines and dots enclose nothing."""
    paths = Paths.of([rectangle(0, 0, 4, 3)[:-1], [(9, 9), (8, 8)], [(1, 1)]])
    rings, kept = rings_of(paths)
    assert kept.tolist() == [0]
    assert rings.closed.all()
    assert region_of(paths, rule_is_evenodd=True).area == pytest.approx(12)


def test_only_the_mask_is_closed() -> None:
    """An open path outside the mask stays open."""
    half = rectangle(0, 0, 4, 3)[:-1]
    paths = closed_where(Paths.of([half, half]), np.array([False, True]))
    assert paths.closed.tolist() == [False, True]


def test_touching_rings_share_no_inside() -> None:
    """Squares that touch along an edge, and holes that touch the outline, add up by area."""
    side = Paths.of([rectangle(0, 0, 5, 5), rectangle(5, 1, 5, 3)])
    hole = Paths.of([rectangle(0, 0, 5, 5), rectangle(0, 1, 2, 2)])
    assert region_of(side, rule_is_evenodd=True).area == pytest.approx(40)
    assert region_of(hole, rule_is_evenodd=True).area == pytest.approx(21)


def test_a_retraced_outline_encloses_nothing() -> None:
    """A path there and back has no area by either rule."""
    line = Paths.of([[(0, 0), (5, 5), (9, 0), (5, 5), (0, 0)]])
    assert region_of(line, rule_is_evenodd=True).is_empty
    assert region_of(line, rule_is_evenodd=False).is_empty


def test_many_rings_in_rings() -> None:
    """Fifty circles in one another alternate by parity."""
    paths = Paths.of([circle(60, radius) for radius in range(1, 51)])
    areas = signed_areas(paths)
    region = region_of(paths, rule_is_evenodd=True)
    assert region.area == pytest.approx(float((areas[1::2] - areas[::2]).sum()))


def test_what_crosses_without_measure_is_refused() -> None:
    """A few thousand points may cross millions of times: that is told before it is tried."""
    points = np.random.default_rng(1).uniform(0.0, 300.0, (3000, 2))
    with pytest.raises(Refused, match="crosses itself"):
        region_of(Paths.of([points]), rule_is_evenodd=False)
