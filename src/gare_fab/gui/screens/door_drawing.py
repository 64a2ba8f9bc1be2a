"""A drawing of our own, from resources/icons, as large as there is room."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from gare_fab.base.resources import resource


class Drawing(QWidget):
    """Keeps its shape; lets the mouse through to what it stands on."""

    def __init__(self, name: str, size: QSize, parent: QWidget | None = None) -> None:
        """The drawing of a name, at least so large.

        Raises:
            FileNotFoundError: there is no such drawing.
        """
        super().__init__(parent)
        source = resource("icons", f"{name}.svg").read_bytes()
        self._renderer = QSvgRenderer(QByteArray(source), self)
        self.setMinimumSize(size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the middle, as large as fits."""
        del event
        shape = self._renderer.viewBoxF().size()
        fits = shape.scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - fits.width()) / 2
        top = (self.height() - fits.height()) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        self._renderer.render(painter, QRectF(left, top, fits.width(), fits.height()))
