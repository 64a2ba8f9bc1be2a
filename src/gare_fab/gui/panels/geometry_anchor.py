"""The anchor picker: which of nine points of a box its numbers speak of."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.model.document import Anchor

_SIZE = 28
_EDGE = 5.0
_DOT = 2.0
_CHOSEN = 4.0
_STEPS = {
    Qt.Key.Key_Left: (-0.5, 0.0),
    Qt.Key.Key_Right: (0.5, 0.0),
    Qt.Key.Key_Up: (0.0, 0.5),
    Qt.Key.Key_Down: (0.0, -0.5),
}


class AnchorPicker(QWidget):
    """Nine dots, one of them chosen; `picked` tells of another one."""

    picked = Signal(object)  # an Anchor

    def __init__(self, parent: QWidget | None = None) -> None:
        """The lower left corner is chosen."""
        super().__init__(parent)
        self.setObjectName("anchor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setToolTip(
            say(
                Message(
                    "The point of the selection that X and Y speak of, and that stays where "
                    "it is when the size changes."
                )
            )
        )
        self.setAccessibleName(say(Message("Reference point")))
        self.anchor = Anchor.LEFT_BOTTOM

    def pick(self, anchor: Anchor) -> None:
        """Choose a point."""
        if anchor is not self.anchor:
            self.anchor = anchor
            self.update()
            self.picked.emit(anchor)

    def place(self, anchor: Anchor) -> QPointF:
        """Where a point's dot is drawn."""
        across, up = anchor.value
        room = _SIZE - 2 * _EDGE
        return QPointF(_EDGE + across * room, _EDGE + (1.0 - up) * room)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point that is nearest to the pointer."""
        spot = event.position()
        self.pick(min(Anchor, key=lambda each: _distance(self.place(each), spot)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from point to point."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        across, up = (
            min(max(share + by, 0.0), 1.0)
            for share, by in zip(self.anchor.value, step, strict=True)
        )
        self.pick(Anchor((across, up)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A box with its nine points."""
        del event
        tones = tones_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isEnabled()
        painter.setPen(QColor(tones.accent if self.hasFocus() else tones.line))
        room = _SIZE - 2 * _EDGE
        painter.drawRect(QRectF(_EDGE, _EDGE, room, room))
        painter.setPen(Qt.PenStyle.NoPen)
        for anchor in Anchor:
            is_chosen = anchor is self.anchor
            painter.setBrush(QColor(tones.accent if is_chosen and is_on else tones.faint))
            radius = _CHOSEN if is_chosen else _DOT
            painter.drawEllipse(self.place(anchor), radius, radius)
        painter.end()


def _distance(one: QPointF, other: QPointF) -> float:
    across, up = one.x() - other.x(), one.y() - other.y()
    return across * across + up * up
