"""Thin parts with straight edges, as the bars of codes: a hatch alone leaves them uneven.

A hatch lies on a grid of its own, so a bar of three lines may get two or four. Whoever follows
its edges too makes it as wide as it was drawn.
"""

import numpy as np
import shapely
from shapely import LinearRing, Polygon

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, Regions, boundary, union

_SLANT = 1e-6  # mm: what an edge may lean and still be level or upright
_LOST = 1e-6  # of an area: what rounding takes


def thin_edges(region: Region, width: float, by: float) -> Paths:
    """The edges of parts that are thinner than mm somewhere, where all are level or upright.

    They lie inside by as many mm; of what vanishes there are none. Holes of other forms, as
    the digits in an inverted code, are left to the hatch.
    """
    parts = _square_parts(region)
    if not len(parts):
        return Paths.of(())
    half = width / 2
    cores = shapely.buffer(parts, -half, join_style="mitre", mitre_limit=2.0)
    kept = shapely.area(shapely.buffer(cores, half, join_style="mitre", mitre_limit=2.0))
    thin = parts[kept < (1.0 - _LOST) * shapely.area(parts)]
    inner = shapely.buffer(thin, -by, join_style="mitre") if by else thin
    inner = inner[~shapely.is_empty(inner)]
    return boundary(union(inner)) if len(inner) else Paths.of(())


def _square_parts(region: Region) -> Regions:
    """The parts with level and upright edges alone; holes of other forms are filled in."""
    parts = shapely.get_parts(region)
    made = [_square_part(part) for part in parts if not part.is_empty]
    return np.array([part for part in made if part is not None], dtype=np.object_)


def _square_part(part: Polygon) -> Polygon | None:
    if not _is_square(part.exterior):
        return None
    return Polygon(part.exterior, [hole for hole in part.interiors if _is_square(hole)])


def _is_square(ring: LinearRing) -> bool:
    steps = np.abs(np.diff(shapely.get_coordinates(ring), axis=0))
    return bool((steps.min(axis=1) <= _SLANT).all())
