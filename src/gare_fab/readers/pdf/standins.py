"""Stand-ins for fonts that the file does not hold: a font found here, glyph by glyph.

A code becomes a letter by the font's encoding, the letter a glyph of the font that is found.
"""

import re
from dataclasses import dataclass, field

import numpy as np

from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.outlines import glyph_segments
from gare_fab.geometry.lettering.shaping import shape_text
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.readers.pdf.objects import (
    Dictionary,
    array,
    dictionary,
    name,
    number,
    resolved,
)
from gare_fab.readers.pdf.steps import BEGIN, CLOSE, CURVE, LINE, Steps

_SYMBOLS = ("Symbol", "ZapfDingbats", "Wingdings", "Webdings")
_STYLE = re.compile(r"(?i)[-,]?(bold|black|heavy|italic|oblique|regular|roman|mt\b|ps\b)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MONOSPACE, _SERIF, _ITALIC = 1, 2, 64  # flags of a font descriptor
_BOLD = 600
_ENCODINGS = {"MacRomanEncoding": "mac_roman", "WinAnsiEncoding": "cp1252"}
_QUOTES = {39: "\u2019", 96: "\u2018"}  # of StandardEncoding, where it is not ASCII
_KINDS = {"M": BEGIN, "L": LINE, "Q": CURVE, "C": CURVE, "Z": CLOSE}


@dataclass(slots=True)
class StandIn:
    """A face for a font, and the letter of each code."""

    face: Face
    found: str
    is_substitute: bool
    letters: dict[int, str]
    advances: dict[int, float] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def width(self, code: int) -> float:
        """The way on after a character, in em."""
        if code not in self.advances:
            glyphs = shape_text(self.letters.get(code, " "), self.face)
            self.advances[code] = float(glyphs.advances[:, 0].sum())
        return self.advances[code]

    def glyph(self, code: int, wanted: float) -> Steps | None:
        """The outline in em, made narrower where it is wider than the font's own would be."""
        letter = self.letters.get(code, "")
        if not self.face.covers(letter):
            self.missing.update(each for each in letter if not self.face.covers(each))
            return None
        own = self.width(code)
        squeeze = wanted / own if 0 < wanted < own else 1.0
        glyphs = shape_text(letter, self.face)
        parts = [_steps(self.face, int(glyph)) for glyph in glyphs.ids]
        found = [part for part in parts if part is not None]
        if not found:
            return None
        kinds = np.concatenate([part.kinds for part in found])
        places = np.concatenate([part.places for part in found]) * (squeeze, 1.0)
        return Steps(kinds, places, np.zeros(len(kinds), dtype=np.intp))


def stand_in(source: Dictionary, fonts: Fonts) -> StandIn | None:
    """The stand-in of a simple font; None for symbols, which the engine has itself."""
    title = name(source.get("/BaseFont")).split("+")[-1]
    if title.startswith(_SYMBOLS):
        return None
    descriptor = dictionary(source.get("/FontDescriptor"))
    flags = int(number(descriptor.get("/Flags")))
    words = title.casefold()
    is_bold = "bold" in words or "black" in words or "heavy" in words
    is_bold |= number(descriptor.get("/FontWeight")) >= _BOLD
    is_italic = "italic" in words or "oblique" in words or bool(flags & _ITALIC)
    family = _STYLE.sub("", title).strip("-, ")
    generic = (
        "monospace" if flags & _MONOSPACE else "serif" if flags & _SERIF else "sans-serif"
    )
    families = (title, _CAMEL.sub(" ", family), family, generic)
    match = fonts.face(Wanted(families, 700 if is_bold else 400, is_italic))
    return StandIn(match.face, match.found, match.is_substitute, _letters(source))


def _letters(source: Dictionary) -> dict[int, str]:
    """The letter of every code."""
    from fontTools.agl import toUnicode  # noqa: PLC0415 -- 0.05 s

    encoding = resolved(source.get("/Encoding"))
    base = name(encoding) or name(dictionary(encoding).get("/BaseEncoding"))
    codec = _ENCODINGS.get(base, "cp1252")
    letters = {code: bytes((code,)).decode(codec, "ignore") for code in range(32, 256)}
    if base not in _ENCODINGS:
        letters |= _QUOTES
    code = 0
    for each in array(dictionary(encoding).get("/Differences")):
        word = name(each)
        if word:
            letters[code] = toUnicode(word)
            code += 1
        else:
            code = int(number(each))
    return letters


def _steps(face: Face, glyph: int) -> Steps | None:
    """A glyph's curves as steps, quadratic ones raised to cubic."""
    letters, numbers = glyph_segments(face, glyph)
    places = np.zeros((len(letters), 3, 2))
    kinds = np.array([_KINDS[letter] for letter in letters], dtype=np.uint8)
    points = np.array(numbers).reshape(-1, 2)
    at, here = 0, np.zeros(2)
    for row, letter in enumerate(letters):
        count = {"Z": 0, "Q": 2, "C": 3}.get(letter, 1)
        some = points[at : at + count]
        at += count
        if letter == "Q":
            some = np.stack(((here + 2 * some[0]) / 3, (some[1] + 2 * some[0]) / 3, some[1]))
        if count:
            places[row, 3 - len(some) :] = some
            here = some[-1]
    return Steps(kinds, places, np.zeros(len(kinds), dtype=np.intp)) if len(kinds) else None
