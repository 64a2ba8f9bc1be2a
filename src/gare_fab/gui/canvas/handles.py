"""Handles: the frame round the selection, by which it is scaled and turned."""

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gare_fab.geometry.affine import Affine
from gare_fab.gui.canvas.view import View
from gare_fab.gui.look.colours import Colours
from gare_fab.model.extent import Box

_SIZE = 9.0  # px of a handle
_REACH = 8.0  # px from its middle within which it is caught
_STALK = 26.0  # px from the frame to the handle that turns
_SMALL = 26.0  # px: a frame smaller than this has corner handles alone
_STEP_DEG = 15.0
_MIDDLE = 0.5
_FLAT = 1e-9  # mm: a side so short has no length to be scaled
_LEAST = 1e-4  # times: nothing is scaled to nothing


class Handle(Enum):
    """The places of the frame that can be taken hold of: column, row (0, 0.5, 1); or TURN."""

    LEFT_BOTTOM = (0.0, 0.0)
    BOTTOM = (0.5, 0.0)
    RIGHT_BOTTOM = (1.0, 0.0)
    LEFT = (0.0, 0.5)
    RIGHT = (1.0, 0.5)
    LEFT_TOP = (0.0, 1.0)
    TOP = (0.5, 1.0)
    RIGHT_TOP = (1.0, 1.0)
    TURN = (0.5, 2.0)

    @property
    def is_corner(self) -> bool:
        """Whether it moves two sides."""
        return self is not Handle.TURN and _MIDDLE not in self.value


_CURSORS = {
    Handle.LEFT_BOTTOM: Qt.CursorShape.SizeBDiagCursor,
    Handle.RIGHT_TOP: Qt.CursorShape.SizeBDiagCursor,
    Handle.LEFT_TOP: Qt.CursorShape.SizeFDiagCursor,
    Handle.RIGHT_BOTTOM: Qt.CursorShape.SizeFDiagCursor,
    Handle.LEFT: Qt.CursorShape.SizeHorCursor,
    Handle.RIGHT: Qt.CursorShape.SizeHorCursor,
    Handle.TOP: Qt.CursorShape.SizeVerCursor,
    Handle.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Handle.TURN: Qt.CursorShape.CrossCursor,
}


def cursor_of(handle: Handle) -> Qt.CursorShape:
    """The pointer that says what a handle does."""
    return _CURSORS[handle]


def handle_at(box: Box, view: View, at: QPointF) -> Handle | None:
    """The handle of a selection's box under a pixel."""
    for handle, place in _places(box, view).items():
        if math.hypot(at.x() - place.x(), at.y() - place.y()) <= _REACH:
            return handle
    return None


def scaled_by(
    box: Box, handle: Handle, to: tuple[float, float], *, free: bool, centred: bool
) -> Affine:
    """The map of the box when a handle is dragged to a place in design mm.

    A corner keeps the proportions unless `free`; `centred` scales about the middle.
    """
    column, row = handle.value
    fixed = (1 - column, 1 - row) if not centred else (0.5, 0.5)
    about = box.x + fixed[0] * box.width, box.y + fixed[1] * box.height
    start = box.x + column * box.width, box.y + row * box.height
    factor_x = _factor(start[0] - about[0], to[0] - about[0])
    factor_y = _factor(start[1] - about[1], to[1] - about[1])
    if handle.is_corner and not free:
        factor = max(factor_x, factor_y, key=abs)
        factor_x = factor_y = abs(factor)
    middle = Affine.moved(*about)
    return middle @ Affine.scaled(factor_x, factor_y) @ middle.inverse()


def turned_by(box: Box, to: tuple[float, float], *, in_steps: bool) -> tuple[Affine, float]:
    """The map of the box when its turning handle is dragged; and the angle in degrees."""
    x, y = box.centre
    angle = math.degrees(math.atan2(to[1] - y, to[0] - x)) - 90.0
    angle = (angle + 180.0) % 360.0 - 180.0
    if in_steps:
        angle = round(angle / _STEP_DEG) * _STEP_DEG
    middle = Affine.moved(x, y)
    return middle @ Affine.rotated(angle) @ middle.inverse(), angle


@dataclass(frozen=True, slots=True)
class Frame:
    """The overlay: the box of the selection, its handles unless it is locked."""

    box: Box
    colours: Colours
    has_handles: bool = True

    def paint(self, painter: QPainter, view: View) -> None:
        """The frame in px, lines of one pixel."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        colour = QColor(self.colours.accent)
        pen = QPen(colour, 1.0, Qt.PenStyle.SolidLine)
        if not self.has_handles:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect_of(self.box, view))
        if not self.has_handles:
            return
        places = _places(self.box, view)
        painter.drawLine(_place(self.box, view, 0.5, 1.0), places[Handle.TURN])
        painter.setBrush(QColor("#ffffff"))
        for handle, place in places.items():
            half = QPointF(_SIZE / 2, _SIZE / 2)
            square = QRectF(place - half, place + half)
            if handle is Handle.TURN:
                painter.drawEllipse(square)
            else:
                painter.drawRect(square)


def rect_of(box: Box, view: View) -> QRectF:
    """A box of the design in px, its edges on the middle of pixels."""
    low, high = _place(box, view, 0.0, 1.0), _place(box, view, 1.0, 0.0)
    return QRectF(QPointF(low), QPointF(high)).adjusted(-0.5, -0.5, 0.5, 0.5)


def _places(box: Box, view: View) -> dict[Handle, QPointF]:
    """Where the handles of a box are, px; the sides' only where there is room."""
    rect = rect_of(box, view)
    places: dict[Handle, QPointF] = {}
    for handle in Handle:
        column, row = handle.value
        place = _place(box, view, column, min(row, 1.0))
        if handle is Handle.TURN:
            places[handle] = place - QPointF(0.0, _STALK)
        elif handle.is_corner or min(rect.width(), rect.height()) > _SMALL:
            places[handle] = place
    return places


def _place(box: Box, view: View, column: float, row: float) -> QPointF:
    mm = box.x + column * box.width, box.y + row * box.height
    return QPointF(*view.point_to_screen(*mm))


def _factor(old: float, new: float) -> float:
    """By how much a side grows; a side without length, or one held fast, stays."""
    if abs(old) < _FLAT:
        return 1.0
    factor = new / old
    return factor if abs(factor) > _LEAST else _LEAST
