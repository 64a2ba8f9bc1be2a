"""The edges of hatch boundaries become loops: each is turned as its neighbours want it."""

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_max
from gare_fab.geometry.paths import Paths

_GAP = 1e-3  # mm; ends that lie nearer meet


def join_loops(paths: Paths, loops: Ints) -> tuple[Paths, Ints]:
    """One path for each loop, and the first of the paths that each was made from.

    Paths of a loop follow one another; 0 in `loops` (M,) leaves a path alone. Where a loop has
    come round and the next edge begins elsewhere, a new one begins; any other gap is bridged.
    """
    if not (loops > 0).any():
        return paths, np.arange(len(paths))
    same = (loops[1:] > 0) & (loops[1:] == loops[:-1])
    paths = paths.reversed_where(_backwards(paths, same))
    gap = row_max(np.abs(paths.last[:-1] - paths.first[1:])) > _GAP
    run_starts = np.flatnonzero(np.concatenate(([True], ~same | gap)))
    run_ends = np.append(run_starts[1:], len(paths)) - 1
    is_round = row_max(np.abs(paths.first[run_starts] - paths.last[run_ends])) <= _GAP
    begins = np.concatenate(([True], ~same))
    begins[run_starts[1:]] |= is_round[:-1]
    first = np.flatnonzero(begins)
    return Paths(paths.points, np.append(paths.starts[first], len(paths.points))), first


def _backwards(paths: Paths, same: Bools) -> Bools:
    """Whether a path must be turned for its end to meet the next, its start the one before."""
    first, last = paths.first, paths.last
    ways = np.stack(
        [
            _distance(last[:-1], first[1:]),
            _distance(last[:-1], last[1:]),
            _distance(first[:-1], first[1:]),
            _distance(first[:-1], last[1:]),
        ]
    )
    best = np.where(ways <= _GAP, 0.0, ways).argmin(axis=0)
    turned = np.zeros(len(paths), dtype=np.bool_)
    turned[1:] = same & (best % 2 == 1)  # the second is met at its end
    turned[:-1][same] = best[same] >= 2  # the first is left from its start
    return turned


def _distance(left: Floats, right: Floats) -> Floats:
    distance: Floats = row_max(np.abs(left - right))
    return distance
