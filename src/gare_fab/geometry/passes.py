"""The same lines at several depths, one below the other."""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_any, row_ranges
from gare_fab.geometry.paths import Paths


@dataclass(frozen=True, slots=True, eq=False)
class Passes:
    """Strokes in space: points (N, 3), where each stroke starts, where each chain starts."""

    points: Floats
    starts: Ints
    chains: Ints

    @property
    def is_single(self) -> Bools:
        """Which chains are one stroke only."""
        single: Bools = np.diff(self.chains) == 1
        return single


def in_passes(
    paths: Paths,
    chains: Ints,
    levels: Floats,
    *,
    floors: Floats | None = None,
    two_way: Bools | None = None,
) -> Passes:
    """Each chain of paths at each level (z in mm), all of its levels before the next chain.

    `floors` (N,) is the lowest z of each point, for tabs; None = none. A chain that is one
    open path runs back on every other level. Points that repeat are left out.
    """
    number = len(levels)
    counts = np.diff(chains)
    index = row_ranges(np.repeat(chains[:-1], number), np.repeat(counts, number))
    level = np.repeat(np.tile(np.arange(number), len(counts)), np.repeat(counts, number))
    alone = np.repeat((counts == 1), counts) & ~paths.closed
    alone &= True if two_way is None else two_way
    back = alone[index] & (level % 2 == 1)
    taken = paths.take(index).reversed_where(back)
    height = np.repeat(levels[level], taken.counts)
    if floors is not None:
        low = Paths(np.column_stack((floors, floors)), paths.starts)
        height = np.maximum(height, low.take(index).reversed_where(back).points[:, 0])
    points = np.column_stack((taken.points, height))
    keep = np.ones(len(points), dtype=np.bool_)
    keep[1:] = row_any(points[1:] != points[:-1])
    keep[taken.starts[:-1]] = True
    kept = np.bincount(taken.owners[keep], minlength=len(taken))
    starts = np.concatenate(([0], np.cumsum(kept)))
    return Passes(points[keep], starts, np.concatenate(([0], np.cumsum(counts * number))))
