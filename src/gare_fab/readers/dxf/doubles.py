"""Areas whose outline is drawn as a line as well: both would be engraved and cut."""

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.readers.dxf.curves import FILL, LINE

_SAME = 1e-3  # mm


def drawn_twice(paths: Paths, marks: Ints) -> int:
    """How many rings of areas lie where a closed line of their length and bounds lies."""
    is_line = marks[:, FILL] == LINE
    rings, lines = np.flatnonzero(~is_line), np.flatnonzero(is_line & paths.closed)
    if not (len(rings) and len(lines)):
        return 0
    sizes = _sizes(paths)
    own = {tuple(row) for row in sizes[lines].tolist()}
    return sum(tuple(row) in own for row in sizes[rings].tolist())


def _sizes(paths: Paths) -> Floats:
    """(M, 5) bounds and length of each path, rounded."""
    first = np.minimum(paths.starts[:-1], len(paths.points) - 1)
    low = np.minimum.reduceat(paths.points, first, axis=0)
    high = np.maximum.reduceat(paths.points, first, axis=0)
    rounded: Floats = np.rint(np.column_stack((low, high, paths.lengths)) / _SAME)
    return rounded
