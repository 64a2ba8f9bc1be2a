"""Arcs among moves: their angles, and the chords that stand for them."""

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.pipeline.moves import Moves

_FULL_TURN_WITHIN = 5e-7  # rad: an arc of less is a full circle, as GRBL has it


def counts_within(moves: Moves, tolerance: float) -> Ints:
    """(N,) how many chords keep each move within `tolerance` mm; 1 where it is straight."""
    counts = np.ones(len(moves), np.intp)
    rows = np.flatnonzero(moves.turns)
    if len(rows):
        angle, radius = sweeps(moves, rows)
        share = np.minimum(tolerance / np.maximum(radius, tolerance), 1.0)
        counts[rows] = np.maximum(np.ceil(np.abs(angle) / (2.0 * np.arccos(1.0 - share))), 1.0)
    return counts


def sweeps(moves: Moves, rows: Ints) -> tuple[Floats, Floats]:
    """The signed angles in rad and the radii of the arcs in these rows of the moves."""
    centres = moves.centres[rows]
    begins = np.where((rows > 0)[:, np.newaxis], moves.ends[rows - 1, :2], 0.0)
    from_centre, to_centre = begins - centres, moves.ends[rows, :2] - centres
    cross = from_centre[:, 0] * to_centre[:, 1] - from_centre[:, 1] * to_centre[:, 0]
    angle = np.arctan2(cross, (from_centre * to_centre).sum(axis=1))
    left = moves.turns[rows] > 0
    angle = np.where(left & (angle <= _FULL_TURN_WITHIN), angle + 2.0 * np.pi, angle)
    angle = np.where(~left & (angle >= -_FULL_TURN_WITHIN), angle - 2.0 * np.pi, angle)
    return angle, np.hypot(from_centre[:, 0], from_centre[:, 1])


def chords_of(moves: Moves, rows: slice, counts: Ints) -> tuple[Ints, Floats]:
    """The row of every chord of a run of moves, and (B, D) where it ends.

    `counts` are the chords of all moves; a straight move is one, and ends where it should.
    """
    index = np.arange(rows.start, rows.stop, dtype=np.intp)
    if not moves.turns[rows].any():
        return index, moves.ends[rows]
    counts = np.maximum(counts[rows], 1)
    owners = np.repeat(index, counts)
    place = row_ranges(np.ones(len(counts), np.intp), counts)
    ends = moves.ends[owners]
    inner = np.flatnonzero(place < np.repeat(counts, counts))
    if len(inner):
        share = place[inner] / counts[owners[inner] - rows.start]
        ends[inner] = _on_arcs(moves, owners[inner], share)
    return owners, ends


def _on_arcs(moves: Moves, rows: Ints, share: Floats) -> Floats:
    """The points at a share of the way along the arcs of these rows."""
    begins = np.where((rows > 0)[:, np.newaxis], moves.ends[rows - 1], 0.0)
    angle, _ = sweeps(moves, rows)
    cos, sin = np.cos(angle * share), np.sin(angle * share)
    x, y = (begins[:, :2] - moves.centres[rows]).T
    points = begins + share[:, np.newaxis] * (moves.ends[rows] - begins)
    points[:, 0] = moves.centres[rows, 0] + x * cos - y * sin
    points[:, 1] = moves.centres[rows, 1] + x * sin + y * cos
    return points
