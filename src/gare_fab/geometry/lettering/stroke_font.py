"""A single-line font for engraving: an SVG font whose glyphs are open strokes.

    <font horiz-adv-x="378"> <font-face font-family="..." units-per-em="1000" .../>
      <missing-glyph/>  <glyph unicode="a" horiz-adv-x="..." d="M ... L ... C ..."/>

Glyph 0 is the missing one. Letters that the font lacks are made of its own strokes.
"""

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.lettering.composing import composed
from gare_fab.geometry.lettering.curves import NO_CURVES, Curves
from gare_fab.geometry.lettering.metrics import Metrics
from gare_fab.geometry.lettering.strokes import Strokes

SUFFIXES = (".svg", ".svgz")
_MOST_BYTES = 8_000_000  # what is longer is cut, and no XML any more
_HEAD = 10_000
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PAIRS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
_FACE = re.compile(r"<font-face\s([^>]*)")
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*["']([^"']*)["']""")
_LARGEST = 1e9  # of a number: what is larger is none
_LINE = 0.05  # em: how thick lines under and through the text are taken to be


class StrokeFont:
    """The glyphs of one SVG font, by the character they stand for."""

    is_single_line = True

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            Unreadable: it is no SVG font, or too large.
        """
        font = _font_element(path)
        face = next(_named(font, "font-face"), None)
        told = {} if face is None else dict(face.attrib)
        self.units_per_em = max(int(_number(told.get("units-per-em"), 1000.0)), 1)
        self._told = {name: _number(text, 0.0) for name, text in told.items()}
        self._own = _OwnGlyphs(font, 1.0 / self.units_per_em)
        self._known: dict[int, Strokes | None] = {}

    def glyph_of(self, character: str) -> int:
        """The glyph of one character, 0 where the font has none and cannot make it."""
        glyph = ord(character)
        return 0 if self._strokes(glyph) is None else glyph

    def curves(self, glyph: int) -> Curves:
        """The strokes of a glyph; empty where it has none."""
        strokes = self._strokes(glyph)
        return strokes.curves if strokes else NO_CURVES

    def advance(self, glyph: int) -> float:
        """How far the pen moves on after a glyph, in em."""
        strokes = self._strokes(glyph)
        return strokes.advance if strokes else 0.0

    def _strokes(self, glyph: int) -> Strokes | None:
        if glyph not in self._known:
            name = chr(glyph) if glyph else ""
            own = self._own.get(name)
            self._known[glyph] = own or (composed(name, self._own) if name else None)
        return self._known[glyph]

    @cached_property
    def metrics(self) -> Metrics:
        """The heights of its letters as drawn: what such files tell of them is often wrong."""
        unit = 1.0 / self.units_per_em
        x_height, cap_height = self._height("x") or 0.45, self._height("H") or 0.65
        return Metrics(
            units_per_em=self.units_per_em,
            ascent=self._told.get("ascent", 0.0) * unit or 0.8,
            descent=-self._told.get("descent", 0.0) * unit or 0.2,
            line_gap=0.0,
            x_height=x_height,
            cap_height=cap_height,
            underline_position=-0.1,
            underline_thickness=_LINE,
            strikeout_position=x_height / 2,
            strikeout_thickness=_LINE,
            subscript_shift=0.15,
            superscript_shift=0.35,
        )

    def _height(self, letter: str) -> float:
        curves = self.curves(self.glyph_of(letter))
        return max(curves.numbers[1::2], default=0.0)


def names_in(path: Path) -> dict[str, str]:
    """What the font-face near the top of a file tells; nothing where there is none.

    It is read without the rest of the file, so that drawings are passed over quickly.
    """
    try:
        head = _bytes(path, at_most=_HEAD).decode("utf-8", errors="replace")
    except (OSError, EOFError, zlib.error):
        return {}
    face = _FACE.search(head)
    return {name: unescape(text) for name, text in _ATTRIBUTE.findall(face[1] if face else "")}


def _font_element(path: Path) -> Any:
    """The font element of a file, plain or packed."""
    from lxml import etree  # noqa: PLC0415 -- 0.03 s, for single-line fonts only

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_bytes(path, _MOST_BYTES), parser)
    except (OSError, EOFError, ValueError, zlib.error, etree.XMLSyntaxError) as error:
        raise _unreadable(path) from error
    font = next(_named(root, "font"), None)
    if font is None:
        raise _unreadable(path)
    return font


def _bytes(path: Path, at_most: int) -> bytes:
    with path.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(path) if is_packed else path.open("rb") as file:
        return file.read(at_most)


def _unreadable(path: Path) -> Unreadable:
    return Unreadable(Message("{file} is not a font that can be read.", {"file": path.name}))


def _named(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name, in whatever namespace."""
    return (
        child
        for child in element.iter()
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name
    )


def _number(text: str | None, default: float) -> float:
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if abs(value) < _LARGEST else default


class _OwnGlyphs(Mapping[str, Strokes]):
    """The glyphs that stand in a font, by character; the missing one under none."""

    def __init__(self, font: Any, unit: float) -> None:
        usual = _number(font.get("horiz-adv-x"), 500.0)
        self._unit = unit
        self._data = {"": ("", usual)}
        missing = next(_named(font, "missing-glyph"), None)
        for glyph in (missing, *_named(font, "glyph")):
            character = "" if glyph is missing else glyph.get("unicode") or ""
            if glyph is not None and (len(character) == 1 or glyph is missing):
                advance = _number(glyph.get("horiz-adv-x"), usual)
                self._data[character] = (glyph.get("d") or "", advance)

    def __getitem__(self, character: str) -> Strokes:
        data, advance = self._data[character]
        return Strokes(_curves(data, self._unit), advance * self._unit)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


def _curves(data: str, unit: float) -> Curves:
    """Path data of absolute steps M L Q C Z; reading ends at the first thing that is not."""
    letters: list[str] = []
    numbers: list[float] = []
    tokens = _TOKEN.findall(data)
    place, letter = 0, ""
    while place < len(tokens):
        if tokens[place][0].isalpha():
            letter = tokens[place]
            place += 1
        count = _PAIRS.get(letter, -1)
        values = tokens[place : place + max(count, 0)]
        if count < 0 or len(values) < count or any(value[0].isalpha() for value in values):
            break
        points = [float(value) for value in values]
        if max(map(abs, points), default=0.0) > _LARGEST:
            break
        if letter != "M" and (not letters or letters[-1] == "Z"):
            break  # nothing to go on from
        letters.append(letter)
        numbers.extend(value * unit for value in points)
        place += count
        letter = {"M": "L", "Z": ""}.get(letter, letter)
    return Curves("".join(letters), tuple(numbers))
