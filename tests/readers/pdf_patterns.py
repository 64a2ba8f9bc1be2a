"""PDF files with tilings, in fills, strokes and texts, and with mesh and other gradients."""

import struct

from tests.readers.pdf_fonts import font
from tests.readers.pdf_pictures import pdf, stream

_P = "/Pattern<</P 5 0 R>>"
_UNCOLOURED = f"{_P}/ColorSpace<</C[/Pattern/DeviceRGB]>>"
_FILL = "/Pattern cs /P scn 10 10 80 80 re f"
_BLEND = "/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>"
_AXIS = f"/ShadingType 2/ColorSpace/DeviceRGB/Coords[30 0 70 0]{_BLEND}"
_BITS = "/BitsPerCoordinate 16/BitsPerComponent 8/Decode[0 100 0 100 0 1 0 1 0 1]"


def _tile(entries: str, data: str, resources: str = "") -> bytes:
    return stream(f"/PatternType 1/TilingType 1/Resources<<{resources}>>{entries}", data)


def _box(step: int, paint_type: int = 1, size: int = 10) -> str:
    box = f"/PaintType {paint_type}/BBox[0 0 {size} {size}]"
    return f"{box}/XStep {step}/YStep {step}"


_STRIPES = _tile(_box(10), "1 0 0 rg 0 0 4 10 re f")
_SHAPELESS = _tile(_box(10, 2), "0 0 5 10 re f")


def _text(words: str) -> bytes:
    resources = "/Font<</F 5 0 R>>/Pattern<</P 8 0 R>>"
    return pdf(f"BT /F 60 Tf 5 30 Td {words} ET", resources, [*font("")[0], _STRIPES])


def _shading(entries: str, content: str = "/S sh") -> bytes:
    return pdf(content, f"/Shading<</S<<{entries}>>>>")


def _radial(coords: str, extend: str) -> bytes:
    return _shading(
        f"/ShadingType 3/ColorSpace/DeviceRGB/Coords[{coords}]/Extend[{extend}]{_BLEND}"
    )


def _mesh(entries: str, data: bytes) -> bytes:
    entries = f"/ColorSpace/DeviceRGB{_BITS}{entries}"
    return pdf("/S sh", "/Shading<</S 5 0 R>>", [stream(entries, data)])


def _places(places: str) -> bytes:
    return b"".join(struct.pack(">H", int(int(each) * 655.35)) for each in places.split())


_RING = "20 20 10 40 30 60 20 80 40 90 60 70 80 80 90 60 70 40 80 20 60 10 40 30"
_COLOURS = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0))

FILES: dict[str, bytes] = {
    "tiling_stroke": pdf("/Pattern CS /P SCN 20 w 10 20 m 90 20 l 50 80 l S", _P, [_STRIPES]),
    "tiling_both": pdf("/Pattern CS /P SCN 1 1 0 rg 20 w 20 20 60 60 re B", _P, [_STRIPES]),
    "tiling_uneven_stroke": pdf(
        "/Pattern CS /P SCN q 3 0 0 1 0 0 cm 8 w 6 20 m 26 80 l S Q", _P, [_STRIPES]
    ),
    "tiling_uncoloured_stroke": pdf(
        "/C CS 1 0 0 /P SCN 15 w 10 20 m 90 80 l S", _UNCOLOURED, [_SHAPELESS]
    ),
    "tiling_text": _text("/Pattern cs /P scn (Ab) Tj"),
    "tiling_text_twice": _text("/Pattern cs /P scn (A) Tj (b) Tj"),
    "tiling_gaps": pdf(_FILL, _P, [_tile(_box(15), "0 .5 0 rg 0 0 10 10 re f")]),
    "tiling_backwards": pdf(_FILL, _P, [_tile(_box(-15), "0 .5 0 rg 0 0 10 10 re f")]),
    "tiling_matrix": pdf(
        "q .5 0 0 .5 10 10 cm /Pattern cs /P scn 10 10 140 140 re f Q",
        _P,
        [_tile(_box(15) + "/Matrix[1 .3 -.3 1 5 5]", "0 .5 0 rg 0 0 10 10 re f")],
    ),
    "tiling_alpha": pdf(f"/A gs {_FILL}", f"{_P}/ExtGState<</A<</ca .4>>>>", [_STRIPES]),
    "tiling_clipped": pdf(f"50 50 m 90 50 l 50 95 l h W n {_FILL}", _P, [_STRIPES]),
    "tiling_nested": pdf(
        _FILL,
        _P,
        [
            _tile(
                _box(40, size=40), "/Pattern cs /Q scn 0 0 30 30 re f", "/Pattern<</Q 6 0 R>>"
            ),
            _tile(_box(8, size=6), "1 0 0 rg 0 0 6 6 re f"),
        ],
    ),
    "tiling_fine": pdf(_FILL, _P, [_tile(_box(1, size=1), "0 0 1 rg 0 0 .5 1 re f")]),
    "gradient_stroke": pdf(
        "/Pattern CS /P SCN 15 w 10 20 m 90 80 l S",
        f"/Pattern<</P<</PatternType 2/Shading<<{_AXIS}/Extend[true true]>>>>>>",
    ),
    "gradient_ground": pdf(
        _FILL, f"/Pattern<</P<</PatternType 2/Shading<<{_AXIS}/Background[0 1 0]>>>>>>"
    ),
    "gradient_ground_unused": _shading(f"{_AXIS}/Background[0 1 0]"),
    "gradient_box": _shading(f"{_AXIS}/BBox[20 20 80 60]/Extend[true true]"),
    "gradient_cmyk": _shading(
        "/ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 100 0]/Extend[true true]"
        "/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0 0]/C1[0 1 1 0]/N 1>>"
    ),
    "radial_from_a_point": _radial("20 20 0 80 80 10", "true true"),
    "radial_to_a_point": _radial("40 50 40 50 50 0", "true true"),
    "radial_cylinder": _radial("30 50 20 70 50 20", "false false"),
    "radial_cone": _radial("30 50 20 70 50 5", "false true"),
    "mesh_triangles": _mesh(
        "/ShadingType 4/BitsPerFlag 8",
        b"".join(
            bytes((flag,)) + _places(place) + _COLOURS[:3]
            for flag, place in ((0, "10 10"), (0, "90 10"), (0, "50 90"), (1, "95 80"))
        ),
    ),
    "mesh_lattice": _mesh(
        "/ShadingType 5/VerticesPerRow 2",
        b"".join(
            _places(place) + _COLOURS[3:6]
            for place in ("10 10", "90 20", "20 50", "80 60", "10 90", "90 90")
        ),
    ),
    "mesh_coons": _mesh("/ShadingType 6/BitsPerFlag 8", b"\0" + _places(_RING) + _COLOURS),
    "mesh_tensor": _mesh(
        "/ShadingType 7/BitsPerFlag 8",
        b"\0" + _places(f"{_RING} 40 40 40 60 60 60 60 40") + _COLOURS,
    ),
}
