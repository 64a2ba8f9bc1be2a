"""Fewer points for a coarser look, on the whole array at once, within a proven distance.

A point goes where the chord of its two neighbours passes within the tolerance of it *and* of
all that went before between them: every segment carries the greatest distance of what it
replaced, and a new one gets its own plus the larger of its two parts'. Of neighbours only one
goes at a time, so that all of a pass go at once; a few passes take most of what can go.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints

_PASSES = 7
_WORTH = 0.04  # a pass that takes less than this share is the last


@dataclass(frozen=True, slots=True, eq=False)
class Simplified:
    """Lines (points, starts as in `Paths`), and how far each segment strays (N,).

    `strays[i]` belongs to the segment that begins at point i.
    """

    points: Floats
    starts: Ints
    strays: Floats


def untouched(points: Floats, starts: Ints) -> Simplified:
    """Lines of which nothing has gone yet."""
    return Simplified(points, starts, np.zeros(len(points)))


def simplified(lines: Simplified, tolerance: float) -> Simplified:
    """The lines with fewer points, nowhere farther than the tolerance from where they began.

    First and last points stay, so that closed lines stay closed.
    """
    for _ in range(_PASSES):
        count = len(lines.points)
        lines = _one_pass(lines, tolerance)
        if count - len(lines.points) <= _WORTH * count:
            break
    return lines


def _one_pass(lines: Simplified, tolerance: float) -> Simplified:
    points, strays = lines.points, lines.strays
    if len(points) < 3:
        return lines
    x, y = points[:, 0], points[:, 1]
    own = _distance_to_chord(x, y)
    stray = own + np.maximum(strays[:-2], strays[1:-1])
    may_go = np.zeros(len(points), dtype=np.bool_)
    may_go[1:-1] = stray <= tolerance
    may_go[lines.starts[:-1]] = False
    may_go[lines.starts[1:] - 1] = False
    going = _every_other(may_go)
    if not going.any():
        return lines
    carried = strays.copy()
    gone = np.flatnonzero(going)
    carried[gone - 1] = stray[gone - 1]
    kept = ~going
    before = np.concatenate(([0], np.cumsum(kept)))
    return Simplified(points[kept], before[lines.starts], carried[kept])


def _distance_to_chord(x: Floats, y: Floats) -> Floats:
    """(N - 2,) from each inner point to the segment between its neighbours."""
    chord_x, chord_y = x[2:] - x[:-2], y[2:] - y[:-2]
    to_x, to_y = x[1:-1] - x[:-2], y[1:-1] - y[:-2]
    squared = chord_x * chord_x + chord_y * chord_y
    along = to_x * chord_x + to_y * chord_y
    along = np.divide(along, squared, out=np.zeros_like(along), where=squared > 0.0)
    np.clip(along, 0.0, 1.0, out=along)
    away_x, away_y = to_x - along * chord_x, to_y - along * chord_y
    return np.sqrt(away_x * away_x + away_y * away_y)


def _every_other(may_go: Bools) -> Bools:
    """Of each run of neighbours that may go the first, third, fifth and so on."""
    index = np.arange(len(may_go))
    last_kept = np.maximum.accumulate(np.where(may_go, -1, index))
    odd: Bools = (index - last_kept) % 2 == 1
    return may_go & odd
