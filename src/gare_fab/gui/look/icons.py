"""Icons: line drawings from resources/icons in the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gare_fab.base.resources import resource
from gare_fab.gui.look.theme import tones_now

_APP_SIZES = (16, 20, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of a name, in a colour "#rrggbb", else that of the theme's text.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    tones = tones_now()
    return QIcon(_Drawing(_source(name), colour or tones.text, tones.faint))


def app_icon() -> QIcon:
    """The program's own icon, at every size that desktops ask for."""
    source = _source("gare_fab")
    made = QIcon()
    for size in _APP_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        _paint(painter, source, QRect(0, 0, size, size))
        painter.end()
        made.addPixmap(QPixmap.fromImage(image))
    return made


class _Drawing(QIconEngine):
    """A drawing that is painted when it is seen: most icons of a menu never are."""

    def __init__(self, source: bytes, colour: str, faint: str) -> None:
        super().__init__()
        self._source = source
        self._colour = colour
        self._faint = faint

    def clone(self) -> QIconEngine:
        """The same again, as Qt asks before an icon is changed."""
        return _Drawing(self._source, self._colour, self._faint)

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        """The drawing; faint where it is disabled, and never tinted by a selection."""
        del state
        colour = self._faint if mode is QIcon.Mode.Disabled else self._colour
        _paint(painter, self._source.replace(b"currentColor", colour.encode()), rect)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The drawing on nothing."""
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return QPixmap.fromImage(image)


@lru_cache(maxsize=256)
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


def _paint(painter: QPainter, source: bytes, rect: QRect) -> None:
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(rect))
