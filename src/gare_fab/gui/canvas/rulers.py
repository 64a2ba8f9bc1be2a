"""Rulers in mm along the upper and the left edge, with marks where the pointer stands."""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from gare_fab.gui.canvas.grid import step_for
from gare_fab.gui.canvas.view import Insets, View
from gare_fab.gui.look.colours import Colours
from gare_fab.gui.look.words import number

THICKNESS = 22.0
RULER_INSETS = Insets(left=THICKNESS, top=THICKNESS)
_LABEL_PX = 64.0  # between two numbers
_TICK_PX = 5.0  # between two ticks
_WORD_PX = 10
_TICKS_PX = (7.0, 4.0)  # at each fifth, at the others
_MARK_PX = 4.5
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Rulers:
    """Both rulers; the pointer in design mm, None where it is elsewhere."""

    colours: Colours
    pointer: tuple[float, float] | None = None

    def pointing(self, pointer: tuple[float, float] | None) -> "Rulers":
        """The same with the pointer elsewhere."""
        return replace(self, pointer=pointer)

    def paint(self, painter: QPainter, view: View) -> None:
        """Both strips, their ticks and numbers, and the marks."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        font = QFont(painter.font())
        font.setPixelSize(_WORD_PX)
        painter.setFont(font)
        ground = QColor(self.colours.ruler)
        painter.fillRect(QRectF(0.0, 0.0, view.width, THICKNESS), ground)
        painter.fillRect(QRectF(0.0, 0.0, THICKNESS, view.height), ground)
        self._ticks(painter, view, is_upright=False)
        self._ticks(painter, view, is_upright=True)
        line = QColor(self.colours.ruler_line)
        painter.fillRect(QRectF(0.0, THICKNESS - 1, view.width, 1.0), line)
        painter.fillRect(QRectF(THICKNESS - 1, 0.0, 1.0, view.height), line)
        self._corner(painter)
        self._marks(painter, view)

    def _ticks(self, painter: QPainter, view: View, *, is_upright: bool) -> None:
        label = step_for(view.scale, _LABEL_PX)
        step = label / 10
        if step * view.scale < _TICK_PX:
            step = label / 5
        per_label = round(label / step)
        window = view.window
        low, size = (window.y, window.height) if is_upright else (window.x, window.width)
        colour, words = QColor(self.colours.ruler_line), QColor(self.colours.ruler_text)
        metrics = QFontMetricsF(painter.font())
        for n in range(math.floor(low / step), math.ceil((low + size) / step) + 1):
            at = view.point_to_screen(n * step, n * step)[1 if is_upright else 0]
            at = float(round(at))
            if at < THICKNESS:
                continue
            is_labelled = n % per_label == 0
            long, short = _TICKS_PX
            length = THICKNESS if is_labelled else long if n % 5 == 0 else short
            if is_upright:
                painter.fillRect(QRectF(THICKNESS - length, at, length, 1.0), colour)
            else:
                painter.fillRect(QRectF(at, THICKNESS - length, 1.0, length), colour)
            if is_labelled:
                text = number(n * step, _DECIMALS)
                _label(painter, text, at, words, metrics, is_upright=is_upright)

    def _corner(self, painter: QPainter) -> None:
        corner = QRectF(0.0, 0.0, THICKNESS - 1, THICKNESS - 1)
        painter.fillRect(corner, QColor(self.colours.ruler))
        painter.setPen(QColor(self.colours.ruler_text))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "mm")

    def _marks(self, painter: QPainter, view: View) -> None:
        if self.pointer is None:
            return
        x, y = view.point_to_screen(*self.pointer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.ruler_cursor))
        edge, wide = THICKNESS - 1, _MARK_PX
        if x >= THICKNESS:
            down = QPointF(x, edge)
            sides = QPointF(x - wide, edge - wide * 1.4), QPointF(x + wide, edge - wide * 1.4)
            painter.drawPolygon(QPolygonF([down, *sides]))
        if y >= THICKNESS:
            tip = QPointF(edge, y)
            sides = QPointF(edge - wide * 1.4, y - wide), QPointF(edge - wide * 1.4, y + wide)
            painter.drawPolygon(QPolygonF([tip, *sides]))


def _label(
    painter: QPainter,
    text: str,
    at: float,
    colour: QColor,
    metrics: QFontMetricsF,
    *,
    is_upright: bool,
) -> None:
    """The number right of its tick, or above it, read from below."""
    painter.setPen(colour)
    base = round(metrics.ascent())
    if not is_upright:
        painter.drawText(QPointF(at + 3, 1 + base), text)
        return
    if at - 3 - metrics.horizontalAdvance(text) < THICKNESS:
        return  # the corner would cover a part of it
    painter.save()
    painter.translate(1, at - 3)
    painter.rotate(-90.0)
    painter.drawText(QPointF(0.0, base), text)
    painter.restore()
