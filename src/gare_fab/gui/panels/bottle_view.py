"""The bottle itself: glass with the engraving on it, turned by the mouse."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.bottle_view_lens import Lens
from gare_fab.gui.panels.bottle_view_shown import ShownBottle

_TURN_RAD = math.radians(10.0)  # of an arrow key
_TILT_RAD = math.radians(3.0)
_TILT_A_PX = math.radians(0.18)
_WHEEL_FACTOR = 1.0015
_KEY_FACTOR = 1.25
_KEYS: Mapping[int, tuple[float, float, float]] = MappingProxyType(
    {  # turns by, tilts by, zooms by
        Qt.Key.Key_Left: (_TURN_RAD, 0.0, 1.0),
        Qt.Key.Key_Right: (-_TURN_RAD, 0.0, 1.0),
        Qt.Key.Key_Up: (0.0, -_TILT_RAD, 1.0),
        Qt.Key.Key_Down: (0.0, _TILT_RAD, 1.0),
        Qt.Key.Key_Plus: (0.0, 0.0, _KEY_FACTOR),
        Qt.Key.Key_Equal: (0.0, 0.0, _KEY_FACTOR),
        Qt.Key.Key_Minus: (0.0, 0.0, 1 / _KEY_FACTOR),
    }
)


class BottleView(ShownBottle):
    """Shows the bottle of the job at hand; drag to turn, double click for the front."""

    turned = Signal()  # by the user

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """The bottle as the desk's job has it now, from the front."""
        super().__init__(desk, parent)
        self._held: QPointF | None = None
        self.setObjectName("bottle_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            say("Drag to turn the bottle. The wheel zooms, a double click shows the front.")
        )

    def show_front(self) -> None:
        """As it was in the beginning."""
        self._turn = 0.0
        self._relens(Lens())
        self.turned.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the glass."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is held at the front goes with the pointer."""
        sight = self._stills.sight
        if self._held is None or sight.radius <= 0:
            return
        moved = event.position() - self._held
        self._held = event.position()
        self._turn_by(-moved.x() / sight.radius)
        self._relens(sight.lens.tilted(moved.y() * _TILT_A_PX))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The front."""
        del event
        self.show_front()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther, about the pointer."""
        at = event.position() - QPointF(self.width() / 2, self.height() / 2)
        factor = _WHEEL_FACTOR ** event.angleDelta().y()
        self._relens(self._stills.sight.lens.zoomed(factor, at.x(), at.y()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn and tilt, plus and minus zoom, Home is the front."""
        if event.key() == Qt.Key.Key_Home:
            self.show_front()
        elif event.key() in _KEYS:
            turns, tilts, zooms = _KEYS[event.key()]
            if turns:
                self._turn_by(turns)
            self._relens(self._stills.sight.lens.tilted(tilts).zoomed(zooms, 0.0, 0.0))
        else:
            super().keyPressEvent(event)

    def _turn_by(self, angle: float) -> None:
        self._turn += angle
        self.turned.emit()
        self.update()

    def _relens(self, lens: Lens) -> None:
        if lens != self._stills.sight.lens:
            self._see(self._stills.sight.meridian, lens)
