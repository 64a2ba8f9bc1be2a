"""Crisp things on a pane: lines and rectangles on whole pixels, words of a fixed size."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from gare_fab.geometry.arrays import Floats
from gare_fab.gui.canvas.layers import Pane
from gare_fab.model.extent import Box

_WORD_PX = 11.0
_SHADOW_PX = 14
_SHADOW_DOWN_PX = 3
_BETWEEN_PX = 4.0


def column_of(pane: Pane, x: float) -> int:
    """The pixel column of a place in mm; the same for every pane of a scale."""
    return round(x * pane.scale) - pane.left


def row_of(pane: Pane, y: float) -> int:
    """The pixel row of a place in mm; the same for every pane of a scale."""
    return round(-y * pane.scale) - pane.top


def rect_of(pane: Pane, box: Box) -> QRect:
    """A box on whole pixels."""
    left, right = column_of(pane, box.x), column_of(pane, box.x + box.width)
    top, bottom = row_of(pane, box.y + box.height), row_of(pane, box.y)
    return QRect(left, top, right - left, bottom - top)


def polygon_of(pane: Pane, points: Floats) -> QPolygonF:
    """Points in mm as a polygon on the pane; for outlines of some hundred points."""
    return QPolygonF([QPointF(x, y) for x, y in pane.affine.apply(points).tolist()])


def paint_shadow(painter: QPainter, pane: Pane, rect: QRect, colour: str) -> None:
    """A soft shadow that falls a little downwards, strongest at the rectangle's edge."""
    steps = round(_SHADOW_PX * pane.ratio)
    down = round(_SHADOW_DOWN_PX * pane.ratio)
    tone = QColor(colour)
    tone.setAlphaF(tone.alphaF() * 1.6 / steps)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    for grown in range(steps):
        by = grown - steps // 3
        fallen = rect.adjusted(-by, -by + down, by, by + down)
        painter.drawRoundedRect(fallen, max(by, 0), max(by, 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_frame(painter: QPainter, pane: Pane, rect: QRect, colour: str) -> None:
    """The outline of a rectangle, one px of the screen wide, just outside it."""
    wide = max(round(pane.ratio), 1)
    outer = rect.adjusted(-wide, -wide, wide, wide)
    tone = QColor(colour)
    painter.fillRect(outer.left(), outer.top(), outer.width(), wide, tone)
    painter.fillRect(outer.left(), rect.bottom() + 1, outer.width(), wide, tone)
    painter.fillRect(outer.left(), rect.top(), wide, rect.height(), tone)
    painter.fillRect(rect.right() + 1, rect.top(), wide, rect.height(), tone)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text at a place in mm.

    `across` and `along` say which point of the text lies there: 0 left or top, 0.5 the middle,
    1 right or bottom; `dx` and `dy` move it by px. It is left out where the screen has less
    than `room` mm for it.
    """

    text: str
    x: float
    y: float
    colour: str
    across: float = 0.5
    along: float = 0.5
    dx: float = 0.0
    dy: float = 0.0
    room: float = 0.0
    is_upright: bool = False  # read from below, turned by a quarter


def paint_words(painter: QPainter, pane: Pane, words: Words) -> None:
    """The text, on whole pixels; nothing where it has no room or lies elsewhere."""
    font = QFont(painter.font())
    font.setPixelSize(round(_WORD_PX * pane.ratio))
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(words.text), metrics.height()
    if words.room and width + 2 * _BETWEEN_PX * pane.ratio > words.room * pane.scale:
        return
    x = column_of(pane, words.x) + round(words.dx * pane.ratio)
    y = row_of(pane, words.y) + round(words.dy * pane.ratio)
    reach = width + height
    if not (-reach < x < pane.width + reach and -reach < y < pane.height + reach):
        return
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(words.colour))
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, on=True)
    painter.translate(x, y)
    if words.is_upright:
        painter.rotate(-90.0)
    place = QRectF(-round(words.across * width), -round(words.along * height), width, height)
    painter.drawText(QPointF(place.left(), place.top() + round(metrics.ascent())), words.text)
    painter.restore()
