"""Icons: line drawings from resources/icons in the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gare_fab.base.resources import resource
from gare_fab.gui.look.theme import tones_now

_SIZES = (16, 20, 24, 32, 48, 64)


def icon(name: str, colour: str = "") -> QIcon:
    """The icon of a name, in a colour "#rrggbb", else that of the theme's text.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    tones = tones_now()
    return _drawn(name, colour or tones.text, tones.faint)


def app_icon() -> QIcon:
    """The program's own icon, at every size that desktops ask for."""
    source = resource("icons", "gare_fab.svg").read_bytes()
    made = QIcon()
    for size in (*_SIZES, 128, 256):
        made.addPixmap(_pixmap(source, size))
    return made


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, faint: str) -> QIcon:
    source = resource("icons", f"{name}.svg").read_bytes()
    made = QIcon()
    for mode, tone in (
        (QIcon.Mode.Normal, colour),
        (QIcon.Mode.Selected, colour),  # else Qt would tint it
        (QIcon.Mode.Disabled, faint),
    ):
        painted = source.replace(b"currentColor", tone.encode())
        for size in _SIZES:
            made.addPixmap(_pixmap(painted, size), mode)
    return made


def _pixmap(source: bytes, size: int) -> QPixmap:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QPixmap.fromImage(image)
