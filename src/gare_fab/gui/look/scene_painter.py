"""The painter of scenes: what the prints draw, with Qt instead of resvg."""

from typing import assert_never

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTransform,
)

from gare_fab.geometry.affine import Affine
from gare_fab.gui.look.paths import image_of, path_of
from gare_fab.gui.look.strokes import CAPS, JOINS, RULES
from gare_fab.model.artwork import Picture, Shape, Stroke
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneItem, SceneText

_EM_PX = 1000  # letters are outlined this large, where hinting cannot move them
_LEAST_DASH = 0.01  # of the pen's width: Qt knows no empty dash
_TOP_DOWN = Affine(d=-1.0, f=1.0)  # the rows of a picture run downwards


def paint_scene(painter: QPainter, scene: Scene, target: QRectF) -> None:
    """Paint the page as large as fits the target, in its middle; the rest is left alone."""
    if scene.width <= 0 or scene.height <= 0:
        return
    factor = min(target.width() / scene.width, target.height() / scene.height)
    width, height = scene.width * factor, scene.height * factor
    left = target.center().x() - width / 2
    top = target.center().y() - height / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=True)
    painter.setClipRect(QRectF(left, top, width, height), Qt.ClipOperation.IntersectClip)
    if scene.background is not None:
        painter.fillRect(QRectF(left, top, width, height), _colour(scene.background))
    painter.translate(left, top)
    painter.scale(factor, -factor)
    painter.translate(-scene.x, -scene.y - scene.height)
    for item in scene.items:
        _paint_item(painter, item)
    painter.restore()


def scene_pixmap(scene: Scene, width_px: int, dpr: float = 1.0) -> QPixmap:
    """The scene so many px of the screen wide; transparent where nothing is painted."""
    width = max(round(width_px * dpr), 1)
    height = max(round(width * scene.height / scene.width), 1) if scene.width > 0 else 1
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_scene(painter, scene, QRectF(0.0, 0.0, width, height))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def _paint_item(painter: QPainter, item: SceneItem) -> None:
    match item:
        case Shape():
            _paint_shape(painter, item)
        case Picture():
            _paint_picture(painter, item)
        case SceneText():
            _paint_text(painter, item)
        case _:
            assert_never(item)


def _paint_shape(painter: QPainter, shape: Shape) -> None:
    path = path_of(shape.paths.points, shape.paths.starts)
    path.setFillRule(RULES[shape.fill_rule])
    if shape.fill is not None:
        painter.fillPath(path, QBrush(_colour(shape.fill, shape.opacity)))
    if shape.stroke is not None and shape.stroke.width > 0:
        painter.strokePath(path, _pen(shape.stroke, shape.opacity))


def _pen(stroke: Stroke, opacity: float) -> QPen:
    pen = QPen(_colour(stroke.paint, opacity), stroke.width)
    pen.setCapStyle(CAPS.get(stroke.cap, Qt.PenCapStyle.FlatCap))
    pen.setJoinStyle(JOINS.get(stroke.join, Qt.PenJoinStyle.SvgMiterJoin))
    pen.setMiterLimit(stroke.miter_limit)
    if stroke.dash and max(stroke.dash) > 0:
        dash = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
        pen.setDashPattern([max(length / stroke.width, _LEAST_DASH) for length in dash])
        pen.setDashOffset(stroke.dash_offset / stroke.width)
    return pen


def _paint_picture(painter: QPainter, picture: Picture) -> None:
    painter.save()
    if picture.clip is not None:
        clip = path_of(picture.clip.points, picture.clip.starts)
        clip.setFillRule(Qt.FillRule.WindingFill)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(painter.opacity() * picture.opacity)
    place = picture.affine @ _TOP_DOWN
    painter.setTransform(
        QTransform(place.a, place.b, place.c, place.d, place.e, place.f), combine=True
    )
    painter.drawImage(QRectF(0.0, 0.0, 1.0, 1.0), image_of(picture.pixels))
    painter.restore()


def _paint_text(painter: QPainter, text: SceneText) -> None:
    font = QFont("Lato")
    font.setPixelSize(_EM_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    width = QFontMetricsF(font).horizontalAdvance(text.text)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    letters = QPainterPath()
    letters.addText(-share * width, 0.0, font, text.text)
    painter.save()
    painter.translate(text.x, text.y)
    painter.scale(text.height / _EM_PX, -text.height / _EM_PX)
    painter.fillPath(letters, QBrush(_colour(text.paint)))
    painter.restore()


def _colour(paint: Paint, opacity: float = 1.0) -> QColor:
    colour = QColor(paint.red, paint.green, paint.blue)
    colour.setAlphaF(min(max(paint.alpha * opacity, 0.0), 1.0))
    return colour
