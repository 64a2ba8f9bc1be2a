"""What the layout of a paragraph places, written down: words, lines, and what lies behind."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.columns import Columns
from gare_fab.readers.dxf.curves import AREA, Mark
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.primitives import frames
from gare_fab.readers.dxf.styles import Value, rgb_of
from gare_fab.readers.dxf.symbols import FONT, signs
from gare_fab.readers.dxf.typefaces import Typeface

BY_LAYER = 256
_BY_BLOCK = 0
_BACKGROUND, _CANVAS, _FRAME = 1, 2, 16


@dataclass(slots=True)
class Setter:
    """Takes what the layout places, and writes it down.

    `own` is the colour number of the whole text, `mark` its mark.
    """

    columns: Columns
    mark: Mark
    own: int
    order: int = 0
    _styles: dict[tuple[Any, Any], int] = field(default_factory=dict)

    def width(self, text: str, context: Any) -> float:
        """How far a word reaches in a context."""
        faces = self.columns.shared.typefaces
        typeface = self.typeface(context)
        wide = faces.width(_read(text, typeface), typeface)
        return wide * float(context.cap_height) * float(context.width_factor)

    def typeface(self, context: Any) -> Typeface:
        """The typeface of a context."""
        font = context.font_face
        faces = self.columns.shared.typefaces
        return faces.named(
            font.filename or font.family, is_bold=font.is_bold, is_italic=font.is_italic
        )

    def word(self, text: str, context: Any, place: tuple[float, float], matrix: Any) -> None:
        """Write down a word whose base line begins at a place."""
        height = float(context.cap_height)
        faces = self.columns.shared.typefaces
        typeface = self.typeface(context)
        letters = faces.letter(_read(text, typeface), typeface)
        slant = np.tan(np.radians(np.clip(float(context.oblique), -85.0, 85.0)))
        across = height * float(context.width_factor)
        flat = np.array(((across, 0.0), (height * slant, height), place))
        up = matrix.get_row(2)[:3]
        rows = _rows_of(matrix)
        placed = flat @ rows[:2]
        placed[2] += rows[2]
        if up != (0.0, 0.0, 1.0):
            placed = placed @ frames(np.array([up]))[0].T
        frame = float(placed[2, 2]), up
        self.columns.letter(letters, placed[:, :2], frame, self._coloured(context))

    def line(self, points: Floats, matrix: Any) -> None:
        """Write down a line in the colour of the whole text."""
        self.columns.straights.add(_in_space(points, matrix), [len(points)], self.mark)

    def ground(self, points: Floats, colour: Value, matrix: Any) -> None:
        """Write down a background in its own colour."""
        style = replace(self.columns.styles.at(self.mark[0]), colour=colour)
        number = self.columns.styles.number(style)
        mark = (number, AREA, *self.mark[2:])
        self.columns.straights.add(_in_space(points, matrix), [len(points)], mark)

    def _coloured(self, context: Any) -> Mark:
        """The text's own mark, or that of the colour which a code asks for."""
        rgb = context.rgb
        if rgb is None and context.aci == self.own:
            return self.mark
        key = (context.aci, rgb)
        number = self._styles.get(key)
        if number is None:
            style = self.columns.styles.at(self.mark[0])
            colour: Value = rgb_of(context.aci)
            if rgb is not None:
                colour = rgb[0] << 16 | rgb[1] << 8 | rgb[2]
            elif context.aci in {_BY_BLOCK, BY_LAYER}:
                colour = None if context.aci == _BY_BLOCK else style.layer
            number = self.columns.styles.number(replace(style, colour=colour))
            self._styles[key] = number
        return (number, *self.mark[1:])


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under, over and through words, and between the parts of a fraction."""

    setter: Setter

    def render(
        self, left: float, bottom: float, right: float, top: float, m: Any = None
    ) -> None:
        """Nothing but lines."""

    def line(self, x1: float, y1: float, x2: float, y2: float, m: Any = None) -> None:
        """Draw a line."""
        self.setter.line(np.array(((x1, y1), (x2, y2))), m)


@dataclass(frozen=True, slots=True)
class Word(Lines):
    """Letters of one look."""

    text: str
    context: Any

    def render(
        self, left: float, bottom: float, right: float, top: float, m: Any = None
    ) -> None:
        """Draw the letters from the lower left corner."""
        del right, top
        self.setter.word(self.text, self.context, (left, bottom), m)


@dataclass(frozen=True, slots=True)
class Ground(Lines):
    """What lies behind a column: a frame, or an area of a colour."""

    entity: Entity

    def render(
        self, left: float, bottom: float, right: float, top: float, m: Any = None
    ) -> None:
        """Draw it round the corners."""
        dxf = self.entity.dxf
        fill = dxf.get("bg_fill", 0)
        margin = dxf.char_height * (dxf.get("box_fill_scale", 1.5) - 1)
        x0, y0, x1, y1 = left - margin, bottom - margin, right + margin, top + margin
        ring = np.array(((x0, y1), (x1, y1), (x1, y0), (x0, y0), (x0, y1)))
        if fill & (_BACKGROUND | _CANVAS) == _BACKGROUND:
            rgb = dxf.get("bg_fill_true_color")
            colour = rgb_of(dxf.get("bg_fill_color", 0)) if rgb is None else rgb
            self.setter.ground(ring, colour, m)
        if fill & _FRAME:
            self.setter.line(ring, m)


def _read(text: str, typeface: Typeface) -> str:
    is_signs = typeface.asked.lower().removesuffix(".shx") == FONT
    return signs(text) if is_signs else text


def _in_space(points: Floats, matrix: Any) -> Floats:
    rows = _rows_of(matrix)
    placed: Floats = points @ rows[:2] + rows[2]
    return placed


def _rows_of(matrix: Any) -> Floats:
    """Images of x and y, and the origin."""
    rows = np.array(matrix.get_row(0) + matrix.get_row(1) + matrix.get_row(3))
    return rows.reshape(3, 4)[:, :3]
