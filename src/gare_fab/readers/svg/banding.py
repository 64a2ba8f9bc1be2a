"""Banding: a gradient that fades becomes bands of even colours; where it paints at all.

A band is the part of the plane between two values of t. Between two stops there are as many
bands as the levels (alpha, or alpha times luminance) differ by sixteenths, or the colours by
quarters; where these would be too many, a quarter of them.
"""

import math
from collections.abc import Iterator

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import (
    Region,
    Regions,
    boundaries,
    intersection,
    intersections,
    quarter_segments,
)
from gare_fab.model.paint import Paint
from gare_fab.readers.svg.gradients import Gradient, paint_of

_FLAT = 1e-9
_MOST_BANDS = 128
_STEPS = (16, 4, 1)  # from full to nothing: coarser where there would be too many
_OF_COLOUR = 0.25  # how much a colour counts beside a level
_FAINTEST = (1 / 255, 1 / 96, 1 / 48, 1 / 24)  # levels between nothing and a sixteenth
_FAR = 8  # how many sizes away the circles of a cone are followed
_ROUND = 2000  # of a circle's radius, what its outline may always miss
_PLACES = np.stack(np.meshgrid(np.linspace(0, 1, 17), np.linspace(0, 1, 17)), axis=2)
_PLACES = _PLACES.reshape(-1, 2)


def bands(
    gradient: Gradient, to_mm: Affine, area: Region, tolerance: float, *, with_light: bool
) -> Iterator[tuple[Paths, Paint]]:
    """The outlines of the bands over an area, and their colours; of those that are seen.

    `to_mm` maps the gradient's own space. Where there would be too many, or its circles touch
    and are repeated, there are none.
    """
    if area.is_empty or not gradient.has_bands:
        return
    corners = to_mm.inverse().apply(_corners(area))
    levels = gradient.levels(with_light=with_light)
    reach = _ends(gradient, corners)
    tried = (_cuts(gradient, levels, reach, steps) for steps in _STEPS)
    cuts = next((cuts for cuts in tried if len(cuts) <= _MOST_BANDS), None)
    if cuts is None:
        return
    middles = np.concatenate((cuts[:1] - _FLAT, (cuts[:-1] + cuts[1:]) / 2, cuts[-1:] + _FLAT))
    colours = gradient.colours_at(middles)
    ends = np.concatenate(([-math.inf], cuts, [math.inf]))
    found = _strips
    if gradient.is_radial:
        found = _rings if gradient.is_nested else _cones
    regions, is_there = found(gradient, ends, corners, to_mm, tolerance)
    is_seen = colours[is_there, 3] >= _FAINTEST[0]
    inside = boundaries(intersections(regions[is_seen], area))
    for outline, colour in zip(inside, colours[is_there][is_seen], strict=True):
        if len(outline):
            yield outline, paint_of(colour)


def reached(gradient: Gradient, to_mm: Affine, area: Region, tolerance: float) -> Region:
    """What of an area a gradient paints: what its circles sweep."""
    corners = to_mm.inverse().apply(_corners(area))
    swept = _swept(gradient, corners)
    if gradient.is_everywhere or swept is None:
        return area
    return intersection(area, _hulls(gradient, np.array(swept), to_mm, tolerance)[0])


def _corners(area: Region) -> Floats:
    x0, y0, x1, y1 = area.bounds
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def _ends(gradient: Gradient, corners: Floats) -> tuple[float, float]:
    """The least and the largest t within corners, or a little beyond."""
    if not gradient.is_radial:
        t = gradient.parameters(corners)
        return float(t.min()), float(t.max())
    _, _, fr, _, _, r = gradient.numbers
    if gradient.is_everywhere:
        return -fr / (r - fr), float(gradient.parameters(corners).max())
    swept = _swept(gradient, corners)
    if gradient.is_nested or swept is None:  # the circles touch, and are padded
        return 0.0, math.inf
    low, size = corners.min(axis=0), np.ptp(corners, axis=0)
    t = gradient.parameters(low + size * _PLACES)
    if np.isnan(t).all():
        return swept
    return max(swept[0], float(np.nanmin(t)) - 1), min(swept[1], float(np.nanmax(t)) + 1)


def _swept(gradient: Gradient, corners: Floats) -> tuple[float, float] | None:
    """The t from which and up to which the circles of a cone reach over the corners.

    None where all of them are the same, or there are no circles.
    """
    if not gradient.is_radial:
        return None
    fx, fy, fr, cx, cy, r = gradient.numbers
    speed = max(math.hypot(cx - fx, cy - fy), abs(r - fr))
    if speed < _FLAT:
        return None
    far = _FAR * (float(np.abs(corners - (fx, fy)).max()) + r + fr) / speed
    if abs(r - fr) < _FLAT:
        return -far, far
    tip = fr / (fr - r)  # where the radius comes to nothing the circles end
    return (tip, max(far, tip)) if r > fr else (min(-far, tip), tip)


def _cuts(
    gradient: Gradient, levels: Floats, reach: tuple[float, float], steps: int
) -> Floats:
    """The values of t between bands, rising; a level falls from 1 to 0 in so many steps.

    A colour changes in a quarter of them.
    """
    offsets = gradient.offsets
    once: list[float] = []
    hues = np.abs(np.diff(gradient.colours, axis=0)).max(axis=1, initial=0.0)
    changes = np.maximum(np.abs(np.diff(levels)), hues * _OF_COLOUR)
    for i, change in enumerate(changes.tolist()):
        parts = max(1, math.ceil(steps * change - _FLAT))
        once += np.linspace(offsets[i], offsets[i + 1], parts + 1).tolist()
        if steps == _STEPS[0]:
            once += _faint(offsets[i : i + 2], levels[i : i + 2])
    if gradient.spread == "pad":
        return np.unique(once)
    low, high = reach
    turns = range(math.floor(low), min(math.ceil(high), math.floor(low) + _MOST_BANDS))
    is_mirrored = gradient.spread == "reflect"
    return np.unique(
        [
            turn + (1 - cut if is_mirrored and turn % 2 else cut)
            for turn in turns
            for cut in [0.0, *once, 1.0]
        ]
    )


def _faint(offsets: Floats, levels: Floats) -> list[float]:
    """Where a gradient that fades between two stops passes the least levels that are seen."""
    low, high = levels.min(), levels.max()
    rising = np.argsort(levels)
    passed = [at for at in _FAINTEST if low < at < high]
    return np.interp(passed, levels[rising], offsets[rising]).tolist() if passed else []


def _strips(
    gradient: Gradient, ends: Floats, corners: Floats, to_mm: Affine, tolerance: float
) -> tuple[Regions, Bools]:
    """What lies between each end and the next, in mm, of those within the corners."""
    del tolerance
    x1, y1, x2, y2 = gradient.numbers
    along = np.array([x2 - x1, y2 - y1])
    across = np.array([-along[1], along[0]])
    t = gradient.parameters(corners)
    sides = ((corners - (x1, y1)) @ across) / (across @ across)
    ends = np.clip(ends, t.min() - np.ptp(t), t.max() + np.ptp(t))
    is_there = np.diff(ends) > 0
    begins, ends = ends[:-1][is_there], ends[1:][is_there]
    left, right = sides.min() - np.ptp(sides), sides.max() + np.ptp(sides)
    places = np.empty((len(ends), 4, 2))
    places[:, :, 0] = np.stack((begins, ends, ends, begins), axis=1)
    places[:, :, 1] = (left, left, right, right)
    points = (x1, y1) + places.reshape(-1, 2) @ np.stack((along, across))
    return np.asarray(shapely.polygons(to_mm.apply(points).reshape(-1, 4, 2))), is_there


def _rings(
    gradient: Gradient, ends: Floats, corners: Floats, to_mm: Affine, tolerance: float
) -> tuple[Regions, Bools]:
    """What lies between the circle of each end and the next, in mm; the last holds all."""
    _, _, fr, _, _, r = gradient.numbers
    _, high = _ends(gradient, corners)
    is_there = ends[:-1] < high
    is_there[:-1] &= fr + ends[1:-1] * (r - fr) > 0
    ends = ends[1:][is_there]
    discs = np.full(len(ends), _whole(corners, to_mm), dtype=np.object_)
    circles = _circles(gradient, ends[ends < high], to_mm, tolerance)
    discs[: len(circles)] = shapely.polygons(circles)
    discs[1:] = shapely.difference(discs[1:], discs[:-1])
    return discs, is_there


def _cones(
    gradient: Gradient, ends: Floats, corners: Floats, to_mm: Affine, tolerance: float
) -> tuple[Regions, Bools]:
    """What lies between each end and the next where circles do not hold all smaller ones.

    Through each place runs the last circle that can, so that later ones hide those before.
    """
    ends = np.clip(ends, *_ends(gradient, corners))
    is_there = np.diff(ends) > 0
    ends = np.append(ends[:-1][is_there], ends[-1])
    hulls = _hulls(gradient, ends, to_mm, tolerance)
    return shapely.difference(hulls[:-1], hulls[1:]), is_there


def _hulls(gradient: Gradient, t: Floats, to_mm: Affine, tolerance: float) -> Regions:
    """What the circles sweep from each value of t to the last."""
    circles = _circles(gradient, t, to_mm, tolerance)
    both = np.concatenate((circles, np.broadcast_to(circles[-1], circles.shape)), axis=1)
    points = both.reshape(-1, 2)
    owners = np.repeat(np.arange(len(t)), both.shape[1])
    return np.asarray(shapely.convex_hull(shapely.multipoints(points, indices=owners)))


def _circles(gradient: Gradient, t: Floats, to_mm: Affine, tolerance: float) -> Floats:
    """(K, N, 2) the circles of values of t, in mm."""
    fx, fy, fr, cx, cy, r = gradient.numbers
    radii = fr + t * (r - fr)
    widest = float(radii.max(initial=0.0)) * to_mm.stretch
    count = 4 * quarter_segments(widest, max(tolerance, widest / _ROUND))
    angles = np.arange(count) * (math.tau / count)
    points = np.empty((len(t), count, 2))
    points[:, :, 0] = (fx + t * (cx - fx))[:, None] + radii[:, None] * np.cos(angles)
    points[:, :, 1] = (fy + t * (cy - fy))[:, None] + radii[:, None] * np.sin(angles)
    return to_mm.apply(points.reshape(-1, 2)).reshape(points.shape)


def _whole(corners: Floats, to_mm: Affine) -> Region:
    """More than all within the corners, in mm."""
    low, size = corners.min(axis=0), np.ptp(corners, axis=0)
    square = np.array([(-1, -1), (2, -1), (2, 2), (-1, 2)])
    return shapely.Polygon(to_mm.apply(low + square * size))
