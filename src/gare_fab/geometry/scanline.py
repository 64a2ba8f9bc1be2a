"""Where rings cross horizontal lines: the ground of hatching and of winding numbers.

An edge crosses a row where y_low <= row < y_high: a vertex on a row is met by exactly one of
two edges that go on through it, so every row crosses closed rings an even number of times.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.geometry.paths import Paths


@dataclass(frozen=True, slots=True, eq=False)
class Crossings:
    """K crossings: the row's index, where (x), and +1 where the edge goes up, -1 down."""

    row: Ints
    x: Floats
    sign: Ints


def crossings(rings: Paths, rows: Floats) -> Crossings:
    """All crossings of closed rings with rows at ascending heights, ring after ring."""
    first = rings.segments
    x0, y0 = rings.points[first].T
    x1, y1 = rings.points[first + 1].T
    begin = np.searchsorted(rows, np.minimum(y0, y1), side="left")
    counts = np.searchsorted(rows, np.maximum(y0, y1), side="left") - begin
    row = row_ranges(begin, counts)
    edge = np.repeat(np.arange(len(first), dtype=np.intp), counts)
    share = (rows[row] - y0[edge]) / (y1 - y0)[edge]
    x = x0[edge] + share * (x1 - x0)[edge]
    return Crossings(row, x, np.where(y1 > y0, 1, -1)[edge].astype(np.intp))


def windings(rings: Paths, points: Floats) -> tuple[Ints, Ints]:
    """How often closed rings go round each of (N, 2) points; how many edges lie right of it.

    The second is odd where the point is inside by the even-odd rule.
    """
    order = np.argsort(points[:, 1], kind="stable")
    found = crossings(rings, points[order, 1])
    point = order[found.row]
    is_right = found.x > points[point, 0]
    point = point[is_right]
    turns = np.bincount(point, weights=found.sign[is_right], minlength=len(points))
    return turns.astype(np.intp), np.bincount(point, minlength=len(points)).astype(np.intp)
