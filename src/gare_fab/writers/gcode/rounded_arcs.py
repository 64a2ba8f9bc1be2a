"""Arcs between rounded points: both ends agree on the centre, and no arc turns round."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints, floats, row_all
from gare_fab.writers.gcode.moves import CLOCKWISE, COUNTER, LINE

T = TypeVar("T", np.float64, np.intp)
EVEN = 1.5
HALF, FULL = np.pi, 2.0 * np.pi


def swept(start: Floats, end: Floats, centre: Floats, kinds: Bytes) -> Floats:
    """(N,) radians that each arc turns through, in (0, 2 pi]; equal ends are a full circle."""
    a, b = start - centre, end - centre
    cross = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    dot = (a * b).sum(axis=1)
    angle = np.arctan2(np.where(kinds == COUNTER, cross, -cross), dot) % FULL
    angle = np.where(angle <= 0.0, FULL, angle)
    full: Floats = np.where(row_all(start == end), FULL, angle)
    return full


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Moves whose ends were rounded, counted in steps: `exact` before, `steps` after."""

    exact: Floats  # (N, 2)
    steps: Ints  # (N, 2)
    kinds: Bytes  # (N,)
    centres: Floats  # (N, 2)


def settle_arcs(arcs: Arcs) -> tuple[Ints, Bytes, Ints]:
    """Steps, kinds and centres that a controller will follow as the arcs were meant.

    A centre stays where its rounded place is as far from both rounded ends, within EVEN steps.
    Else it moves to the nearest place on the chord's bisector, but beyond half a turn it stays
    too, as a short chord says little about it. An arc that rounding would
    turn from nearly nothing into a whole turn becomes straight; one that it would turn from a
    whole turn into nothing ends where it began.
    """
    rows = np.flatnonzero(arcs.kinds >= CLOCKWISE)
    kinds, centre = arcs.kinds[rows], arcs.centres[rows]
    exact = swept(_before(arcs.exact, rows), arcs.exact[rows], centre, kinds)
    a, b = _before(arcs.steps, rows), arcs.steps[rows]
    moves = (exact <= HALF) & (np.abs(_uneven(a, np.rint(centre), b)) > EVEN)
    settled = np.where(moves[:, None], _on_bisector(a, b, centre), centre)
    settled = np.rint(settled).astype(np.intp)
    found = swept(floats(a), floats(b), floats(settled), kinds)
    is_dot = row_all(settled == a) | row_all(settled == b)
    is_wrong = row_all(a == b) | (np.abs(found - exact) > HALF) | is_dot
    is_circle = is_wrong & (exact > HALF) & ~is_dot
    is_straight = is_wrong & ~is_circle
    return _changed(arcs, rows, np.where(is_circle[:, None], a, b), is_straight, settled)


def _changed(
    arcs: Arcs, rows: Ints, ends: Ints, is_straight: Bools, settled: Ints
) -> tuple[Ints, Bytes, Ints]:
    steps, kinds = arcs.steps.copy(), arcs.kinds.copy()
    centres = np.zeros_like(steps)
    steps[rows] = ends
    kinds[rows[is_straight]] = LINE
    centres[rows] = np.where(is_straight[:, None], 0, settled)
    return steps, kinds, centres


def _before(places: NDArray[T], rows: Ints) -> NDArray[T]:
    found: NDArray[T] = np.where((rows > 0)[:, None], places[np.maximum(rows - 1, 0)], 0)
    return found


def _uneven(start: Ints, centre: Floats, end: Ints) -> Floats:
    """By how much the two radii differ."""
    first, last = centre - start, centre - end
    return np.hypot(first[:, 0], first[:, 1]) - np.hypot(last[:, 0], last[:, 1])


def _on_bisector(a: Ints, b: Ints, centre: Floats) -> Floats:
    chord = (b - a) * 1.0
    square = (chord * chord).sum(axis=1)
    middle = (a + b) / 2.0
    along = ((centre - middle) * chord).sum(axis=1) / np.where(square > 0.0, square, 1.0)
    on_line: Floats = centre - along[:, None] * chord
    return on_line
