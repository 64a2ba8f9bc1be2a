"""What a bottle stands on and before: a soft light, and its shadow on the ground."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap, QRadialGradient

from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.tones import DARK
from gare_fab.gui.panels.bottle_view_glass import Studio

_LIGHT_TONES = ("#fdfdfd", "#eef0f2", "#d3d8dd")  # behind the bottle, further out, at the edge
_DARK_TONES = ("#7d8892", "#454d55", "#1c2025")
_LIGHT_SHADOW, _DARK_SHADOW = 0.75, 1.5
_SPREAD = ((2.3, 0.55, 40), (1.6, 0.22, 62), (1.14, 0.03, 120))  # radius, aside, darkness


def studio_now() -> Studio:
    """The light that goes with the theme."""
    if tones_now() is DARK:
        return Studio(left=7.5, right=5.0, sky=0.7, around=0.16)
    return Studio()


def ground_pixmap(
    size: QSize, ratio: float, foot: QPointF, radius: float, tilt: float
) -> QPixmap:
    """The light and the shadow round a foot of a radius, all in px."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    is_dark = tones_now() is DARK
    near, far, edge = _DARK_TONES if is_dark else _LIGHT_TONES
    middle = QPointF(size.width() / 2, size.height() * 0.44)
    light = QRadialGradient(middle, max(size.width(), size.height()) * 0.62)
    for place, tone in ((0.0, near), (0.42, far), (1.0, edge)):
        light.setColorAt(place, QColor(tone))
    painter = QPainter(pixmap)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QBrush(light))
    if radius > 0:
        strength = _DARK_SHADOW if is_dark else _LIGHT_SHADOW
        _paint_shadow(painter, foot, radius, tilt, strength)
    painter.end()
    return pixmap


def _paint_shadow(
    painter: QPainter, foot: QPointF, radius: float, tilt: float, strength: float
) -> None:
    """Soft, and longer to the right, for the light comes from the left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    for grown, aside, darkness in _SPREAD:
        gradient = QRadialGradient(QPointF(0.0, 0.0), radius * grown)
        alpha = min(round(darkness * strength), 255)
        for place, share in ((0.0, 1.0), (0.45, 0.7), (0.75, 0.22), (1.0, 0.0)):
            gradient.setColorAt(place, QColor(0, 0, 0, round(alpha * share)))
        painter.save()
        painter.translate(foot.x() + aside * radius, foot.y())
        painter.scale(1.0, 0.13 + math.sin(tilt))
        painter.setBrush(QBrush(gradient))
        painter.drawEllipse(QPointF(0.0, 0.0), radius * grown, radius * grown)
        painter.restore()
