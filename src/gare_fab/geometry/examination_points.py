"""Points: those that are there twice, and those that matter to nobody."""

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, row_all
from gare_fab.geometry.paths import Paths

CLOSE = 0.02  # mm between points that may be too close
FLAT = 0.002  # mm that a point lies beside the line from the one before to the next


def repeats(paths: Paths) -> Bools:
    """(N,) which points lie exactly on the one before them on the same path."""
    twice = np.zeros(len(paths.points), dtype=np.bool_)
    twice[1:] = row_all(paths.points[1:] == paths.points[:-1])
    twice[paths.starts[:-1]] = False
    return twice


def superfluous(paths: Paths) -> Bools:
    """(N,) which points lie close to both neighbours, and hardly beside the line of both."""
    matters = np.ones(len(paths.points), dtype=np.bool_)
    if len(paths.points) > 2:
        before, here, after = paths.points[:-2], paths.points[1:-1], paths.points[2:]
        to, on, chord = here - before, after - here, after - before
        length = np.hypot(chord[:, 0], chord[:, 1])
        beside = np.abs(chord[:, 0] * to[:, 1] - chord[:, 1] * to[:, 0])
        is_close = np.maximum(np.hypot(*to.T), np.hypot(*on.T)) <= CLOSE
        matters[1:-1] = ~(is_close & (beside <= FLAT * length) & (length > 0.0))
    matters[paths.starts[:-1]] = True
    matters[paths.starts[1:] - 1] = True
    return ~matters


def simplified(paths: Paths, tolerance: float) -> Paths:
    """The same paths with fewer points, each within the tolerance; their ends stay.

    The method is Douglas' and Peucker's. A closed path that would fall flat stays as it is.
    """
    long = np.flatnonzero(paths.counts > 2)
    if not len(long) or tolerance <= 0.0:
        return paths
    some = paths.take(long)
    lines = shapely.linestrings(some.points, indices=some.owners)
    fewer = shapely.simplify(lines, tolerance, preserve_topology=False)
    points, owner = shapely.get_coordinates(fewer, return_index=True)
    counts = np.bincount(owner, minlength=len(long))
    is_flat = some.closed & (counts < 4)
    if is_flat.any():
        kept = ~is_flat[owner]
        points, counts = points[kept], counts[~is_flat]
    changed = Paths.from_counts(points, counts)
    rest = np.setdiff1d(np.arange(len(paths)), long[~is_flat])
    order = np.argsort(np.concatenate((rest, long[~is_flat])), kind="stable")
    return Paths.joined((paths.take(rest), changed)).take(order)
