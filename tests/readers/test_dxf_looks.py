"""Laws of pens, linetypes, widths, layouts and clips in the DXF reader."""

import numpy as np
import pytest
import shapely
from ezdxf.document import Drawing
from ezdxf.xclip import XClip

from gare_fab.base.errors import Unreadable
from gare_fab.model.artwork import Artwork, FindingKind, Shape
from tests.readers.dxf_drawings import all_paths, drawing, read, said, shapes


def _stroke_widths(artwork: Artwork) -> set[float]:
    return {shape.stroke.width for shape in shapes(artwork) if shape.stroke is not None}


@pytest.mark.parametrize(
    ("values", "width"),
    [
        ({"lineweight": 50}, 0.5),
        ({"lineweight": -1}, 2.0),
        ({"lineweight": -3}, 0.25),
        ({}, 2.0),
        ({"lineweight": 0}, 0.05),
    ],
)
def test_a_lineweight_is_the_width_of_the_pen(values: dict[str, int], width: float) -> None:
    """Own, by layer and default lineweights are widths of strokes, 0.05 at least."""
    document = drawing()
    document.layers.add("heavy", lineweight=200)
    document.modelspace().add_line((0, 0), (9, 0), values | {"layer": "heavy"})
    assert _stroke_widths(read(document)) == {width}


def test_a_block_takes_pen_and_glass_of_its_reference() -> None:
    """BYBLOCK lineweight and transparency come from the reference."""
    document = drawing()
    line = document.blocks.new("part").add_line((0, 0), (9, 0), {"lineweight": -2})
    line.dxf.transparency = 0x01000000
    reference = document.modelspace().add_blockref("part", (0, 0), {"lineweight": 100})
    reference.transparency = 0.4
    (shape,) = shapes(read(document))
    assert _stroke_widths(read(document)) == {1.0}
    assert shape.opacity == pytest.approx(0.6, abs=0.005)


def test_linetypes_are_cut_on_demand_only() -> None:
    """A dashed line is whole without the option, and pieces of its pattern with it."""
    document = drawing()
    document.header["$LTSCALE"] = 2.0
    document.linetypes.add("gap", [3.0, 2.0, -1.0])
    document.modelspace().add_line((0, 0), (60, 0), {"linetype": "gap", "ltscale": 2.0})
    assert len(all_paths(read(document))) == 1
    pieces = all_paths(read(document, dashes=True))
    assert np.allclose(pieces.lengths, 8.0)
    assert np.allclose(np.diff(pieces.first[:, 0]), 12.0)


def test_a_pattern_may_begin_with_a_gap() -> None:
    """A linetype that begins with its gap begins with it on the line as well."""
    document = drawing()
    document.linetypes.add("late", [3.0, -1.0, 2.0])
    document.modelspace().add_line((0, 0), (9, 0), {"linetype": "late"})
    first = all_paths(read(document, dashes=True)).first[:, 0]
    assert np.allclose(first, [1, 4, 7])


def test_a_broad_line_is_an_area_of_its_width() -> None:
    """A square of 100 mm drawn 10 mm broad covers the frame between 90 and 110 mm."""
    document = drawing()
    square = [(0, 0), (100, 0), (100, 100), (0, 100)]
    document.modelspace().add_lwpolyline(square, close=True, dxfattribs={"const_width": 10})
    (shape,) = shapes(read(document))
    assert shape.fill is not None
    assert _area(shape) == pytest.approx(110**2 - 90**2, rel=1e-6)


def test_a_mirrored_block_keeps_its_broad_lines() -> None:
    """Broad lines that lie over each other add up, mirrored or not."""
    document = drawing()
    block = document.blocks.new("bar")
    block.add_lwpolyline([(-20, 0), (20, 0)], dxfattribs={"const_width": 10})
    document.modelspace().add_blockref("bar", (0, 0))
    document.modelspace().add_blockref("bar", (0, 5), {"xscale": -1})
    (shape,) = shapes(read(document))
    rings = [shapely.LinearRing(shape.paths[index]) for index in range(len(shape.paths))]
    assert all(ring.is_ccw for ring in rings)


def test_a_sheet_is_chosen_by_name() -> None:
    """The option `layout` takes a sheet with what its windows show, at their scale."""
    document = _with_sheet()
    assert read(document).page.width == 100
    page = read(document, layout="layout1").page
    assert [page.width, page.height] == pytest.approx([200, 150])
    inner = [p for p in all_paths(read(document, layout="Layout1")).lengths if p < 60]
    assert inner == pytest.approx([50, 25, 25])


def test_a_layout_that_is_not_there_is_refused() -> None:
    """An unknown layout is a sentence that names those there are."""
    with pytest.raises(Unreadable, match="Model, Layout1"):
        read(_with_sheet(), layout="A3")


def test_a_clipped_reference_ends_at_its_polygon() -> None:
    """Lines and areas of a clipped block end where its clip ends."""
    document = drawing()
    block = document.blocks.new("part")
    block.add_line((-50, 5), (50, 5))
    block.add_solid([(-50, -50), (50, -50), (-50, 50), (50, 50)])
    reference = document.modelspace().add_blockref("part", (100, 0))
    XClip(reference).set_block_clipping_path([(0, 0), (20, 0), (20, 10), (0, 10)])
    area, line = shapes(read(document))
    assert _area(area) == pytest.approx(200)
    assert line.paths.bounds == pytest.approx((100, 5, 120, 5))


def test_outlines_that_are_areas_too_are_said() -> None:
    """A hatch in a closed polyline is said to be drawn twice, one beside it is not."""
    document = drawing()
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    document.modelspace().add_lwpolyline(square, close=True)
    document.modelspace().add_hatch().paths.add_polyline_path(square)
    aside = [(x + 20, y) for x, y in square]
    document.modelspace().add_hatch().paths.add_polyline_path(aside)
    assert [finding.count for finding in said(read(document), FindingKind.NOTE)] == [1]


def test_drawings_in_other_files_are_named() -> None:
    """A reference to another file is not followed, and says which file it is."""
    document = drawing()
    block = document.blocks.new("other")
    assert block.block is not None
    block.block.dxf.flags = 4
    block.block.dxf.xref_path = "../secret/plan.dwg"
    document.modelspace().add_blockref("other", (0, 0))
    (finding,) = said(read(document), FindingKind.DROPPED)
    assert "../secret/plan.dwg" in str(finding.message)


def _with_sheet() -> Drawing:
    document = drawing()
    document.modelspace().add_line((0, 0), (100, 0))
    sheet = document.paperspace("Layout1")
    sheet.add_lwpolyline([(0, 0), (200, 0), (200, 150), (0, 150)], close=True)
    sheet.add_viewport((50, 50), (50, 50), view_center_point=(50, 0), view_height=50)
    sheet.add_viewport((150, 50), (25, 25), view_center_point=(50, 0), view_height=25)
    sheet.add_viewport((150, 100), (50, 25), view_center_point=(100, 0), view_height=50)
    return document


def _area(shape: Shape) -> float:
    rings = [shapely.Polygon(shape.paths[index]) for index in range(len(shape.paths))]
    ways = [1 if ring.exterior.is_ccw else -1 for ring in rings]
    return sum(way * ring.area for way, ring in zip(ways, rings, strict=True))
