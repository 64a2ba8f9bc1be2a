"""Kerf: closed contours moved aside by half of what the tool takes away."""

import numpy as np
import shapely

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import quarter_segments, regions_of

LEAST = 1e-9  # mm: by less, nothing moves
FINEST = 1e-4  # mm: the round joins at the vertices of a fine curve are shorter, and go


def moved_outward(rings: Paths, by: Floats, tolerance: float = 0.01) -> tuple[Paths, Ints]:
    """Each closed ring grown (by > 0) or shrunk by its own distance, apart from the others.

    Returns the new rings, counter-clockwise where they are outer, and the ring that each came
    from: none, one or several of a ring that vanishes, stays or falls apart. A ring moved by
    zero stays exactly as it is.
    """
    is_moved = np.abs(by) > LEAST
    stays, moves = np.flatnonzero(~is_moved), np.flatnonzero(is_moved)
    if not len(moves):
        return rings, np.arange(len(rings), dtype=np.intp)
    every = np.arange(len(moves), dtype=np.intp)
    areas = regions_of(rings.take(moves), every, np.zeros(len(moves), dtype=np.bool_))
    segments = quarter_segments(float(np.abs(by).max()), tolerance)
    grown = shapely.buffer(areas, by[moves], quad_segs=segments)
    parts, area = shapely.get_parts(grown, return_index=True)
    filled = ~shapely.is_empty(parts)
    parts, area = shapely.simplify(parts[filled], FINEST), area[filled]
    edges, part = shapely.get_rings(parts, return_index=True)
    points, edge = shapely.get_coordinates(edges, return_index=True)
    counts = np.bincount(edge, minlength=len(edges)).astype(np.intp)
    is_outer = np.concatenate(([True], part[1:] != part[:-1]))[: len(edges)]
    moved = Paths.from_counts(points, counts)
    moved = moved.reversed_where(shapely.is_ccw(edges) != is_outer)
    sources = np.concatenate((moves[area[part]], stays))
    order = np.argsort(sources, kind="stable")
    return Paths.joined((moved, rings.take(stays))).take(order), sources[order]
