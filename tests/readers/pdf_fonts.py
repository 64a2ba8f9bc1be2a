"""A font for the PDF files of the tests: ours, embedded."""

import zlib

from fontTools.ttLib import TTFont

from gare_fab.base.resources import resource
from tests.readers.pdf_pictures import stream


def font(text: str, *, is_composite: bool = False) -> tuple[list[bytes | str], str]:
    """The objects from number 5 on of an embedded font, and a text as its string."""
    path = resource("fonts", "arimo", "Arimo-Regular.ttf")
    face = TTFont(path)
    names, widths = face.getBestCmap(), face["hmtx"]
    scale = 1000 / face["head"].unitsPerEm
    descriptor = (
        "<</Type/FontDescriptor/FontName/AAAAAA+Arimo/Flags 32/FontBBox[-500 -300 1300 1000]"
        "/ItalicAngle 0/Ascent 905/Descent -212/CapHeight 700/StemV 80/FontFile2 7 0 R>>"
    )
    data = stream("/Filter/FlateDecode", zlib.compress(path.read_bytes()))
    if not is_composite:
        listed = " ".join(
            str(widths[names.get(code, ".notdef")][0] * scale) for code in range(32, 127)
        )
        return [
            "<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+Arimo/FirstChar 32/LastChar 126"
            f"/Widths[{listed}]/Encoding/WinAnsiEncoding/FontDescriptor 6 0 R>>",
            descriptor,
            data,
        ], f"({text})"
    glyphs = [face.getGlyphID(names[ord(letter)]) for letter in text]
    listed = " ".join(f"{i}[{widths[face.getGlyphName(i)][0] * scale}]" for i in glyphs)
    return [
        "<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Arimo/Encoding/Identity-H"
        "/DescendantFonts[8 0 R]>>",
        descriptor,
        data,
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Arimo/CIDToGIDMap/Identity/DW 500"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/W[{listed}]/FontDescriptor 6 0 R>>",
    ], "<" + "".join(f"{i:04x}" for i in glyphs) + ">"
