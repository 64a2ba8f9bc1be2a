"""What shows through clips: windows of paper space and clipped blocks."""

from functools import reduce

import numpy as np
import shapely

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.cutting import lines_within
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, difference, intersection, region_of
from gare_fab.readers.dxf.columns import Clip
from gare_fab.readers.dxf.curves import CLIP, FILL, LINE

_ROUND = 1.0  # mm that an inverted clip reaches beyond the drawing


def clip(
    paths: Paths, marks: Ints, clips: tuple[Clip, ...], mm_per_unit: float
) -> tuple[Paths, Ints]:
    """The parts of paths in mm that show, with the marks of the paths they come from."""
    clipped = marks[:, CLIP]
    if not clips or not (clipped > 0).any():
        return paths, marks
    everything = shapely.box(*paths.bounds or (0, 0, 0, 0)).buffer(_ROUND)
    free = np.flatnonzero(clipped == 0)
    parts, owners = [paths.take(free)], [free]
    for number in np.unique(clipped[clipped > 0]).tolist():
        window = _window(clips, number, mm_per_unit, everything)
        lines = np.flatnonzero((clipped == number) & (marks[:, FILL] == LINE))
        inside, which = lines_within(paths.take(lines), window)
        parts.append(inside)
        owners.append(lines[which])
        for row in np.flatnonzero((clipped == number) & (marks[:, FILL] != LINE)).tolist():
            rings = Paths.of(_ring(paths[row], window))
            parts.append(rings)
            owners.append(np.full(len(rings), row))
    owner = np.concatenate(owners)
    order = np.argsort(owner, kind="stable")
    return Paths.joined(parts).take(order), marks[owner[order]]


def _window(
    clips: tuple[Clip, ...], number: int, mm_per_unit: float, everything: Region
) -> Region:
    """A clip and all those round it."""
    windows = []
    while number:
        here = clips[number - 1]
        outline = Paths.of([here.polygon[:, :2] * mm_per_unit])
        region = region_of(outline, rule_is_evenodd=True)
        windows.append(difference(everything, region) if here.is_inverted else region)
        number = here.outer
    return reduce(intersection, windows)


def _ring(points: Floats, window: Region) -> list[Floats]:
    """A ring's parts, that run round as it does."""
    if len(points) < 4:
        return []
    ring = shapely.Polygon(points)
    if window.covers(ring):
        return [points]
    is_ccw = shapely.is_ccw(shapely.get_exterior_ring(ring))
    inside = shapely.make_valid(ring).intersection(window)
    parts = shapely.get_parts(inside)
    areas = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    turned = shapely.orient_polygons(areas, exterior_cw=not is_ccw)
    return [shapely.get_coordinates(part) for part in shapely.get_rings(turned)]
