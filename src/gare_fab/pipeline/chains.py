"""Chains: polylines that the tool follows while it works, with what holds on every piece.

    run       a polyline from where the tool begins to work to where it leaves off
    piece     from one vertex of a run to the next; what holds on it stands at the later one

A chain is made of a plan or of what was read of a file; `pipeline/matching.py` compares two.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges

Weights = Callable[[Floats], Floats]  # (N, 3) stock mm to mm of material per mm of stock


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What holds on each of N pieces.

    `speeds` mm/min on the material, known to within `steps`; `powers` 0..1; `modes` are
    numbers that must agree (tool and air).
    """

    powers: Floats
    speeds: Floats
    steps: Floats
    modes: Ints

    def take(self, index: Ints) -> "Labels":
        """Those of these pieces."""
        return Labels(
            self.powers[index], self.speeds[index], self.steps[index], self.modes[index]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """K pieces in the order of work, not yet joined into runs.

    begins, ends (K, 3) stock mm; begin_steps, end_steps (K, D) the same places in whole steps
    of the file's format: what is one place there is one place.
    """

    begins: Floats
    ends: Floats
    begin_steps: Ints
    end_steps: Ints
    labels: Labels


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """M runs over N vertices: points (N, 3) stock mm, starts (M + 1,), labels of N."""

    points: Floats
    starts: Ints
    labels: Labels

    def __len__(self) -> int:
        """The number of runs."""
        return len(self.starts) - 1

    @property
    def counts(self) -> Ints:
        """(M,) vertices of each run."""
        return np.diff(self.starts)

    @property
    def first(self) -> Floats:
        """(M, 3) where the runs begin."""
        return self.points[self.starts[:-1]]

    @property
    def last(self) -> Floats:
        """(M, 3) where they end."""
        return self.points[self.starts[1:] - 1]

    @property
    def is_first(self) -> Bools:
        """(N,) whether a vertex begins a run."""
        mask = np.zeros(len(self.points), np.bool_)
        mask[self.starts[:-1]] = True
        return mask

    def take(self, runs: Ints) -> "Chain":
        """The runs with these indices."""
        counts = self.counts[runs]
        rows = row_ranges(self.starts[runs], counts)
        starts = np.concatenate(([0], np.cumsum(counts)))
        return Chain(self.points[rows], starts, self.labels.take(rows))


def chain_of(pieces: Pieces, least: float = 0.0) -> Chain:
    """Joins pieces into runs where one begins in the place where the one before it ended.

    Pieces that go nowhere are left out, and runs of up to `least` mm.
    """
    rows = np.flatnonzero(_differ(pieces.begin_steps, pieces.end_steps))
    begins, ends = pieces.begins[rows], pieces.ends[rows]
    is_new = np.ones(len(rows), np.bool_)
    is_new[1:] = _differ(pieces.begin_steps[rows[1:]], pieces.end_steps[rows[:-1]])
    firsts = np.flatnonzero(is_new)
    count = len(rows) + len(firsts)
    place = np.arange(len(rows)) + np.cumsum(is_new)
    points = np.empty((count, 3))
    points[place] = ends
    points[place[firsts] - 1] = begins[firsts]
    source = np.empty(count, np.intp)
    source[place] = rows
    source[place[firsts] - 1] = rows[firsts]
    starts = np.append(place[firsts] - 1, count)
    chain = Chain(points, starts, pieces.labels.take(source))
    return chain if least <= 0.0 else _without_short(chain, least)


def run_lengths(chain: Chain) -> Floats:
    """(N,) the length from the first vertex of all; between two runs it grows by 1 mm."""
    steps = np.zeros(len(chain.points))
    steps[1:] = _lengths(np.diff(chain.points, axis=0))
    steps[chain.starts[1:-1]] = 1.0
    return np.cumsum(steps)


def places_on(chain: Chain, along: Floats, wanted: Floats) -> Floats:
    """The points of a chain at these lengths along it; `along` are those of its vertices."""
    columns = [np.interp(wanted, along, column) for column in chain.points.T]
    return np.column_stack(columns)


def distances(first: Floats, second: Floats, weights: Weights) -> Floats:
    """Mm of material between points that lie near each other."""
    return _lengths((first - second) * weights(first))


def _without_short(chain: Chain, least: float) -> Chain:
    along = run_lengths(chain)
    lengths = along[chain.starts[1:] - 1] - along[chain.starts[:-1]]
    return chain.take(np.flatnonzero(lengths > least))


def _differ(first: Ints, second: Ints) -> Bools:
    """(K,) whether two places differ in any column."""
    differ = np.zeros(len(first), np.bool_)
    for one, other in zip(first.T, second.T, strict=True):
        differ |= one != other
    return differ


def _lengths(steps: Floats) -> Floats:
    lengths: Floats = np.sqrt(np.einsum("kd,kd->k", steps, steps))
    return lengths
