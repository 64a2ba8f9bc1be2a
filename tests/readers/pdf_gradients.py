"""More PDF files to compare with poppler's pictures: gradients, printing inks, masks."""

import struct
from collections.abc import Iterable

from tests.readers.pdf_pictures import pdf, stream

_LIGHT = "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>"
_MESH = (
    "/BitsPerCoordinate 16/BitsPerComponent 8/Decode[0 100 0 100 0 1 0 1 0 1]"
    "/ColorSpace/DeviceRGB"
)
_FLAGS = "/BitsPerFlag 8"
_RED, _GREEN, _BLUE, _YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
_FOUR = (_RED, _GREEN, _BLUE, _YELLOW)
_BORDER = (
    *((20, 20), (10, 40), (30, 60), (20, 80), (40, 90), (60, 70)),
    *((80, 80), (90, 60), (70, 40), (80, 20), (60, 10), (40, 30)),
)
_INNER = ((40, 40), (40, 60), (60, 60), (60, 40))
_NEXT = ((95, 20), (95, 40), (95, 60), (95, 80), (90, 85), (85, 85), (82, 82), (81, 81))
Place = tuple[float, float]


def _radial(coords: str, extend: str) -> bytes:
    shading = (
        f"<</ShadingType 3/ColorSpace/DeviceRGB/Coords[{coords}]/Extend[{extend}]"
        f"/Function {_LIGHT}>>"
    )
    return pdf("/S sh", f"/Shading<</S {shading}>>")


def _mesh(kind: int, entries: str, data: bytes) -> bytes:
    head = f"/ShadingType {kind}{_MESH}{entries}"
    return pdf("/S sh", "/Shading<</S 5 0 R>>", [stream(head, data)])


def _places(places: Iterable[Place]) -> bytes:
    return b"".join(struct.pack(">HH", int(x * 655.35), int(y * 655.35)) for x, y in places)


def _vertex(place: Place, colour: tuple[int, int, int], flag: int | None = None) -> bytes:
    return bytes([] if flag is None else [flag]) + _places([place]) + bytes(colour)


def _patch(flag: int, places: Iterable[Place], colours: Iterable[tuple[int, ...]]) -> bytes:
    return bytes([flag]) + _places(places) + b"".join(map(bytes, colours))


_TRIANGLES = (
    _vertex((10, 10), _RED, 0)
    + _vertex((90, 10), _GREEN, 0)
    + _vertex((50, 90), _BLUE, 0)
    + _vertex((95, 80), _YELLOW, 1)
    + _vertex((99, 5), _RED, 2)
)
_GRID = b"".join(
    _vertex((10 + 40 * i, 20 + 30 * j + 5 * i), (100 * i, 90 * j, 80))
    for j in range(3)
    for i in range(3)
)
_TRANSFER = (
    "/ExtGState<</A<</SMask<</S/%s/G 5 0 R"
    "/TR<</FunctionType 2/Domain[0 1]/C0[%s]/C1[%s]/N 1>>>>>>>>"
)
_GROUP = "/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Group<</S/Transparency/CS/DeviceGray>>"


def _masked(kind: str, transfer: tuple[str, str]) -> bytes:
    form = stream(_GROUP, "1 g 20 20 60 60 re f")
    content = "/A gs 1 0 0 rg 0 0 100 100 re f"
    return pdf(content, _TRANSFER % (kind, *transfer), [form])


FILES = {
    "mask_turned_round": _masked("Luminosity", ("1", "0")),
    "mask_halved": _masked("Alpha", ("0", ".5")),
    "mask_alpha_turned_round": _masked("Alpha", ("1", "0")),
    "cone_extended": _radial("20 50 5 70 50 25", "true true"),
    "cone_begun": _radial("20 50 5 70 50 25", "true false"),
    "tube_extended": _radial("30 30 10 60 60 10", "false true"),
    "disc_extended": _radial("50 50 10 55 50 40", "true false"),
    "mesh_triangles": _mesh(4, _FLAGS, _TRIANGLES),
    "mesh_lattice": _mesh(5, "/VerticesPerRow 3", _GRID),
    "mesh_patches": _mesh(
        6, _FLAGS, _patch(0, _BORDER, _FOUR) + _patch(2, _NEXT, (_RED, _BLUE))
    ),
    "mesh_tensors": _mesh(7, _FLAGS, _patch(0, (*_BORDER, *_INNER), _FOUR)),
    "axial_on_ground": pdf(
        "/Pattern cs /P scn 5 5 90 90 re f",
        "/Pattern<</P<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceRGB"
        f"/Coords[30 0 60 0]/Background[0 .6 0]/Function {_LIGHT}>>>>>>",
    ),
    "cmyk_light": pdf(".1 .05 .6 .02 k 10 10 80 80 re f"),
    "cmyk_deep": pdf(".9 .1 .8 .6 k 10 10 80 80 re f"),
    "spot_light": pdf(
        "/S cs .4 scn 10 10 80 80 re f",
        "/ColorSpace<</S[/Separation/Gold/DeviceCMYK"
        "<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[.2 .1 .9 .1]/N 1>>]>>",
    ),
    "dots_square": pdf("2 J 20 w 30 50 m 30 50 l S 1 J 70 50 m 70 50 l S"),
}
