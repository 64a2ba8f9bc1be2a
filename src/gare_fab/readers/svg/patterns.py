"""Patterns: one tile is drawn, repeated, and cut to the area that it paints.

Where there would be too many tiles or corners, the pattern is its mean colour, as thin as it
covers.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, intersections
from gare_fab.model.artwork import FillRule, FindingKind, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.readers.svg.gradients import paint_of
from gare_fab.readers.svg.layering import Effort, Sheet, is_too_much, laid
from gare_fab.readers.svg.pieces import areas, cut, cut_lines
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.servers import Pattern
from gare_fab.readers.svg.serving import Frame
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.units import ViewBox, fitted

_MOST_TILES = 10_000
_MOST_POINTS = 200_000
_MOST_PICTURES = 200
_FAINT = 1 / 255
_MEAN = "Patterns of too many tiles become one colour, their mean."
_TILED = "Patterns are taken over as the shapes of their tiles."

Drawn = Callable[[Walk], Sequence[Shape | Picture]]


@dataclass(slots=True)
class Patterns:
    """Draws patterns; `drawn` makes shapes of what a walk found."""

    scope: Scope
    tolerance: float
    drawn: Drawn
    effort: Effort
    known: dict[tuple[object, ...], list[Shape | Picture]] = field(default_factory=dict)
    open: set[Element] = field(default_factory=set)

    def tiled(self, pattern: Pattern, area: Region, frame: Frame) -> list[Shape | Picture]:
        """The tiles of a pattern over an area; none of one that is painted with itself."""
        if area.is_empty or pattern.content in self.open:
            return []
        self.open.add(pattern.content)
        try:
            return self._tiled(pattern, area, frame)
        finally:
            self.open.discard(pattern.content)

    def _tiled(self, pattern: Pattern, area: Region, frame: Frame) -> list[Shape | Picture]:
        tile = _tile_of(pattern, frame)
        to_mm = frame.affine @ pattern.affine
        if tile is None or to_mm.determinant == 0:
            return []
        parts = self._parts(pattern, frame, tile, to_mm)
        offsets = _offsets(tile, to_mm, area)
        points = sum(len(part.paths.points) for part in parts if isinstance(part, Shape))
        total = max(points, 1) * (_MOST_POINTS if offsets is None else len(offsets))
        self.effort.left -= min(total, _MOST_POINTS) // 4
        if offsets is None or total > _MOST_POINTS or self.effort.is_spent:
            self.scope.tally.add(FindingKind.REPLACED, _MEAN)
            return list(self._mean(parts, area, tile, to_mm))
        self.scope.tally.add(FindingKind.NOTE, _TILED)
        shapely.prepare(area)
        return [repeated for part in parts for repeated in self._repeated(part, offsets, area)]

    def _parts(
        self, pattern: Pattern, frame: Frame, tile: ViewBox, to_mm: Affine
    ) -> list[Shape | Picture]:
        """What stands in the first tile."""
        box = frame.box if pattern.is_content_relative else None
        key = (pattern, tile, to_mm, box)
        if key not in self.known:
            self.scope.expansion.check(pattern.content)
            walk = Walk(self.scope)
            walk.run(pattern.content, self._place(pattern, frame, tile, to_mm))
            self.known[key] = list(self.drawn(walk))
        return self.known[key]

    def _place(self, pattern: Pattern, frame: Frame, tile: ViewBox, to_mm: Affine) -> Place:
        style = self.scope.cascade.of(pattern.content)
        corner = Place(to_mm @ Affine.moved(tile.x, tile.y), style, pattern.viewport)
        limit = Clip(corner.affine, pattern.viewport, box=replace(tile, x=0.0, y=0.0))
        if pattern.box is not None:
            box = pattern.box
            inner = fitted(box, tile.width, tile.height, pattern.aspect)
            viewport = replace(pattern.viewport, width=box.width, height=box.height)
            return corner.mapped(inner, viewport).within(limit)
        if pattern.is_content_relative and frame.box is not None:
            x0, y0, x1, y1 = frame.box
            return corner.mapped(Affine.scaled(x1 - x0, y1 - y0)).within(limit)
        return corner.within(limit)

    def _repeated(
        self, part: Shape | Picture, offsets: Floats, area: Region
    ) -> Iterator[Shape | Picture]:
        """One part of the tile in all its places."""
        if isinstance(part, Picture):
            if len(offsets) > _MOST_PICTURES:
                self.scope.tally.dropped("Pictures in patterns of many tiles are left out.")
                return
            for dx, dy in offsets.tolist():
                shift = Affine.moved(dx, dy)
                clip = None if part.clip is None else part.clip.moved_by(shift)
                moved = replace(part, affine=shift @ part.affine, clip=clip)
                yield from cut(moved, area, self.tolerance)
            return
        lines = cut_lines(part)
        if lines is None:
            for region, colour in areas(part, self.tolerance):
                rings = _stamped(region, offsets, area)
                if len(rings):
                    yield Shape(rings, paint_of(colour), name=part.name)
            return
        copies = Paths.joined(lines.paths.moved_by(Affine.moved(*o)) for o in offsets.tolist())
        yield from cut(replace(lines, paths=copies), area, self.tolerance)

    def _mean(
        self, parts: Sequence[Shape | Picture], area: Region, tile: ViewBox, to_mm: Affine
    ) -> Iterator[Shape]:
        sheets = [
            Sheet(region, colour)
            for part in parts
            if isinstance(part, Shape)
            for region, colour in areas(part, self.tolerance)
        ]
        cells = sheets if is_too_much(sheets) else laid(sheets, self.effort)
        size = tile.width * tile.height * abs(to_mm.determinant)
        covers = np.array([cell.region.area * cell.colour[3] for cell in cells])
        alpha = min(round(float(covers.sum()) / size, 6), 1.0)
        if alpha <= _FAINT:
            return
        weights = covers / covers.sum()
        red, green, blue = weights @ np.array([cell.colour[:3] for cell in cells])
        paint: Paint = paint_of(np.array([red, green, blue, alpha]))
        yield Shape(boundary(area), paint, FillRule.NONZERO)


def _tile_of(pattern: Pattern, frame: Frame) -> ViewBox | None:
    """The first tile in the pattern's own space."""
    tile = pattern.tile
    if not pattern.is_relative:
        return tile
    if frame.unit is None or frame.box is None:
        return None
    x0, y0, x1, y1 = frame.box
    width, height = x1 - x0, y1 - y0
    return ViewBox(
        x0 + tile.x * width, y0 + tile.y * height, tile.width * width, tile.height * height
    )


def _offsets(tile: ViewBox, to_mm: Affine, area: Region) -> Floats | None:
    """(T, 2) mm from the first tile to each that meets the area; None where too many do."""
    x0, y0, x1, y1 = area.bounds
    corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    local = to_mm.inverse().apply(corners)
    steps = (local - (tile.x, tile.y)) / (tile.width, tile.height)
    low, high = np.floor(steps.min(axis=0) - 1e-9), np.ceil(steps.max(axis=0) + 1e-9)
    counts = high - low
    if not (np.isfinite(counts).all() and math.prod(counts.tolist()) <= 4 * _MOST_TILES):
        return None
    columns, rows = (np.arange(low[i], high[i]) for i in (0, 1))
    i, j = (axis.ravel() for axis in np.meshgrid(columns, rows))
    across = np.array([to_mm.a, to_mm.b]) * tile.width
    down = np.array([to_mm.c, to_mm.d]) * tile.height
    offsets: Floats = i[:, None] * across + j[:, None] * down
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) @ np.array([across, down])
    corner = to_mm.apply(np.array([(tile.x, tile.y)]))[0]
    tiles = shapely.polygons(offsets[:, None] + corner + square)
    shapely.prepare(area)
    offsets = offsets[shapely.intersects(area, tiles) & ~shapely.touches(area, tiles)]
    return offsets if len(offsets) <= _MOST_TILES else None


def _stamped(region: Region, offsets: Floats, area: Region) -> Paths:
    """The outlines of a region in all its places, cut to an area."""
    if region.is_empty:
        return Paths.of(())
    points = shapely.get_coordinates(region)
    moved = (points[None] + offsets[:, None]).reshape(-1, 2)
    copies = np.full(len(offsets), region, dtype=np.object_)
    copies = shapely.set_coordinates(copies, moved)
    inside = shapely.contains_properly(area, copies)
    cuts = intersections(copies[~inside], area)
    parts = shapely.get_parts(np.concatenate((copies[inside], cuts)))
    polygons = [part for part in parts if isinstance(part, shapely.Polygon)]
    return boundary(shapely.MultiPolygon(polygons)) if polygons else Paths.of(())
