"""Laws of blocks in the DXF reader: where ezdxf puts what a block holds, there we put it."""

import numpy as np
import pytest
from ezdxf.document import Drawing
from ezdxf.layouts.blocklayout import BlockLayout
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.model.artwork import FindingKind
from tests.readers.dxf_drawings import (
    all_paths,
    drawing,
    judged,
    lines_of,
    read,
    said,
    shapes,
    strays,
)

ARRAY = {"row_count": 2, "column_count": 3, "row_spacing": 40, "column_spacing": 30}
SCALES = st.sampled_from([-2.0, -1.0, 0.5, 1.0, 3.0])
EXTRUSIONS = st.sampled_from([(0, 0, 1), (0, 0, -1), (0.3, -0.5, 0.8)])


def _part(document: Drawing, name: str = "part") -> BlockLayout:
    block = document.blocks.new(name, base_point=(3, 4))
    block.add_line((0, 0), (10, 5))
    block.add_circle((5, 5), 4)
    block.add_arc((2, 8, 1), 6, 30, 100, dxfattribs={"extrusion": (0, 0, -1)})
    block.add_ellipse((3, 3), (6, 2, 0), 0.5, 0.5, 4)
    block.add_lwpolyline([(0, 0, 0.5), (8, 0, -0.3), (8, 6, 1)], format="xyb", close=True)
    block.add_open_spline([(0, 0, 0), (4, 9, 0), (8, -3, 0), (12, 5, 0)])
    return block


@settings(max_examples=25, deadline=None)
@given(SCALES, SCALES, st.integers(0, 23), EXTRUSIONS, st.booleans())
def test_scaled_turned_and_mirrored_blocks_lie_where_ezdxf_puts_them(
    xscale: float,
    yscale: float,
    turn: int,
    extrusion: tuple[float, float, float],
    is_array: bool,  # noqa: FBT001 -- hypothesis gives it by place
) -> None:
    """A block reference of any scale, rotation, plane and array keeps within the tolerance."""
    document = drawing()
    _part(document)
    values = {
        "xscale": xscale,
        "yscale": yscale,
        "rotation": 15 * turn,
        "extrusion": extrusion,
    }
    document.modelspace().add_blockref(
        "part", (50, 20), dxfattribs=values | (ARRAY if is_array else {})
    )
    ours = lines_of(all_paths(read(document)))
    assert strays(ours, judged(document.modelspace())) < 0.0125
    assert len(ours.geoms) == 6 * (6 if is_array else 1)


@settings(max_examples=15, deadline=None)
@given(SCALES, SCALES, st.integers(0, 23), EXTRUSIONS)
def test_nested_blocks_lie_where_ezdxf_puts_them(
    xscale: float, yscale: float, turn: int, extrusion: tuple[float, float, float]
) -> None:
    """Blocks in blocks keep within the tolerance through all their maps."""
    document = drawing()
    _part(document)
    outer = document.blocks.new("outer", base_point=(-2, 1))
    outer.add_blockref("PART", (1, 2), dxfattribs={"xscale": 2, "yscale": 0.5, "rotation": 20})
    outer.add_blockref("part", (30, 2), dxfattribs={"rotation": 90, "extrusion": (0, 0, -1)})
    outer.add_line((0, 0), (0, 30))
    values = {
        "xscale": xscale,
        "yscale": yscale,
        "rotation": 15 * turn,
        "extrusion": extrusion,
    }
    document.modelspace().add_blockref("outer", (5, 5), dxfattribs=values)
    document.modelspace().add_blockref("outer", (-90, 70), dxfattribs={"rotation": 45})
    ours = lines_of(all_paths(read(document)))
    assert strays(ours, judged(document.modelspace())) < 0.0125
    assert len(ours.geoms) == 2 * 13


def test_paths_come_in_the_order_of_the_file() -> None:
    """What a block draws stands where its reference stands among the other entities."""
    document = drawing()
    document.blocks.new("two").add_line((0, 0), (1, 0))
    document.blocks.get("two").add_line((0, 1), (1, 1))
    space = document.modelspace()
    space.add_circle((0, 10), 1)
    space.add_blockref("two", (0, 20))
    space.add_line((0, 30), (1, 30))
    space.add_blockref("two", (0, 40))
    heights = all_paths(read(document)).first[:, 1]
    assert np.array_equal(heights, [10, 20, 21, 30, 40, 41])


def test_a_reference_to_nothing_is_counted() -> None:
    """A reference to a block that is not there is dropped with a word."""
    document = drawing()
    document.modelspace().add_blockref("nowhere", (0, 0))
    document.modelspace().add_line((0, 0), (1, 0))
    artwork = read(document)
    assert [finding.count for finding in said(artwork, FindingKind.DROPPED)] == [1]


def test_what_blocks_drop_is_counted_for_each_copy() -> None:
    """A point in a block that is referred to six times is dropped six times."""
    document = drawing()
    _part(document).add_point((0, 0))
    document.modelspace().add_blockref("part", (0, 0), dxfattribs=ARRAY)
    assert [finding.count for finding in said(read(document), FindingKind.DROPPED)] == [6]


def test_hatches_of_copies_stay_apart() -> None:
    """A hatch in a block that is referred to twice is two areas."""
    document = drawing()
    hatch = document.blocks.new("area").add_hatch(color=1)
    hatch.paths.add_polyline_path([(0, 0), (10, 0), (10, 10)])
    for x in (0, 5):
        document.modelspace().add_blockref("area", (x, 0))
    assert [len(shape.paths) for shape in shapes(read(document))] == [1, 1]


@pytest.mark.parametrize(
    ("own", "reference", "expected"),
    [
        ({"color": 0}, {"color": 1}, "#ff0000"),
        ({"color": 256}, {"color": 1}, "#00ff00"),
        ({"color": 0}, {"color": 256}, "#00ff00"),
        ({"color": 5}, {"color": 1}, "#0000ff"),
        ({"color": 256, "layer": "blue"}, {"color": 1}, "#0000ff"),
        ({"color": 0, "layer": "blue"}, {"color": 256}, "#00ff00"),
        ({"true_color": 0x123456}, {"color": 1}, "#123456"),
    ],
)
def test_colours_by_block_and_by_layer(
    own: dict[str, int | str], reference: dict[str, int], expected: str
) -> None:
    """BYBLOCK takes the reference's colour, layer 0 the reference's layer, at every depth."""
    document = drawing()
    document.layers.add("green", color=3)
    document.layers.add("blue", color=5)
    document.blocks.new("inner").add_line((0, 0), (1, 0), dxfattribs=own)
    document.blocks.new("outer").add_blockref("inner", (0, 0), dxfattribs={"color": 0})
    for name in ("inner", "outer"):
        document.modelspace().add_blockref(
            name, (0, 0), dxfattribs=reference | {"layer": "green"}
        )
    artwork = read(document)
    colours = {s.stroke.paint.hexadecimal for s in shapes(artwork) if s.stroke is not None}
    assert colours == {expected}
    assert [layer.name for layer in artwork.layers] == [own.get("layer", "green")]
