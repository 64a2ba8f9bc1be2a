"""Cutting: what of lines lies inside a region.

A line is cut segment by segment, so that the pieces run as it does, in its order, and go on
where it crosses itself.
"""

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_all, row_min
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region


def lines_within(paths: Paths, region: Region) -> tuple[Paths, Ints]:
    """The parts of lines inside a region or on its edge, and which path each is of.

    What lies inside as a whole stays as it is; a dot stays or goes.
    """
    shapely.prepare(region)
    is_dot = paths.lengths == 0.0
    inside = np.zeros(len(paths), dtype=np.bool_)
    inside[is_dot] = shapely.intersects_xy(region, paths.first[is_dot])
    lines = np.flatnonzero(~is_dot)
    if len(lines):
        some = paths.take(lines)
        strings = shapely.linestrings(some.points, indices=some.owners)
        inside[lines] = shapely.covers(region, strings)
    whole, crossing = np.flatnonzero(inside), np.flatnonzero(~inside & ~is_dot)
    pieces, owner = _cut(paths.take(crossing).without_repeats(), region)
    which = np.concatenate((whole, crossing[owner]))
    order = np.argsort(which, kind="stable")
    return Paths.joined((paths.take(whole), pieces)).take(order), which[order]


def _cut(lines: Paths, region: Region) -> tuple[Paths, Ints]:
    """The pieces of lines without repeated points, and the line of each."""
    rows = lines.segments
    begin, end = lines.points[rows], lines.points[rows + 1]
    steps = shapely.linestrings(np.stack((begin, end), axis=1))
    found, step = shapely.get_parts(
        shapely.intersection(np.asarray(steps, np.object_), region), return_index=True
    )
    is_line = shapely.get_type_id(found) == shapely.GeometryType.LINESTRING
    is_line &= ~shapely.is_empty(found)
    found, step = found[is_line], step[is_line]
    ends = np.stack(
        [shapely.get_coordinates(shapely.get_point(found, place)) for place in (0, -1)], axis=1
    ).reshape(-1, 2, 2)
    ends, step = _in_order(ends, step, begin, end)
    owner = lines.owners[rows][step]
    goes_on = np.zeros(len(step), dtype=np.bool_)
    goes_on[1:] = (owner[1:] == owner[:-1]) & row_all(ends[1:, 0] == ends[:-1, 1])
    return _over_the_seam(lines, _joined(ends, goes_on), owner[~goes_on])


def _in_order(ends: Floats, step: Ints, begin: Floats, end: Floats) -> tuple[Floats, Ints]:
    """Pieces of segments turned and put in the order in which their lines run."""
    along = (end - begin)[step]
    reach = (ends * along[:, None]).sum(axis=2)
    ends = np.where((reach[:, 1] < reach[:, 0])[:, None, None], ends[:, ::-1], ends)
    order = np.lexsort((row_min(reach), step))
    return ends[order], step[order].astype(np.intp)


def _joined(ends: Floats, goes_on: Bools) -> Paths:
    """One path for each run of pieces that go on from the one before."""
    counts = np.where(goes_on, 1, 2).astype(np.intp)
    last = np.cumsum(counts) - 1
    points = np.empty((int(counts.sum()), 2))
    points[last] = ends[:, 1]
    points[last[~goes_on] - 1] = ends[~goes_on, 0]
    sizes = np.add.reduceat(counts, np.flatnonzero(~goes_on)) if len(counts) else counts
    return Paths.from_counts(points, sizes)


def _over_the_seam(lines: Paths, pieces: Paths, owner: Ints) -> tuple[Paths, Ints]:
    """Of closed lines the last piece and the first are one where they meet at the seam."""
    low = np.searchsorted(owner, np.arange(len(lines)))
    high = np.searchsorted(owner, np.arange(len(lines)), side="right") - 1
    meets = lines.closed & (high > low)
    one, other = low[meets], high[meets]
    seam = lines.first[meets]
    is_seam = row_all((pieces.first[one] == seam) & (pieces.last[other] == seam))
    one, other = one[is_seam], other[is_seam]
    if not len(one):
        return pieces, owner
    kept = np.setdiff1d(np.arange(len(pieces)), other)
    parts = [pieces[index] for index in kept.tolist()]
    for first, last in zip(one.tolist(), other.tolist(), strict=True):
        place = int(np.searchsorted(kept, first))
        parts[place] = np.concatenate((pieces[last], pieces[first][1:]))
    return Paths.of(parts), owner[kept]
