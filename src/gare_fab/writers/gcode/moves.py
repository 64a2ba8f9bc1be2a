"""Moves: a program laid flat, one row a movement; what rounding, writing and reading share.

Places are whole numbers of 1/GRID mm or degrees, so that sums and comparisons are exact.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints, row_any

GRID = 1_000_000_000
REACH = 1_000_000.0  # mm or degrees; what lies beyond is no place on a machine

RAPID, LINE, CLOCKWISE, COUNTER = 0, 1, 2, 3  # the number after G


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """N movements over D axes, from the zero of all axes.

    targets     (N, D)  where each ends, in 1/GRID
    kinds       (N,)    RAPID, LINE, CLOCKWISE or COUNTER
    feeds       (N,)    as in `Cut`; 0 on rapids
    powers      (N,)    0..1; 0 on rapids
    centres     (N, 2)  of arcs, in the first two axes, in 1/GRID; 0 where there is no arc
    is_inverse  (N,)    whether the feed is 1/min
    """

    axes: tuple[str, ...]
    targets: Ints
    kinds: Bytes
    feeds: Floats
    powers: Floats
    centres: Ints
    is_inverse: Bools

    def __len__(self) -> int:
        """The number of movements."""
        return len(self.kinds)

    @property
    def origins(self) -> Ints:
        """(N, D) where each movement begins."""
        before = np.zeros_like(self.targets)
        before[1:] = self.targets[:-1]
        return before

    @property
    def goes(self) -> Bools:
        """(N,) whether it goes anywhere; a full circle does."""
        moved: Bools = row_any(self.targets != self.origins)
        return moved | (self.kinds >= CLOCKWISE)

    def where(self, mask: Bools) -> "Moves":
        """The movements of the mask."""
        if mask.all():
            return self
        return Moves(
            self.axes,
            self.targets[mask],
            self.kinds[mask],
            self.feeds[mask],
            self.powers[mask],
            self.centres[mask],
            self.is_inverse[mask],
        )


def counted(mask: Bools, rows: Ints) -> Ints:
    """Rows of the whole as rows of what the mask leaves."""
    left: Ints = np.concatenate(([0], np.cumsum(mask)))[rows]
    return left
