"""Serving: what gradients and patterns leave on an area, as shapes of even colours."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.regions import Region, boundary
from gare_fab.model.artwork import FillRule, FindingKind, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.banding import bands, reached
from gare_fab.readers.svg.clips import Bounds
from gare_fab.readers.svg.gradients import Gradient
from gare_fab.readers.svg.layering import Effort
from gare_fab.readers.svg.painter import Served
from gare_fab.readers.svg.pieces import Piece
from gare_fab.readers.svg.sampling import samples
from gare_fab.readers.svg.servers import Pattern

_BAND_EFFORT = 3000  # what a gradient in bands costs, in corners laid on each other
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
            yield from self._gradient(server.faded(served.alpha), piece, frame)
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

    def _gradient(self, gradient: Gradient, piece: Piece, frame: Frame) -> Iterator[Shape]:
        unit = frame.unit if gradient.is_relative else Affine()
        to_mm = frame.affine @ (unit or Affine()) @ gradient.affine
        if to_mm.determinant == 0:
            return
        if piece.stroke is None and not gradient.is_everywhere:
            area = piece.area
            seen = reached(gradient, to_mm, area, self.tolerance)
            piece = piece if seen is area else Piece(boundary(seen))
        if piece.stroke is None and self._is_banded(gradient) and not self.effort.is_spent:
            self.effort.left -= _BAND_EFFORT
            setting = (gradient, to_mm, piece.area, self.tolerance)
            found = list(bands(*setting, with_light=self.with_light))
            if found:
                self.tally.add(FindingKind.REPLACED, _BANDS)
                yield from (Shape(outline, paint) for outline, paint in found)
                return
        self.tally.add(FindingKind.REPLACED, _MEAN)
        points = self._on_paper(samples(piece))
        if len(points):
            mean = gradient.mean(to_mm.inverse().apply(points))
            if mean.alpha > _FAINT:
                yield _shape(piece, mean)

    def _on_paper(self, points: Floats) -> Floats:
        """Those of some points that are seen; all of them where none is."""
        if self.paper is None:
            return points
        x0, y0, x1, y1 = self.paper
        x, y = points.T
        is_seen = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
        return points[is_seen] if is_seen.any() else points


def _shape(piece: Piece, paint: Paint) -> Shape:
    if piece.stroke is None:
        return Shape(piece.paths, paint, piece.rule)
    return Shape(piece.paths, None, FillRule.NONZERO, replace(piece.stroke, paint=paint))


def _faded(part: Shape | Picture, alpha: float) -> Shape | Picture:
    return part if alpha == 1 else replace(part, opacity=part.opacity * alpha)
