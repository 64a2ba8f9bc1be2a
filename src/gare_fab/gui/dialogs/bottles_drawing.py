"""A drawing of a bottle from the side: its zone, its straight part, the point at hand."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.look import colours
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.tones import DARK
from gare_fab.gui.look.words import say
from gare_fab.model.stock import Bottle

_SIZE = QSize(190, 380)
_MARGIN = 14.0
_SAMPLES = 400
_DOT = 2.5


class BottleDrawing(QWidget):
    """Draws a bottle as large as the room allows."""

    def __init__(self) -> None:
        """Nothing to draw yet."""
        super().__init__()
        self.setObjectName("drawing")
        self.setAccessibleName(say("Drawing of the bottle"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._bottle: Bottle | None = None
        self._point = -1

    def sizeHint(self) -> QSize:
        """Tall and narrow."""
        return _SIZE

    def show_bottle(self, bottle: Bottle) -> None:
        """Draw another bottle."""
        self._bottle = bottle
        self.update()

    def show_point(self, point: int) -> None:
        """Mark the point of this row; none where there is no such row."""
        self._point = point
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bottle upright in the middle."""
        del event
        bottle = self._bottle
        if bottle is None or len(bottle.profile) < 2 or bottle.height <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, bottle, self.rect().toRectF()).draw(self._point)
        painter.end()


class _Drawing:
    """One bottle on one painter."""

    def __init__(self, painter: QPainter, bottle: Bottle, room: QRectF) -> None:
        self._painter, self._bottle = painter, bottle
        self._colours = colours.DARK if tones_now() is DARK else colours.LIGHT
        self._scale = min(
            (room.width() - 2 * _MARGIN) / max(2 * bottle.radius, 1e-6),
            (room.height() - 2 * _MARGIN) / bottle.height,
        )
        self._middle = room.center().x()
        self._foot = room.center().y() + bottle.height * self._scale / 2

    def draw(self, point: int) -> None:
        """Glass, zone, straight part, points."""
        outline = self._outline()
        edge = QColor(self._colours.glass_edge)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._colours.glass_beyond))
        self._painter.drawPath(outline)
        self._painter.save()
        self._painter.setClipPath(outline)
        self._painter.setBrush(QColor(self._colours.glass))
        self._painter.drawRect(self._band(*self._bottle.zone))
        self._painter.restore()
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(edge, 1.5))
        self._painter.drawPath(outline)
        self._edges()
        self._points(point)

    def _edges(self) -> None:
        """Dashes where the straight part begins and ends."""
        if self._bottle.panel is None:
            return
        pen = QPen(QColor(self._colours.panel_edge), 1.0, Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        for height in self._bottle.panel:
            width = self._bottle.radius
            self._painter.drawLine(self._at(height, -width), self._at(height, width))

    def _points(self, marked: int) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        for index, (height, radius) in enumerate(self._bottle.profile):
            is_marked = index == marked
            tone = self._colours.accent if is_marked else self._colours.glass_edge
            self._painter.setBrush(QColor(tone))
            size = _DOT * 2 if is_marked else _DOT
            self._painter.drawEllipse(self._at(height, radius), size, size)

    def _outline(self) -> QPainterPath:
        """Both sides of the glass, smooth where the points are a profile."""
        try:
            meridian = Meridian(self._bottle.profile)
        except WrongUsage:
            side = list(self._bottle.profile)
        else:
            heights = np.linspace(meridian.low, meridian.high, _SAMPLES)
            side = list(zip(heights.tolist(), meridian.radius(heights).tolist(), strict=True))
        right = [self._at(height, radius) for height, radius in side]
        left = [self._at(height, -radius) for height, radius in reversed(side)]
        path = QPainterPath()
        path.addPolygon(QPolygonF([*right, *left]))
        path.closeSubpath()
        return path

    def _band(self, low: float, high: float) -> QRectF:
        width = self._bottle.radius
        return QRectF(self._at(high, -width), self._at(low, width))

    def _at(self, height: float, radius: float) -> QPointF:
        return QPointF(self._middle + radius * self._scale, self._foot - height * self._scale)
