"""Fits arcs to polylines: runs of short segments that lie on a circle become one arc each.

Spans of segments grow by merging neighbours, all over the drawing at once: a round tries
pairs that do not overlap, keeps what lies on a circle through both ends, and remembers what
does not. In the end no two neighbours could be one arc.

    (1)(2)(3)(4)(5)(6)   ->   (1 2)(3 4)(5)(6)   ->   (1 2 3 4)(5)(6)
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, floats, ints, row_all, row_ranges

LEAST_SEGMENTS = 3
LEAST_RADIUS = 0.05
GREATEST_RADIUS = 1000.0
_SLACK = 1e-9  # mm, of arithmetic


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """What stays of N rows: K of them, each reached straight or by an arc.

    rows     (K,)    the rows of the input that stay; ends of strokes are among them
    starts   (M + 1,)
    centres  (K, 2)  of the arc that ends at the row; NaN where it is reached straight
    turns    (K,)    +1 counter-clockwise, -1 clockwise, 0 straight
    """

    rows: Ints
    starts: Ints
    centres: Floats
    turns: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Circles:
    """A circle through both ends of each span, and whether the span lies on it."""

    centres: Floats
    turns: Ints
    is_good: Bools


@dataclass(frozen=True, slots=True, eq=False)
class _Spans:
    """S spans: rows `low` to `high`; `is_stuck` where it cannot merge with the next."""

    low: Ints
    high: Ints
    is_stuck: Bools


def fit_arcs(
    points: Floats, starts: Ints, tolerance: float, labels: Ints | None = None
) -> Arcs:
    """Arcs of up to half a turn, each within `tolerance` mm of all that it stands for.

    What it stands for turns about its centre in the arc's sense and as far; so the tolerance
    bounds the Fréchet distance, and the arc may be run instead.
    `points` is (N, 2) or (N, 3), mm; an arc keeps its third coordinate. Rows of different
    labels (N,) never share an arc. Straight runs and corners stay as they are; so do segments
    coarser than the tolerance, fewer than LEAST_SEGMENTS, or on circles out of proportion.
    """
    flat = np.ascontiguousarray(points[:, :2])
    spans = _segments(points, starts, labels)
    while not spans.is_stuck.all():
        spans = _merged(flat, spans, tolerance)
    is_long = spans.high - spans.low >= LEAST_SEGMENTS
    return _kept(flat, starts, spans.low[is_long], spans.high[is_long])


def _segments(points: Floats, starts: Ints, labels: Ints | None) -> _Spans:
    """Each segment is a span; those that may not share an arc are stuck from the beginning."""
    low = row_ranges(starts[:-1], np.maximum(np.diff(starts) - 1, 0))
    high = low + 1
    is_level = row_all(points[low, 2:] == points[high, 2:])
    is_stuck = np.ones(len(low), np.bool_)
    follows = (high[:-1] == low[1:]) & is_level[:-1] & is_level[1:]
    if labels is not None:
        follows &= labels[high[:-1]] == labels[high[1:]]
    is_stuck[:-1] = ~follows
    return _Spans(low, high, is_stuck)


def _merged(points: Floats, spans: _Spans, tolerance: float) -> _Spans:
    """One round: every second pair of each run of pairs that are not stuck."""
    left = _every_second(~spans.is_stuck)
    low, high = spans.low[left], spans.high[left + 1]
    good = left[_circles(points, low, high, tolerance).is_good]
    is_stuck = spans.is_stuck.copy()
    is_stuck[left] = True
    is_stuck[good] = is_stuck[good + 1]
    stays = np.ones(len(spans.low), np.bool_)
    stays[good + 1] = False
    new_high = spans.high.copy()
    new_high[good] = spans.high[good + 1]
    return _Spans(spans.low[stays], new_high[stays], is_stuck[stays])


def _every_second(mask: Bools) -> Ints:
    """The first, third, fifth ... row of each run of true rows."""
    rows = np.flatnonzero(mask)
    begins = np.append(True, np.diff(rows) > 1)[: len(rows)]
    first = np.maximum.accumulate(np.where(begins, np.arange(len(rows)), 0))
    chosen: Ints = rows[(np.arange(len(rows)) - first) % 2 == 0]
    return chosen


def _circles(points: Floats, low: Ints, high: Ints, tolerance: float) -> _Circles:
    """The circles of spans, centres by least squares on the bisector of the chord.

    With the chord along x, its middle at the origin and h its half length, a vertex (x, y)
    lies on the circle about (0, t) where x² + y² - h² = 2 t y.
    """
    if not len(low):
        return _Circles(np.zeros((0, 2)), np.zeros(0, np.intp), np.zeros(0, np.bool_))
    counts = high - low + 1
    rows = row_ranges(low, counts)
    owner = np.repeat(np.arange(len(low), dtype=np.intp), counts)
    middle = (points[low] + points[high]) / 2.0
    chord = points[high] - points[low]
    length = np.hypot(chord[:, 0], chord[:, 1])
    unit = chord / np.where(length > 0.0, length, 1.0)[:, None]
    away = points[rows] - middle[owner]
    x = (away * unit[owner]).sum(axis=1)
    y = away[:, 1] * unit[owner, 0] - away[:, 0] * unit[owner, 1]
    first = np.cumsum(counts) - counts
    square = _sums(y * y, first)
    lift = _sums(y * (x * x + y * y - (length[owner] / 2.0) ** 2), first)
    is_bent = (square > 0.0) & (np.abs(lift) <= 2.0 * GREATEST_RADIUS * square)
    height = lift / np.where(is_bent, 2.0 * square, 1.0)
    side = np.sign(_sums(y, first))
    y -= height[owner]
    radius = np.hypot(length / 2.0, height)
    is_good = is_bent & (height * side <= _SLACK) & (length > 0.0)
    is_good &= (radius >= LEAST_RADIUS) & (radius <= GREATEST_RADIUS)
    is_good &= ~_strays(x, y, radius[owner], first, tolerance)
    is_good &= ~_turns_back(x, y, side[owner], first)
    centres = middle + np.column_stack((-unit[:, 1], unit[:, 0])) * height[:, None]
    return _Circles(centres, -side.astype(np.intp), is_good)


def _strays(x: Floats, y: Floats, radius: Floats, first: Ints, tolerance: float) -> Bools:
    """Whether a place of a span is off its circle, about the origin, by the tolerance.

    A segment is farthest from the centre at an end, and nearest at the foot of the centre.
    """
    off = np.abs(np.hypot(x, y) - radius)
    dx, dy = np.diff(x), np.diff(y)
    square = dx * dx + dy * dy
    share = -(x[:-1] * dx + y[:-1] * dy) / np.where(square > 0.0, square, 1.0)
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    within = np.abs(np.hypot(x[:-1] + share * dx, y[:-1] + share * dy) - radius[:-1])
    within[first[1:] - 1] = 0.0
    off[:-1] = np.maximum(off[:-1], within)
    worst: Bools = np.maximum.reduceat(off, first) > tolerance + _SLACK
    return worst


def _turns_back(x: Floats, y: Floats, side: Floats, first: Ints) -> Bools:
    """Whether a segment of a span runs against the sense of the arc, or not at all."""
    cross = x[:-1] * y[1:] - y[:-1] * x[1:]
    backward = np.append(cross * side[:-1] >= 0.0, False)
    backward[first[1:] - 1] = False
    return np.logical_or.reduceat(backward, first)


def _sums(values: Floats, first: Ints) -> Floats:
    return np.add.reduceat(values, first)


def _kept(points: Floats, starts: Ints, low: Ints, high: Ints) -> Arcs:
    """The rows outside arcs and at their ends."""
    count = len(points)
    circles = _circles(points, low, high, np.inf)
    inside = row_ranges(low + 1, high - low - 1)
    stays = np.ones(count, np.bool_)
    stays[inside] = False
    centres = np.full((count, 2), np.nan)
    centres[high] = circles.centres
    turns = np.zeros(count, np.intp)
    turns[high] = circles.turns
    rows = np.flatnonzero(stays)
    left = np.concatenate(([0], np.cumsum(stays)))[starts]
    return Arcs(ints(rows), ints(left), floats(centres[rows], 2), ints(turns[rows]))
