"""How often outlines cross, counted before anything is tried that crossings make endless."""

import numpy as np
import shapely

from gare_fab.geometry.paths import Paths

MOST = 300_000  # crossings; their faces would fill the memory
_FIRST, _FEW = 16, 10  # segments asked at first; answers each up to which more are asked


def crosses_more_often(rings: Paths, most: int = MOST) -> bool:
    """Whether the segments meet in more than so many pairs, neighbours not counted.

    Stops at the first excess; the more the segments meet, the fewer are asked at a time.
    """
    rows = rings.segments
    steps = np.stack((rings.points[rows], rings.points[rows + 1]), axis=1)
    lines = np.asarray(shapely.linestrings(steps), dtype=np.object_)
    tree = shapely.STRtree(lines)
    allowed = 2 * most + 3 * len(lines)  # each pair comes twice, and with self and neighbours
    low, size = 0, _FIRST
    while low < len(lines):
        found = len(tree.query(lines[low : low + size], predicate="intersects")[0])
        allowed -= found
        if allowed < 0:
            return True
        low += size
        size = 2 * size if found < _FEW * size else max(size // 2, 1)
    return False
