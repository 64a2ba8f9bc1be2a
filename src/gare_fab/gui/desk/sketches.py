"""Sketches: scenes made coarse for a small picture, in pieces quickly painted. No Qt."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np

from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Picture, Shape
from gare_fab.model.extent import Box
from gare_fab.model.scene import Scene, SceneItem

_DOTS = 1600  # of the longer side: finer than any picture of it on the screen
_PIXELS = 560  # that a picture of it may have
_LEAST_PX = 1.1  # a line thinner than that is not seen
_MARGIN = 0.02  # of the longer side, round the drawing
_MOST_IN_PIECE = 4000  # points that are painted at once
_MOST_IN_AREA = 16_000  # points of a filled area, which cannot be painted in pieces
_COARSER = (2, 4, 8, 16)  # times the grid, for areas
_FEW = 40_000  # points that need not be fewer
_MOST = 250_000  # points in all; of more, lines are left out


def sketch(scene: Scene, box: Box) -> Scene:
    """What lies in the box, coarse, with lines that can be seen; the box gets a margin."""
    size = max(box.width, box.height) or 1.0
    grid = size / _DOTS if sum(map(weight_of, scene.items)) > _FEW else 0.0
    items = [part for item in scene.items for part in _parts(item, size, grid)]
    margin = _MARGIN * size
    return Scene(
        box.width + 2 * margin,
        box.height + 2 * margin,
        tuple(_thinned(items)),
        box.x - margin,
        box.y - margin,
    )


def margin_of(scene: Scene) -> float:
    """What a sketch leaves free round its drawing, mm."""
    return max(scene.width, scene.height) * _MARGIN / (1 + 2 * _MARGIN)


def weight_of(item: SceneItem) -> int:
    """What an item takes to paint, in points."""
    return len(item.paths.points) if isinstance(item, Shape) else _MOST_IN_PIECE


def _parts(item: SceneItem, size: float, grid: float) -> Iterator[SceneItem]:
    match item:
        case Shape():
            yield from _shape_parts(item, size, grid)
        case Picture():
            step = -(-max(item.pixels.shape[:2]) // _DOTS)
            yield replace(item, pixels=np.ascontiguousarray(item.pixels[::step, ::step]))
        case _:
            yield item


def _shape_parts(shape: Shape, size: float, grid: float) -> Iterator[Shape]:
    """The area first, then its outline in pieces."""
    if shape.fill is not None:
        yield replace(shape, paths=_coarse_area(shape.paths, grid), stroke=None)
    if shape.stroke is None:
        return
    width = max(shape.stroke.width, _LEAST_PX * size / _PIXELS)
    stroke = replace(shape.stroke, width=width, dash=())
    for piece in _pieces(_coarse(shape.paths, grid)):
        yield replace(shape, paths=piece, fill=None, stroke=stroke)


def _coarse(paths: Paths, grid: float) -> Paths:
    """The paths on a grid, so that what cannot be told apart is one point; 0 is no grid."""
    if not grid:
        return paths
    return Paths(np.round(paths.points / grid) * grid, paths.starts).without_repeats()


def _coarse_area(paths: Paths, grid: float) -> Paths:
    coarse = _coarse(paths, grid)
    for times in _COARSER:
        if len(coarse.points) <= _MOST_IN_AREA:
            break
        coarse = _coarse(paths, times * grid)
    return coarse


def _pieces(paths: Paths) -> Iterator[Paths]:
    """The paths in pieces of so many points; long ones are cut."""
    points = paths.points
    if len(points) <= _MOST_IN_PIECE:
        yield paths
        return
    is_long = paths.counts > _MOST_IN_PIECE
    for row in np.flatnonzero(is_long):
        begin, end = int(paths.starts[row]), int(paths.starts[row + 1])
        for first in range(begin, end - 1, _MOST_IN_PIECE):
            yield Paths.of([points[first : min(first + _MOST_IN_PIECE + 1, end)]])
    short = paths.take(~is_long)
    ends = np.searchsorted(
        short.starts, np.arange(0, len(short.points), _MOST_IN_PIECE, dtype=np.intp)
    )
    edges = np.unique(np.append(ends, len(short)))
    for low, high in pairwise(edges):
        yield short.take(np.arange(low, high))


def _thinned(items: list[SceneItem]) -> list[SceneItem]:
    """All of them, or an even choice where they are too many points."""
    total = sum(weight_of(item) for item in items)
    if total <= _MOST:
        return items
    step = total / _MOST
    kept = np.unique(np.arange(0, len(items), step).astype(np.intp))
    return [items[index] for index in kept]
