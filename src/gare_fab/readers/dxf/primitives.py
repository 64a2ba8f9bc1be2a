"""Columns of numbers, as the entities hold them, to outlines: a whole kind in one go.

An OCS is an entity's own frame: its z axis is the extrusion, the others follow by the
arbitrary axis algorithm of the DXF reference.
"""

from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.splines import Splines, ends
from gare_fab.readers.dxf.curves import Curves, no_splines

# height and extrusion of an OCS
Frame = tuple[float, tuple[float, float, float]]

UP = (0.0, 0.0, 1.0)  # the extrusion of what has none

_NEARLY_UP = 1 / 64
_ROUNDING = 1e-15
_ROUNDED_TURN = 1e-7  # turns
_STRAIGHT = 1e-8  # a bulge below: the arc is a straight line for any chord


def extrusion_of(values: dict[str, Any]) -> tuple[float, float, float]:
    """The extrusion among an entity's attributes."""
    extrusion = values.get("extrusion")
    return UP if extrusion is None else extrusion.xyz


def frames(extrusions: Floats) -> Floats:
    """(K, 3, 3) the axes of each OCS as rows, from extrusions (K, 3); a null one is up."""
    length = np.linalg.norm(extrusions, axis=1, keepdims=True)
    up = np.array([0.0, 0.0, 1.0])
    z = np.where(length > 0, extrusions / np.where(length > 0, length, 1.0), up)
    nearly_up = np.abs(z[:, :2]).max(axis=1) < _NEARLY_UP
    helper = np.where(nearly_up[:, None], [0.0, 1.0, 0.0], up)
    x = np.cross(helper, z)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return np.stack((x, np.cross(z, x), z), axis=1)


def in_space(points: Floats, frame: Frame) -> Floats:
    """Points (n, 2) of an OCS, given its height and extrusion, as (n, 3)."""
    local = np.column_stack((points, np.full(len(points), frame[0])))
    if frame[1] == (0.0, 0.0, 1.0):
        return local
    placed: Floats = local @ frames(np.array([frame[1]]))[0]
    return placed


def from_ocs(points: Floats, axes: Floats) -> Floats:
    """Points (K, 3), each of an OCS with these axes (K, 3, 3), in space."""
    images: Floats = np.einsum("ki,kij->kj", points, axes)
    return images


def circular(rows: Floats, marks: Ints) -> Curves:
    """Arcs and circles from (K, 9): centre in OCS, radius, angles in degrees, extrusion."""
    axes = frames(rows[:, 6:9])
    radius = np.abs(rows[:, 3:4])
    start = np.radians(rows[:, 4])
    sweep = np.radians(_full_turn(rows[:, 5] - rows[:, 4], 360.0))
    centre = from_ocs(rows[:, :3], axes)
    return _arcs(centre, radius * axes[:, 0], radius * axes[:, 1], (start, sweep), marks)


def elliptical(rows: Floats, marks: Ints) -> Curves:
    """Ellipses from (K, 12): centre, major axis, extrusion, ratio, two parameters."""
    major = rows[:, 3:6]
    minor = np.cross(frames(rows[:, 6:9])[:, 2], major) * rows[:, 9:10]
    sweep = _full_turn(rows[:, 11] - rows[:, 10], 2 * np.pi)
    return _arcs(rows[:, :3], major, minor, (rows[:, 10], sweep), marks)


def polylines(
    vertices: Floats, counts: Ints, is_closed: Bools, extrusions: Floats, marks: Ints
) -> Curves:
    """Polylines from vertices (V, 4) in OCS: x, y, z, bulge = tan(angle / 4) to the next."""
    is_closed = is_closed & (counts > 0)
    begin = np.cumsum(counts) - counts
    total = counts + is_closed
    first = np.cumsum(total) - total
    place = row_ranges(np.zeros(len(total), np.intp), total)
    owner = np.repeat(np.arange(len(total)), total)
    rows = vertices[begin[owner] + place % np.maximum(counts, 1)[owner]]
    bulges = rows[:, 3].copy()
    bulges[(first + total - 1)[total > 0]] = 0.0
    at = np.flatnonzero(np.abs(bulges) > _STRAIGHT)
    centre, u, v, sweep = _bulged(rows[at, :3], rows[at + 1, :3], bulges[at, None])
    points = rows[:, :3]
    if (extrusions != [0.0, 0.0, 1.0]).any():
        axes = frames(extrusions)
        points = from_ocs(points, axes[owner])
        centre, u, v = (from_ocs(part, axes[owner[at]]) for part in (centre, u, v))
    arcs = np.concatenate((centre, u, v, np.zeros_like(sweep), sweep), axis=1)
    starts = np.concatenate(([0], np.cumsum(total)))
    nothing = np.zeros(0, np.intp)
    return Curves(points, starts, at, arcs, nothing, no_splines(), marks)


def splined(splines: Splines, marks: Ints) -> Curves:
    """One outline for each of the valid splines."""
    first, last = ends(splines)
    count = len(splines)
    vertices = np.stack((first, last), axis=1).reshape(-1, 3)
    starts, rows = np.arange(count + 1) * 2, np.arange(count) * 2
    return Curves(
        vertices, starts, np.zeros(0, np.intp), np.zeros((0, 11)), rows, splines, marks
    )


def inserts(rows: Floats, base: Floats) -> tuple[Floats, Ints]:
    """Affine maps (C, 4, 3) of block references, and the reference of each (C,).

    rows (K, 14): place in OCS, scale x y z, rotation in degrees, extrusion, rows, columns, row
    and column spacing; base (3,) is the block's base point. Arrays turn, but do not scale.
    """
    axes = frames(rows[:, 7:10])
    angle = np.radians(rows[:, 6])
    cos, sin = _clean(np.cos(angle))[:, None], _clean(np.sin(angle))[:, None]
    x = axes[:, 0] * cos + axes[:, 1] * sin
    y = axes[:, 1] * cos - axes[:, 0] * sin
    linear = np.stack((x, y, axes[:, 2]), axis=1) * rows[:, 3:6, None]
    place = from_ocs(rows[:, :3], axes) - np.einsum("i,kij->kj", base, linear)
    down, across = rows[:, 10].astype(np.intp), rows[:, 11].astype(np.intp)
    owner = np.repeat(np.arange(len(rows)), down * across)
    cell = row_ranges(np.zeros(len(rows), np.intp), down * across)
    line, column = np.divmod(cell, across[owner])
    offset = (column * rows[owner, 13])[:, None] * x[owner]
    offset += (line * rows[owner, 12])[:, None] * y[owner]
    place = place[owner] + offset
    return np.concatenate((linear[owner], place[:, None]), axis=1), owner


def _arcs(
    centre: Floats, u: Floats, v: Floats, turn: tuple[Floats, Floats], marks: Ints
) -> Curves:
    start, sweep = turn
    count = len(centre)
    first = _on_arc(centre, u, v, start)
    last = np.where((sweep == 2 * np.pi)[:, None], first, _on_arc(centre, u, v, start + sweep))
    vertices = np.stack((first, last), axis=1).reshape(-1, 3)
    arcs = np.concatenate((centre, u, v, start[:, None], sweep[:, None]), axis=1)
    starts, rows = np.arange(count + 1) * 2, np.arange(count) * 2
    return Curves(vertices, starts, rows, arcs, np.zeros(0, np.intp), no_splines(), marks)


def _on_arc(centre: Floats, u: Floats, v: Floats, angle: Floats) -> Floats:
    cos, sin = _clean(np.cos(angle))[:, None], _clean(np.sin(angle))[:, None]
    points: Floats = centre + u * cos + v * sin
    return points


def _bulged(
    start: Floats, end: Floats, bulge: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Centre, u, v and sweep of the arcs over chords; u points to the start."""
    chord = end - start
    across = np.stack((-chord[:, 1], chord[:, 0], np.zeros(len(chord))), axis=1)
    centre = (start + end) / 2 + across * (1 - bulge * bulge) / (4 * bulge)
    u = start - centre
    v = np.stack((-u[:, 1], u[:, 0], np.zeros(len(u))), axis=1)
    return centre, u, v, 4 * np.arctan(bulge)


def _full_turn(difference: Floats, turn: float) -> Floats:
    """The way counter-clockwise, more than 0 and at most one turn.

    Files write a whole turn in six to eight decimals, and some as none at all.
    """
    turns = difference / turn
    whole = np.rint(turns)
    is_full = (np.abs(turns - whole) < _ROUNDED_TURN) & ((whole != 0) | (turns == 0))
    return np.where(is_full, turn, np.mod(difference, turn))


def _clean(values: Floats) -> Floats:
    """Cosines of quarter turns are whole numbers."""
    whole = np.rint(values)
    return np.where(np.abs(values - whole) < _ROUNDING, whole, values)
