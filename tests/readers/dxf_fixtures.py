"""Small drawings of each thing that a DXF may contain, for pictures and sizes."""

import math
from collections.abc import Callable
from typing import Any

from ezdxf.colors import RGB
from ezdxf.document import Drawing
from ezdxf.enums import TextEntityAlignment
from ezdxf.lldxf.const import MTEXT_BG_CANVAS_COLOR
from ezdxf.math import Matrix44, Vec2
from ezdxf.render.mleader import ConnectionSide
from ezdxf.xclip import XClip

from tests.readers.dxf_drawings import drawing
from tests.readers.dxf_pictures import FONT

Fill = Callable[[Any], None]
ZIGZAG = [(0, 0), (40, 0), (60, 30), (20, 40), (50, 60)]
SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100)]
STYLE = "test"


def fixture(name: str, version: str = "R2010", insunits: int = 4) -> Drawing:
    """The drawing with a name in FIXTURES."""
    document = drawing(version, insunits)
    document.styles.add(STYLE, font=FONT)
    document.styles.get("Standard").dxf.font = FONT
    FIXTURES[name](document)
    return document


def _curves(document: Drawing) -> None:
    space = document.modelspace()
    space.add_line((0, 0), (30, 10))
    space.add_arc((20, 30), 10, 20, 300)
    space.add_arc((20, 30), 7, 300, 20, dxfattribs={"extrusion": (0, 0, -1)})
    space.add_circle((60, 30), 12)
    space.add_ellipse((100, 30), (20, 5), 0.4, 0.3, 4)
    space.add_lwpolyline([(0, 60, 0.5), (20, 60, -1), (40, 70, 0)], format="xyb", close=True)
    space.add_polyline3d([(60, 60, 0), (70, 80, 5), (90, 60, 9)], close=True)


def _splines(document: Drawing) -> None:
    space = document.modelspace()
    points = [(0, 0, 0), (10, 20, 0), (30, 20, 0), (40, 0, 0), (60, 10, 0)]
    space.add_open_spline(points)
    space.add_spline(fit_points=[(x, y + 40, z) for x, y, z in points])
    space.add_open_spline([(x + 70, y, z) for x, y, z in [*points, points[0]]], degree=2)
    space.add_rational_spline([(x + 70, y + 40, z) for x, y, z in points], [1, 5, 0.3, 2, 1])
    fitted = space.add_spline(fit_points=[(x, y + 80, z) for x, y, z in points])
    fitted.dxf.start_tangent, fitted.dxf.end_tangent = (0, 1, 0), (1, 0, 0)


def _mlines(document: Drawing) -> None:
    space = document.modelspace()
    style = document.mline_styles.new("triple")
    style.elements.append(2.0, 1)
    style.elements.append(0.0, 3)
    style.elements.append(-2.0, 5)
    style.dxf.flags = style.FILL | style.START_SQUARE | style.END_ROUND
    style.dxf.fill_color = 2
    space.add_mline(ZIGZAG, dxfattribs={"style_name": "triple", "scale_factor": 1.0})
    space.add_mline(
        [(x + 80, y) for x, y in ZIGZAG[:3]], close=True, dxfattribs={"scale_factor": 3.0}
    )


def _leaders(document: Drawing) -> None:
    space = document.modelspace()
    space.add_leader([(0, 0), (20, 20), (40, 20)], override={"dimasz": 4})
    space.add_leader(
        [(0, 40), (20, 60), (40, 50)], dxfattribs={"path_type": 1}, override={"dimasz": 4}
    )
    builder = space.add_multileader_mtext("Standard")
    builder.set_content("PIECE 7", style=STYLE, char_height=5)
    builder.set_arrow_properties(size=4)
    builder.add_leader_line(ConnectionSide.left, [Vec2(60, 5)])
    builder.build(insert=Vec2(90, 40))


def _dimensions(document: Drawing) -> None:
    space = document.modelspace()
    look = {"dimtxsty": STYLE, "dimtxt": 4, "dimasz": 3, "dimexe": 2, "dimexo": 1, "dimgap": 1}
    for dimension in (
        space.add_linear_dim((0, 20), (0, 0), (50, 0), override=look),
        space.add_aligned_dim((0, 40), (50, 60), 10, override=look),
        space.add_radius_dim((100, 30), radius=20, angle=40, override=look),
        space.add_diameter_dim((100, 90), radius=15, angle=70, override=look),
        space.add_angular_dim_cra((170, 0), 30, 10, 80, 5, override=look),
        space.add_arc_dim_cra((170, 60), 30, 10, 80, 5, override=look),
        space.add_ordinate_x_dim((20, 90), (5, 12), override=look),
    ):
        dimension.render()


def _hatches(document: Drawing) -> None:
    space = document.modelspace()
    for style in range(3):
        hatch = space.add_hatch(color=1 + style, dxfattribs={"hatch_style": style})
        for size in (0, 15, 30):
            ring = [
                (x * (1 - size / 50) + size + 120 * style, y * (1 - size / 50) + size)
                for x, y in SQUARE
            ]
            hatch.paths.add_polyline_path(ring, flags=1 if size == 0 else 16)
    edges = space.add_hatch(color=5).paths.add_edge_path()
    edges.add_line((0, 120), (40, 120))
    edges.add_arc((40, 140), 20, -90, 90)
    edges.add_line((40, 160), (0, 160))
    edges.add_ellipse((0, 140), (0, 20), 0.5, 0, 180)
    pattern = space.add_hatch(color=3)
    pattern.set_pattern_fill("ANSI31", scale=2)
    pattern.paths.add_polyline_path([(120, 120, 0.4), (180, 120, 0), (150, 170, 0)])
    gradient = space.add_hatch(color=4)
    gradient.set_gradient(RGB(10, 10, 200), RGB(200, 200, 255))
    gradient.paths.add_polyline_path([(200, 120), (260, 120), (230, 170)])


def _patterns(document: Drawing) -> None:
    space = document.modelspace()
    for number, name in enumerate(("ANSI37", "HEX", "BRICK", "EARTH", "DASH", "STARS")):
        row, column = divmod(number, 3)
        x, y = column * 120, row * 120
        hatch = space.add_hatch(color=1 + number)
        hatch.set_pattern_fill(name, scale=3, angle=10 * column)
        hatch.paths.add_polyline_path(
            [(x, y), (x + 100, y, 0.2), (x + 100, y + 90), (x, y + 60)]
        )
        hatch.paths.add_polyline_path([(x + 30, y + 20), (x + 60, y + 20), (x + 60, y + 50)])


def _arrays(document: Drawing) -> None:
    space = document.modelspace()
    block = document.blocks.new("part", base_point=(1, 1))
    block.add_arc((0, 0), 5, 0, 100)
    block.add_line((0, 0), (8, 2))
    array: dict[str, Any] = {"row_count": 2, "column_count": 3}
    array |= {"row_spacing": 30, "column_spacing": 20}
    kinds: tuple[dict[str, Any], ...] = (
        {"rotation": 30, "xscale": -1},
        {"yscale": -2, "rotation": -70},
        {"xscale": 2, "yscale": 0.5, "rotation": 15},
        {"extrusion": (0, 0, -1), "rotation": 30, "xscale": -1},
        {"row_spacing": -30, "column_spacing": -20},
        {"extrusion": (0, 0.5, 0.8), "rotation": 10},
    )
    for number, values in enumerate(kinds):
        row, column = divmod(number, 3)
        space.add_blockref("part", (column * 150, row * 150), array | values)


def _polygons(document: Drawing) -> None:
    space = document.modelspace()
    polygon = space.add_mpolygon(color=1, fill_color=3)
    polygon.paths.add_polyline_path([*SQUARE, SQUARE[0]])
    polygon.paths.add_polyline_path([(20, 20), (20, 60), (60, 60), (60, 20), (20, 20)])
    hollow = space.add_mpolygon(color=5)
    hollow.paths.add_polyline_path([(120, 0), (180, 0), (150, 60), (120, 0)])
    space.add_solid([(120, 80), (160, 80), (120, 100), (170, 110)], {"color": 6})
    space.add_trace([(200, 0), (240, 0), (200, 20), (240, 30)], {"color": 2})
    space.add_3dface([(200, 50), (240, 50), (240, 90), (200, 80)])
    space.add_3dface([(200, 100), (240, 100), (240, 130)], {"invisible_edges": 2})


def _bands(document: Drawing) -> None:
    space = document.modelspace()
    space.add_lwpolyline(ZIGZAG, dxfattribs={"const_width": 6})
    space.add_lwpolyline(
        [(80, 0, 2, 8, 0), (120, 0, 8, 4, 1), (120, 40, 4, 4, 0), (80, 40, 0, 0, 0)],
        close=True,
    )
    space.add_lwpolyline(
        [(150, 10, 5, 5, 1), (190, 10, 5, 5, 1)], close=True, dxfattribs={"color": 1}
    )
    space.add_polyline2d(
        [(80, 60, 3, 9, 0.5), (120, 70, 9, 3, 0), (150, 60, 3, 3, 0)], format="xyseb"
    )
    space.add_lwpolyline(
        [(0, 80), (60, 80), (0, 100)], close=True, dxfattribs={"const_width": 4}
    )


def _meshes(document: Drawing) -> None:
    space = document.modelspace()
    mesh = space.add_polymesh((4, 3))
    for row in range(4):
        for column in range(3):
            mesh.set_mesh_vertex((row, column), (row * 10, column * 12 + row, row % 2 * 5))
    space.add_polyface().append_faces(
        [
            [(50, 0, 0), (80, 0, 0), (80, 30, 0), (50, 30, 0)],
            [(80, 0, 0), (95, 10, 9), (80, 30, 0)],
        ]
    )
    with space.add_mesh().edit_data() as data:
        data.vertices = [(100, 0, 0), (130, 0, 0), (130, 30, 0), (100, 30, 0), (115, 15, 20)]
        data.faces = [[0, 1, 2, 3], [0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4]]


def _texts(document: Drawing) -> None:
    space = document.modelspace()
    space.add_line((-10, -10), (150, -10))
    for number, align in enumerate(TextEntityAlignment):
        text = space.add_text(
            "Hxgp 12", height=6, dxfattribs={"style": STYLE, "color": number % 6}
        )
        row, column = divmod(number, 3)
        first = Vec2(column * 60, row * 25)
        if align in {TextEntityAlignment.FIT, TextEntityAlignment.ALIGNED}:
            text.set_placement(first, first + Vec2(40, 8), align)
        else:
            text.set_placement(first, align=align)
    values = {"style": STYLE, "height": 6, "width": 1.5}
    for number, flags in enumerate((0, 2, 4, 6)):
        spot = {"insert": (number * 50, -30), "text_generation_flag": flags}
        space.add_text("Mirror", dxfattribs=values | spot | {"rotation": 10 * number})
    mirrored = {"insert": (-20, -50), "extrusion": (0, 0, -1), "rotation": 20}
    space.add_text("Back %%c5%%d", dxfattribs=values | mirrored)


def _paragraphs(document: Drawing) -> None:
    space = document.modelspace()
    values = {"style": STYLE, "char_height": 5}
    for point in range(1, 10):
        row, column = divmod(point - 1, 3)
        spot = {"insert": (column * 90, row * 50), "attachment_point": point, "width": 60}
        space.add_mtext("Two words and\\Pa second line", dxfattribs=values | spot)
    codes = (
        r"{\C1;red} {\H2x;big} {\W1.5;wide} \Lunder\l \Oover\o \Kthrough\k"
        r"\P\S1/2; \S3#4; \S5^6; x\~y {\Q20;slanted} {\fArimo|b0|i0;plain}"
    )
    turned = {"insert": (0, -40), "width": 200, "rotation": 15}
    space.add_mtext(codes, dxfattribs=values | turned)
    columns = space.add_mtext_static_columns(
        ["first column", "second column", "third"], 50, 10, 60, dxfattribs=values
    )
    columns.dxf.insert = (0, 230)
    framed = space.add_mtext("\\H5;framed", dxfattribs=values | {"insert": (100, 200)})
    framed.set_bg_color(None, text_frame=True)
    framed.dxf.bg_fill |= MTEXT_BG_CANVAS_COLOR
    coloured = space.add_mtext("\\H5;ground", dxfattribs=values | {"insert": (100, 180)})
    coloured.set_bg_color(2)


def _attributes(document: Drawing) -> None:
    block = document.blocks.new("plate")
    block.add_lwpolyline([(0, 0), (60, 0), (60, 20), (0, 20)], close=True)
    values = {"style": STYLE, "height": 6}
    block.add_attdef("NAME", (5, 5), "default", dxfattribs=values)
    for number, scale in enumerate((1, 2, -1)):
        values = {"xscale": scale, "yscale": 1, "rotation": number * 15, "color": number + 1}
        place = (number * 130, 0)
        reference = document.modelspace().add_blockref("plate", place, values)
        reference.add_auto_attribs({"NAME": f"No {number}"})
        reference.attribs[0].is_invisible = scale < 0


def _blocks(document: Drawing) -> None:
    space = document.modelspace()
    inner = document.blocks.new("inner", base_point=(5, 0))
    inner.add_circle((0, 0), 5, dxfattribs={"color": 0})
    inner.add_arc((10, 0), 4, 0, 120)
    inner.add_text("Ab", height=4, dxfattribs={"style": STYLE, "insert": (12, 3)})
    inner.add_lwpolyline([(0, -8), (15, -8)], dxfattribs={"const_width": 2, "color": 1})
    outer = document.blocks.new("outer")
    turned = {"rotation": 30, "xscale": 2, "yscale": 2, "zscale": 2, "color": 3}
    outer.add_blockref("inner", (0, 0), turned)
    outer.add_blockref("inner", (30, 0), {"xscale": -1, "color": 0})
    document.layers.add("green", color=3)
    space.add_blockref("outer", (0, 0), {"layer": "green", "color": 5})
    half = {"xscale": 0.5, "yscale": 0.5, "zscale": 0.5}
    space.add_blockref("outer", (0, 60), half | {"rotation": -20, "layer": "green"})
    space.add_blockref("outer", (150, 0), half | {"extrusion": (0, 0, -1)})
    space.add_blockref("inner", (60, 60), {"yscale": 2, "rotation": -20, "layer": "green"})
    array = {"row_count": 2, "column_count": 3, "row_spacing": 30, "column_spacing": 40}
    space.add_blockref("inner", (120, 60), array | {"xscale": -1, "rotation": 10})


def _looks(document: Drawing) -> None:
    space = document.modelspace()
    document.layers.add("heavy", color=1, lineweight=200)
    document.layers.add("glass", color=4).transparency = 0.5
    space.add_line((0, 0), (100, 0), {"layer": "heavy"})
    space.add_line((0, 10), (100, 10), {"lineweight": 100, "true_color": 0x3366CC})
    space.add_line((0, 20), (100, 20), {"lineweight": -3})
    space.add_solid([(0, 30), (50, 30), (0, 60), (50, 60)], {"layer": "glass"})
    solid = space.add_solid([(60, 30), (100, 30), (60, 60), (100, 60)], {"color": 6})
    solid.transparency = 0.3
    for name in ("off", "frozen", "unplotted"):
        document.layers.add(name)
        space.add_line((0, 0), (100, 60), {"layer": name})
    document.layers.get("off").off()
    document.layers.get("frozen").freeze()
    document.layers.get("unplotted").dxf.plot = 0
    space.add_circle((50, 50), 9, {"invisible": 1})


def _clips(document: Drawing) -> None:
    block = document.blocks.new("grid")
    for place in range(0, 101, 10):
        block.add_line((place, 0), (place, 100))
        block.add_line((0, place), (100, place))
    block.add_solid([(10, 10), (90, 10), (10, 90), (90, 90)], {"color": 2})
    reference = document.modelspace().add_blockref("grid", (0, 0), {"rotation": 20})
    XClip(reference).set_block_clipping_path([(15, 15), (85, 25), (60, 80)])
    document.header["$XCLIPFRAME"] = 0
    document.modelspace().add_blockref("grid", (150, 0))


def _sheet(document: Drawing) -> None:
    _blocks(document)
    sheet = document.paperspace("Layout1")
    sheet.add_lwpolyline([(0, 0), (200, 0), (200, 150), (0, 150)], close=True)
    sheet.add_viewport((60, 70), (80, 60), view_center_point=(40, 20), view_height=100)
    window = sheet.add_viewport(
        (150, 70), (60, 90), view_center_point=(60, 40), view_height=60
    )
    window.dxf.view_twist_angle = 30


def _linetypes(document: Drawing) -> None:
    document.header["$LTSCALE"] = 2.0
    document.linetypes.add("gap", [3.0, 2.0, -1.0])
    document.linetypes.add("dots", [4.0, 2.0, -1.0, 0.5, -0.5])
    document.layers.add("dashed", linetype="gap")
    space = document.modelspace()
    space.add_line((0, 0), (100, 30), {"linetype": "gap"})
    bulged = [(30, 60, 1), (70, 60, 0), (80, 50, 0)]
    values = {"linetype": "dots", "ltscale": 2.0}
    space.add_lwpolyline(bulged, format="xyb", dxfattribs=values)
    space.add_lwpolyline([(0, 90), (50, 90), (60, 120)], dxfattribs={"layer": "dashed"})


def _space(document: Drawing) -> None:
    """Tilted and mirrored planes."""
    space = document.modelspace()
    for number, extrusion in enumerate(((0, 0, -1), (0.3, 0.2, 1), (1, 1, 1))):
        values = {"extrusion": extrusion}
        shift = Matrix44.translate(number * 80, 0, 0)
        space.add_arc((10, 5), 20, 10, 200, dxfattribs=values).transform(shift)
        space.add_lwpolyline(
            [(0, 0, 0, 0, 0.5), (20, 0, 0, 0, 0), (20, 30, 0, 0, 0)], dxfattribs=values
        ).transform(shift)
        space.add_solid([(30, 0), (40, 0), (30, 9), (40, 9)], values).transform(shift)
        hatch = space.add_hatch(color=3, dxfattribs=values)
        hatch.paths.add_polyline_path([(0, 40), (20, 40), (10, 60)])
        hatch.transform(shift)


def _old(document: Drawing) -> None:
    """What R12 can say."""
    space = document.modelspace()
    space.add_line((0, 0), (50, 20))
    space.add_arc((30, 30), 10, 0, 200)
    bulge = math.tan(math.radians(22.5))
    corners = [(0, 50, bulge), (2, 50, 0), (40, 80, bulge), (40, 82, 0)]
    space.add_polyline2d(corners, format="xyb", close=True)
    space.add_text("R12", height=8, dxfattribs={"style": STYLE, "insert": (60, 10)})
    space.add_solid([(60, 40), (80, 40), (60, 60), (80, 60)])


FIXTURES: dict[str, Fill] = {
    "curves": _curves,
    "splines": _splines,
    "mlines": _mlines,
    "leaders": _leaders,
    "dimensions": _dimensions,
    "hatches": _hatches,
    "patterns": _patterns,
    "arrays": _arrays,
    "polygons": _polygons,
    "bands": _bands,
    "meshes": _meshes,
    "texts": _texts,
    "paragraphs": _paragraphs,
    "attributes": _attributes,
    "blocks": _blocks,
    "looks": _looks,
    "clips": _clips,
    "sheet": _sheet,
    "linetypes": _linetypes,
    "space": _space,
    "old": _old,
}
