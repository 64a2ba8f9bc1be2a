"""Shortens a tour: takes out a few hops and puts in others (Lin-Kernighan, on arrays).

A *move* is a row of ends t0 t1 | t2 t3 | t4 t5 ...: the hops t0-t1, t2-t3, ... are taken out,
t1-t2, t3-t4, ... put in, and the last end is joined with t0. Each new hop leads to a neighbour
and what has been taken out so far is always longer than what was put in, so few rows live on
from step to step. Two hops make a 2-opt move, three make all of Or-opt and 3-opt.

All moves from all ends are found at once on the tour as it stands; then, the best first, each
is made if the moves before it have left it possible. The ends it touched are tried again.
(S. Lin and B. W. Kernighan, 1973; D. S. Johnson and L. A. McGeoch, 1997.)
"""

import numpy as np

from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.ordering_ends import Ends
from gare_fab.geometry.ordering_neighbours import Neighbours
from gare_fab.geometry.ordering_rows import Moves, Row

_ROUNDS = 60
_CHUNK = 60_000  # ends tried at a time, to bound the memory


def improve(
    ends: Ends, tour: Ints, near: Neighbours, breadths: tuple[int, ...], progress: Progress
) -> Ints:
    """A tour that is no longer than the given one, and allowed if that was allowed.

    `near` are the neighbours of each end but the last; `breadths` how many of them are tried
    for the first hop put in, the second, ...; there are as many as a move may put in, less
    the last one.

    Raises:
        Cancelled: the user asked to stop.
    """
    row = Row(ends, tour)
    active = np.arange(len(ends.places), dtype=np.intp)
    eps = 1e-9 * (1.0 + float(np.abs(ends.places).max()))
    for turn in range(_ROUNDS):
        progress.report(turn / _ROUNDS)
        search = _Search(ends, row.tour, near, eps)
        moves = Moves.none()
        for low in range(0, len(active), _CHUNK):
            part = search.moves(active[low : low + _CHUNK], breadths)
            moves = moves.joined(part.gains, part.rows)
        active, made = row.make(moves)
        if not len(made):
            break
    return row.tour.copy()


class _Search:
    """All that is known of a tour as it stands, by end."""

    def __init__(self, ends: Ends, tour: Ints, near: Neighbours, eps: float) -> None:
        self.between, self.eps, self.nowhere = ends.between, eps, ends.nowhere
        leave, enter = tour ^ 1, np.roll(tour, -1)
        self.mates, self.lengths = ends.linked(tour)
        self.hops = np.empty_like(self.mates)
        self.hops[leave] = self.hops[enter] = np.arange(len(tour))
        self.is_entry = np.zeros(len(self.mates), dtype=np.bool_)
        self.is_entry[enter] = True
        fixed = np.concatenate((~ends.turnable, [True]))
        self.fixed = np.concatenate(([0], np.cumsum(fixed[tour >> 1])))
        count = near.indices.shape[1]
        longest = leave[np.argsort(-self.lengths[leave], kind="stable")[:count]]
        farthest = np.resize(longest, (1, count))
        self.neighbours = np.concatenate((near.indices, farthest))
        self.distances = np.concatenate((near.distances, np.zeros((1, count))))

    def moves(self, active: Ints, breadths: tuple[int, ...]) -> Moves:
        """The best move from each of these ends, if there is one that shortens the tour."""
        rows = np.stack((active, self.mates[active]), axis=1)
        gains = self.lengths[active] + np.where(rows[:, 1] == self.nowhere, 2 * self.eps, 0.0)
        found = Moves.none()
        for breadth in breadths:
            rows, gains = self._longer(rows, gains, breadth)
            closed = gains - self.between(rows[:, -1], rows[:, 0])
            good = np.flatnonzero(closed > 3 * self.eps)
            good = good[self._is_ring(rows[good])]
            found = found.joined(closed[good], rows[good])
        return found.best()

    def _longer(self, rows: Ints, gains: Floats, breadth: int) -> tuple[Ints, Floats]:
        """Each row with one more hop put in, to each neighbour, and one more taken out."""
        last = rows[:, -1]
        lengths = self.distances[last, :breadth]
        which, column = np.nonzero(gains[:, None] - lengths > self.eps)
        end = self.neighbours[last[which], column]
        is_new = (rows[which] != end[:, None]).all(axis=1) & (end != last[which] ^ 1)
        which, column, end = which[is_new], column[is_new], end[is_new]
        left = gains[which] - lengths[which, column] + self.lengths[end]
        more = np.stack((end, self.mates[end]), axis=1)
        return np.concatenate((rows[which], more), axis=1), left

    def _is_ring(self, rows: Ints) -> Bools:
        """Whether the tour stays one ring and runs no stroke backwards that may not be.

        The hops taken out, in the order of the tour, leave pieces of it. Hop r ends piece r
        at slot 2 r and begins piece r + 1 at slot 2 r + 1; the last runs on to the first.
        """
        size = rows.shape[1]
        hops = self.hops[rows[:, ::2]]
        rank = (hops[:, :, None] > hops[:, None, :]).sum(axis=2)
        slots = 2 * np.repeat(rank, 2, axis=1) + self.is_entry[rows]
        turned = np.roll(slots, -1, axis=1)
        row = np.arange(len(rows))
        links = np.empty_like(slots)
        links[row[:, None], turned[:, 0::2]] = turned[:, 1::2]
        links[row[:, None], turned[:, 1::2]] = turned[:, 0::2]
        cuts = np.sort(self.fixed[hops + 1], axis=1)
        at, good = links[:, 0], np.ones(len(rows), dtype=np.bool_)
        for _ in range(size // 2 - 1):
            good &= at < size - 1
            is_back = at % 2 == 0
            good &= ~is_back | (cuts[row, at // 2] == cuts[row, at // 2 - 1])
            at = links[row, np.where(is_back, at - 1, np.minimum(at + 1, size - 1))]
        return good
