"""A face: one font of a file, at one place of its design space."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.lettering.metrics import Metrics
from gare_fab.geometry.lettering.open_type import OpenTypeFont
from gare_fab.geometry.lettering.stroke_font import SUFFIXES, StrokeFont

_KEPT = 64  # fonts in memory


@dataclass(frozen=True, slots=True)
class Face:
    """Where a font lies, and what it is called; its content is read when first needed."""

    path: Path
    index: int = 0
    variations: tuple[tuple[str, float], ...] = ()
    family: str = ""
    style: str = ""
    kind: str = ""  # the generic family that it belongs to, as far as it is known

    @property
    def name(self) -> str:
        """Family and style, for people."""
        return f"{self.family} {self.style}".strip() or self.path.stem

    @property
    def is_single_line(self) -> bool:
        """Whether its glyphs are strokes to engrave along, not outlines."""
        return self.path.suffix.lower() in SUFFIXES

    @property
    def metrics(self) -> Metrics:
        """All its measures."""
        return loaded(self).metrics

    @property
    def units_per_em(self) -> int:
        """Font units in an em."""
        return self.metrics.units_per_em

    @property
    def ascent(self) -> float:
        """Height of a line above the base line, in em."""
        return self.metrics.ascent

    @property
    def descent(self) -> float:
        """Depth of a line below the base line, in em, positive."""
        return self.metrics.descent

    @property
    def line_gap(self) -> float:
        """What the font wants between two lines, in em."""
        return self.metrics.line_gap

    @property
    def x_height(self) -> float:
        """Height of a small x, in em."""
        return self.metrics.x_height

    @property
    def cap_height(self) -> float:
        """Height of a capital H as drawn, in em."""
        return self.metrics.cap_height

    def has(self, character: str) -> bool:
        """Whether the font has a glyph for one character."""
        return loaded(self).glyph_of(character) != 0

    def covers(self, text: str) -> bool:
        """Whether the font has a glyph for every character that shows."""
        glyph_of = loaded(self).glyph_of
        return all(glyph_of(c) or is_silent(c) for c in set(text))


def is_silent(character: str) -> bool:
    """Whether a character needs no glyph: controls, joiners, variation selectors."""
    code = ord(character)
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or code in (0xAD, 0x034F, 0x061C, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x2028 <= code <= 0x202E
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0000 <= code <= 0xE0FFF
    )


@lru_cache(maxsize=_KEPT)
def loaded(face: Face) -> OpenTypeFont | StrokeFont:
    """The font itself.

    Raises:
        Unreadable: the file is gone, or was damaged since it was found.
    """
    try:
        if face.is_single_line:
            return StrokeFont(face.path)
        return OpenTypeFont(face.path, face.index, dict(face.variations))
    except OSError as error:
        raise Unreadable(
            Message("The font file {file} cannot be read.", {"file": face.path.name})
        ) from error
