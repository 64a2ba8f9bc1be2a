"""B-splines of any degree, rational or not, many at once: cut to Bezier pieces and flattened.

    control  (C, D)   control points, spline after spline; flattened are x and y, the first two
    weights  (C,)     1 where the spline is not rational
    knots    (Q,)     control points + degree + 1 of them for each spline
    degrees  (S,)     starts, knot_starts (S + 1,) the row where each spline begins

A piece is the stretch between two different knots: a rational Bezier curve. Its control points
are the blossom (polar form) of the stretch, read off by de Boor's triangle (L. Ramshaw,
"Blossoms are polar forms", 1989).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import (
    Bools,
    Floats,
    Ints,
    floats,
    ints,
    row_all,
    row_max,
    row_min,
    row_ranges,
)

_MOST_STEPS = 100_000  # of one piece: what bends more is no drawing
_HIGHEST_DEGREE = 25
_AT_ONCE = 1 << 15
_SECANTS = 8  # steps towards an extreme: the place is second order in what is left


@dataclass(frozen=True, slots=True, eq=False)
class Splines:
    """S B-splines; the arrays are read-only."""

    control: Floats
    weights: Floats
    starts: Ints
    knots: Floats
    knot_starts: Ints
    degrees: Ints

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        for name in ("control", "weights", "knots"):
            object.__setattr__(self, name, floats(getattr(self, name)))
        for name in ("starts", "knot_starts", "degrees"):
            object.__setattr__(self, name, ints(getattr(self, name)))

    def __len__(self) -> int:
        """The number of splines."""
        return len(self.degrees)

    def take(self, index: Ints) -> "Splines":
        """The splines with these indices, in this order; an index may come twice."""
        counts, knot_counts = np.diff(self.starts)[index], np.diff(self.knot_starts)[index]
        rows = row_ranges(self.starts[index], counts)
        return Splines(
            self.control[rows],
            self.weights[rows],
            np.concatenate(([0], np.cumsum(counts))),
            self.knots[row_ranges(self.knot_starts[index], knot_counts)],
            np.concatenate(([0], np.cumsum(knot_counts))),
            self.degrees[index],
        )


def valid(splines: Splines) -> Bools:
    """(S,) whether a spline can be drawn.

    Its numbers are finite, its weights positive, its degree 1 to 25, its control points more
    than that, its knots as many as they must be, never falling, and not all the same.
    """
    counts, knot_counts = np.diff(splines.starts), np.diff(splines.knot_starts)
    degrees = splines.degrees
    good = (degrees >= 1) & (degrees <= _HIGHEST_DEGREE) & (counts > degrees)
    good &= knot_counts == counts + degrees + 1
    owner = np.repeat(np.arange(len(splines)), counts)
    broken = ~row_all(np.isfinite(splines.control))
    broken |= ~(np.isfinite(splines.weights) & (splines.weights > 0))
    good[owner[broken]] = False
    knot_owner = np.repeat(np.arange(len(splines)), knot_counts)
    good[knot_owner[~np.isfinite(splines.knots)]] = False
    inside = knot_owner[1:] == knot_owner[:-1]
    with np.errstate(invalid="ignore"):
        falls = np.diff(splines.knots) < 0
    good[knot_owner[1:][inside & falls]] = False
    at = np.flatnonzero(good)
    low = splines.knots[splines.knot_starts[at] + degrees[at]]
    high = splines.knots[splines.knot_starts[at] + counts[at]]
    good[at[~(low < high)]] = False
    return good


def ends(splines: Splines) -> tuple[Floats, Floats]:
    """Where each valid spline begins and ends: (S, D) and (S, D)."""
    columns = splines.control.shape[1]
    first, last = np.zeros((2, len(splines), columns))
    for pieces, owner in _pieces_by_degree(splines):
        which, begin = np.unique(owner, return_index=True)
        end = np.append(begin[1:], len(owner)) - 1
        first[which] = pieces[begin, 0, :-1] / pieces[begin, 0, -1:]
        last[which] = pieces[end, -1, :-1] / pieces[end, -1, -1:]
    return first, last


def points_needed(splines: Splines, tolerance: float) -> int:
    """About how many points `flatten` will give: known before they take up memory."""
    sums = (_steps(_flat(pieces), tolerance).sum() for pieces, _ in _pieces_by_degree(splines))
    return int(sum(sums))


def flatten(splines: Splines, tolerance: float) -> tuple[Floats, Ints]:
    """Points (N, 2) of valid splines within a tolerance in mm, and how many each has (S,).

    A spline's start is left out and its end is in. Where a curve turns back in x or in y there
    is a point, so that the bounds of the points are the bounds of the curve.
    """
    counts = np.zeros(len(splines), dtype=np.intp)
    parts: list[tuple[Ints, Floats]] = []
    for pieces, owner in _pieces_by_degree(splines):
        piece, points = _points(_flat(pieces), owner, tolerance)
        parts.append((owner[piece], points))
        counts += np.bincount(owner[piece], minlength=len(splines))
    if len(parts) == 1:
        return parts[0][1], counts
    owners = np.concatenate([owner for owner, _ in parts] or [counts[:0]])
    points = np.concatenate([points for _, points in parts] or [np.zeros((0, 2))])
    return points[np.argsort(owners, kind="stable")], counts


def _flat(pieces: Floats) -> Floats:
    """Seen from above: x and y, times the weight, and the weight."""
    return np.ascontiguousarray(pieces[:, :, [0, 1, -1]])


def _pieces_by_degree(splines: Splines) -> Iterator[tuple[Floats, Ints]]:
    """Control points (K, p + 1, D + 1) of all pieces of each degree p, and their splines (K,).

    The last column is the weight, the others are multiplied by it.
    """
    for degree in np.unique(splines.degrees):
        which = np.flatnonzero(splines.degrees == degree)
        yield _pieces(splines, which, int(degree))


def _pieces(splines: Splines, which: Ints, degree: int) -> tuple[Floats, Ints]:
    spans = np.diff(splines.starts)[which] - degree
    owner = np.repeat(which, spans)
    place = row_ranges(np.zeros(len(which), np.intp), spans)
    window = splines.knot_starts[owner] + place
    knots = splines.knots[window[:, None] + np.arange(1, 2 * degree + 1)]
    is_span = knots[:, degree - 1] < knots[:, degree]
    owner, place, knots = owner[is_span], place[is_span], knots[is_span]
    rows = (splines.starts[owner] + place)[:, None] + np.arange(degree + 1)
    weights = splines.weights[rows][:, :, None]
    local = np.concatenate((splines.control[rows] * weights, weights), axis=2)
    return _bezier(local, knots, degree), owner


def _bezier(local: Floats, knots: Floats, degree: int) -> Floats:
    """Bezier points from local control points (K, p + 1, D) and 2 p knots about each span."""
    low, high = knots[:, degree - 1], knots[:, degree]
    out = np.empty_like(local)
    for place in range(degree + 1):
        net = local.copy()
        for level in range(1, degree + 1):
            at = (high if level <= place else low)[:, None]
            left, right = (
                knots[:, level - 1 : degree],
                knots[:, degree : 2 * degree + 1 - level],
            )
            share = ((at - left) / (right - left))[:, :, None]
            net = net[:, :-1] * (1 - share) + net[:, 1:] * share
        out[:, place] = net[:, 0]
    return out


def _points(pieces: Floats, owner: Ints, tolerance: float) -> tuple[Ints, Floats]:
    """All points and the pieces they lie on: equal steps, and the extremes between them."""
    counts = _steps(pieces, tolerance)
    piece = np.repeat(np.arange(len(pieces), dtype=np.intp), counts)
    t = row_ranges(np.ones(len(pieces), np.intp), counts) / counts[piece]
    points = _projected(pieces, piece, t)
    rows, turns = _extremes(
        pieces, piece, t - 1 / counts[piece], t, _doubtful(points, owner[piece])
    )
    if not len(rows):
        return piece, points
    extra = _projected(pieces, piece[rows], turns)
    return np.insert(piece, rows, piece[rows]), np.insert(points, rows, extra, axis=0)


def _doubtful(points: Floats, owner: Ints) -> tuple[Ints, Ints]:
    """The steps in which x may turn back, and those in which y may: by the row they end at.

    They are those on both sides of a point where the chords turn back, the first two of a
    curve (the chord to its first point is not there to compare with) and its last.
    """
    lasts = np.flatnonzero(owner[1:] != owner[:-1])
    chords = np.diff(points, axis=0)
    turns = chords[1:] * chords[:-1] <= 0
    always = np.concatenate(([0, 1, len(points) - 1], lasts, lasts + 1, lasts + 2))
    near = [np.flatnonzero(turns[:, axis]) + 1 for axis in (0, 1)]
    x, y = (np.unique(np.concatenate((always, at, at + 1))) for at in near)
    return x[x < len(points)], y[y < len(points)]


def _extremes(
    pieces: Floats, piece: Ints, low: Floats, high: Floats, steps: tuple[Ints, Ints]
) -> tuple[Ints, Floats]:
    """The rows before which a point is to be put in, ascending, and its parameter."""
    found: list[tuple[Ints, Floats]] = []
    for axis, rows in enumerate(steps):
        before = _slopes(pieces, piece[rows], low[rows])[:, axis]
        after = _slopes(pieces, piece[rows], high[rows])[:, axis]
        at = rows[before * after < 0]
        found.append((at, _turning(pieces, piece[at], low[at], high[at], axis)))
    rows = np.concatenate([at for at, _ in found])
    turns = np.concatenate([t for _, t in found])
    order = np.lexsort((turns, rows))
    return rows[order], turns[order]


def _steps(pieces: Floats, tolerance: float) -> Ints:
    """How many chords keep within the tolerance.

    With the homogeneous curve H = (P w, w) and its chord L over a step h of the parameter,
    both projected to the plane, the gap is |dP - (L_P / L_w) dw| / w, where dP and dw are at
    most h² / 8 times the second derivatives: p (p - 1) times the second differences.
    """
    degree = pieces.shape[1] - 1
    if degree < 2:
        return np.ones(len(pieces), dtype=np.intp)
    weights = pieces[:, :, 2]
    centre = (pieces[:, :, :2] / weights[:, :, None]).mean(axis=1)
    around = pieces[:, :, :2] - centre[:, None] * weights[:, :, None]
    radius = row_max(np.hypot(around[:, :, 0], around[:, :, 1]) / weights)
    bends = np.diff(around, n=2, axis=1)
    bend = row_max(np.hypot(bends[:, :, 0], bends[:, :, 1]))
    bend += radius * row_max(np.abs(np.diff(weights, n=2, axis=1)))
    needed = np.sqrt(degree * (degree - 1) / 8 * bend / (tolerance * row_min(weights)))
    counts: Ints = np.clip(np.ceil(needed), 1, _MOST_STEPS).astype(np.intp)
    return counts


def _turning(pieces: Floats, piece: Ints, low: Floats, high: Floats, axis: int) -> Floats:
    """Where the curve turns back in x or y between two parameters of opposite slopes."""
    at_low = _slopes(pieces, piece, low)[:, axis]
    at_high = _slopes(pieces, piece, high)[:, axis]
    middle = low
    for _ in range(_SECANTS):
        middle = low + (high - low) * (at_low / (at_low - at_high))
        at_middle = _slopes(pieces, piece, middle)[:, axis]
        is_low = at_low * at_middle > 0
        low, high = np.where(is_low, middle, low), np.where(is_low, high, middle)
        at_low, at_high = (
            np.where(is_low, at_middle, at_low),
            np.where(is_low, at_high, at_middle),
        )
        still = at_low == at_high
        at_low, at_high = np.where(still, -1.0, at_low), np.where(still, 1.0, at_high)
    return middle


def _slopes(pieces: Floats, piece: Ints, t: Floats) -> Floats:
    """(N, 2) the direction of the curve; its length means nothing."""
    place = _bernstein(pieces, piece, t)
    speed = _bernstein(np.diff(pieces, axis=1), piece, t)
    slopes: Floats = speed[:, :2] * place[:, 2:] - place[:, :2] * speed[:, 2:]
    return slopes


def _projected(pieces: Floats, piece: Ints, t: Floats) -> Floats:
    """(N, 2) the points of pieces at parameters; so many at a time as the cache holds."""
    projected = np.empty((len(t), 2))
    for begin in range(0, len(t), _AT_ONCE):
        rows = slice(begin, begin + _AT_ONCE)
        points = _bernstein(pieces, piece[rows], t[rows])
        projected[rows] = points[:, :2] / points[:, 2:]
    return projected


def _bernstein(pieces: Floats, piece: Ints, t: Floats) -> Floats:
    """(N, D) the homogeneous points of pieces at parameters."""
    degree = pieces.shape[1] - 1
    points = np.zeros((len(t), pieces.shape[2]))
    rising = [np.ones_like(t)]
    falling = [np.ones_like(t)]
    for _ in range(degree):
        rising.append(rising[-1] * t)
        falling.append(falling[-1] * (1 - t))
    for place in range(degree + 1):
        weight = math.comb(degree, place) * rising[place] * falling[degree - place]
        for column in range(pieces.shape[2]):
            points[:, column] += weight * pieces[:, place, column][piece]
    return points
