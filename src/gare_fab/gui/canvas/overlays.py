"""Overlays: marks that tools paint over the picture, for as long as they are needed."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gare_fab.gui.canvas.gestures import Ghost
from gare_fab.gui.canvas.handles import rect_of
from gare_fab.gui.canvas.view import View
from gare_fab.gui.look.colours import Colours

_SOFT = 40  # of 255: the inside of a box that picks
_RING_PX = (10.0, 18.0)
_NOTE_AT = QPointF(34.0, 34.0)


@dataclass(frozen=True, slots=True)
class GhostMarks:
    """The box or line of a drag, the guides that it caught on, and its figures."""

    ghost: Ghost
    colours: Colours

    def paint(self, painter: QPainter, view: View) -> None:
        """Box, line, guides, note."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        accent = QColor(self.colours.accent)
        self._guides(painter, view)
        painter.setPen(QPen(accent, 1.0))
        if self.ghost.box is not None:
            inside = QColor(accent)
            inside.setAlpha(_SOFT)
            painter.setBrush(inside)
            painter.drawRect(rect_of(self.ghost.box, view))
        if self.ghost.line is not None:
            begin, end = (QPointF(*view.point_to_screen(*p)) for p in self.ghost.line)
            painter.drawLine(QLineF(begin, end))
        if self.ghost.note:
            self._note(painter)

    def _guides(self, painter: QPainter, view: View) -> None:
        painter.setPen(QPen(QColor(self.colours.front), 1.0, Qt.PenStyle.DashLine))
        snap = self.ghost.snap
        if snap.x is not None:
            x, _ = view.point_to_screen(snap.x, 0.0)
            painter.drawLine(QLineF(x, 0.0, x, view.height))
        if snap.y is not None:
            _, y = view.point_to_screen(0.0, snap.y)
            painter.drawLine(QLineF(0.0, y, view.width, y))

    def _note(self, painter: QPainter) -> None:
        """The figures in the upper left corner, where the hand does not cover them."""
        metrics = QFontMetricsF(painter.font())
        size = metrics.boundingRect(self.ghost.note).size()
        rect = QRectF(_NOTE_AT, size).adjusted(-8.0, -4.0, 8.0, 4.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.accent))
        painter.drawRoundedRect(rect, 5.0, 5.0)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.ghost.note)


@dataclass(frozen=True, slots=True)
class Ping:
    """Rings round a place that the user should look at, design mm."""

    x: float
    y: float
    colours: Colours

    def paint(self, painter: QPainter, view: View) -> None:
        """Two rings."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(QPen(QColor(self.colours.front), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        at = QPointF(*view.point_to_screen(self.x, self.y))
        for radius in _RING_PX:
            painter.drawEllipse(at, radius, radius)
