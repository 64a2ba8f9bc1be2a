"""Clips: what each of them leaves over, and what that leaves of fills and strokes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import shapely

from gare_fab.base.errors import Refused
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, intersection, region_of
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.items import Box, Limit, Mask
from gare_fab.readers.pdf.outlines import Outline
from gare_fab.readers.pdf.stroking import painted

_SIMPLE = 64  # points
_INTRICATE = 500  # points
_ROUND = 0.1  # mm
_NEAR = 1e-6  # mm: an outline that touches its clip lies inside


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """What a clip leaves over: its bounds, and its region unless that is the whole box."""

    box: Box
    region: Region | None = None
    alpha: float = 1.0  # how much masks let through

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left."""
        x0, y0, x1, y1 = self.box
        return not (x0 < x1 and y0 < y1)

    @property
    def whole(self) -> Region:
        """The region, that of the box included."""
        return self.region if self.region is not None else shapely.box(*self.box)

    def holds(self, box: Box) -> bool:
        """Whether a box lies inside."""
        inside = (
            box[0] >= self.box[0] - _NEAR
            and box[1] >= self.box[1] - _NEAR
            and box[2] <= self.box[2] + _NEAR
            and box[3] <= self.box[3] + _NEAR
        )
        if not inside or self.region is None:
            return inside
        return bool(shapely.covers(self.region, shapely.box(*box)))

    def misses(self, box: Box) -> bool:
        """Whether a box lies outside, beyond a common edge."""
        return (
            box[0] > self.box[2] + _NEAR
            or box[1] > self.box[3] + _NEAR
            or box[2] < self.box[0] - _NEAR
            or box[3] < self.box[1] - _NEAR
        )


EMPTY = Area((0.0, 0.0, 0.0, 0.0))


@dataclass(slots=True)
class Clips:
    """Works each clip out once."""

    outlines: Sequence[Outline]
    tally: Tally
    masked: Callable[[Mask], Area]
    tolerance: float
    known: dict[int, Area] = field(default_factory=dict)

    def area(self, limit: Limit) -> Area:
        """What a clip and all round it leave over."""
        chain: list[Limit] = []
        each: Limit | None = limit
        while each is not None and id(each) not in self.known:
            chain.append(each)
            each = each.outer
        area = self.known[id(each)] if each is not None else None
        for one in reversed(chain):
            area = self.known[id(one)] = self._within(one, area)
        return area or EMPTY

    def _within(self, limit: Limit, outer: Area | None) -> Area:
        if limit.mask is not None:
            return _common(self.masked(limit.mask), outer)
        if limit.outline < 0:
            return _common(Area(limit.box), outer)
        paths = self.outlines[limit.outline].paths
        box = _box_of(paths)
        if box is not None and limit.pen is None:
            return _common(Area(box), outer)
        try:
            if limit.pen is None:
                region = enclosed(paths, is_evenodd=limit.is_evenodd)
            else:
                region = painted(paths, limit.pen, self.tolerance)
        except Refused:
            self.tally.replaced("Clips too intricate to be followed are ignored.")
            return outer or EMPTY
        if region.is_empty:
            return EMPTY
        return _common(Area(shapely.bounds(region).tolist(), region), outer)


def _common(area: Area, outer: Area | None) -> Area:
    if outer is None:
        return area
    mine, other = area.box, outer.box
    box = (
        max(mine[0], other[0]),
        max(mine[1], other[1]),
        min(mine[2], other[2]),
        min(mine[3], other[3]),
    )
    if not (box[0] < box[2] and box[1] < box[3]):
        return EMPTY
    alpha = area.alpha * outer.alpha
    if area.region is None and outer.region is None:
        return Area(box, None, alpha)
    if outer.region is None and box == tuple(mine):
        return replace(area, alpha=alpha)
    region = intersection(area.whole, outer.whole)
    if region.is_empty:
        return EMPTY
    shapely.prepare(region)
    x0, y0, x1, y1 = shapely.bounds(region).tolist()
    return Area((x0, y0, x1, y1), region, alpha)


def within(area: Area, region: Region) -> Area:
    """What of an area lies in a region, too."""
    x0, y0, x1, y1 = shapely.bounds(region).tolist()
    return EMPTY if region.is_empty else _common(Area((x0, y0, x1, y1), region), area)


def _box_of(paths: Paths) -> Box | None:
    """The box that an outline is, None for any other outline."""
    if len(paths) != 1 or len(paths.points) not in {4, 5}:
        return None
    points = paths.points.tolist()
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[:4]
    if points[-1] != points[0] and len(points) == 5:
        return None
    is_across = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    is_upright = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    if not (is_across or is_upright):
        return None
    return (min(x0, x2), min(y0, y2), max(x0, x2), max(y0, y2))


def cut_fill(paths: Paths, area: Area, *, is_evenodd: bool) -> Paths:
    """The outline of what a fill covers inside; raises `Refused` where it is too intricate."""
    region, whole = enclosed(paths, is_evenodd=is_evenodd), area.whole
    shapely.prepare(whole)
    if shapely.covers(whole, region):
        return paths
    if not shapely.intersects(whole, region):
        return Paths.of(())
    return boundary(intersection(region, _near(whole, region)))


def _near(whole: Region, region: Region) -> Region:
    """What of an intricate clip lies round a region: much less is cut, and much faster."""
    if shapely.get_num_coordinates(whole) < _INTRICATE:
        return whole
    x0, y0, x1, y1 = shapely.bounds(region).tolist()
    part = shapely.clip_by_rect(whole, x0 - _ROUND, y0 - _ROUND, x1 + _ROUND, y1 + _ROUND)
    if isinstance(part, shapely.Polygon | shapely.MultiPolygon) and part.is_valid:
        return part
    return whole


def enclosed(paths: Paths, *, is_evenodd: bool) -> Region:
    """What paths enclose; one simple ring, of which there are many, the short way."""
    if len(paths) == 1 and 3 < len(paths.points) <= _SIMPLE and paths.closed[0]:
        polygon = shapely.Polygon(paths.points)
        if polygon.is_valid:
            return polygon
    return region_of(paths, is_evenodd)
