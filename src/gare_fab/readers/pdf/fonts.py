"""Fonts: strings to character codes with their widths; outlines come from the engine."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.affine import Affine
from gare_fab.model.tally import Whereabouts
from gare_fab.readers.pdf.copying import Copy, stream_body
from gare_fab.readers.pdf.decoding import decoded
from gare_fab.readers.pdf.engine import EngineFont
from gare_fab.readers.pdf.objects import (
    Dictionary,
    array,
    dictionary,
    name,
    number,
    numbers,
    resolved,
    stream,
)
from gare_fab.readers.pdf.standins import StandIn
from gare_fab.readers.pdf.steps import Steps

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_RANGES = re.compile(rb"begincodespacerange(.*?)endcodespacerange", re.DOTALL)
_HEX = re.compile(rb"<\s*([\dA-Fa-f]+)\s*>")
_TAG = re.compile(r"^[A-Z]{6}\+")
_MOST_WIDTHS = 200_000
_MOST_RANGES = 100  # that codes are cut out by
_TWO_BYTES = ("Identity", "UCS2", "UTF16", "H", "V")
_VERTICAL = (0.88, -1.0)  # em: the origin's height, and the way on
# The engine finds glyphs by the letters that codes stand for: here each stands for itself.
_SAME = b"""/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end"""
_THOUSANDTH = Affine.scaled(0.001)
Characters = list[tuple[int, float, bool]]


@dataclass(slots=True)
class Font:
    """A font as content streams use it."""

    source: Dictionary
    is_composite: bool = False
    is_vertical: bool = False
    is_type3: bool = False
    matrix: Affine = _THOUSANDTH  # of a Type 3 font
    names: dict[int, str] = field(default_factory=dict)  # of its glyphs, by code
    known_widths: dict[int, float] = field(default_factory=dict)
    other_width: float | None = None
    spaces: tuple[tuple[int, bytes, bytes], ...] = ()  # length, least and greatest code
    glyphs: dict[int, Steps | None] = field(default_factory=dict)
    engine: EngineFont | None = None
    is_broken: bool = False
    stand_in: StandIn | None = None
    where: Whereabouts = field(default_factory=Whereabouts)  # the first text in it

    @property
    def name(self) -> str:
        """Its name in the file, without a subset's tag."""
        return _TAG.sub("", name(self.source.get("/BaseFont")))

    @property
    def is_embedded(self) -> bool:
        """Whether the file holds its outlines."""
        owner = self.source
        if self.is_composite:
            owner = dictionary((*array(owner.get("/DescendantFonts")), None)[0])
        descriptor = dictionary(owner.get("/FontDescriptor"))
        return self.is_type3 or any(stream(descriptor.get(key)) for key in _FILES)

    def characters(self, string: bytes) -> Characters:
        """Code, width in em, and whether it is the space of one byte, of each character."""
        if not self.is_composite:
            return [(code, self.width(code), code == 32) for code in string]
        found = []
        for piece in self._pieces(string):
            code = int.from_bytes(piece, "big")
            found.append((code, self.width(code), piece == b" "))
        return found

    def _pieces(self, string: bytes) -> list[bytes]:
        if not self.spaces:
            return [string[i : i + 2] for i in range(0, len(string), 2)]
        pieces, place = [], 0
        while place < len(string):
            length = next(
                (
                    length
                    for length, least, most in self.spaces
                    if _is_between(string[place : place + length], least, most)
                ),
                self.spaces[0][0],
            )
            pieces.append(string[place : place + length])
            place += length
        return pieces

    def width(self, code: int) -> float:
        """The way on after a character, in em (of a Type 3 font in its own units)."""
        width = self.known_widths.get(code, self.other_width)
        if width is None and self.stand_in is not None:
            width = self.stand_in.width(code)
        elif width is None:
            opened = self._opened()
            width = self.known_widths[code] = opened.width(code) if opened else 0.0
        return width

    def glyph(self, code: int) -> Steps | None:
        """The outline of a character in em, None of what is not seen."""
        if code not in self.glyphs and self.stand_in is not None:
            self.glyphs[code] = self.stand_in.glyph(code, self.width(code))
        elif code not in self.glyphs:
            opened = self._opened()
            self.glyphs[code] = opened.glyph(code) if opened else None
        return self.glyphs[code]

    def close(self) -> None:
        """Give back what the engine holds."""
        if self.engine is not None:
            self.engine.file.close()

    def _opened(self) -> EngineFont | None:
        if self.engine is None and not self.is_broken:
            copy = Copy()
            own = copy.share(stream_body(b"", _SAME))
            fonts = {"Font": {"F": copy.changed(self.source, {"/ToUnicode": own})}}
            string = b"<00410042>" if self.is_composite else b"<41>"
            words = b"BT /F 1 Tf %s Tj ET" % string
            try:
                self.engine = EngineFont(copy.page(words, fonts, (0, 0, 9, 9)))
            except Unreadable:
                self.is_broken = True
        return self.engine


def font_of(source: Dictionary) -> Font:
    """The font that a font dictionary describes."""
    kind = name(source.get("/Subtype"))
    if kind == "Type0":
        return _composite(source)
    font = Font(source, is_type3=kind == "Type3")
    widths = array(source.get("/Widths"))[:256]
    first = int(number(source.get("/FirstChar")))
    share = 1.0 if font.is_type3 else 0.001
    font.known_widths.update(
        (first + index, number(width) * share) for index, width in enumerate(widths)
    )
    if widths:
        descriptor = dictionary(source.get("/FontDescriptor"))
        font.other_width = number(descriptor.get("/MissingWidth")) * share
    if font.is_type3:
        font.other_width = 0.0
        given = numbers(source.get("/FontMatrix"))
        font.matrix = Affine(*given) if len(given) == 6 else font.matrix
        font.names = _names(source)
    return font


def _names(source: Dictionary) -> dict[int, str]:
    """The names of glyphs by code: numbers set the code, names count on from there."""
    names: dict[int, str] = {}
    code = 0
    for each in array(dictionary(source.get("/Encoding")).get("/Differences")):
        word = name(each)
        if word:
            names[code] = "/" + word
            code += 1
        else:
            code = int(number(each))
    return names


def _composite(source: Dictionary) -> Font:
    encoding = resolved(source.get("/Encoding"))
    word = name(encoding)
    mode = int(number(dictionary(encoding).get("/WMode")))
    font = Font(source, is_composite=True, is_vertical=mode == 1 or word.endswith("V"))
    ranges = _code_spaces(encoding, word)
    font.spaces = ranges
    if word.startswith("Identity") or not word:
        below = dictionary((*array(source.get("/DescendantFonts")), None)[0])
        font.known_widths.update(_composite_widths(array(below.get("/W"))))
        font.other_width = number(below.get("/DW"), 1000.0) * 0.001
    return font


def _composite_widths(words: Sequence[object]) -> dict[int, float]:
    """Widths by character number: `first [w w ...]` or `first last w`."""
    widths: dict[int, float] = {}
    place, count = 0, 0
    while place + 1 < len(words) and count < _MOST_WIDTHS:
        first, following = int(number(words[place])), array(words[place + 1])
        if following:
            widths.update((first + i, number(w) * 0.001) for i, w in enumerate(following))
            count += len(following)
            place += 2
        elif place + 2 < len(words):
            last = min(int(number(words[place + 1])), first + _MOST_WIDTHS)
            width = number(words[place + 2]) * 0.001
            widths.update(dict.fromkeys(range(first, last + 1), width))
            count += max(last - first, 0) + 1
            place += 3
        else:
            break
    return widths


def _code_spaces(encoding: object, word: str) -> tuple[tuple[int, bytes, bytes], ...]:
    """How codes are cut out of a string; none means two bytes each."""
    source = stream(encoding)
    if source is not None:
        text = decoded(source)[0][:1_000_000]
        ranges = [each for found in _RANGES.finditer(text) for each in _HEX.findall(found[1])]
        ends = [bytes.fromhex((end + b"0" * (len(end) % 2)).decode()) for end in ranges]
        pairs = zip(ends[::2], ends[1::2], strict=False)
        some = [(len(least), least, most) for least, most in pairs if least]
        return tuple(some[:_MOST_RANGES])
    if not word or any(part in _TWO_BYTES for part in word.split("-")):
        return ()
    if "RKSJ" in word:
        return ((1, b"\x00", b"\x80"), (1, b"\xa0", b"\xdf"), (2, b"\x81\x00", b"\xff\xff"))
    return ((1, b"\x00", b"\x80"), (2, b"\x81\x00", b"\xff\xff"))


def _is_between(piece: bytes, least: bytes, most: bytes) -> bool:
    """Whether each byte lies between those of two codes of the same length."""
    return len(piece) == len(least) == len(most) and all(
        low <= byte <= high for low, byte, high in zip(least, piece, most, strict=True)
    )
