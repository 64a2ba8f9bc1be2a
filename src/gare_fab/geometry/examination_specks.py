"""Specks: what is too small to be seen, and what lies far off all the rest.

Words: a *piece* is what hangs together by the ends of its lines; a closed line is a piece.
A *main part* is where most of the drawing lies; an *outlier* lies farther from it than it is
large itself.
"""

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_any
from gare_fab.geometry.near import mixed
from gare_fab.geometry.paths import Paths

SAME = 1e-4  # mm between ends that hang together
SPLIT = 0.1  # of the whole: narrower gaps do not part the drawing
FEW = 0.1  # of all lines and of all length, that outliers may be


def boxes_of(paths: Paths) -> Floats:
    """(M, 4) x_min, y_min, x_max, y_max of each path."""
    if not len(paths):
        return np.zeros((0, 4))
    low = np.minimum.reduceat(paths.points, paths.starts[:-1])
    high = np.maximum.reduceat(paths.points, paths.starts[:-1])
    return np.column_stack((low, high))


def specks(paths: Paths, widths: Floats, largest: float) -> Bools:
    """(M,) which paths are of pieces no larger than this, their pen's width included."""
    boxes = boxes_of(paths)
    size = np.hypot(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    tiny = size + widths <= largest
    is_loose = row_any(paths.first != paths.last)
    some = np.flatnonzero(tiny & is_loose)
    if len(some):
        keys, others = _ends(paths, some), _ends(paths, np.flatnonzero(~tiny & is_loose))
        piece = _pieces(keys)
        first, last = np.split(_are_among(keys, others), 2)
        goes_on: Bools = first | last
        tiny[some] = _are_small(boxes[some], piece, goes_on, largest - widths[some])
    return tiny


def _ends(paths: Paths, which: Ints) -> Ints:
    """(2K,) the cells of first ends, then of last ends."""
    ends = np.concatenate((paths.first[which], paths.last[which]))
    keys: Ints = mixed(np.rint(ends / SAME).astype(np.int64)).astype(np.intp)
    return keys


def _are_among(keys: Ints, others: Ints) -> Bools:
    """Which keys are among the others (np.isin hashes, which takes ten times as long)."""
    if not len(others):
        return np.zeros(len(keys), dtype=np.bool_)
    others = np.sort(others)
    place = np.minimum(np.searchsorted(others, keys), len(others) - 1)
    found: Bools = others[place] == keys
    return found


def _pieces(keys: Ints) -> Ints:
    """(K,) the piece that each path belongs to, by the cells of its two ends."""
    from scipy.sparse import coo_array  # noqa: PLC0415 -- 0.1 s, and only where lines are tiny
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 -- as above

    count = len(keys) // 2
    _, node = np.unique(keys, return_inverse=True)
    one, other = node[:count], node[count:]
    size = int(node.max()) + 1
    links = coo_array((np.ones(count, dtype=np.int8), (one, other)), (size, size))
    _, label = connected_components(links, directed=False)
    piece: Ints = label[one].astype(np.intp)
    return piece


def _are_small(boxes: Floats, piece: Ints, goes_on: Bools, largest: Floats) -> Bools:
    """Which boxes are of pieces that end here, and span no more than so much."""
    count = int(piece.max()) + 1
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, piece, boxes[:, :2])
    np.maximum.at(high, piece, boxes[:, 2:])
    is_part = np.zeros(count, dtype=np.bool_)
    is_part[piece[goes_on]] = True
    small: Bools = (np.hypot(*(high - low).T)[piece] <= largest) & ~is_part[piece]
    return small


def outliers(boxes: Floats, weights: Floats) -> Bools:
    """(M,) which boxes lie farther off the main part than that is large; few, or none.

    `weights` says how much each box counts, such as the length of its lines.
    """
    none = np.zeros(len(boxes), dtype=np.bool_)
    if len(boxes) < 2 or not weights.any():  # dots alone are as far from each other as any
        return none
    column, row = _parted(boxes[:, 0], boxes[:, 2]), _parted(boxes[:, 1], boxes[:, 3])
    _, part = np.unique(column * (int(row.max()) + 1) + row, return_inverse=True)
    if not part.any():
        return none
    counts = np.bincount(part)
    share = np.bincount(part, weights=weights) / max(float(weights.sum()), 1e-300)
    heaviest = int((share + counts / len(boxes)).argmax())
    inside = boxes[part == heaviest]
    low, high = inside[:, :2].min(axis=0), inside[:, 2:].max(axis=0)
    away = np.maximum(np.maximum(low - boxes[:, 2:], boxes[:, :2] - high), 0.0)
    far = np.hypot(away[:, 0], away[:, 1]) > float((high - low).max())
    is_few = far.sum() <= FEW * len(boxes) or far.sum() == 1
    is_light = weights[far].sum() <= FEW * weights.sum()
    return far if is_few and is_light else none


def _parted(low: Floats, high: Floats) -> Ints:
    """(M,) the number of the part that each interval lies in, parts being wide gaps apart."""
    order = np.argsort(low, kind="stable")
    reach = np.maximum.accumulate(high[order])
    gap = low[order][1:] - reach[:-1]
    widest = float(reach[-1] - low[order][0])
    part = np.empty(len(low), dtype=np.intp)
    part[order] = np.concatenate(([0], np.cumsum(gap > SPLIT * widest)))
    return part
