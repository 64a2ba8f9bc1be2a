"""The canvas: a surface under mouse and keys, that zooms at the pointer and pans."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gare_fab.gui.canvas.surface import Surface
from gare_fab.gui.canvas.view import NO_INSETS, Insets

_WHEEL_FACTOR = 1.0015  # a step; a notch of a wheel is 120 of them


class Canvas(Surface):
    """Moves its view as the hand asks; `pointed` tells the pointer's place in mm."""

    pointed = Signal(float, float)
    left = Signal()  # the pointer went away

    def __init__(self, parent: QWidget | None = None, insets: Insets = NO_INSETS) -> None:
        """Show an empty desk; `insets` are what overlays cover at the edges."""
        super().__init__(parent, insets)
        self._pan_from: QPointF | None = None
        self._has_space = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_panning(self) -> bool:
        """Whether the design is held by the mouse."""
        return self._pan_from is not None

    def take_hold(self, at: QPointF) -> None:
        """Pan from here (px) until the button is let go."""
        self._pan_from = at
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a pad pan, with Ctrl they zoom."""
        is_pad = event.device().type() == QInputDevice.DeviceType.TouchPad
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_pad and not has_control:
            delta = event.pixelDelta()
            self.look(self._view.panned(delta.x(), delta.y()))
        elif event.angleDelta().y():
            at = event.position()
            factor = _WHEEL_FACTOR ** event.angleDelta().y()
            self.look(self._view.zoomed_at(at.x(), at.y(), factor))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A pinch on a pad zooms at the pointer."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            at = event.position()
            self.look(self._view.zoomed_at(at.x(), at.y(), 1.0 + event.value()))
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button, or space and the left one, take hold of the design."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._has_space):
            self.take_hold(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is held moves along."""
        at = event.position()
        if self._pan_from is not None:
            moved = at - self._pan_from
            self._pan_from = at
            self.look(self._view.panned(moved.x(), moved.y()))
        self.pointed.emit(*self._view.point_from_screen(at.x(), at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        if self._pan_from is not None:
            self._pan_from = None
            self._show_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space makes the left button pan."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._has_space = True
            self._show_cursor()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go."""
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._has_space = False
            self._show_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is nowhere."""
        super().leaveEvent(event)
        self.left.emit()

    def _show_cursor(self) -> None:
        if self._has_space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
