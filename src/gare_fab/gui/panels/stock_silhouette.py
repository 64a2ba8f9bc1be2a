"""A small picture of a bottle: its outline, and the zone that may be engraved."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.look.colours import DARK, LIGHT
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.tones import DARK as DARK_TONES
from gare_fab.model.stock import Bottle

_SIZE = QSize(56, 150)
_MARGIN = 4
_HEIGHTS = 160


class Silhouette(QWidget):
    """A bottle as seen from the side."""

    def __init__(self) -> None:
        """No bottle yet."""
        super().__init__()
        self._bottle: Bottle | None = None
        self._path = QPainterPath()
        self._scale = 1.0
        self.setFixedSize(_SIZE)

    def show_bottle(self, bottle: Bottle) -> None:
        """Draw another bottle."""
        room = self.height() - 2 * _MARGIN, self.width() - 2 * _MARGIN
        self._scale = min(room[0] / bottle.height, room[1] / (2 * bottle.radius))
        self._bottle = bottle
        self._path = self._outline(bottle)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Glass, the zone on it, the edge."""
        del event
        bottle = self._bottle
        if bottle is None:
            return
        colours = DARK if tones_now() is DARK_TONES else LIGHT
        low, high = (self._row(height) for height in bottle.zone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self._path, QColor(colours.glass_beyond))
        painter.setClipRect(QRectF(0, high, self.width(), low - high))
        painter.fillPath(self._path, QColor(colours.glass))
        painter.setPen(QPen(QColor(colours.front), 1, Qt.PenStyle.DashLine))
        for row in (low - 0.5, high + 0.5):
            painter.drawLine(QPointF(0, row), QPointF(self.width(), row))
        painter.setClipping(False)
        painter.setPen(QPen(QColor(colours.glass_edge), 1.2))
        painter.drawPath(self._path)
        painter.end()

    def _row(self, height: float) -> float:
        return self.height() - _MARGIN - height * self._scale

    def _outline(self, bottle: Bottle) -> QPainterPath:
        heights = np.linspace(0.0, bottle.height, _HEIGHTS)
        radii = Meridian(bottle.profile).radius(heights) * self._scale
        middle = self.width() / 2
        right = [(middle + r, self._row(h)) for h, r in zip(heights, radii, strict=True)]
        left = [(2 * middle - x, y) for x, y in reversed(right)]
        path = QPainterPath(QPointF(*right[0]))
        for x, y in right[1:] + left:
            path.lineTo(x, y)
        path.closeSubpath()
        return path
