"""Hairlines: areas so thin that a line was meant, and the line in their middle.

Words: a *strip* is a thin area without a hole, a *loop* one with a single hole. The width of
a thin area is twice its area by its circumference. At a *tip* of a strip both its *sides*
begin; the middle line lies half way from each place of a side to what is nearest of the other.
"""

import numpy as np
import shapely
from shapely import LineString, MultiPolygon, Polygon

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.nesting import signed_areas
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, Regions, regions_of, rings_of

SLENDER = 5.0  # times its width an area must be long
TIPS = 400  # places that are tried as tip
STEPS = 24  # places at which both sides are compared
NEAR = 8.0  # times the width, so far from a tip
SPREAD = 1.0  # times the width that the area may lie beside the line
LONGER = 0.2  # of the length that the line may be longer or shorter than half way round


def thin_areas(
    paths: Paths, groups: Ints, are_evenodd: Bools, widest: float
) -> tuple[Ints, Regions, Floats]:
    """Which groups of outlines enclose something thin and long; their areas, and widths."""
    rings, kept = rings_of(paths)
    group = groups[kept]
    size, around = signed_areas(rings), rings.lengths
    count = len(are_evenodd)
    total, length = _sums(group, size, count), _sums(group, around, count)
    plain, largest = _sums(group, np.abs(size), count), np.zeros(count)
    np.maximum.at(largest, group, np.abs(size))
    least = np.minimum(np.abs(total), np.abs(2 * largest - plain))
    may = np.flatnonzero((length > 0.0) & (2 * least <= widest * length))
    number = np.full(count, -1, dtype=np.intp)
    number[may] = np.arange(len(may))
    inside = number[group] >= 0
    areas = regions_of(rings.take(inside), number[group[inside]], are_evenodd[may])
    size, around = shapely.area(areas), shapely.length(areas)
    width = 2 * size / np.maximum(around, 1e-300)
    is_thin = (size > 0.0) & (width <= widest) & (around > 2 * SLENDER * width)
    return may[is_thin], areas[is_thin], width[is_thin]


def _sums(group: Ints, values: Floats, count: int) -> Floats:
    return np.bincount(group, weights=values, minlength=count).astype(np.float64)


def middle_lines(area: Region) -> Paths | None:
    """The lines in the middle of thin areas; None where there is no single such line."""
    parts = list(area.geoms) if isinstance(area, MultiPolygon) else [area]
    lines = [_middle(part) for part in parts]
    found = [line for line in lines if line is not None]
    return Paths.of(found) if len(found) == len(lines) else None


def _middle(part: Polygon) -> Floats | None:
    width = 2 * part.area / part.length
    if len(part.interiors) > 1:
        return None
    line = _of_loop(part) if part.interiors else _of_strip(part)
    path = LineString(line)
    half_way = part.length / 2
    spread = SPREAD * width
    is_long = abs(path.length - half_way) <= LONGER * half_way + 2 * width
    is_inside = path.buffer(spread).covers(part) and part.buffer(spread).covers(path)
    return line if is_long and is_inside else None


def _of_loop(part: Polygon) -> Floats:
    outer = shapely.get_coordinates(part.exterior)
    inner = part.interiors[0]
    near = shapely.line_interpolate_point(
        inner, shapely.line_locate_point(inner, shapely.points(outer))
    )
    line: Floats = 0.5 * (outer + shapely.get_coordinates(near))
    return line


def _of_strip(part: Polygon) -> Floats:
    ring = shapely.get_coordinates(part.exterior)
    at = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))))
    width = 2 * part.area / part.length
    first, last = _tips(ring, at, width)
    around = float(at[-1])
    there = (last - first) % around
    forth, back = (at[:-1] - first) % around, (first - at[:-1]) % around
    ahead = np.unique(np.concatenate(([0.0], forth[forth < there], [there])))
    behind = np.unique(np.concatenate(([0.0], back[back < around - there], [around - there])))
    left, right = _round(ring, at, first + ahead), _round(ring, at, first - behind)
    if min(len(left), len(right)) < 2:
        return ring
    side, facing = LineString(left), LineString(right)
    where = np.concatenate((ahead, shapely.line_locate_point(side, shapely.points(right))))
    where = np.unique(where[(where > width) & (where < side.length - width)].round(9))
    here = shapely.line_interpolate_point(side, where)
    across = shapely.line_interpolate_point(facing, shapely.line_locate_point(facing, here))
    inner = 0.5 * (shapely.get_coordinates(here) + shapely.get_coordinates(across))
    line: Floats = np.concatenate((left[:1], inner, left[-1:]))
    return line


def _tips(ring: Floats, at: Floats, width: float) -> tuple[float, float]:
    """The two places from which both ways run side by side, mm round the ring."""
    around = float(at[-1])
    tips = np.sort(np.concatenate((at[:-1], 0.5 * (at[1:] + at[:-1]))))
    tips = tips[:: max(1, -(-len(tips) // TIPS))]
    steps = np.linspace(0.0, min(NEAR * width, around / 2), STEPS + 1)[1:]
    one = _round(ring, at, tips[:, None] + steps)
    other = _round(ring, at, tips[:, None] - steps)
    apart = np.hypot(*np.moveaxis(one - other, -1, 0)).mean(axis=1)
    first = float(tips[apart.argmin()])
    away = np.abs((tips - first + around / 2) % around - around / 2)
    far = np.where(away > around / 4, apart, np.inf)
    return first, float(tips[far.argmin()])


def _round(ring: Floats, at: Floats, places: Floats) -> Floats:
    """Where one is after so many mm round a ring, forth or back."""
    places = places % at[-1]
    return np.stack(
        (np.interp(places, at, ring[:, 0]), np.interp(places, at, ring[:, 1])), axis=-1
    )
