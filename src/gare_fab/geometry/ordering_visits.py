"""Moves loops to where the tour passes by: a large loop is near to many places.

For some points of every loop the hops nearby are looked at: what would it cost to stop there,
run the loop and go on? Where that is less than its present detour costs, it is moved, the
point becoming its beginning. (Insertion with a choice of node, as in the generalised
travelling salesman problem.)
"""

import numpy as np

from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.ordering_ends import Ends
from gare_fab.geometry.ordering_loops import Loops
from gare_fab.geometry.ordering_neighbours import Surroundings
from gare_fab.geometry.ordering_rows import Moves, Row

_REACH = 3
_ROUNDS = 4


def visit(ends: Ends, tour: Ints, loops: Loops, progress: Progress) -> tuple[Ends, Ints]:
    """The ends and the tour, no longer than before, rules kept.

    Raises:
        Cancelled: the user asked to stop.
    """
    row = Row(ends, tour)
    surroundings = Surroundings(loops.points, ends.places)
    eps = 1e-9 * (1.0 + float(np.abs(ends.places).max()))
    for turn in range(_ROUNDS):
        progress.report(turn / _ROUNDS)
        seen = surroundings.of(ends.places, _REACH)
        moves, chosen = _visits(ends, row.tour, loops, seen, eps)
        _, made = row.make(moves)
        if not len(made):
            break
        moved = moves.rows[made, 1] >> 1
        places = ends.places.copy()
        places[2 * moved] = places[2 * moved + 1] = loops.points[chosen[made]]
        ends = Ends(places, ends.turnable, ends.parents)
    return ends, row.tour.copy()


def _visits(
    ends: Ends, tour: Ints, loops: Loops, seen: Ints, eps: float
) -> tuple[Moves, Ints]:
    """The best visit for each loop that gains, the best first, and its row of points."""
    mates, hops = ends.linked(tour)
    gained, best, near = _cheapest(ends, mates, hops, loops, seen)
    one, other = 2 * loops.strokes, 2 * loops.strokes + 1
    before, after = mates[one], mates[other]
    gains = hops[one] + hops[other] - ends.between(before, after) - gained
    some = np.flatnonzero(gains > 3 * eps)
    some = some[np.argsort(-gains[some], kind="stable")]
    rows = np.stack((after, other, near, mates[near], one, before), axis=1)
    return Moves(gains[some], rows[some]), best[some]


def _cheapest(
    ends: Ends, mates: Ints, hops: Floats, loops: Loops, seen: Ints
) -> tuple[Floats, Ints, Ints]:
    """For each loop the least cost of a visit, from which point, and an end of the hop."""
    owner = np.repeat(loops.strokes, np.diff(loops.starts))[:, None]
    across = mates[seen]
    costs = _distances(loops.points, ends.places, seen) - hops[seen]
    is_end = across == ends.nowhere
    costs += np.where(
        is_end, 0.0, _distances(loops.points, ends.places, np.where(is_end, 0, across))
    )
    costs[(seen >> 1 == owner) | (across >> 1 == owner)] = np.inf
    column = np.argmin(costs, axis=1)
    point = np.arange(len(seen))
    costs, seen = costs[point, column], seen[point, column]
    least = np.minimum.reduceat(costs, loops.starts[:-1])
    hits = np.flatnonzero(costs == np.repeat(least, np.diff(loops.starts)))
    best = hits[np.searchsorted(hits, loops.starts[:-1])]
    return least, best, seen[best]


def _distances(queries: Floats, places: Floats, which: Ints) -> Floats:
    dx = places[:, 0][which] - queries[:, 0][:, None]
    dy = places[:, 1][which] - queries[:, 1][:, None]
    lengths: Floats = np.sqrt(dx * dx + dy * dy)
    return lengths
