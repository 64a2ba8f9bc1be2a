"""The picture: the layers as pixels, kept in tiles, so that a moved view needs few new ones.

    tile     a square of device pixels at a fixed place of the design, at one scale
    sheet    the tiles of one scale
    stale    a tile from before a change: shown until it was painted anew

A tile lies at a whole number of tiles from the design's origin, and is always painted alone:
whatever way the view came, the same tile has the same pixels. Painting goes in slices of time
and goes on where it stopped. Until a sheet is complete an older one, scaled, lies below it.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gare_fab.geometry.arrays import Floats
from gare_fab.gui.canvas.damage import damage
from gare_fab.gui.canvas.layers import Drawn, Pane
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.canvas.view import View

TILE = 256
_MOST_SHEETS = 3
_MOST_TILES = 400  # of a sheet: 100 MB
_MARGIN_PX = 4  # a change may show so many device pixels outside its box
_RING = 1  # tiles round the window that are painted ahead, when nothing else is to do

Key = tuple[int, int]  # column to the right, row downwards from the design's origin


@dataclass(slots=True, eq=False)
class Tile:
    """Pixels, and whether they show what is."""

    image: QImage
    is_fresh: bool = True


@dataclass(slots=True, eq=False)
class Sheet:
    """All tiles of one scale: device pixels per mm, and per px of the screen."""

    scale: float
    ratio: float
    tiles: dict[Key, Tile]

    def is_ready(self, key: Key) -> bool:
        """Whether the tile shows what is."""
        tile = self.tiles.get(key)
        return tile is not None and tile.is_fresh


@dataclass(slots=True, eq=False)
class _Painting:
    """A tile that is being painted."""

    sheet: Sheet
    key: Key
    image: QImage
    steps: Iterator[None]


class Picture:
    """Shows `Drawn` values through a `View`: tell it both, let it work, let it paint."""

    def __init__(self) -> None:
        """Show an empty desk."""
        self._shelf = Shelf()
        self._drawn = Drawn()
        self._view = View()
        self._sheets: OrderedDict[tuple[float, float], Sheet] = OrderedDict()
        self._sheet = self._sheet_for(self._view)
        self._backdrop: Sheet | None = None
        self._painting: _Painting | None = None

    def show(self, drawn: Drawn) -> None:
        """Draw something else from now on; what did not change stays."""
        boxes = damage(self._drawn, drawn)
        self._drawn = drawn
        painting = self._painting
        if painting is not None and _touched([painting.key], painting.sheet.scale, boxes):
            self._painting = None
        for sheet in self._sheets.values():
            for key in _touched(list(sheet.tiles), sheet.scale, boxes):
                sheet.tiles[key].is_fresh = False

    def look(self, view: View) -> None:
        """Look through another view from now on."""
        before, self._view = self._view, view
        if (view.device_scale, view.ratio) == (before.device_scale, before.ratio):
            return
        self._painting = None
        if self._backdrop is None or self._is_complete(before):
            self._backdrop = self._sheet
        self._sheet = self._sheet_for(view)

    @property
    def is_complete(self) -> bool:
        """Whether all that is seen shows what is."""
        return self._is_complete(self._view)

    def work(self, seconds: float) -> bool:
        """Paint for about so long; whether something is left to do."""
        deadline = time.perf_counter() + seconds
        while True:
            painting = self._painting or self._next()
            self._painting = painting
            if painting is None:
                return False
            for _ in painting.steps:
                if time.perf_counter() >= deadline:
                    return True
            painting.sheet.tiles[painting.key] = Tile(painting.image)
            self._painting = None
            if time.perf_counter() >= deadline:
                return True

    def paint(self, painter: QPainter) -> None:
        """Paint what there is; `painter` is in px of the screen."""
        painter.save()
        painter.scale(1 / self._view.ratio, 1 / self._view.ratio)
        left, top = self._view.device_origin
        keys = list(_keys(self._view, 0))
        if not all(key in self._sheet.tiles for key in keys):
            width, height = self._view.width, self._view.height
            ratio = self._view.ratio
            everything = QRectF(0.0, 0.0, width * ratio, height * ratio)
            painter.fillRect(everything, QColor(self._drawn.desk))
            self._paint_backdrop(painter)
        for column, row in keys:
            tile = self._sheet.tiles.get((column, row))
            if tile is not None:
                painter.drawImage(left + column * TILE, top + row * TILE, tile.image)
        painter.restore()

    def _paint_backdrop(self, painter: QPainter) -> None:
        sheet = self._backdrop
        if sheet is None:
            return
        left, top = self._view.device_origin
        factor = self._view.device_scale / sheet.scale
        side = TILE * factor
        seen = QRectF(
            0.0, 0.0, self._view.width * self._view.ratio, self._view.height * self._view.ratio
        )
        for (column, row), tile in sheet.tiles.items():
            place = QRectF(left + column * side, top + row * side, side, side)
            if place.intersects(seen):
                painter.drawImage(place, tile.image)

    def _is_complete(self, view: View) -> bool:
        return all(map(self._sheet.is_ready, _keys(view, 0)))

    def _sheet_for(self, view: View) -> Sheet:
        name = view.device_scale, view.ratio
        sheet = self._sheets.pop(name, None) or Sheet(*name, {})
        self._sheets[name] = sheet
        while len(self._sheets) > _MOST_SHEETS:
            self._sheets.popitem(last=False)
        return sheet

    def _next(self) -> _Painting | None:
        """The next tile to paint: from the middle of the window outwards, then round it."""
        for ring in (0, _RING):
            missing = [key for key in _keys(self._view, ring) if not self._sheet.is_ready(key)]
            if missing:
                return self._begun(min(missing, key=self._distance))
        self._prune()
        return None

    def _begun(self, key: Key) -> _Painting:
        image = QImage(TILE, TILE, QImage.Format.Format_RGB32)
        steps = _steps(self._drawn, self._pane(key), image, self._shelf)
        return _Painting(self._sheet, key, image, steps)

    def _pane(self, key: Key) -> Pane:
        left, top = key[0] * TILE, key[1] * TILE
        return Pane(self._sheet.scale, self._sheet.ratio, left, top, TILE, TILE)

    def _distance(self, key: Key) -> float:
        """From the middle of the tile to that of the window, device pixels."""
        left, top = self._view.device_origin
        x = self._view.width * self._view.ratio / 2 - left - (key[0] + 0.5) * TILE
        y = self._view.height * self._view.ratio / 2 - top - (key[1] + 0.5) * TILE
        return math.hypot(x, y)

    def _prune(self) -> None:
        """Drop the farthest tiles where there are too many."""
        tiles = self._sheet.tiles
        if len(tiles) > _MOST_TILES:
            for key in sorted(tiles, key=self._distance)[_MOST_TILES // 2 :]:
                del tiles[key]


def _steps(drawn: Drawn, pane: Pane, image: QImage, shelf: Shelf) -> Iterator[None]:
    """Paint a tile, pausing after each job; a tile that is dropped ends its painter."""
    image.fill(QColor(drawn.desk))
    painter = QPainter(image)
    try:
        for job in drawn.jobs(pane, shelf):
            job(painter)
            yield
    finally:
        painter.end()


def _keys(view: View, ring: int) -> Iterator[Key]:
    """The tiles that are seen, and so many rings of tiles round them."""
    left, top = view.device_origin
    columns = range(
        (-left) // TILE - ring, -((left - math.ceil(view.width * view.ratio)) // TILE) + ring
    )
    rows = range(
        (-top) // TILE - ring, -((top - math.ceil(view.height * view.ratio)) // TILE) + ring
    )
    return ((column, row) for row in rows for column in columns)


def _touched(keys: list[Key], scale: float, boxes: Floats | None) -> list[Key]:
    """The tiles on which something in the boxes (design mm; None: anywhere) may show."""
    if boxes is None or not keys or not len(boxes):
        return keys if boxes is None else []
    left, bottom, right, top = (scale * boxes).T
    corners = TILE * np.array(keys)[:, None, :]
    x, y = corners[..., 0], corners[..., 1]
    is_touched = (
        (left - _MARGIN_PX < x + TILE)
        & (right + _MARGIN_PX > x)
        & (-top - _MARGIN_PX < y + TILE)
        & (-bottom + _MARGIN_PX > y)
    )
    return list(compress(keys, is_touched.any(axis=1).tolist()))
