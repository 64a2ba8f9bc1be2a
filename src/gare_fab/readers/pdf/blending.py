"""Blending: what blends with what lies below is cut into areas, each of its own colour."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes, Floats, Ints, corners, frozen
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.raster.blending import SEPARABLE, blended
from gare_fab.geometry.regions import (
    Region,
    boundaries,
    difference,
    intersection,
)
from gare_fab.model.artwork import FillRule, Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.clips import enclosed
from gare_fab.readers.pdf.items import Box
from gare_fab.readers.pdf.pictures import outline_of
from gare_fab.readers.pdf.stroking import area_of, is_wide

_MOST_WORK = 4_000_000  # points cut, some seconds; what blends later is left as it is
_CUTTING = 400  # points that take as long as it takes to begin with a cut
_BYTES = 16  # of pixels that take as long as a point
_MOST_PIXELS = 8_000_000  # of a picture that is blended pixel by pixel
_LOOKED_AT = 1000  # rows and columns of a picture, for its mean colour
_LEVELS = np.linspace(0.0, 1.0, 256)[:, None]
_DARKER = {"multiply", "darken", "color-burn"}  # white leaves what is below as it is
_PAPER = Paint(255, 255, 255)
_NOWHERE = (math.inf, math.inf, -math.inf, -math.inf)
_SAID = "Colours that blend with those below are taken as they are."
Part = tuple[Region, Paint]
Cut = tuple[Region, int, Paint]  # an area, the item seen below it, that one's paint there


@dataclass(slots=True)
class Backdrop:
    """What has been drawn so far, from below."""

    tally: Tally
    tolerance: float
    items: list[Shape | Picture] = field(default_factory=list)
    boxes: Floats = field(default_factory=lambda: np.empty((4, 64)))  # and room for more
    known: dict[int, tuple[Part, ...]] = field(default_factory=dict)
    work: int = 0

    def add(self, items: Iterable[Shape | Picture]) -> None:
        """Draw items above what there is."""
        for item in items:
            if len(self.items) == self.boxes.shape[1]:
                self.boxes = np.hstack((self.boxes, np.empty_like(self.boxes)))
            self.boxes[:, len(self.items)] = _box_of(item)
            self.items.append(item)

    def blended(
        self, item: Shape | Picture, mode: str, below: int
    ) -> Iterator[Shape | Picture]:
        """An item as it looks above the first so many of the items drawn."""
        if isinstance(item, Picture):
            yield self._picture(item, mode)
            return
        if self.work > _MOST_WORK:
            self.tally.replaced(_SAID)
            yield item
            return
        parts = self._parts_of(item)
        cuts = [self._cut(region, below) for region, _ in parts]
        line = item.stroke if item.stroke is not None and not is_wide(item.stroke) else None
        if line is not None and self._changes(item.paths, line.paint, mode, below):
            self.tally.replaced(_SAID)
        if all(row < 0 for cut in cuts for _, row, _ in cut):
            yield item
            return
        for cut, (_, paint) in zip(cuts, parts, strict=True):
            outlines = boundaries(region for region, *_ in cut)
            for outline, (_, row, ground) in zip(outlines, cut, strict=True):
                if len(outline):
                    yield self._mixed(outline, row, ground, (mode, paint))
        if line is not None:
            yield replace(item, fill=None)

    def _cut(self, region: Region, below: int) -> list[Cut]:
        """A region area by area: each with what lies below it, and the rest."""
        whole, found = region, []
        try:
            for row in self._touched(shapely.bounds(region).tolist(), below).tolist():
                for area, ground in reversed(self._parts(row)):
                    if not shapely.intersects(area, region):
                        continue
                    self._count(int(shapely.get_num_coordinates((region, area)).sum()))
                    found.append((intersection(region, area), row, ground))
                    region = difference(region, area)
                if region.is_empty:
                    break
        except (Refused, shapely.GEOSException):
            self.tally.replaced(_SAID)
            return [(whole, -1, _PAPER)]
        return [*found, (region, -1, _PAPER)]

    def _count(self, points: int) -> None:
        self.work += _CUTTING + points
        if self.work > _MOST_WORK:
            raise Refused(Message(_SAID))

    def _touched(self, box: Box, below: int) -> Ints:
        """Which of the first so many items meet a box, from above."""
        x0, y0, x1, y1 = box
        left, low, right, high = self.boxes[:, :below]
        meets = (left < x1) & (low < y1) & (right > x0) & (high > y0)
        found: Ints = np.flatnonzero(meets)[::-1]
        return found

    def _parts(self, index: int) -> tuple[Part, ...]:
        if index not in self.known:
            self.known[index] = self._parts_of(self.items[index])
            for region, _ in self.known[index]:
                shapely.prepare(region)
        return self.known[index]

    def _parts_of(self, item: Shape | Picture) -> tuple[Part, ...]:
        """The regions of an item with their paints; thin lines have none: they stay lines."""
        try:
            return tuple(_parts_of(item, self.tolerance))
        except (Refused, shapely.GEOSException):
            self.tally.replaced(_SAID)
            return ()

    def _mixed(
        self, outline: Paths, row: int, ground: Paint, above: tuple[str, Paint]
    ) -> Shape | Picture:
        """What an outline of a paint looks like above an item, which lies on white paper."""
        mode, paint = above
        if row < 0:
            return Shape(outline, paint)
        item = self.items[row]
        if isinstance(item, Picture) and mode in SEPARABLE:
            seen = _window(item, outline)
            self.work += seen.pixels.size // _BYTES
            if self.work <= _MOST_WORK:
                pixels = _filtered(seen, mode, paint)
                return replace(seen, pixels=pixels, clip=outline, opacity=paint.alpha)
            self.tally.replaced(_SAID)
        return Shape(outline, _coloured(mode, ground, paint))

    def _changes(self, lines: Paths, paint: Paint, mode: str, below: int) -> bool:
        """Whether lines cross what gives them another colour than their own."""
        if lines.bounds is None:
            return False
        strings = shapely.linestrings(lines.points, indices=lines.owners)
        return any(
            _coloured(mode, ground, paint) != paint and shapely.intersects(area, strings).any()
            for index in self._touched(lines.bounds, below).tolist()
            for area, ground in self._parts(index)
        )

    def _picture(self, picture: Picture, mode: str) -> Picture:
        """A picture without the light that leaves all below as it is."""
        if mode not in _DARKER or not _is_small(picture):
            self.tally.replaced(_SAID)
            return picture
        rows = picture.pixels.astype(np.float32) / 255
        light = rows[..., :3]
        share = 1 - light.min(axis=2, keepdims=True)
        light = np.where(share > 0, (light - 1 + share) / np.maximum(share, 1 / 255), 0.0)
        whole = np.concatenate((light, share * rows[..., 3:]), axis=2)
        return replace(picture, pixels=frozen(np.rint(255 * whole).astype(np.uint8)))


def _box_of(item: Shape | Picture) -> Box:
    """What an item may paint; nowhere what has no area."""
    if isinstance(item, Picture):
        return (item.clip or outline_of(item.affine)).bounds or _NOWHERE
    around = item.stroke.width if item.stroke is not None and is_wide(item.stroke) else 0.0
    x0, y0, x1, y1 = (item.paths.bounds if item.fill or around else None) or _NOWHERE
    return x0 - around, y0 - around, x1 + around, y1 + around


def _parts_of(item: Shape | Picture, tolerance: float) -> Iterator[Part]:
    if isinstance(item, Picture):
        outline = item.clip or outline_of(item.affine)
        yield enclosed(outline, is_evenodd=False), _mean(item)
        return
    if item.fill is not None:
        is_evenodd = item.fill_rule is FillRule.EVENODD
        yield enclosed(item.paths, is_evenodd=is_evenodd), item.fill
    if item.stroke is not None and is_wide(item.stroke):
        yield area_of(item.paths, item.stroke, tolerance), item.stroke.paint


def _mean(picture: Picture) -> Paint:
    step = -(-max(picture.pixels.shape[:2]) // _LOOKED_AT)
    rows = picture.pixels[::step, ::step].reshape(-1, 4).astype(np.float64)
    total = float(rows[:, 3].sum())
    red, green, blue = np.rint(rows[:, 3] @ rows[:, :3] / max(total, 1.0)).astype(int).tolist()
    return Paint(red, green, blue, total / (255 * len(rows)) * picture.opacity)


def _coloured(mode: str, ground: Paint, paint: Paint) -> Paint:
    """The paint as it looks above a ground, which lies on white paper."""
    below, above = (
        np.array((each.red, each.green, each.blue)) / 255 for each in (ground, paint)
    )
    seen = blended(mode, below * ground.alpha + 1 - ground.alpha, above)
    red, green, blue = np.rint(255 * seen).astype(int).tolist()
    return replace(paint, red=red, green=green, blue=blue)


def _window(picture: Picture, outline: Paths) -> Picture:
    """The rows and columns of a picture that an outline lies in."""
    rows, columns = picture.pixels.shape[:2]
    (x0, y0), (x1, y1) = corners(picture.affine.inverse().apply(outline.points))
    left, right = _span(x0 * columns, x1 * columns, columns)
    top, low = _span((1 - y1) * rows, (1 - y0) * rows, rows)
    part = Affine(
        (right - left) / columns, d=(low - top) / rows, e=left / columns, f=1 - low / rows
    )
    return replace(
        picture, pixels=picture.pixels[top:low, left:right], affine=picture.affine @ part
    )


def _span(low: float, high: float, most: int) -> tuple[int, int]:
    """Whole numbers of pixels, one at least, round those from low to high."""
    first = min(max(math.floor(low), 0), most - 1)
    return first, min(max(math.ceil(high), first + 1), most)


def _filtered(picture: Picture, mode: str, paint: Paint) -> Bytes:
    """The pixels of a picture on white paper below a paint; red, green and blue apart."""
    covering = picture.pixels[..., 3:].astype(np.float32) * (picture.opacity / 255)
    below = np.rint(255 - (255 - picture.pixels[..., :3]) * covering).astype(np.uint8)
    colour = np.array((paint.red, paint.green, paint.blue)) / 255
    light = np.rint(255 * blended(mode, _LEVELS, colour)).astype(np.uint8)
    seen = [light[below[..., band], band] for band in range(3)]
    return frozen(np.stack((*seen, np.full_like(seen[0], 255)), axis=2))


def _is_small(picture: Picture) -> bool:
    return picture.pixels.size <= 4 * _MOST_PIXELS
