"""Thumbnails: a drawing the size of a thumb nail, drawn once, coarse where it is large."""

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from gare_fab.geometry.arrays import Floats
from gare_fab.gui.look.colours import LIGHT
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.model.artwork import Artwork, FillRule, Mesh, Picture, Shape
from gare_fab.model.extent import box_of
from gare_fab.model.paint import Paint

_SIZE = 20
_SHARP = 2  # pixels drawn for each that is asked, for dense screens
_ROOM = 2.5  # kept free on each side
_THIN = 4.0  # of the thumb: a line of letters
_MOST_LINES = 400
_MOST_POINTS = 4000
_PIXELS = 64  # of a picture, across: more cannot be seen


class Thumbs:
    """The thumbnails of the artworks that are shown now, and the signs beside them."""

    def __init__(self) -> None:
        """None yet."""
        self._drawn: dict[int, tuple[Artwork, QIcon]] = {}
        self._signs: dict[tuple[str, str], QIcon] = {}

    def of(self, artwork: Artwork) -> QIcon:
        """The thumbnail of an artwork."""
        known = self._drawn.get(id(artwork))
        if known is None:
            known = self._drawn[id(artwork)] = artwork, _thumb(artwork)
        return known[1]

    def sign(self, name: str, colour: str = "") -> QIcon:
        """An icon as pixels: a list paints a hundred of them at once."""
        known = self._signs.get((name, colour))
        if known is None:
            known = self._signs[name, colour] = _as_pixels(icon(name, colour))
        return known

    def keep(self, artworks: Iterable[Artwork]) -> None:
        """Forget all but these."""
        wanted = {id(artwork) for artwork in artworks}
        self._drawn = {key: row for key, row in self._drawn.items() if key in wanted}


def _as_pixels(sign: QIcon) -> QIcon:
    """The same at the sizes of a list, never tinted by a selection."""
    pixels = QIcon()
    for size in (_SIZE, _SHARP * _SIZE):
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            pixels.addPixmap(sign.pixmap(size, size), mode)
    return pixels


def _thumb(artwork: Artwork) -> QIcon:
    pixels = QPixmap(_SIZE * _SHARP, _SIZE * _SHARP)
    pixels.setDevicePixelRatio(_SHARP)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tones_now().line))
    painter.setBrush(QColor(LIGHT.sheet))
    painter.drawRoundedRect(QRectF(0.5, 0.5, _SIZE - 1, _SIZE - 1), 3, 3)
    _draw(painter, artwork)
    painter.end()
    thumb = QIcon(pixels)
    thumb.addPixmap(pixels, QIcon.Mode.Selected)  # else Qt would tint it
    return thumb


def _draw(painter: QPainter, artwork: Artwork) -> None:
    """The drawing in the middle of the thumb; of one that is too rich, its outline."""
    box = box_of(artwork.hull)
    if box is None:
        return
    scale = (_SIZE - 2 * _ROOM) / max(box.width, box.height, 1e-9)
    painter.translate(_SIZE / 2, _SIZE / 2)
    painter.scale(scale, -scale)
    painter.translate(-box.centre[0], -box.centre[1])
    shapes = [item for item in artwork.items if isinstance(item, Shape)]
    is_rich = sum(len(shape.paths) for shape in shapes) > _MOST_LINES
    if is_rich or any(isinstance(item, Mesh) for item in artwork.items):
        painter.setPen(_pen(QColor(LIGHT.label)))
        painter.setBrush(QColor(LIGHT.desk))
        painter.drawPolygon(_polygon(artwork.hull))
        return
    is_thin = min(box.width, box.height) * scale < _THIN
    stride = 1 + sum(len(shape.paths.points) for shape in shapes) // _MOST_POINTS
    for item in artwork.items:
        if isinstance(item, Picture):
            _draw_picture(painter, item)
        elif isinstance(item, Shape):
            _draw_shape(painter, item, stride, is_thin=is_thin)


def _draw_shape(painter: QPainter, shape: Shape, stride: int, *, is_thin: bool) -> None:
    """All its outlines at once, so that what they leave open stays open; bold where thin."""
    path = QPainterPath()
    if shape.fill_rule is FillRule.NONZERO:
        path.setFillRule(Qt.FillRule.WindingFill)
    for index in range(len(shape.paths)):
        line = shape.paths[index]
        path.addPolygon(_polygon(np.concatenate((line[::stride], line[-1:]))))
    if shape.fill is not None:
        painter.fillPath(path, _colour(shape.fill))
    edge = shape.stroke.paint if shape.stroke is not None else shape.fill
    if shape.stroke is not None or is_thin:
        painter.strokePath(path, _pen(_colour(edge)))


def _draw_picture(painter: QPainter, picture: Picture) -> None:
    height, width = picture.pixels.shape[:2]
    if not (height and width):
        return
    stride = 1 + max(height, width) // _PIXELS
    few = np.ascontiguousarray(picture.pixels[::stride, ::stride])
    image = QImage(
        few.tobytes(), few.shape[1], few.shape[0], QImage.Format.Format_RGBA8888
    ).copy()
    corners = picture.affine.apply(np.array([(0.0, 0.0), (1.0, 1.0)]))
    (left, bottom), (right, top) = corners.tolist()
    painter.save()
    painter.translate(left, bottom)
    painter.scale(1.0, -1.0)
    painter.drawImage(QRectF(0.0, bottom - top, right - left, top - bottom), image)
    painter.restore()


def _polygon(points: Floats) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])


def _pen(colour: QColor) -> QPen:
    pen = QPen(colour)
    pen.setCosmetic(True)
    pen.setWidth(_SHARP)
    return pen


def _colour(paint: Paint | None) -> QColor:
    return QColor(paint.hexadecimal) if paint is not None else QColor(LIGHT.label)
