"""Blending: what blends with what lies below is cut into areas, each of its own colour."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from gare_fab.base.errors import Refused
from gare_fab.geometry.arrays import frozen
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import (
    Region,
    boundary,
    difference,
    intersection,
    region_of,
)
from gare_fab.geometry.strokes import Pen, stroke_area
from gare_fab.model.artwork import FillRule, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.modes import SEPARABLE, blended
from gare_fab.readers.pdf.stroking import is_wide

_UNIT = np.array(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))
_MOST_WORK = 60_000  # items looked at; what blends later is left as it is
_CUTTING = 200  # as much work as looking at so many items
_MOST_PIXELS = 8_000_000  # of a picture that is blended pixel by pixel
_DARKER = {"Multiply", "Darken", "ColorBurn"}  # white leaves what is below as it is
_SAID = "Colours that blend with those below are taken as they are."
Part = tuple[Region, Paint]


@dataclass(slots=True)
class Backdrop:
    """What has been drawn so far, from below."""

    tally: Tally
    tolerance: float
    items: list[Shape | Picture] = field(default_factory=list)
    known: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    work: int = 0

    def blended(
        self, item: Shape | Picture, mode: str, below: int
    ) -> Iterator[Shape | Picture]:
        """An item as it looks above the first so many of the items drawn."""
        if isinstance(item, Picture):
            yield self._picture(item, mode)
            return
        parts: tuple[Part, ...] = ()
        found: list[list[Shape | Picture]] = []
        try:
            if self.work < _MOST_WORK:
                parts = _parts_of(item, self.tolerance)
                found = [self._cut(part, mode, below) for part in parts]
        except (Refused, shapely.GEOSException):
            self.work = _MOST_WORK
        if self.work >= _MOST_WORK:
            self.tally.replaced(_SAID)
            found = []
        if not any(found):
            yield item
            return
        for some, (region, paint) in zip(found, parts, strict=True):
            yield from some or (Shape(boundary(region), paint),)
        if item.stroke is not None and not is_wide(item.stroke):
            yield replace(item, fill=None)

    def _cut(self, part: Part, mode: str, below: int) -> list[Shape | Picture]:
        """A part above what lies below it, area by area; none where that is nothing."""
        found: list[Shape | Picture] = []
        region, paint = part
        box = tuple(shapely.bounds(region).tolist())
        for index in reversed(range(below)):
            self.work += 1
            grounds = () if self._misses(index, box) else self._parts(index)
            for area, ground in reversed(grounds):
                self.work += _CUTTING
                common = intersection(region, area)
                if common.is_empty:
                    continue
                found.append(self._mixed(index, boundary(common), ground, (mode, paint)))
                region = difference(region, area)
            if region.is_empty or self.work >= _MOST_WORK:
                break
        if found and not region.is_empty:
            found.append(Shape(boundary(region), paint))
        return found

    def _mixed(
        self, index: int, outline: Paths, ground: Paint, above: tuple[str, Paint]
    ) -> Shape | Picture:
        """What an outline of a paint looks like above an item, which lies on white paper."""
        mode, paint = above
        item = self.items[index]
        colour = np.array((paint.red, paint.green, paint.blue)) / 255
        if isinstance(item, Picture) and mode in SEPARABLE and _is_small(item):
            pixels = item.pixels.astype(np.float64) / 255
            alpha = pixels[..., 3:] * item.opacity
            seen = blended(mode, pixels[..., :3] * alpha + 1 - alpha, colour)
            seen = np.concatenate((seen, np.ones_like(alpha)), axis=2)
            rows = frozen(np.rint(255 * seen).astype(np.uint8))
            return replace(item, pixels=rows, clip=outline, opacity=paint.alpha)
        below = np.array((ground.red, ground.green, ground.blue)) / 255
        seen = blended(mode, below * ground.alpha + 1 - ground.alpha, colour)
        red, green, blue = np.rint(255 * seen).astype(int).tolist()
        return Shape(outline, replace(paint, red=red, green=green, blue=blue))

    def _misses(self, index: int, box: tuple[float, ...]) -> bool:
        item = self.items[index]
        if isinstance(item, Picture) or item.paths.bounds is None:
            return not isinstance(item, Picture)
        around = item.stroke.width if item.stroke is not None else 0.0
        x0, y0, x1, y1 = item.paths.bounds
        return (
            x0 - around >= box[2]
            or y0 - around >= box[3]
            or x1 + around <= box[0]
            or y1 + around <= box[1]
        )

    def _parts(self, index: int) -> tuple[Part, ...]:
        if index not in self.known:
            item = self.items[index]
            parts = _parts_of(item, self.tolerance)
            for region, _ in parts:
                shapely.prepare(region)
            self.known[index] = parts
        return self.known[index]

    def _picture(self, picture: Picture, mode: str) -> Picture:
        """A picture without the light that leaves all below as it is."""
        if mode not in _DARKER or not _is_small(picture):
            self.tally.replaced(_SAID)
            return picture
        rows = picture.pixels.astype(np.float64) / 255
        light = rows[..., :3]
        share = 1 - light.min(axis=2, keepdims=True)
        light = np.where(share > 0, (light - 1 + share) / np.maximum(share, 1 / 255), 0.0)
        whole = np.concatenate((light, share * rows[..., 3:]), axis=2)
        return replace(picture, pixels=frozen(np.rint(255 * whole).astype(np.uint8)))


def _is_small(picture: Picture) -> bool:
    return picture.pixels.size <= 4 * _MOST_PIXELS


def _parts_of(item: Shape | Picture, tolerance: float) -> tuple[Part, ...]:
    """The regions of an item with their paints; thin lines have none, for they stay lines."""
    if isinstance(item, Picture):
        outline = item.clip or Paths.of((item.affine.apply(_UNIT),))
        return ((region_of(outline, rule_is_evenodd=False), _mean(item)),)
    parts: list[Part] = []
    if item.fill is not None:
        is_evenodd = item.fill_rule is FillRule.EVENODD
        parts.append((region_of(item.paths, is_evenodd), item.fill))
    line = item.stroke
    if line is not None and is_wide(line):
        dash = (line.dash, line.dash_offset)
        pen = Pen(line.width, line.cap, line.join, line.miter_limit, *dash)
        parts.append((stroke_area(item.paths, pen, tolerance), line.paint))
    return tuple(parts)


def _mean(picture: Picture) -> Paint:
    rows = picture.pixels.reshape(-1, 4).astype(np.float64)
    total = float(rows[:, 3].sum())
    red, green, blue = np.rint(rows[:, 3] @ rows[:, :3] / max(total, 1.0)).astype(int).tolist()
    return Paint(red, green, blue, total / (255 * len(rows)) * picture.opacity)
