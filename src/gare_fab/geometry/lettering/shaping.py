"""Text of one font, script and direction to glyphs: ligatures, kerning, marks in place."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, floats, ints
from gare_fab.geometry.lettering.clusters import clusters_of
from gare_fab.geometry.lettering.faces import Face, is_silent, loaded
from gare_fab.geometry.lettering.open_type import OpenTypeFont
from gare_fab.geometry.lettering.stroke_font import StrokeFont

NO_LIGATURES = ("-liga", "-clig")  # what letter spacing asks for, after CSS

_FEATURE = re.compile(r"""([+-]?)["']?([!-~]{4})["']?(?:[ =](\d+|on|off))?""")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NO_LANGUAGE = "und"  # else HarfBuzz takes that of the system, and texts differ by machine
_SCRIPT = re.compile(r"[A-Za-z]{4}")
_DIRECTIONS = ("ltr", "rtl", "ttb", "btt")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """N glyphs from left to right (or downwards), whatever the direction of reading.

    `clusters` tells the first character of `text` that a glyph stands for; several glyphs may
    share one, a ligature stands for all up to the next. Advances and offsets are in em, Y up.
    """

    face: Face
    ids: Ints
    clusters: Ints
    advances: Floats
    offsets: Floats
    direction: str

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        object.__setattr__(self, "ids", ints(self.ids))
        object.__setattr__(self, "clusters", ints(self.clusters))
        object.__setattr__(self, "advances", floats(self.advances, 2))
        object.__setattr__(self, "offsets", floats(self.offsets, 2))

    def __len__(self) -> int:
        """The number of glyphs."""
        return len(self.ids)

    @property
    def width(self) -> float:
        """The sum of the advances, in em: along the line, downwards for vertical text."""
        return float(np.abs(self.advances.sum(axis=0)).max())


class Row(NamedTuple):
    """One glyph, as in `Glyphs`, for those who take them one by one."""

    glyph: int
    first: int
    advance: float
    rise: float
    dx: float
    dy: float


def shape_text(
    text: str,
    face: Face,
    *,
    direction: str | None = None,
    script: str | None = None,
    language: str | None = None,
    features: tuple[str, ...] = (),
) -> Glyphs:
    """The glyphs of a text; script and direction that are None are guessed.

    Direction is ltr, rtl, ttb or btt, script a code of ISO 15924 (Latn), language a tag like
    fr; features are OpenType's: "liga", "-liga", "kern=0", "ss01", "aalt=2".
    """
    rows, direction = _rows(text, face, (direction, script, language), features)
    table = floats(np.array(rows), 6)
    ids = ints(table[:, :2])
    return Glyphs(face, ids[:, 0], ids[:, 1], table[:, 2:4], table[:, 4:], direction)


def shaped_rows(
    text: str, face: Face, direction: str, language: str | None, features: tuple[str, ...]
) -> tuple[Row, ...]:
    """What `shape_text` gives, glyph by glyph."""
    return tuple(_rows(text, face, (direction, None, language), features)[0])


def _rows(
    text: str,
    face: Face,
    properties: tuple[str | None, str | None, str | None],
    features: tuple[str, ...],
) -> tuple[list[Row], str]:
    """The glyphs, and the direction that was found."""
    direction, script, language = properties
    direction = direction if direction in _DIRECTIONS else None
    font = loaded(face)
    text = _SURROGATES.sub("\ufffd", text)
    if isinstance(font, StrokeFont):
        return _stroked(text, font, direction or "ltr"), direction or "ltr"
    return _shaped(text, font, (direction, script, language), features)


def _shaped(
    text: str,
    font: OpenTypeFont,
    properties: tuple[str | None, str | None, str | None],
    features: tuple[str, ...],
) -> tuple[list[Row], str]:
    import uharfbuzz  # noqa: PLC0415 -- loaded already

    direction, script, language = properties
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    if direction:
        buffer.direction = direction
    if script and _SCRIPT.fullmatch(script):
        buffer.script = script.title()
    is_language = language and _LANGUAGE.fullmatch(language)
    buffer.language = language if is_language else _NO_LANGUAGE
    buffer.guess_segment_properties()
    uharfbuzz.shape(font.shaper, buffer, dict(filter(None, map(_feature, features))))
    unit = 1.0 / font.scale
    positions = [place.position for place in buffer.glyph_positions or ()]
    rows = [  # offsets stand first in HarfBuzz's tuple of a position, then advances
        Row(info.codepoint, info.cluster, ax * unit, ay * unit, dx * unit, dy * unit)
        for info, (dx, dy, ax, ay) in zip(buffer.glyph_infos, positions, strict=True)
    ]
    return rows, str(buffer.direction)


def _feature(words: str) -> tuple[str, int] | None:
    found = _FEATURE.fullmatch(words.strip())
    if not found:
        return None
    sign, tag, value = found.groups()
    if sign == "-" or value == "off":
        return tag, 0
    return tag, int(value) if value and value.isdigit() else 1


def _stroked(text: str, font: StrokeFont, direction: str) -> list[Row]:
    """A glyph for each letter with its marks, if there is one, else for each character."""
    rows: list[Row] = []
    place = 0
    rise = {"ttb": -1.0, "btt": 1.0}.get(direction, 0.0)
    for cluster in clusters_of(text):
        whole = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
        parts = whole if len(whole) == 1 else cluster
        for first, character in enumerate(parts, place):
            if not is_silent(character):
                glyph = font.glyph_of(character)
                advance = 0.0 if rise else font.advance(glyph)
                rows.append(Row(glyph, first, advance, rise, 0.0, 0.0))
        place += len(cluster)
    return rows[::-1] if direction == "rtl" else rows
