"""Gaps: ends of lines that nearly meet, and lines that are nearly closed.

Words: path i has two *ends*, 2i at its first point and 2i + 1 at its last. Only ends of the
same group meet, those of group -1 never. Ends in one place are no gap, and have no other
partner.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_any
from gare_fab.geometry.near import candidates, mixed, near_pairs
from gare_fab.geometry.paths import Paths

SAME = 1e-6  # mm: nearer than this is no gap
LONGER = 4.0  # times the gap a line must be, to be closed with itself; else once
CROWD = 64  # candidate pairs an end; where there are more, smaller gaps are looked for
FINEST = 1e-9  # mm


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """Pairs of ends: the rows of their points, and (G, 2) the middle of each gap."""

    one: Ints
    other: Ints
    middle: Floats


def gaps_of(paths: Paths, groups: Ints, within: float) -> Gaps:
    """The gaps of at most `within` mm; each end has one at most, the nearest first."""
    is_open = (paths.counts > 1) & row_any(paths.first != paths.last)
    loose = np.flatnonzero(is_open & (groups >= 0))
    rows = np.column_stack((paths.starts[loose], paths.starts[loose + 1] - 1)).ravel()
    places, group = paths.points[rows], np.repeat(groups[loose], 2)
    free = np.flatnonzero(~_is_met(places, group))
    rows, places, group, path = (
        rows[free],
        places[free],
        group[free],
        np.repeat(loose, 2)[free],
    )
    one, other = _pairs(places, within)
    fits = group[one] == group[other]
    one, other = one[fits], other[fits]
    distance = np.hypot(*(places[one] - places[other]).T)
    length = paths.lengths
    least = np.minimum(length[path[one]], length[path[other]])
    fits = least > distance * np.where(path[one] == path[other], LONGER, 1.0)
    one, other, distance = one[fits], other[fits], distance[fits]
    order = np.lexsort((other, one, distance))
    one, other = _each_once(one[order], other[order], len(rows))
    middle = 0.5 * (places[one] + places[other])
    return Gaps(rows[one], rows[other], middle)


def gaps_closed(paths: Paths, gaps: Gaps) -> Paths:
    """The same paths, the ends of each gap in its middle."""
    points = paths.points.copy()
    points[gaps.one] = gaps.middle
    points[gaps.other] = gaps.middle
    return Paths(points, paths.starts)


def _is_met(places: Floats, group: Ints) -> Bools:
    """Which ends lie in one place with another end of their group."""
    if not len(places):
        return np.zeros(0, dtype=np.bool_)
    cells = np.rint(places / SAME).astype(np.int64)
    keys = mixed(np.column_stack((cells, group.astype(np.int64))))
    order = np.argsort(keys)
    same = np.concatenate(([False], keys[order][1:] == keys[order][:-1], [False]))
    met = np.zeros(len(places), dtype=np.bool_)
    met[order] = same[1:] | same[:-1]
    return met


def _pairs(places: Floats, within: float) -> tuple[Ints, Ints]:
    near = within
    while candidates(places, near) > CROWD * len(places) and near > FINEST:
        near /= 2
    chunks = list(near_pairs(places, near))
    nothing = np.zeros(0, dtype=np.intp)
    return (
        np.concatenate([nothing, *(one for one, _ in chunks)]),
        np.concatenate([nothing, *(other for _, other in chunks)]),
    )


def _each_once(one: Ints, other: Ints, count: int) -> tuple[Ints, Ints]:
    """Of pairs, the best first, so many that each end is in one at most."""
    kept_one, kept_other = [one[:0]], [other[:0]]
    taken = np.zeros(count, dtype=np.bool_)
    while len(one):
        index = np.arange(len(one), dtype=np.intp)
        best = np.full(count, len(one), dtype=np.intp)
        np.minimum.at(best, one, index)
        np.minimum.at(best, other, index)
        agreed = (best[one] == index) & (best[other] == index)
        kept_one.append(one[agreed])
        kept_other.append(other[agreed])
        taken[one[agreed]] = taken[other[agreed]] = True
        free = ~(taken[one] | taken[other])
        one, other = one[free], other[free]
    return np.concatenate(kept_one), np.concatenate(kept_other)
