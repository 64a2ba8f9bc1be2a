"""The items of layers to and from a job file.

A row of the pool `items` is five whole numbers; its arrays follow in the other pools.

    kind     0 shape                      1 picture             2 mesh
    a        its style's place            its picture's place   triangles
    b        points                       0                     0
    c        paths                        0                     0
    name     bytes of its name            the same              the same
"""

from dataclasses import dataclass, field
from typing import assert_never

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Item, Layer, Mesh, Picture, Shape
from gare_fab.storage.job_pools import PoolReader, PoolWriter
from gare_fab.storage.job_rows import LayerRow, PictureRow, StyleRow
from gare_fab.storage.tables import Place

_SHAPE, _PICTURE, _MESH = 0, 1, 2
_COLUMNS = 5
_PIXEL_BYTES = 4


@dataclass(frozen=True, slots=True)
class ShapeWriter:
    """Puts items into the pools and collects their styles and pictures."""

    pools: PoolWriter
    styles: dict[StyleRow, int] = field(default_factory=dict)
    pictures: list[PictureRow] = field(default_factory=list)

    def layer(self, layer: Layer) -> LayerRow:
        """The row of a layer, its items put into the pools."""
        for item in layer.items:
            a, b, c = self._item(item)
            self.pools.put("items", (_kind(item), a, b, c, self.pools.put_text(item.name)))
        return LayerRow(layer.name, len(layer.items), layer.colour)

    def _item(self, item: Item) -> tuple[int, int, int]:
        match item:
            case Shape():
                style = StyleRow(item.fill_rule, item.opacity, item.fill, item.stroke)
                place = self.styles.setdefault(style, len(self.styles))
                return place, *self._paths(item.paths)
            case Picture():
                clip = None if item.clip is None else self._paths(item.clip)
                height, width = item.pixels.shape[:2]
                self.pools.put("pixels", item.pixels)
                self.pictures.append(
                    PictureRow(height, width, item.affine, item.opacity, clip)
                )
                return len(self.pictures) - 1, 0, 0
            case Mesh():
                self.pools.put("floats", item.triangles)
                return len(item.triangles), 0, 0
            case _:
                assert_never(item)

    def _paths(self, paths: Paths) -> tuple[int, int]:
        self.pools.put("floats", paths.points)
        self.pools.put("counts", paths.counts)
        return len(paths.points), len(paths)


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """Takes items out of the pools again."""

    pools: PoolReader
    styles: tuple[StyleRow, ...]
    pictures: tuple[PictureRow, ...]

    def layer(self, row: LayerRow, place: Place) -> Layer:
        """The layer of a row; raises `Unreadable` where the pools do not fit it."""
        rows = self.pools.take("items", row.items * _COLUMNS).reshape(-1, _COLUMNS)
        items = tuple(self._item(values, place) for values in rows.tolist())
        return Layer(row.name, items, row.colour)

    def _item(self, values: list[int], place: Place) -> Item:
        kind, a, b, c, length = values
        name = self.pools.take_text(length)
        if kind == _SHAPE and 0 <= a < len(self.styles):
            style = self.styles[a]
            paths = self._paths(b, c, place)
            return Shape(paths, style.fill, style.fill_rule, style.stroke, style.opacity, name)
        if kind == _PICTURE and 0 <= a < len(self.pictures):
            return self._picture(self.pictures[a], name, place)
        if kind == _MESH and a >= 0:
            triangles = self.pools.take("floats", a * 9).reshape(-1, 3, 3)
            return Mesh(triangles.astype(np.float64, copy=False), name)
        raise place.wrong(Message("the job file is damaged: an item in it is of no kind."))

    def _picture(self, row: PictureRow, name: str, place: Place) -> Picture:
        if row.height < 0 or row.width < 0:
            raise place.wrong(Message("the job file is damaged: a picture has no size."))
        clip = None if row.clip is None else self._paths(*row.clip, place)
        pixels = self.pools.take("pixels", row.height * row.width * _PIXEL_BYTES)
        shaped = pixels.reshape(row.height, row.width, _PIXEL_BYTES)
        return Picture(shaped, row.affine, clip, row.opacity, name)

    def _paths(self, point_count: int, path_count: int, place: Place) -> Paths:
        counts = self.pools.take("counts", path_count)
        points = self.pools.take("floats", point_count * 2)
        if counts.sum() != point_count:
            raise place.wrong(
                Message("the job file is damaged: paths do not fit their points.")
            )
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.intp)
        return Paths(points, starts)


def _kind(item: Item) -> int:
    match item:
        case Shape():
            return _SHAPE
        case Picture():
            return _PICTURE
        case Mesh():
            return _MESH
        case _:
            assert_never(item)
