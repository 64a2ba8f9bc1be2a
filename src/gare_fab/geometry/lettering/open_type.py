"""An OpenType or TrueType font, read by HarfBuzz: its measures, glyphs and outlines.

HarfBuzz checks every table before it uses it; what is damaged reads as empty.
"""

import struct
from functools import cached_property
from pathlib import Path
from typing import Any

from gare_fab.geometry.lettering.curves import NO_CURVES, Curves
from gare_fab.geometry.lettering.metrics import Metrics
from gare_fab.geometry.lettering.strokes import joined, parts_of

_FINE = 16  # parts of a font unit: variable fonts have advances between whole units
_MOST_STEPS = 100_000  # of one glyph
_LEAST_STEPS = 3  # of a contour that encloses nothing


class OpenTypeFont:
    """One face of a font file at one place of its design space."""

    is_single_line = False

    def __init__(self, path: Path, index: int, variations: dict[str, float]) -> None:
        """Read the whole file, so that nobody can change it under us."""
        import uharfbuzz  # noqa: PLC0415 -- 0.05 s, for text only

        self._face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()), index)
        self._font = uharfbuzz.Font(self._face)
        self.units_per_em = max(int(self._face.upem), 1)
        self.scale = self.units_per_em * _FINE
        self._font.scale = (self.scale, self.scale)
        if variations:
            self._font.set_variations(variations)
        self._curves: dict[int, Curves] = {}
        self._glyphs: dict[str, int] = {}

    @property
    def shaper(self) -> Any:
        """HarfBuzz's own font, in `scale` units an em."""
        return self._font

    def glyph_of(self, character: str) -> int:
        """The glyph of one character, 0 where the font has none."""
        glyph = self._glyphs.get(character)
        if glyph is None:
            glyph = int(self._font.get_nominal_glyph(ord(character)) or 0)
            self._glyphs[character] = glyph
        return glyph

    def curves(self, glyph: int) -> Curves:
        """The outline of a glyph; empty where it has none."""
        known = self._curves.get(glyph)
        if known is None:
            known = self._curves[glyph] = _drawn(self._font, glyph, 1.0 / self.scale)
        return known

    @cached_property
    def metrics(self) -> Metrics:
        """The font's measures; what its tables leave out is measured on its letters."""
        return _metrics(self._face, self._font, self.units_per_em, 1.0 / self.scale)


def _drawn(font: Any, glyph: int, unit: float) -> Curves:
    letters: list[str] = []
    numbers: list[float] = []
    font.draw_glyph(glyph, _pen(), (letters, numbers))
    if not letters or len(letters) > _MOST_STEPS or letters[0] != "M":
        return NO_CURVES
    curves = Curves("".join(letters), tuple(number * unit for number in numbers))
    if "MLZ" not in curves.letters and "MZ" not in curves.letters:
        return curves
    # contours of one or two points are anchors for accents, left over in some fonts
    return joined(part for part in parts_of(curves) if len(part.letters) > _LEAST_STEPS)


_Steps = tuple[list[str], list[float]]
_pens: list[Any] = []


def _pen() -> Any:
    """HarfBuzz's draw functions that append to the lists they are given."""
    if not _pens:
        import uharfbuzz  # noqa: PLC0415 -- loaded already

        pen = uharfbuzz.DrawFuncs()
        pen.set_move_to_func(_adding("M"))
        pen.set_line_to_func(_adding("L"))
        pen.set_quadratic_to_func(_adding("Q"))
        pen.set_cubic_to_func(_adding("C"))
        pen.set_close_path_func(_adding("Z"))
        _pens.append(pen)
    return _pens[0]


def _adding(letter: str) -> Any:
    def add(*values: Any) -> None:
        letters, numbers = values[-1]
        letters.append(letter)
        numbers.extend(values[:-1])

    return add


def _metrics(face: Any, font: Any, units: int, unit: float) -> Metrics:
    from uharfbuzz import OTMetricsTag as Tag  # noqa: PLC0415 -- loaded already

    def given(tag: Any) -> float:
        return float(font.get_metric_position_with_fallback(tag)) * unit

    table = bytes(face.reference_table("OS/2").data)
    has_heights = len(table) >= 90 and struct.unpack_from(">H", table)[0] >= 2
    x_height, cap_height = _height(font, "x", unit), _height(font, "H", unit)
    if has_heights:
        x_told, cap_told = struct.unpack_from(">hh", table, 86)
        x_height, cap_height = x_told / units or x_height, cap_height or cap_told / units
    return Metrics(
        units,
        given(Tag.HORIZONTAL_ASCENDER),
        -given(Tag.HORIZONTAL_DESCENDER),
        given(Tag.HORIZONTAL_LINE_GAP),
        x_height or 0.5,
        cap_height or 0.7,
        given(Tag.UNDERLINE_OFFSET),
        given(Tag.UNDERLINE_SIZE),
        given(Tag.STRIKEOUT_OFFSET),
        given(Tag.STRIKEOUT_SIZE),
        given(Tag.SUBSCRIPT_EM_Y_OFFSET),
        given(Tag.SUPERSCRIPT_EM_Y_OFFSET),
    )


def _height(font: Any, letter: str, unit: float) -> float:
    """How high a letter stands, in em; 0 where it is not there."""
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return float(extents.y_bearing) * unit if extents else 0.0
