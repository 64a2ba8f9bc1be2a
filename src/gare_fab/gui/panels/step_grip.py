"""The grip of a card: taken with the mouse it moves the card among the others."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel

from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say

_ICON = 18


class Grip(QLabel):
    """Tells where on the screen it is dragged to, and where it is let go."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        """Six dots and a hand."""
        super().__init__()
        self.setObjectName("grip")
        self.setPixmap(icon("grip-vertical", tones_now().faint).pixmap(_ICON, _ICON))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(say("Drag to change the order (Alt+Up, Alt+Down)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the hand is."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit(event.globalPosition().toPoint())
