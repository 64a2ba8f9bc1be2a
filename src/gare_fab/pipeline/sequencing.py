"""Puts toolpaths in the order of work: little travel, holes first, chains whole."""

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints, frozen, row_all, row_any, row_ranges
from gare_fab.geometry.ordering import Order, Rules, order
from gare_fab.geometry.paths import Paths
from gare_fab.model.plan import Strokes
from gare_fab.operations.contract import Toolpaths

Shapes = npt.NDArray[Any]  # of Shapely's
_RING = 4  # points that the smallest closed ring with an inside has


def sequence(toolpaths: Toolpaths, start: tuple[float, float], progress: Progress) -> Strokes:
    """The strokes in order, free ones turned and begun where it saves travel.

    `start` is where the tool comes from, in the strokes' mm. The order is that of the first
    run; further `repeats` are the same again. Where the order is kept, nothing is changed.

    Raises:
        Cancelled: the user asked to stop.
    """
    strokes = toolpaths.strokes
    if not toolpaths.keeps_order:
        strokes = _ordered(toolpaths, start, progress)
    if toolpaths.repeats > 1:
        strokes = Strokes.joined([strokes] * toolpaths.repeats)
    return strokes


def enclosing(strokes: Strokes, chains: Ints) -> Ints:
    """(K,) for each chain the smallest other one with a closed stroke around it, or -1.

    A chain counts as inside where one of its points lies truly inside and its bounds do not
    stand out; of two with the same bounds neither is inside the other.
    """
    boxes = _boxes(strokes, chains)
    rings, owners = _rings(strokes, chains)
    pairs = _candidates(rings, strokes, chains)
    outer, inner = owners[pairs[0]], pairs[1]
    low, high = boxes[outer], boxes[inner]
    is_within = row_all(low[:, :2] <= high[:, :2]) & row_all(low[:, 2:] >= high[:, 2:])
    is_within &= row_any(low != high)
    outer, inner = outer[is_within], inner[is_within]
    sizes = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    smallest_last = np.lexsort((outer, -sizes[outer]))
    parents = np.full(len(boxes), -1, dtype=np.intp)
    parents[inner[smallest_last]] = outer[smallest_last]
    return parents


def _ordered(toolpaths: Toolpaths, start: tuple[float, float], progress: Progress) -> Strokes:
    strokes = toolpaths.strokes
    is_used = np.diff(toolpaths.chains) > 0
    firsts, counts = toolpaths.chains[:-1][is_used], np.diff(toolpaths.chains)[is_used]
    chains = np.concatenate((firsts, [len(strokes)])).astype(np.intp)
    is_free = toolpaths.is_free[is_used] & (counts == 1)
    parents = np.full(len(firsts), -1, dtype=np.intp)
    if toolpaths.inner_first and len(firsts) > 1:
        parents = enclosing(strokes, chains)
    rules = Rules(is_free, is_free & _is_closed(strokes)[firsts], parents)
    found = order(_units(strokes, chains, is_free), rules, start, progress)
    return _run(strokes, chains, found)


def _is_closed(strokes: Strokes) -> Bools:
    same: Bools = row_all(
        strokes.points[strokes.starts[:-1]] == strokes.points[strokes.starts[1:] - 1]
    )
    return same & (np.diff(strokes.starts) > 2)


def _units(strokes: Strokes, chains: Ints, is_free: Bools) -> Paths:
    """What is ordered: a free chain's stroke, of another chain its first and last point."""
    low, high = strokes.starts[chains[:-1]], strokes.starts[chains[1:]] - 1
    counts = np.where(is_free, high - low + 1, 2)
    rows = row_ranges(low, counts)
    starts = np.concatenate(([0], np.cumsum(counts)))
    rows[starts[1:] - 1] = high
    return Paths(frozen(strokes.points[rows, :2]), starts)


def _run(strokes: Strokes, chains: Ints, found: Order) -> Strokes:
    """The strokes of each chain in the order that was found for the chains."""
    counts = np.diff(chains)[found.indices]
    index = row_ranges(chains[found.indices], counts)
    by_stroke = Order(
        index, np.repeat(found.is_reversed, counts), np.repeat(found.begins, counts)
    )
    starts = np.concatenate(([0], np.cumsum(np.diff(strokes.starts)[index])))
    rows = by_stroke.rows(strokes.starts)
    return Strokes(
        frozen(strokes.points[rows]), starts, strokes.feeds[index], strokes.powers[index]
    )


def _boxes(strokes: Strokes, chains: Ints) -> Floats:
    """(K, 4) x_min, y_min, x_max, y_max of each chain."""
    rows = strokes.starts[chains[:-1]]
    flat = strokes.points[:, :2]
    low = np.minimum.reduceat(flat, rows, axis=0)
    return np.concatenate((low, np.maximum.reduceat(flat, rows, axis=0)), axis=1)


def _rings(strokes: Strokes, chains: Ints) -> tuple[Shapes, Ints]:
    """The closed strokes as polygons, and the chain of each."""
    counts = np.diff(strokes.starts)
    which = np.flatnonzero(_is_closed(strokes) & (counts >= _RING))
    rows = row_ranges(strokes.starts[which], counts[which])
    owner = np.repeat(np.arange(len(which)), counts[which])
    rings = shapely.linearrings(strokes.points[rows, :2], indices=owner)
    chain = np.searchsorted(chains, which, side="right") - 1
    return np.asarray(shapely.polygons(rings)), chain.astype(np.intp)


def _candidates(rings: Shapes, strokes: Strokes, chains: Ints) -> Ints:
    """(2, P) pairs of a ring and a chain that has a point truly inside it.

    A chain is tried at its first point, halfway along its first segment and at its middle
    point, as one of them may touch the ring.
    """
    first, last = strokes.starts[chains[:-1]], strokes.starts[chains[1:]] - 1
    second = np.minimum(first + 1, last)
    points = strokes.points[:, :2]
    halfway = (points[first] + points[second]) / 2
    tried = np.concatenate((points[first], halfway, points[(first + last) // 2]))
    tree = shapely.STRtree(np.asarray(shapely.points(tried)))
    pairs = tree.query(rings, predicate="contains_properly")
    return np.stack((pairs[0], pairs[1] % (len(chains) - 1)))
