"""The surface: a widget that shows what is drawn through a view, and overlays over it."""

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gare_fab.gui.canvas.layers import Drawn
from gare_fab.gui.canvas.picture import Picture
from gare_fab.gui.canvas.view import NO_INSETS, Insets, View
from gare_fab.model.extent import Box

_FRAME_S = 0.012  # of painting within a frame, so that most frames are complete at once
_SLICE_S = 0.010  # of painting between two events


class Overlay(Protocol):
    """Paints over the picture in every frame, in px; must take a millisecond or two."""

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint, with the painter as it was given left behind."""


class Surface(QWidget):
    """Shows `Drawn` values, painted in slices of time; `viewed` tells each new view."""

    viewed = Signal(object)

    def __init__(self, parent: QWidget | None = None, insets: Insets = NO_INSETS) -> None:
        """Show an empty desk; `insets` are what overlays cover at the edges."""
        super().__init__(parent)
        self._picture = Picture()
        self._view = View()
        self._insets = insets
        self._overlays: tuple[Overlay, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_on)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def view(self) -> View:
        """What is seen now."""
        return self._view

    @property
    def is_complete(self) -> bool:
        """Whether what is seen is all that is drawn, in full sharpness."""
        return self._picture.is_complete

    def show_drawn(self, drawn: Drawn) -> None:
        """Draw this from now on."""
        self._picture.show(drawn)
        self.update()

    def set_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Paint these over the picture, the first one first."""
        self._overlays = overlays
        self.update()

    def look(self, view: View) -> None:
        """Look through this view from now on."""
        if view == self._view:
            return
        self._view = view
        self._picture.look(view)
        self.update()
        self.viewed.emit(view)

    def fit(self, box: Box) -> None:
        """Show a box of the design as large as there is room."""
        self.look(self._view.fitted(box, insets=self._insets))

    def true_size(self) -> None:
        """Show the design as large as it is."""
        self.look(self._view.at_true_size(self.screen().physicalDotsPerInch()))

    def zoom(self, factor: float) -> None:
        """Larger by a factor, about the middle."""
        self.look(self._view.zoomed_at(self.width() / 2, self.height() / 2, factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture as far as it is, then the overlays."""
        del event  # all of it: an overlay may have changed anywhere
        if self._view.ratio != self.devicePixelRatioF():
            self._resized()
        is_more = self._picture.work(0.0 if self._picture.is_complete else _FRAME_S)
        painter = QPainter(self)
        self._picture.paint(painter)
        for overlay in self._overlays:
            painter.save()
            overlay.paint(painter, self._view)
            painter.restore()
        painter.end()
        if is_more:
            self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was in the middle stays there."""
        super().resizeEvent(event)
        self._resized()

    def _resized(self) -> None:
        size = self.size()
        self.look(self._view.resized(size.width(), size.height(), self.devicePixelRatioF()))

    def _paint_on(self) -> None:
        """A slice of painting; what is seen is shown as soon as it is new."""
        was_complete = self._picture.is_complete
        if not self._picture.work(_SLICE_S):
            self._timer.stop()
        if not was_complete:
            self.update()
