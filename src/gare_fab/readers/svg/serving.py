"""Serving: what gradients and patterns leave on an area, as shapes of even colours."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, intersection, rings_of
from gare_fab.geometry.scanline import windings
from gare_fab.model.artwork import FillRule, FindingKind, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.clips import Bounds
from gare_fab.readers.svg.gradients import Gradient, bands, reached
from gare_fab.readers.svg.layering import Effort
from gare_fab.readers.svg.painter import Served
from gare_fab.readers.svg.pieces import Piece
from gare_fab.readers.svg.servers import Pattern

_SIDE = 32  # samples across an area
_BAND_EFFORT = 3000  # what a gradient in bands costs, in corners laid on each other
_GOLDEN = (math.sqrt(5) - 1) / 2  # its multiples spread evenly between whole numbers
_ENOUGH = 48  # samples that are a fair mean
_MOST_SEGMENTS = 4000  # of outlines that are asked directly what lies inside
_FADING = 0.05  # by how much the alpha of a gradient must differ to be shown in bands
_FAINT = 1 / 255
_MEAN = "Gradients become one colour, their mean."
_BANDS = "Gradients that fade become bands of even colours."


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What a server is measured in: user units to mm, and the object's box in them."""

    affine: Affine
    box: Bounds | None

    @property
    def unit(self) -> Affine | None:
        """The map from the box's own unit square to user units; None where it is flat."""
        if self.box is None:
            return None
        x0, y0, x1, y1 = self.box
        if not (x1 - x0 > 0 and y1 - y0 > 0):
            return None
        return Affine(a=x1 - x0, d=y1 - y0, e=x0, f=y0)


Tiled = Callable[[Pattern, Region, Frame], list[Shape | Picture]]


@dataclass(frozen=True, slots=True, eq=False)
class Serving:
    """Paints pieces by servers; `tiled` draws a pattern over an area.

    With `with_light` gradients are shown in bands wherever they change: for masks. `paper` is
    the part of the plane that is seen at all, in mm; None where it has no end.
    """

    tally: Tally
    tolerance: float
    tiled: Tiled
    effort: Effort
    with_light: bool = False
    paper: Bounds | None = None

    def shapes(self, served: Served, piece: Piece, frame: Frame) -> Iterator[Shape | Picture]:
        """What a server leaves on a piece."""
        server = served.server
        if server.is_relative and frame.unit is None:
            if served.fallback is not None:
                yield _shape(piece, served.fallback)
        elif isinstance(server, Gradient):
            yield from self._gradient(served, server, piece, frame)
        else:
            for part in self.tiled(server, piece.area, frame):
                yield _faded(part, served.alpha)

    def needs_area(self, served: Served | None) -> bool:
        """Whether a stroke must be an area to show this."""
        if served is None:
            return False
        return not isinstance(served.server, Gradient) or self._is_banded(served.server)

    def _is_banded(self, gradient: Gradient) -> bool:
        levels = gradient.levels(with_light=self.with_light)
        low, high = float(levels.min()), float(levels.max())
        return high - low > _FADING or low < _FAINT < high

    def _gradient(
        self, served: Served, gradient: Gradient, piece: Piece, frame: Frame
    ) -> Iterator[Shape]:
        unit = frame.unit if gradient.is_relative else Affine()
        to_mm = frame.affine @ (unit or Affine()) @ gradient.affine
        if to_mm.determinant == 0:
            return
        if piece.stroke is None and not gradient.is_everywhere:
            area = piece.area
            seen = reached(gradient, to_mm, area, self.tolerance)
            piece = piece if seen is area else Piece(boundary(seen))
        is_banded = self._is_banded(gradient) and not self.effort.is_spent
        if is_banded and piece.stroke is None:
            self.effort.left -= _BAND_EFFORT
            found = list(self._bands(served, gradient, to_mm, piece))
            if found:
                self.tally.add(FindingKind.REPLACED, _BANDS)
                yield from found
                return
        self.tally.add(FindingKind.REPLACED, _MEAN)
        stroke = piece.stroke
        points = _within(piece) if stroke is None else _on_lines(piece.paths, stroke.width)
        points = self._on_paper(points)
        if len(points):
            mean = gradient.mean(to_mm.inverse().apply(points))
            if mean.alpha * served.alpha > _FAINT:
                yield _shape(piece, replace(mean, alpha=mean.alpha * served.alpha))

    def _on_paper(self, points: Floats) -> Floats:
        """Those of some points that are seen; all of them where none is."""
        if self.paper is None:
            return points
        x0, y0, x1, y1 = self.paper
        is_seen = ((points >= (x0, y0)) & (points <= (x1, y1))).all(axis=1)
        return points[is_seen] if is_seen.any() else points

    def _bands(
        self, served: Served, gradient: Gradient, to_mm: Affine, piece: Piece
    ) -> Iterator[Shape]:
        area = piece.area
        if area.is_empty:
            return
        made = bands(gradient, to_mm, area, self.tolerance, with_light=self.with_light)
        for band in made:
            alpha = band.paint.alpha * served.alpha
            if alpha <= _FAINT:
                continue
            inside = boundary(intersection(band.region, area))
            if len(inside):
                yield Shape(inside, replace(band.paint, alpha=alpha))


def _shape(piece: Piece, paint: Paint) -> Shape:
    if piece.stroke is None:
        return Shape(piece.paths, paint, piece.rule)
    return Shape(piece.paths, None, FillRule.NONZERO, replace(piece.stroke, paint=paint))


def _faded(part: Shape | Picture, alpha: float) -> Shape | Picture:
    return part if alpha == 1 else replace(part, opacity=part.opacity * alpha)


def _within(piece: Piece) -> Floats:
    """(N, 2) points spread evenly over what a fill covers."""
    rings, _ = rings_of(piece.paths)
    bounds = rings.bounds
    if bounds is None:
        return np.zeros((0, 2))
    if len(rings.points) > _MOST_SEGMENTS:
        return _samples(piece.area)
    points = _grid(bounds, _SIDE)
    turns, edges = windings(rings, points)
    inside = points[edges % 2 == 1 if piece.rule is FillRule.EVENODD else turns != 0]
    return inside if len(inside) >= _ENOUGH else _samples(piece.area)


def _samples(area: Region) -> Floats:
    """(N, 2) points spread evenly over an area; none where it has no inside."""
    if area.is_empty:
        return np.zeros((0, 2))
    shapely.prepare(area)
    points = _grid(area.bounds, 8 * _SIDE)
    inside = points[shapely.contains_xy(area, points)]
    if len(inside):
        return inside
    return np.asarray(shapely.get_coordinates(area.representative_point()))


def _grid(bounds: Bounds, side: int) -> Floats:
    x0, y0, x1, y1 = bounds
    steps = (np.arange(side) + 0.5) / side
    x, y = np.meshgrid(x0 + (x1 - x0) * steps, y0 + (y1 - y0) * steps)
    return np.stack((x.ravel(), y.ravel()), axis=1)


def _on_lines(paths: Paths, width: float) -> Floats:
    """(N, 2) points spread over strokes, more where they are long; over the dots of dots."""
    rows = paths.segments
    spread = np.arange(_SIDE * _SIDE // 2) + 0.5
    across = width * (spread * _GOLDEN % 1 - 0.5)
    if not len(rows):
        reach, turn = width / 2 * np.sqrt(spread / len(spread)), math.tau * _GOLDEN * spread
        disc = np.stack((reach * np.cos(turn), reach * np.sin(turn)), axis=1)
        return np.asarray(paths.points[np.arange(len(disc)) % len(paths.points)] + disc)
    begins, steps = paths.points[rows], paths.points[rows + 1] - paths.points[rows]
    reach = np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))
    places = spread / len(spread) * reach[-1]
    which = np.minimum(np.searchsorted(reach, places), len(rows) - 1)
    length = np.hypot(steps[which, 0], steps[which, 1])
    share = np.divide(
        places - (reach[which] - length), length, out=np.zeros(len(places)), where=length > 0
    )
    aside = np.stack((-steps[which, 1], steps[which, 0]), axis=1)
    aside *= np.divide(across, length, out=np.zeros(len(places)), where=length > 0)[:, None]
    return np.asarray(begins[which] + steps[which] * share[:, None] + aside)
