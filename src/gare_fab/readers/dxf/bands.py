"""Polylines with widths as areas: a quadrilateral for each line, a sector for each arc.

Lines meet in a mitre. They end square where they go on in the same direction, next to an arc,
and next to a line without width: an arrowhead is as broad as it says.
"""

import math

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats

_PARALLEL = 0.03  # sine of the angle of two lines that have no mitre
_MOST_CHORDS = 1000  # of an arc
_GRID = 1e-3  # of the tolerance: what lies nearer is the same point


def rings_of_band(rows: Floats, tolerance: float, *, is_closed: bool) -> list[Floats]:
    """The rings of the area of a polyline; `rows` are x, y, width at start and end, bulge.

    What has no width, and what has no length, is left out. Arcs keep within the tolerance.
    """
    following = np.roll(rows, -1, axis=0)
    if not is_closed:
        rows, following = rows[:-1], following[:-1]
    is_long = np.isfinite(rows).all(axis=1) & (rows[:, :2] != following[:, :2]).any(axis=1)
    rows, ends = rows[is_long], following[is_long, :2]
    is_broad = rows[:, 2:4].any(axis=1)
    is_straight, is_curved = is_broad & (rows[:, 4] == 0), is_broad & (rows[:, 4] != 0)
    corners = _corners(rows, ends, is_straight, is_closed=is_closed)
    areas = [
        shapely.polygons(corners[is_straight]),
        *(
            shapely.Polygon(_sector(row, end, tolerance))
            for row, end in zip(rows[is_curved], ends[is_curved], strict=True)
        ),
    ]
    valid = shapely.make_valid(np.hstack(areas))
    whole = shapely.union_all(valid, grid_size=_GRID * tolerance)
    parts = np.asarray(shapely.get_parts(whole))
    is_area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    return [shapely.get_coordinates(ring) for ring in shapely.get_rings(parts[is_area])]


def _corners(rows: Floats, ends: Floats, has_mitre: Bools, *, is_closed: bool) -> Floats:
    """(K, 4, 2) of each line: left and right of its start, right and left of its end."""
    along = ends - rows[:, :2]
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    half = np.stack((-along[:, 1], along[:, 0]), axis=1)[:, None] * rows[:, 2:4, None] / 2
    axis = np.stack((rows[:, :2], ends), axis=1)
    sides = [axis + half, axis - half]
    before = np.arange(len(rows) if is_closed else len(rows) - 1)
    after = (before + 1) % len(rows)
    turns = np.abs(_cross(along[before], along[after])) > _PARALLEL
    joined = has_mitre[before] & has_mitre[after] & turns
    before, after = before[joined], after[joined]
    for side in sides:
        met, is_met = _meeting(side[before], side[after])
        side[before[is_met], 1] = side[after[is_met], 0] = met[is_met]
    left, right = sides
    return np.stack((left[:, 0], right[:, 0], right[:, 1], left[:, 1]), axis=1)


def _meeting(first: Floats, second: Floats) -> tuple[Floats, Bools]:
    """Where lines (K, 2, 2), made longer, meet lines, and whether they do."""
    here, there = first[:, 1] - first[:, 0], second[:, 1] - second[:, 0]
    turn = _cross(here, there)
    lengths = np.linalg.norm(here, axis=1) * np.linalg.norm(there, axis=1)
    is_met = np.abs(turn) > _PARALLEL * lengths
    share = _cross(second[:, 0] - first[:, 0], there) / np.where(is_met, turn, 1.0)
    return first[:, 0] + share[:, None] * here, is_met


def _sector(row: Floats, end: Floats, tolerance: float) -> Floats:
    """The ring round an arc whose width changes evenly; exact where it turns in x or y."""
    start, widths, bulge = row[:2], row[2:4], row[4]
    chord = end - start
    centre = (start + end) / 2 + np.array((-chord[1], chord[0])) * (1 - bulge**2) / (4 * bulge)
    radius = math.hypot(*(start - centre))
    first, sweep = math.atan2(*(start - centre)[::-1]), 4 * math.atan(bulge)
    outer = radius + np.abs(widths).max() / 2
    count = math.ceil(abs(sweep) * math.sqrt(outer / (8 * tolerance))) + 3
    turns = (np.arange(-8, 9) * (math.pi / 2) - first) / sweep
    steps = np.linspace(0, 1, min(count, _MOST_CHORDS))
    shares = np.union1d(steps, turns[(turns > 0) & (turns < 1)])
    angles = first + sweep * shares
    out = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    half = (widths[0] + (widths[1] - widths[0]) * shares)[:, None] / 2
    sides = (radius + half) * out, ((radius - half) * out)[::-1]
    ring: Floats = centre + np.concatenate(sides)
    return ring


def _cross(one: Floats, other: Floats) -> Floats:
    crossed: Floats = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    return crossed
