"""Hairpins: where a Bezier curve turns about on the spot its points do so in small steps.

A curve has no corners, but its flattened points may have one where it is slow: a cusp, or a
line that comes back on itself. A pen would put a miter or a cut corner there.
"""

import math

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_any, row_ranges

_SHARP = 0.35  # radians: a line that turns by less is taken for a curve
_STEP = 0.25  # radians
_LEAST_SIZE = 50  # tolerances; what is smaller has no pen that matters
_RADIUS = 0.5  # tolerances, of the arc that stands for a corner
_APART = 4  # radii from it to its neighbours, so that they do not stand askew
_MOST = 200  # curves of a drawing; further ones keep their corners
_ROUNDS = 40


def turned(
    control: Floats, points: Floats, counts: Ints, tolerance: float
) -> tuple[Floats, Ints]:
    """The points of Beziers (K, D, 2), `counts[k]` each, those at hairpins made smooth."""
    rows = _sharp(control, points, counts, _folded(control, tolerance))
    if not len(rows):
        return points, counts
    ends = np.cumsum(counts)
    parts, counts, done = [], counts.copy(), 0
    for row in rows[:_MOST].tolist():
        smooth = _rounded(_refined(control[row], int(counts[row]), tolerance), tolerance)
        parts += [points[done : ends[row] - counts[row]], smooth[1:]]
        counts[row], done = len(smooth) - 1, ends[row]
    return np.concatenate([*parts, points[done:]]), counts


def _folded(control: Floats, tolerance: float) -> Ints:
    """The curves that may turn by more than a quarter, and are of a size that matters."""
    x, y = np.diff(control[:, :, 0].T, axis=0), np.diff(control[:, :, 1].T, axis=0)
    folds = np.zeros(len(control), dtype=np.bool_)
    for one in range(len(x)):
        for other in range(one):
            folds |= x[one] * x[other] + y[one] * y[other] < 0
    rows = np.flatnonzero(folds)
    sizes = np.ptp(control[rows], axis=1).max(axis=1, initial=0.0)
    found: Ints = rows[sizes > _LEAST_SIZE * tolerance]
    return found


def _sharp(control: Floats, points: Floats, counts: Ints, rows: Ints) -> Ints:
    """Those of some curves whose points turn sharply."""
    sizes = counts[rows] + 1
    first = np.cumsum(sizes) - sizes
    owners = np.repeat(rows, sizes)
    places = row_ranges(np.cumsum(counts)[rows] - counts[rows] - 1, sizes)
    lines = points[places]
    lines[first] = control[rows, 0]
    moves = np.ones(len(lines), dtype=np.bool_)  # a point that stands still turns nowhere
    moves[1:] = row_any(lines[1:] != lines[:-1]) | (owners[1:] != owners[:-1])
    lines, owners = lines[moves], owners[moves]
    cross, dot = _products(lines)
    sharp = (np.abs(cross) > math.tan(_SHARP) * dot) & (owners[2:] == owners[:-2])
    is_sharp = np.zeros(len(control), dtype=np.bool_)
    is_sharp[owners[2:][sharp]] = True
    return np.flatnonzero(is_sharp)


def _turns(points: Floats) -> Floats:
    """How far the lines through points turn at each inner one, in radians."""
    turns: Floats = np.arctan2(*_products(points))
    return turns


def _products(points: Floats) -> tuple[Floats, Floats]:
    """The cross and the dot product of the lines that meet at each inner point."""
    x, y = np.diff(points[:, 0]), np.diff(points[:, 1])
    return x[:-1] * y[1:] - y[:-1] * x[1:], x[:-1] * x[1:] + y[:-1] * y[1:]


def _refined(control: Floats, count: int, tolerance: float) -> Floats:
    """Points of one curve, so close at sharp turns that they are small or on the spot."""
    t = np.linspace(0.0, 1.0, count + count % 2 + 1)  # the middle is where most turn about
    points = _at(control, t)
    for _ in range(_ROUNDS):
        sharp = np.abs(_turns(points)) > _SHARP
        beside = np.zeros(len(t) - 1, dtype=np.bool_)
        beside[:-1] |= sharp
        beside[1:] |= sharp
        wide = np.flatnonzero(beside & (np.hypot(*np.diff(points, axis=0).T) > tolerance))
        if not len(wide):
            break
        t = np.insert(t, wide + 1, (t[wide] + t[wide + 1]) / 2)
        points = _at(control, t)
    return points


def _at(control: Floats, t: Floats) -> Floats:
    """Points of one curve (de Casteljau)."""
    points = np.repeat(control[None], len(t), axis=0)
    share = t[:, None, None]
    while points.shape[1] > 1:
        points = points[:, :-1] * (1 - share) + points[:, 1:] * share
    return np.asarray(points[:, 0])


def _rounded(points: Floats, tolerance: float) -> Floats:
    """The corners that are left, each as an arc about its point."""
    radius = _RADIUS * tolerance
    parts, done = [points[:1]], 1
    for row in (np.flatnonzero(np.abs(_turns(points)) > _SHARP) + 1).tolist():
        apart = np.hypot(*(points - points[row]).T) > _APART * radius
        before = points[done:row][apart[done:row]]
        after = row + int(apart[row:].argmax())
        if row < done or after == row:
            continue
        came = points[row] - (before[-1] if len(before) else parts[-1][-1])
        parts += [before, points[row] + radius * _arc(came, points[after] - points[row])]
        done = after
    return np.concatenate([*parts, points[done:]])


def _arc(came: Floats, goes: Floats) -> Floats:
    """An arc about the origin, of radius 1, that turns from one direction to another."""
    turn = float(_turns(np.stack((-came, 0 * came, goes)))[0])
    outward = math.atan2(came[1], came[0]) - math.copysign(math.pi / 2, turn)
    angles = outward + np.linspace(0.0, turn, math.ceil(abs(turn) / _STEP) + 1)
    return np.stack((np.cos(angles), np.sin(angles)), axis=1)
