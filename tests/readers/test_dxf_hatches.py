"""Laws of areas in the DXF reader: hatches, their islands, and solids."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from gare_fab.model.artwork import Artwork, FillRule, FindingKind, Shape
from tests.readers.dxf_drawings import all_paths, drawing, lines_of, read, said, shapes

SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100)]


def _area(shape: Shape) -> float:
    """The area by the evenodd rule."""
    region: BaseGeometry = shapely.Polygon()
    for index in range(len(shape.paths)):
        region = region.symmetric_difference(shapely.Polygon(shape.paths[index]))
    return float(region.area)


def _fills(artwork: Artwork) -> list[Shape]:
    return [shape for shape in shapes(artwork) if shape.fill is not None]


def test_a_solid_hatch_is_an_area_without_a_line() -> None:
    """A hatch fills and does not stroke, so that its outline is not cut twice."""
    document = drawing()
    document.modelspace().add_hatch(color=1).paths.add_polyline_path(SQUARE)
    document.modelspace().add_lwpolyline(SQUARE, close=True)
    area, line = shapes(read(document))
    assert area.fill is not None
    assert area.fill.hexadecimal == "#ff0000"
    assert (area.stroke, line.fill) == (None, None)
    assert area.paths.closed.all()


@pytest.mark.parametrize(
    ("style", "area"), [(0, 10000 - 3600 + 400), (1, 10000 - 3600), (2, 10000)]
)
def test_islands_follow_the_hatch_style(style: int, area: float) -> None:
    """Normal hatches take every other island, outer ones the first, ignoring ones none."""
    document = drawing()
    hatch = document.modelspace().add_hatch(color=1, dxfattribs={"hatch_style": style})
    hatch.paths.add_polyline_path(SQUARE, flags=1)
    hatch.paths.add_polyline_path([(20, 20), (80, 20), (80, 80), (20, 80)], flags=16)
    hatch.paths.add_polyline_path([(40, 40), (60, 40), (60, 60), (40, 60)], flags=0)
    (shape,) = _fills(read(document))
    assert shape.fill_rule is FillRule.EVENODD
    assert _area(shape) == pytest.approx(area)


def test_bulges_of_a_boundary_are_arcs() -> None:
    """Two half circles as bulges are a disc."""
    document = drawing()
    hatch = document.modelspace().add_hatch(color=1)
    hatch.paths.add_polyline_path([(-10, 0, 1), (10, 0, 1)])
    (shape,) = _fills(read(document, tolerance=0.001))
    assert _area(shape) == pytest.approx(100 * math.pi, rel=2e-4)


@settings(max_examples=20, deadline=None)
@given(
    st.permutations(range(4)),
    st.tuples(*[st.booleans()] * 4),
    st.sampled_from([(0, 0, 1), (0, 0, -1)]),
)
def test_edges_join_whatever_their_directions(
    order: list[int], flips: tuple[bool, ...], extrusion: tuple[float, float, float]
) -> None:
    """A stadium of lines and arcs has its area, each edge run one way or the other."""
    document = drawing()
    hatch = document.modelspace().add_hatch(color=1, dxfattribs={"extrusion": extrusion})
    path = hatch.paths.add_edge_path()
    first = order[0]
    for place in (first, (first + 1) % 4, (first + 2) % 4, (first + 3) % 4):
        is_flipped = flips[place]
        if place == 0:
            path.add_line(*([(40, 0), (0, 0)] if is_flipped else [(0, 0), (40, 0)]))
        elif place == 2:
            path.add_line(*([(0, 20), (40, 20)] if is_flipped else [(40, 20), (0, 20)]))
        elif place == 1:
            path.add_arc((40, 10), 10, -90, 90, ccw=not is_flipped)
        else:
            path.add_arc((0, 10), 10, 90, 270, ccw=not is_flipped)
    (shape,) = _fills(read(document, tolerance=0.001))
    assert len(shape.paths) == 1
    assert _area(shape) == pytest.approx(800 + 100 * math.pi, rel=2e-4)


def test_two_loops_in_one_edge_path_stay_two() -> None:
    """A circle and a square among the edges of one boundary are two outlines."""
    document = drawing()
    path = document.modelspace().add_hatch(color=1).paths.add_edge_path()
    path.add_arc((50, 50), 10, 0, 360)
    for start, end in zip(SQUARE, SQUARE[1:] + SQUARE[:1], strict=True):
        path.add_line(start, end)
    (shape,) = _fills(read(document, tolerance=0.001))
    assert len(shape.paths) == 2
    assert _area(shape) == pytest.approx(10000 - 100 * math.pi, rel=2e-4)


def test_ellipse_and_spline_edges() -> None:
    """A full ellipse and a closed spline are areas of their size."""
    document = drawing()
    hatch = document.modelspace().add_hatch(color=1)
    hatch.paths.add_edge_path().add_ellipse((0, 0), (20, 0), 0.5, 0, 360)
    hatch.paths.add_edge_path().add_spline(
        control_points=[(100, 0), (140, 0), (140, 40), (100, 40), (100, 0)],
        degree=1,
        knot_values=[0, 0, 1, 2, 3, 4, 4],
    )
    (shape,) = _fills(read(document, tolerance=0.001))
    assert _area(shape) == pytest.approx(200 * math.pi + 1600, rel=2e-4)


def _patterned(scale: float) -> Artwork:
    document = drawing()
    hatch = document.modelspace().add_hatch(color=1)
    hatch.set_pattern_fill("ANSI31", scale=scale)
    hatch.paths.add_polyline_path(SQUARE)
    return read(document)


def test_a_pattern_is_its_lines() -> None:
    """A pattern's lines fill the boundary at their distance, and nothing else is drawn."""
    artwork = _patterned(2.0)
    (shape,) = shapes(artwork)
    assert shape.fill is None
    assert shape.paths.lengths.sum() * 2 * 3.175 == pytest.approx(10000, rel=0.01)
    assert shapely.box(-1e-9, -1e-9, 100 + 1e-9, 100 + 1e-9).covers(lines_of(shape.paths))
    assert not said(artwork, FindingKind.REPLACED)


def test_too_dense_a_pattern_is_an_area_and_said() -> None:
    """A pattern of more lines than anyone can work becomes a plain area, and it is said."""
    artwork = _patterned(1e-4)
    (shape,) = shapes(artwork)
    assert _area(shape) == pytest.approx(10000)
    assert [finding.count for finding in said(artwork, FindingKind.REPLACED)] == [1]


def test_dashes_of_a_pattern_begin_with_its_lines() -> None:
    """Where a dash begins is said by the pattern, not by the boundary that cuts its line."""
    document = drawing()
    hatch = document.modelspace().add_hatch(color=1)
    family = [0.0, (1.0, 5.0), (2.0, 10.0), [6.0, -4.0]]
    hatch.set_pattern_fill("OWN", definition=[family])
    hatch.paths.add_polyline_path([(3, 0), (29, 0), (29, 20), (3, 20)])
    paths = all_paths(read(document))
    found = [(*paths.first[i].tolist(), float(paths.last[i, 0])) for i in range(len(paths))]
    dashes = [(3, 5, 7), (11, 5, 17), (21, 5, 27)]
    shifted = [(3, 15, 9), (13, 15, 19), (23, 15, 29)]
    assert np.abs(np.array(sorted(found)) - sorted([*dashes, *shifted])).max() < 1e-6


def test_what_is_drawn_last_lies_on_top() -> None:
    """Areas keep the order of drawing, also where the drawing has put it in a table."""
    document = drawing()
    space = document.modelspace()
    first, second = (space.add_hatch(color=colour) for colour in (1, 5))
    band = space.add_lwpolyline([(0, 0), (50, 0)], dxfattribs={"const_width": 6, "color": 3})
    for hatch in (first, second):
        hatch.paths.add_polyline_path(SQUARE)
    plain = [shape.fill for shape in shapes(read(document))]
    space.set_redraw_order({first.dxf.handle: "FE", band.dxf.handle: "1"})
    assert [shape.fill for shape in shapes(read(document))] == [plain[i] for i in (2, 1, 0)]


def test_overlapping_solids_add_up() -> None:
    """Solids of one colour are one shape that covers all of them, whatever way they run."""
    document = drawing()
    document.modelspace().add_solid([(0, 0), (10, 0), (0, 10), (10, 10)])
    document.modelspace().add_trace([(5, 10), (15, 10), (5, 0), (15, 0)])
    (shape,) = _fills(read(document))
    assert shape.fill_rule is FillRule.NONZERO
    rings = [shapely.LinearRing(shape.paths[index]) for index in range(len(shape.paths))]
    assert all(ring.is_ccw for ring in rings)
    assert shapely.union_all([shapely.Polygon(ring) for ring in rings]).area == 150


def test_dashes_of_a_pattern_keep_their_length() -> None:
    """A dash is as long as it says, however far it is to the next; a dot takes no room."""
    document = drawing()
    lines = [[0, (0, 0), (0, 10), [2, -48]], [0, (0, 5), (0, 10), [0, -25]]]
    hatch = document.modelspace().add_hatch()
    hatch.set_pattern_fill("LONG", definition=lines)
    hatch.paths.add_polyline_path([(0, 1), (99, 1), (99, 19), (0, 19)])
    paths = all_paths(read(document, unit="mm"))
    dashes = np.flatnonzero(paths.first[:, 1] == 10)
    dots = np.flatnonzero(paths.first[:, 1] == 5)
    assert paths.lengths[dashes] == pytest.approx([2, 2])
    assert np.sort(paths.first[dots, 0]) == pytest.approx([0, 25, 50, 75])
    assert (paths.lengths[dots] < 0.2).all()


def test_a_polygon_lies_where_its_offset_moves_it() -> None:
    """The offset of an MPOLYGON moves its fill and its lines."""
    document = drawing()
    polygon = document.modelspace().add_mpolygon(color=1, fill_color=3)
    polygon.dxf.offset_vector = (7, 5)
    polygon.paths.add_polyline_path([*SQUARE, SQUARE[0]])
    for shape in shapes(read(document)):
        assert shape.paths.bounds == (7, 5, 107, 105)
