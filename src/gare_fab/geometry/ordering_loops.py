"""Closed strokes may begin at any of their points: which one makes the hops shortest."""

from dataclasses import dataclass, replace

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.ordering_ends import Ends
from gare_fab.geometry.paths import Paths

_SWEEPS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Loops:
    """L strokes that may begin anywhere, and the points where they may.

    strokes (L,) their index; points (P, 2) of all of them, from starts[i] to starts[i + 1]
    those of loop i; labels (P,) how many points after the loop's first one each comes.
    """

    strokes: Ints
    points: Floats
    starts: Ints
    labels: Ints

    @classmethod
    def of(cls, paths: Paths, along: Ints, is_loop: Bools) -> "Loops":
        """Those of the mask, which must be closed; stroke i is path along[i]."""
        strokes = np.flatnonzero(is_loop[along])
        which = along[strokes]
        counts = paths.counts[which] - 1
        rows = row_ranges(paths.starts[which], counts)
        starts = np.concatenate(([0], np.cumsum(counts))).astype(np.intp)
        labels = row_ranges(np.zeros(len(counts), dtype=np.intp), counts)
        return cls(strokes, paths.points[rows], starts, labels)

    def __len__(self) -> int:
        """The number of loops."""
        return len(self.strokes)

    def thinned(self, most: int) -> "Loops":
        """The same loops with at most so many of their points, evenly taken."""
        counts = np.diff(self.starts)
        fewer = np.minimum(counts, most)
        place = row_ranges(np.zeros(len(counts), dtype=np.intp), fewer)
        place = place * np.repeat(counts, fewer) // np.repeat(fewer, fewer)
        rows = np.repeat(self.starts[:-1], fewer) + place
        starts = np.concatenate(([0], np.cumsum(fewer))).astype(np.intp)
        return Loops(self.strokes, self.points[rows], starts, self.labels[rows])

    def settled(self, ends: Ends, tour: Ints) -> tuple[Ends, Ints]:
        """The ends, each loop begun where the hops to and from it are shortest together.

        A loop's neighbour may be a loop, so every other one is moved at a time, in turns; no
        hop grows, if the loops began at points that are still there. Also tells the label of
        the point that each loop begins at.
        """
        rank = np.empty(len(tour), dtype=np.intp)
        rank[tour >> 1] = np.arange(len(tour))
        rank = rank[self.strokes]
        chosen = self.starts[:-1].copy()
        for sweep in range(2 * _SWEEPS):
            some = np.flatnonzero(rank % 2 == sweep % 2)
            if len(some):
                before = ends.places[tour[rank[some] - 1] ^ 1]
                follower = tour[(rank[some] + 1) % len(tour)]
                is_last = follower == ends.nowhere
                after = ends.places[np.where(is_last, tour[rank[some] - 1] ^ 1, follower)]
                chosen[some] = self._nearest(some, before, after)
                ends = self._begun(ends, some, chosen[some])
        return ends, self.labels[chosen]

    def _nearest(self, some: Ints, before: Floats, after: Floats) -> Ints:
        """The row of the point of each of these loops with the least sum of distances."""
        counts = np.diff(self.starts)[some]
        rows = row_ranges(self.starts[:-1][some], counts)
        x, y = self.points[rows, 0], self.points[rows, 1]
        sums = np.zeros(len(rows))
        for place in (before, after):
            dx, dy = np.repeat(place[:, 0], counts) - x, np.repeat(place[:, 1], counts) - y
            sums += np.sqrt(dx * dx + dy * dy)
        starts = np.cumsum(counts) - counts
        least = np.repeat(np.minimum.reduceat(sums, starts), counts)
        hits = np.flatnonzero(sums == least)
        nearest: Ints = rows[hits[np.searchsorted(hits, starts)]]
        return nearest

    def _begun(self, ends: Ends, some: Ints, rows: Ints) -> Ends:
        places = ends.places.copy()
        places[2 * self.strokes[some]] = self.points[rows]
        places[2 * self.strokes[some] + 1] = self.points[rows]
        return replace(ends, places=places)
