"""The nearest neighbours of points, well enough for ordering, without a tree.

Points that lie near each other in the plane mostly lie near each other along a Hilbert curve.
Each point looks a few places ahead and behind along three curves, turned against each other so
that the creases of one are smooth in another; the nearest of those it meets are its
neighbours. Measured on random points: 99 % of the true nearest, 93 % of the true eight. Unlike
a grid it does not mind crowds, and unlike `scipy.spatial` (0.25 s) it costs no import.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, corners

_BITS = 16
_REACH = 6
_TURNS = (0.0, 0.8, 2.1)
_MIXED = 5  # neighbours kept where others are mixed in
_FEW = 64  # up to here every distance is worked out
_ROWS = 50_000  # at a time, to bound the memory


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The neighbours of N points and how far they are, each (N, K), nearest first.

    Where a point has fewer, the index is its own and the distance infinite.
    """

    indices: Ints
    distances: Floats


def nearest(points: Floats, count: int, kinds: Ints | None = None) -> Neighbours:
    """For each of N points the `count` nearest others (at most 2 * 6 * 3), nearest first.

    Points of the same kind do not see each other, those of kind 0 see all.
    """
    total = len(points)
    curves = None if total <= _FEW else [_windows(points @ _turn(turn)) for turn in _TURNS]
    indices = np.empty((total, count), dtype=np.intp)
    distances = np.empty((total, count))
    for low in range(0, total, _ROWS):
        rows = np.arange(low, min(low + _ROWS, total), dtype=np.intp)
        if curves is None:
            seen = np.broadcast_to(rows, (total, total)).copy()
        else:
            seen = np.concatenate(
                [windows[places[rows]] for windows, places in curves], axis=1
            )
        squared = _squared(points, rows, seen)
        if kinds is not None:
            squared[(kinds[seen] == kinds[rows][:, None]) & (kinds[seen] > 0)] = np.inf
        some = slice(low, low + len(rows))
        indices[some], distances[some] = _closest(squared, rows, seen, count)
    return Neighbours(indices, distances)


class Surroundings:
    """Points among which others, that change, look for their neighbours again and again."""

    def __init__(self, queries: Floats, points: Floats) -> None:
        """Those that look, and the bounds of those that will be looked at."""
        self.frames, self.codes = [], []
        for turn in _TURNS:
            every = np.concatenate((queries, points)) @ _turn(turn)
            self.frames.append(corners(every))
            self.codes.append(hilbert(queries @ _turn(turn), self.frames[-1]))

    def of(self, points: Floats, reach: int) -> Ints:
        """(Q, 6 * reach) points near each query, some twice, in no order."""
        seen = []
        for turn, frame, codes in zip(_TURNS, self.frames, self.codes, strict=True):
            there = hilbert(points @ _turn(turn), frame)
            along = np.argsort(there, kind="stable")
            ring = along[np.arange(-reach, len(points) + reach) % len(points)]
            windows = np.lib.stride_tricks.sliding_window_view(ring, 2 * reach)
            seen.append(windows[np.searchsorted(there[along], codes)])
        found: Ints = np.concatenate(seen, axis=1)
        return found


def hilbert(points: Floats, frame: tuple[Floats, Floats] | None = None) -> Ints:
    """The place of each point along a Hilbert curve over a frame, or over their bounds."""
    low, high = frame or corners(points)
    span = max(float((high - low).max()), 1e-12)
    cells = ((points - low) * ((2**_BITS - 1) / span)).astype(np.intp)
    x, y = cells[:, 0].copy(), cells[:, 1].copy()
    place = np.zeros(len(points), dtype=np.intp)
    for bit in range(_BITS - 1, -1, -1):
        right, upper = (x >> bit) & 1, (y >> bit) & 1
        place = (place << 2) | ((3 * right) ^ upper)
        mask = (1 << bit) - 1
        mirror = mask * ((1 - upper) & right)
        x, y = (x & mask) ^ mirror, (y & mask) ^ mirror
        swap = upper == 0
        x, y = np.where(swap, y, x), np.where(swap, x, y)
    return place


def _turn(angle: float) -> Floats:
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[cos, -sin], [sin, cos]])


def _windows(points: Floats) -> tuple[Ints, Ints]:
    """A view of each place's surroundings along the curve, and the place of each point."""
    along = np.argsort(hilbert(points), kind="stable")
    places = np.empty(len(points), dtype=np.intp)
    places[along] = np.arange(len(points))
    ring = np.concatenate((along[-_REACH:], along, along[:_REACH]))
    return np.lib.stride_tricks.sliding_window_view(ring, 2 * _REACH + 1), places


def _squared(points: Floats, rows: Ints, seen: Ints) -> Floats:
    """The squared distances to those seen (sorted here); infinite to twins and to itself."""
    seen.sort(axis=1)
    dx = points[:, 0][seen] - points[rows, 0][:, None]
    dy = points[:, 1][seen] - points[rows, 1][:, None]
    squared: Floats = dx * dx + dy * dy
    squared[:, 1:][seen[:, 1:] == seen[:, :-1]] = np.inf
    squared[seen == rows[:, None]] = np.inf
    return squared


def _closest(squared: Floats, rows: Ints, seen: Ints, count: int) -> tuple[Ints, Floats]:
    """The `count` closest among those seen by each row."""
    width = min(count, seen.shape[1])
    if width < seen.shape[1]:
        best = np.argpartition(squared, width, axis=1)[:, :width]
        squared = np.take_along_axis(squared, best, axis=1)
        seen = np.take_along_axis(seen, best, axis=1)
    rank = np.argsort(squared, axis=1, kind="stable")
    distances = np.full((len(rows), count), np.inf)
    distances[:, :width] = np.sqrt(np.take_along_axis(squared, rank, axis=1))
    indices = np.repeat(rows[:, None], count, axis=1)
    indices[:, :width] = np.take_along_axis(seen, rank, axis=1)
    return np.where(np.isinf(distances), rows[:, None], indices), distances


def widened(near: Neighbours, points: Floats, lengths: Floats, kinds: Ints) -> Neighbours:
    """The neighbours, those of points with a long hop mixed with others that have one.

    In a crowd all neighbours are of the same crowd, and hops from crowd to crowd could never
    be exchanged with each other. A hop is long where it is longer than to the last neighbour.
    """
    count = near.indices.shape[1]
    far = np.flatnonzero(lengths > near.distances[:, -1])
    if len(far) < 4 or count < _MIXED:
        return near
    others = nearest(points[far], count - _MIXED, kinds[far])
    indices, distances = near.indices.copy(), near.distances.copy()
    indices[far, _MIXED:] = far[others.indices]
    distances[far, _MIXED:] = others.distances
    return Neighbours(indices, distances)
