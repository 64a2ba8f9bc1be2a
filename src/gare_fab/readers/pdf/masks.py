"""Transparency masks as geometry: where they let something through, how much on average.

A mask's own drawing lets through as much as it is light (luminosity) or opaque (alpha).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import shapely

from gare_fab.base.errors import Refused
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.regions import Region, difference, intersection, union
from gare_fab.model.artwork import FillRule, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.readers.pdf.clips import EMPTY, Area, enclosed
from gare_fab.readers.pdf.items import Box
from gare_fab.readers.pdf.stroking import area_of
from gare_fab.readers.pdf.transfers import transferred

_LEAST = 0.1  # of full: less lets nothing through
_COVERS = 0.5  # opacity from which dark parts hide light ones below
_MOST_CELLS = 256  # a side that a picture is divided into
_MOST_WORK = 2_000_000  # points that dark parts are taken from
_WEIGHTS = np.array((0.30, 0.59, 0.11)) / 255


@dataclass(slots=True)
class Masking:
    """Puts the shapes of a mask together, one above the other."""

    is_luminosity: bool
    tolerance: float
    curve: Floats | None = None  # of how much light lets how much through
    parts: list[Region] = field(default_factory=list)
    darks: list[Region] = field(default_factory=list)  # above all of the parts
    work: int = 0
    size: float = 0.0
    light: float = 0.0

    def area(self, items: Iterable[Shape | Picture], backdrop: Paint, page: Box) -> Area:
        """What the mask lets through; `backdrop` lies below a luminosity mask."""
        if self.is_luminosity:
            self._add(shapely.box(*page), _lightness(backdrop), 1.0)
        elif self.curve is not None:
            self._add(shapely.box(*page), 1.0, 0.0)
        for item in items:
            if isinstance(item, Shape):
                self._add_shape(item)
            else:
                self._add_picture(item)
        self._subtract()
        region = union(self.parts)
        if region.is_empty or not self.size:
            return EMPTY
        shapely.prepare(region)
        x0, y0, x1, y1 = shapely.bounds(region).tolist()
        return Area((x0, y0, x1, y1), region, min(self.light / self.size, 1.0))

    def _add_shape(self, shape: Shape) -> None:
        try:
            if shape.fill is not None:
                is_evenodd = shape.fill_rule is FillRule.EVENODD
                region = enclosed(shape.paths, is_evenodd=is_evenodd)
                self._add_paint(region, shape.fill)
            if shape.stroke is not None:
                region = area_of(shape.paths, shape.stroke, self.tolerance)
                self._add_paint(region, shape.stroke.paint)
        except Refused:  # too intricate: as if it were not there
            return

    def _add_paint(self, region: Region, paint: Paint) -> None:
        self._add(region, _lightness(paint) if self.is_luminosity else 1.0, paint.alpha)

    def _add_picture(self, picture: Picture) -> None:
        """First what of a picture lets next to nothing through, then the rest of it."""
        step = -(-max(picture.pixels.shape[:2]) // _MOST_CELLS)
        cells = picture.pixels[step // 2 :: step, step // 2 :: step].astype(np.float64)
        opacity = cells[..., 3] / 255 * picture.opacity
        light = cells[..., :3] @ _WEIGHTS if self.is_luminosity else np.ones_like(opacity)
        through = light * opacity
        if self.curve is not None:
            through = transferred(self.curve, light if self.is_luminosity else opacity)
        clip = None if picture.clip is None else enclosed(picture.clip, is_evenodd=False)
        for some in (through < _LEAST, through >= _LEAST):
            if some.any():
                region = _region_of_cells(some, picture.affine)
                region = region if clip is None else intersection(region, clip)
                self._add(region, float(light[some].mean()), float(opacity[some].mean()))

    def _add(self, region: Region, light: float, opacity: float) -> None:
        if self.curve is not None:
            is_light = self.is_luminosity
            light = float(transferred(self.curve, np.array(light if is_light else opacity)))
            opacity = opacity if is_light else 1.0
        if light * opacity >= _LEAST:
            self._subtract()
            self.parts.append(region)
            self.size += region.area
            self.light += region.area * light * opacity
        elif opacity >= _COVERS and self.parts:
            self.darks.append(region)

    def _subtract(self) -> None:
        """Take what is dark, all at once, from what lies below it; too much of it is left."""
        if self.darks and self.work < _MOST_WORK:
            self.work += int(shapely.get_num_coordinates(self.parts + self.darks).sum())
            self.parts = [difference(union(self.parts), union(self.darks))]
        self.darks = []


def _region_of_cells(cells: Bools, affine: Affine) -> Region:
    """What cells of the unit square cover in mm, each row's runs as one box."""
    rows, columns = cells.shape
    edges = np.diff(np.pad(cells, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, begin = np.nonzero(edges > 0)
    end = np.nonzero(edges < 0)[1]
    top = 1 - row / rows
    boxes = shapely.box(begin / columns, top - 1 / rows, end / columns, top)
    return union(shapely.transform(boxes, affine.apply))


def _lightness(paint: Paint) -> float:
    return float(np.dot((paint.red, paint.green, paint.blue), _WEIGHTS))
