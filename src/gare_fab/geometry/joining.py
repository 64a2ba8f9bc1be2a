"""Joins open paths whose ends meet into longer ones, and closes what is nearly closed.

Words: path i has two *ends*, 2i at its first point and 2i + 1 at its last. A *match* gives an
end its partner. A *state* says which way a path is run, named by the end it is entered at: it
is left at state ^ 1, and the next state is that end's partner. A *chain* is a run of states.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_all, row_any
from gare_fab.geometry.doubles import without_doubles
from gare_fab.geometry.near import candidates, mixed, near_pairs
from gare_fab.geometry.paths import Paths

__all__ = ["join_ends", "without_doubles"]

STAR = 16  # so many ends in one point are paired by their angle alone
CROWD = 64  # candidate pairs an end; where there are more, the tolerance is halved
SAME = 1e-9  # mm: a tolerance below is none
BUCKETS = 8  # distances within a tolerance that are told apart before straightness counts


def join_ends(paths: Paths, within: float = 0.05) -> Paths:
    """The same lines in fewer paths: ends at most `within` mm apart are joined.

    Ends in the very same point come first, then the nearest; where several meet, the
    straightest continuation wins. Joined ends meet half way; a path may be run backwards.
    Loops with a smaller gap are closed exactly. Dots and closed paths stay as they are. The
    first path's place and direction say where a chain stands and how it runs.
    """
    if not len(paths):
        return paths
    paths = _with_loops_closed(paths, within)
    partner = _matched(paths, within)
    if not (partner >= 0).any():
        return paths
    return _assembled(_met_half_way(paths, partner), partner)


def _with_loops_closed(paths: Paths, within: float) -> Paths:
    """Both ends of a path longer than a few gaps move to the middle of its gap."""
    gap = np.hypot(*(paths.last - paths.first).T)
    near = (gap > 0.0) & (gap <= within) & (paths.counts > 2) & (paths.lengths > 4 * within)
    if not near.any():
        return paths
    points = paths.points.copy()
    middle = 0.5 * (paths.first + paths.last)[near]
    points[paths.starts[:-1][near]] = middle
    points[paths.starts[1:][near] - 1] = middle
    return Paths(points, paths.starts)


def _ends(paths: Paths) -> tuple[Ints, Ints]:
    """The row of every end's point, and of the point next to it."""
    step = np.minimum(paths.counts - 1, 1)
    first, last = paths.starts[:-1], paths.starts[1:] - 1
    rows = np.column_stack((first, last)).ravel()
    return rows, np.column_stack((first + step, last - step)).ravel()


def _matched(paths: Paths, within: float) -> Ints:
    """(2M,) the partner of each end, -1 where it has none."""
    partner = np.full(2 * len(paths), -1, dtype=np.intp)
    is_loose = (paths.counts > 1) & row_any(paths.first != paths.last)
    loose = np.flatnonzero(np.repeat(is_loose, 2))
    if not len(loose):
        return partner
    rows, beside = _ends(paths)
    places = paths.points[rows]
    towards = paths.points[beside] - places
    towards = towards / np.maximum(np.hypot(*towards.T), 1e-300)[:, None]
    _match_exact(partner, loose, places[loose], towards[loose])
    loose = loose[partner[loose] < 0]
    near = within
    while candidates(places[loose], near) > CROWD * len(loose):
        near /= 2
        if near < SAME:
            return partner
    one, other = _pairs(places[loose], near)
    one, other = loose[one], loose[other]
    different = one >> 1 != other >> 1
    one, other = one[different], other[different]
    distance = np.hypot(*(places[one] - places[other]).T)
    bend = np.einsum("ij,ij->i", towards[one], towards[other])
    bucket = np.ceil(distance * (BUCKETS / within)) if within > SAME else distance
    best_first = np.lexsort((other, one, bend.round(6), bucket))
    _match_greedily(partner, one[best_first], other[best_first])
    return partner


def _pairs(places: Floats, within: float) -> tuple[Ints, Ints]:
    chunks = list(near_pairs(places, within))
    nothing = np.zeros(0, dtype=np.intp)
    return (
        np.concatenate([nothing, *(one for one, _ in chunks)]),
        np.concatenate([nothing, *(other for _, other in chunks)]),
    )


def _match_exact(partner: Ints, loose: Ints, places: Floats, towards: Floats) -> None:
    """Match two ends alone in one point, and the opposite rays of crowded stars."""
    exact = np.ascontiguousarray(places + 0.0)  # -0.0 is 0.0
    order = np.argsort(mixed(exact.view(np.int64)), kind="stable")
    same = row_all(exact[order][1:] == exact[order][:-1])
    begin = np.flatnonzero(np.concatenate(([True], ~same)))
    sizes = np.diff(np.concatenate((begin, [len(order)])))
    star = np.repeat(np.where(sizes > STAR, begin, -1), sizes)
    rays = np.flatnonzero(star >= 0)
    angles = np.arctan2(towards[order[rays], 1], towards[order[rays], 0])
    order[rays] = order[rays][np.lexsort((angles, star[rays]))]
    half = np.where((sizes == 2) | (sizes > STAR), sizes // 2, 0)
    first = np.repeat(begin, half) + _places_in(half)
    one, other = loose[order[first]], loose[order[first + np.repeat(half, half)]]
    different = one >> 1 != other >> 1
    partner[one[different]] = other[different]
    partner[other[different]] = one[different]


def _places_in(counts: Ints) -> Ints:
    """0, 1, ... counts[0] - 1, 0, 1, ... counts[1] - 1, ..."""
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return np.arange(len(before), dtype=np.intp) - before


def _match_greedily(partner: Ints, one: Ints, other: Ints) -> None:
    """Match pairs, best first, each end once: in rounds, all that are each other's best."""
    best = np.empty(len(partner), dtype=np.intp)
    while len(one):
        index = np.arange(len(one), dtype=np.intp)
        best[:] = len(one)
        best[one[::-1]] = index[::-1]  # the last write wins: the least index
        of_other = np.full(len(partner), len(one), dtype=np.intp)
        of_other[other[::-1]] = index[::-1]
        np.minimum(best, of_other, out=best)
        agreed = (best[one] == index) & (best[other] == index)
        partner[one[agreed]] = other[agreed]
        partner[other[agreed]] = one[agreed]
        free = (partner[one] < 0) & (partner[other] < 0)
        one, other = one[free], other[free]


def _met_half_way(paths: Paths, partner: Ints) -> Paths:
    rows, _ = _ends(paths)
    met = np.flatnonzero(partner >= 0)
    points = paths.points.copy()
    points[rows[met]] = 0.5 * (paths.points[rows[met]] + paths.points[rows[partner[met]]])
    return Paths(points, paths.starts)


@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """For every state: the last one after it, the steps to it, the least state on the way."""

    tail: Ints
    steps: Ints
    least: Ints
    is_endless: Bools


def _walk(partner: Ints) -> _Walk:
    """Follow all chains at once by pointer doubling (Wyllie's list ranking).

    It ends where nobody arrives and no least state falls any more: who is left goes in
    circles.
    """
    states = np.arange(len(partner), dtype=np.intp)
    after = partner[states ^ 1]
    is_last = after < 0
    tail, steps, least = np.where(is_last, states, after), (~is_last).astype(np.intp), states
    least = least.copy()
    live = states[~is_last]
    while len(live):
        beyond = tail[live]
        lower = np.minimum(least[live], least[beyond])
        further, more = tail[beyond], steps[beyond]
        fell = bool((lower < least[live]).any())
        least[live], tail[live] = lower, further
        steps[live] += more
        arrived = is_last[beyond]
        if not fell and not arrived.any():
            break
        live = live[~arrived]
    return _Walk(tail, steps, least, ~is_last[tail])


def _cut_circles(partner: Ints) -> tuple[Ints, _Walk]:
    """Take one match out of every circle, before its first path; and the walk without it."""
    walk = _walk(partner)
    if not walk.is_endless.any():
        return partner, walk
    states = np.arange(len(partner), dtype=np.intp)
    begin = np.flatnonzero(walk.is_endless & (walk.least == states) & (states % 2 == 0))
    partner = partner.copy()
    partner[partner[begin]] = -1
    partner[begin] = -1
    return partner, _walk(partner)


def _assembled(paths: Paths, partner: Ints) -> Paths:
    """Each chain as one path; the first point of all but its first piece is dropped."""
    partner, walk = _cut_circles(partner)
    heads = np.flatnonzero(partner < 0)
    least_of = np.zeros(len(partner), dtype=np.intp)  # of a chain, told by its tail
    least_of[walk.tail[heads]] = walk.least[heads]
    chain = least_of[walk.tail]
    states = np.flatnonzero(chain % 2 == 0)
    states = states[np.lexsort((-walk.steps[states], chain[states]))]
    pieces = paths.take(states >> 1).reversed_where(states % 2 == 1)
    is_head = partner[states] < 0
    keep = np.ones(len(pieces.points), dtype=np.bool_)
    keep[pieces.starts[:-1][~is_head]] = False
    counts = np.add.reduceat(pieces.counts - ~is_head, np.flatnonzero(is_head))
    return Paths.from_counts(pieces.points[keep], counts)
