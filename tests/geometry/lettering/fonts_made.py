"""Small fonts made for the tests: every letter is a box."""

from collections.abc import Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables.S_V_G_ import SVGDocument
from fontTools.ttLib.tables.TupleVariation import TupleVariation

UNITS = 1000
LETTERS = "AHaex "


def box_font(
    path: Path,
    family: str,
    *,
    weight: int = 400,
    is_italic: bool = False,
    width_class: int = 5,
    letters: str = LETTERS,
) -> Path:
    """A font of boxes, as wide as half an em and as high as 0.7 em; saved and told where."""
    _boxes(family, weight, (is_italic, width_class), letters).save(path)
    return path


def variable_font(path: Path, family: str, tag: str = "wght") -> Path:
    """A font of boxes that grow from 0.5 em to 0.8 em from 100 to 900 of an axis."""
    builder = _boxes(family, 100, (False, 5), LETTERS)
    builder.setupFvar([(tag, 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (300, 0), (300, 0), (0, 0), (0, 0), (300, 0), (0, 0), (0, 0)]
    builder.setupGvar(
        {
            name: [TupleVariation({tag: (0.0, 1.0, 1.0)}, wider)]
            for name in builder.font.getGlyphOrder()
            if name.startswith("box")
        }
    )
    builder.save(path)
    return path


def collection(path: Path, members: Mapping[str, int]) -> Path:
    """Several fonts in one file: families with their weights."""
    fonts = TTCollection()
    for family, weight in members.items():
        single = box_font(path.with_suffix(f".{weight}.ttf"), family, weight=weight)
        fonts.fonts.append(TTFont(single))
        single.unlink()
    fonts.save(path)
    return path


def _boxes(family: str, weight: int, shape: tuple[bool, int], letters: str) -> FontBuilder:
    is_italic, width_class = shape
    builder = FontBuilder(UNITS, isTTF=True)
    names = {ord(letter): f"box{ord(letter)}" for letter in letters if letter != " "}
    names |= {32: "space"} if " " in letters else {}
    order = [".notdef", *names.values()]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _box(is_empty=not name.startswith("box")) for name in order})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = {(400, False): "Regular", (700, False): "Bold"}.get(
        (weight, is_italic), f"W{weight}"
    )
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": style,
            "fullName": f"{family} {style}",
            "psName": f"{family}-{style}".replace(" ", ""),
        }
    )
    builder.setupOS2(
        version=4,
        usWeightClass=weight,
        usWidthClass=width_class,
        fsSelection=1 if is_italic else 0x40,
        sTypoAscender=800,
        sTypoDescender=-200,
        sxHeight=500,
        sCapHeight=700,
    )
    builder.setupPost()
    return builder


def _box(*, is_empty: bool) -> object:
    pen = TTGlyphPen(None)
    if not is_empty:
        pen.moveTo((50, 0))
        for point in ((550, 0), (550, 700), (50, 700)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def layered_font(path: Path, family: str) -> Path:
    """A font of boxes whose A is red, with half of its colour over an H (COLR)."""
    builder = _boxes(family, 400, (False, 5), LETTERS)
    builder.setupCOLR({"box65": [("box72", 0)]}, version=0)
    builder.setupCPAL([[(1.0, 0.0, 0.0, 0.5)]])
    builder.save(path)
    return path


def drawn_font(path: Path, family: str) -> Path:
    """A font of boxes whose A is a lime square, 0.5 em wide, drawn in SVG."""
    builder = _boxes(family, 400, (False, 5), LETTERS)
    table = newTable("SVG ")
    glyph = builder.font.getGlyphID("box65")
    table.docList = [
        SVGDocument(
            f'<svg xmlns="http://www.w3.org/2000/svg"><g id="glyph{glyph}">'
            '<rect y="-500" width="500" height="500" fill="lime"/></g>'
            f'<g id="glyph{glyph + 1}"><rect width="900" height="900"/></g></svg>',
            glyph,
            glyph + 1,
            compressed=False,
        )
    ]
    builder.font["SVG "] = table
    builder.save(path)
    return path
