"""The stock as it is: a sheet with its shadow, a roll with its open end, a bottle's skin."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from gare_fab.geometry.arrays import Floats
from gare_fab.gui.canvas.grid import GridLayer
from gare_fab.gui.canvas.layers import Job, Layer, Pane
from gare_fab.gui.canvas.marks import Face
from gare_fab.gui.canvas.pixels import (
    Words,
    column_of,
    paint_frame,
    paint_shadow,
    paint_words,
    polygon_of,
    rect_of,
    row_of,
)
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.canvas.skin import Skin, skin_of
from gare_fab.gui.look.colours import Colours
from gare_fab.gui.look.words import number, say
from gare_fab.model.document import Document
from gare_fab.model.extent import Box
from gare_fab.model.stock import Board, Bottle, Roll, Sheet

_TOOTH_PX = 7
_HATCH_PX = 9


def stock_layers(document: Document, colours: Colours, *, has_grid: bool) -> tuple[Layer, ...]:
    """The layers below the artwork: bed, stock, grid; in words of the spoken language."""
    stock = document.stock
    width, height = document.machine.area
    match stock:
        case Sheet() | Board():
            area = Box(0.0, 0.0, stock.width, stock.height)
            layers: tuple[Layer, ...] = (FlatLayer(area, colours, _size(area)),)
        case Roll():
            area = Box(0.0, 0.0, stock.width, height)
            label = say("Roll, {width} mm wide", width=number(stock.width))
            layers = (FlatLayer(area, colours, label, is_open=True),)
        case Bottle():
            skin = skin_of(stock, document.wrapping)
            area = skin.zone_box
            layers = (BottleLayer(skin, colours, say("Front"), say("Seam")),)
        case _:
            assert_never(stock)
    if not isinstance(stock, Bottle) and (area.width < width or area.height < height):
        bed = BedLayer(Box(0.0, 0.0, width, height), colours, say("Bed of the machine"))
        layers = (bed, *layers)
    return (*layers, GridLayer(area, colours)) if has_grid else layers


def stock_box(document: Document) -> Box:
    """What "fit" shows where nothing is drawn: all of the stock, design mm."""
    stock = document.stock
    match stock:
        case Sheet() | Board():
            return Box(0.0, 0.0, stock.width, stock.height)
        case Roll():
            return Box(0.0, 0.0, stock.width, document.machine.area[1])
        case Bottle():
            return skin_of(stock, document.wrapping).box
        case _:
            assert_never(stock)


def stock_face(document: Document, colours: Colours) -> Face:
    """What artwork lies on."""
    is_bottle = isinstance(document.stock, Bottle)
    return Face(colours.glass if is_bottle else colours.sheet, colours.hint)


def _size(area: Box) -> str:
    return f"{number(area.width)} × {number(area.height)} mm"


@dataclass(frozen=True, slots=True)
class BedLayer:
    """How far the machine reaches: a dashed outline, its name at the upper right corner."""

    bed: Box
    colours: Colours
    name: str

    @property
    def box(self) -> Box | None:
        """Anywhere: the words have a size in px."""
        return None

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """All at once."""
        del shelf
        yield lambda painter: self._paint(painter, pane)

    def _paint(self, painter: QPainter, pane: Pane) -> None:
        rect = rect_of(pane, self.bed)
        painter.setPen(_line(self.colours.bed, pane, (5.0, 4.0)))
        painter.drawRect(rect)
        right, top = self.bed.x + self.bed.width, self.bed.y + self.bed.height
        text = f"{self.name}, {_size(self.bed)}"
        label = Words(
            text, right, top, self.colours.label, 1.0, 1.0, 0.0, -4.0, self.bed.width
        )
        paint_words(painter, pane, label)


@dataclass(frozen=True, slots=True)
class FlatLayer:
    """A sheet, a board, or a roll whose upper end is open."""

    area: Box
    colours: Colours
    label: str
    is_open: bool = False

    @property
    def box(self) -> Box | None:
        """Anywhere: the shadow and the words have sizes in px."""
        return None

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """All at once."""
        del shelf
        yield lambda painter: self._paint(painter, pane)

    def _paint(self, painter: QPainter, pane: Pane) -> None:
        rect = rect_of(pane, self.area)
        paint_shadow(painter, pane, rect, self.colours.shadow)
        paint_frame(painter, pane, rect, self.colours.sheet_edge)
        painter.fillRect(rect, QColor(self.colours.sheet))
        if self.is_open:
            self._paint_end(painter, pane, rect)
        middle = self.area.x + self.area.width / 2
        below = Words(self.label, middle, self.area.y, self.colours.label, 0.5, 0.0, 0.0, 15.0)
        paint_words(painter, pane, below)

    def _paint_end(self, painter: QPainter, pane: Pane, rect: QRect) -> None:
        """A torn edge: the film goes on."""
        tooth = round(_TOOTH_PX * pane.ratio)
        columns = [*range(rect.left(), rect.right() + 1, tooth), rect.right() + 1]
        teeth = [
            QPointF(x, rect.top() - (tooth if index % 2 else 0))
            for index, x in enumerate(columns)
        ]
        over = [
            QPointF(rect.right() + 1, rect.top() + 2),
            QPointF(rect.left(), rect.top() + 2),
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.sheet))
        painter.drawPolygon(QPolygonF([*teeth, *over]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_line(self.colours.sheet_edge, pane))
        painter.drawPolyline(QPolygonF(teeth))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


@dataclass(frozen=True, slots=True)
class BottleLayer:
    """A bottle's skin: what may be engraved is clear, the rest is hatched."""

    skin: Skin
    colours: Colours
    front: str
    seam: str

    @property
    def box(self) -> Box | None:
        """Anywhere: the words have sizes in px."""
        return None

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """The glass, then its lines and words."""
        del shelf
        yield lambda painter: self._paint_glass(painter, pane)
        yield lambda painter: self._paint_lines(painter, pane)
        yield lambda painter: self._paint_words(painter, pane)

    def _paint_glass(self, painter: QPainter, pane: Pane) -> None:
        skin, colours = self.skin, self.colours
        paint_shadow(painter, pane, rect_of(pane, skin.box), colours.shadow)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.glass))
        painter.drawPolygon(polygon_of(pane, skin.zone))
        for beyond in (skin.below, skin.above):
            outline = polygon_of(pane, beyond)
            painter.setBrush(QColor(colours.glass_beyond))
            painter.drawPolygon(outline)
            _hatch(painter, pane, outline, colours.glass_hatch)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_lines(self, painter: QPainter, pane: Pane) -> None:
        skin, colours = self.skin, self.colours
        painter.setPen(_line(colours.glass_edge, pane))
        painter.drawPolygon(polygon_of(pane, skin.zone))
        if skin.panel is not None:
            painter.setPen(_line(colours.panel_edge, pane, (6.0, 4.0)))
            painter.drawPolygon(polygon_of(pane, skin.panel))
        painter.setPen(_line(colours.seam, pane, (2.0, 3.0)))
        for edge in _edges(skin.zone):
            painter.drawPolyline(polygon_of(pane, edge))
        painter.setPen(_line(colours.front, pane, (12.0, 3.0, 2.0, 3.0)))
        zone = skin.zone_box
        top, bottom = row_of(pane, zone.y + zone.height), row_of(pane, zone.y)
        x = column_of(pane, 0.0)
        painter.drawLine(x, bottom, x, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_words(self, painter: QPainter, pane: Pane) -> None:
        skin, colours = self.skin, self.colours
        zone, whole = skin.zone_box, skin.box
        left, right = zone.x, zone.x + zone.width
        label, above = colours.label, whole.y + whole.height
        low, high = (f"{number(height, 1)} mm" for height in skin.limits)
        size = f"{number(zone.width, 1)} × {number(zone.height, 1)} mm"
        for words in (
            Words(self.front, 0.0, above, colours.front_word, 0.5, 1.0, 0.0, -6.0),
            Words(
                self.seam, left, above, colours.seam_word, 0.0, 1.0, 0.0, -6.0, zone.width / 3
            ),
            Words(
                self.seam, right, above, colours.seam_word, 1.0, 1.0, 0.0, -6.0, zone.width / 3
            ),
            Words(high, right, zone.y + zone.height, label, 0.0, 0.5, 8.0),
            Words(low, right, zone.y, label, 0.0, 0.5, 8.0),
            Words(size, 0.0, whole.y, label, 0.5, 0.0, 0.0, 15.0),
        ):
            paint_words(painter, pane, words)


def _line(colour: str, pane: Pane, dash: tuple[float, ...] = ()) -> QPen:
    """A pen one px of the screen wide."""
    pen = QPen(QColor(colour), max(round(pane.ratio), 1))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(list(dash))
    return pen


def _edges(outline: Floats) -> tuple[Floats, Floats]:
    """The right and the left side of a band's outline: where its x is greatest and least."""
    x = outline[:, 0]
    reach = np.abs(x).max() * 1e-9
    right = outline[np.isclose(x, x.max(), atol=reach)]
    left = outline[np.isclose(x, x.min(), atol=reach)]
    return right, left


def _hatch(painter: QPainter, pane: Pane, outline: QPolygonF, colour: str) -> None:
    """Slanting lines within an outline, at the same places on every pane."""
    gap = round(_HATCH_PX * pane.ratio)
    bounds = outline.boundingRect()
    left, right = max(int(bounds.left()) - 1, 0), min(int(bounds.right()) + 2, pane.width)
    top, bottom = max(int(bounds.top()) - 1, 0), min(int(bounds.bottom()) + 2, pane.height)
    if left >= right or top >= bottom:
        return
    painter.save()
    painter.setClipRect(QRect(left, top, right - left, bottom - top))
    tile = QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern)
    painter.setBrushOrigin(-pane.left % (8 * gap), -pane.top % (8 * gap))
    painter.setBrush(tile)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(outline)
    painter.restore()
