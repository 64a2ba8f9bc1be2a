"""Text of one font, script and direction to glyphs: ligatures, kerning, marks in place."""

import re
import unicodedata
from dataclasses import dataclass

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
    direction = direction if direction in _DIRECTIONS else None
    font = loaded(face)
    text = _SURROGATES.sub("\ufffd", text)
    if isinstance(font, StrokeFont):
        return _stroked(text, face, font, direction or "ltr")
    return _shaped(text, face, font, (direction, script, language), features)


def _shaped(
    text: str,
    face: Face,
    font: OpenTypeFont,
    properties: tuple[str | None, str | None, str | None],
    features: tuple[str, ...],
) -> Glyphs:
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
    infos = [(info.codepoint, info.cluster) for info in buffer.glyph_infos]
    positions = [place.position for place in buffer.glyph_positions or ()]
    ids = np.array(infos, dtype=np.intp).reshape(-1, 2)
    places = np.array(positions, dtype=np.float64).reshape(-1, 4) / font.scale
    # offsets stand first in HarfBuzz's tuple of a position, then advances
    return Glyphs(
        face, ids[:, 0], ids[:, 1], places[:, 2:], places[:, :2], str(buffer.direction)
    )


def _feature(words: str) -> tuple[str, int] | None:
    found = _FEATURE.fullmatch(words.strip())
    if not found:
        return None
    sign, tag, value = found.groups()
    if sign == "-" or value == "off":
        return tag, 0
    return tag, int(value) if value and value.isdigit() else 1


def _stroked(text: str, face: Face, font: StrokeFont, direction: str) -> Glyphs:
    """A glyph for each letter with its marks, if there is one, else for each character."""
    shown: list[int] = []
    ids: list[int] = []
    place = 0
    for cluster in clusters_of(text):
        whole = unicodedata.normalize("NFC", cluster) if len(cluster) > 1 else cluster
        parts = whole if len(whole) == 1 else cluster
        for step, character in enumerate(parts):
            if not is_silent(character):
                shown.append(place + step)
                ids.append(font.glyph_of(character))
        place += len(cluster)
    advances = np.zeros((len(ids), 2))
    if direction in ("ttb", "btt"):
        advances[:, 1] = -1.0 if direction == "ttb" else 1.0
    else:
        advances[:, 0] = [font.advance(glyph) for glyph in ids]
    step = -1 if direction == "rtl" else 1
    return Glyphs(
        face,
        np.array(ids, dtype=np.intp)[::step],
        np.array(shown, dtype=np.intp)[::step],
        advances[::step],
        np.zeros((len(ids), 2)),
        direction,
    )
