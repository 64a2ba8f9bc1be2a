"""Outlines to points: everything of one kind in one go, seen from above, in mm."""

from dataclasses import replace

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_max, row_ranges
from gare_fab.geometry.flatten import arcs as flatten_arcs
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.splines import Splines, points_needed
from gare_fab.geometry.splines import flatten as flatten_splines
from gare_fab.readers.dxf.curves import Curves

_MOST_POINTS = 2_000_000  # on curves
_SNAP = 1e-6  # mm; an outline whose ends lie nearer is closed
_TINY_TURN = 1e-9  # radians


def affordable(curves: Curves, mm_per_unit: float, tolerance: float) -> float:
    """The tolerance in mm, or a coarser one where the points would fill the memory.

    A drawing a kilometre wide, as one in the wrong unit often is, has no use for 0.01 mm.
    """
    arcs, splines = _in_mm(curves, mm_per_unit)
    radius = np.sqrt((arcs[:, 3:9] ** 2).sum(axis=1))
    needed = float((np.abs(arcs[:, 10]) * np.sqrt(radius / (8 * tolerance))).sum())
    needed += points_needed(splines, tolerance)
    return tolerance * max(1.0, needed / _MOST_POINTS) ** 2


def flatten(curves: Curves, mm_per_unit: float, tolerance: float) -> Paths:
    """The outlines as polylines, within a tolerance in mm; heights are left out.

    An outline whose ends meet within a millionth of a mm is closed exactly. Arcs and splines
    have a point wherever they turn back in x or y: bounds are exact.
    """
    arcs, splines = _in_mm(curves, mm_per_unit)
    arc_points, arc_counts = _inner(*_flat_arcs(arcs, tolerance))
    spline_points, spline_counts = _inner(*flatten_splines(splines, tolerance))
    between = np.zeros(len(curves.vertices), np.intp)
    between[curves.arc_at] = arc_counts
    between[curves.spline_at] = spline_counts
    place = np.arange(len(between)) + np.cumsum(between) - between
    points = np.empty((len(between) + int(between.sum()), 2))
    points[place] = curves.vertices[:, :2] * mm_per_unit
    points[row_ranges(place[curves.arc_at] + 1, arc_counts)] = arc_points
    points[row_ranges(place[curves.spline_at] + 1, spline_counts)] = spline_points
    starts = np.append(place, len(points))[curves.starts]
    return Paths(_with_ends_met(points, starts), starts)


def _in_mm(curves: Curves, mm_per_unit: float) -> tuple[Floats, Splines]:
    arcs = curves.arcs.copy()
    arcs[:, :9] *= mm_per_unit
    return arcs, replace(curves.splines, control=curves.splines.control * mm_per_unit)


def _flat_arcs(arcs: Floats, tolerance: float) -> tuple[Floats, Ints]:
    """Points of arcs seen from above, cut where they turn back in x or y."""
    u, v, start, sweep = arcs[:, 3:5], arcs[:, 6:8], arcs[:, 9], arcs[:, 10]
    turns = np.arctan2(v, u)
    turns = np.concatenate((turns, turns + np.pi), axis=1) - start[:, None]
    length = np.abs(sweep)[:, None]
    way = np.where(sweep < 0, -1.0, 1.0)[:, None]
    along = np.mod(turns * way, 2 * np.pi)
    along[~((along > _TINY_TURN) & (along < length - _TINY_TURN))] = 0.0
    cuts = np.concatenate((np.zeros_like(length), np.sort(along, axis=1), length), axis=1)
    steps = np.diff(cuts, axis=1)
    arc, piece = np.nonzero(steps > _TINY_TURN)
    begin = start[arc] + (way * cuts)[arc, piece]
    sweeps = (way * steps)[arc, piece]
    points, counts = flatten_arcs(arcs[arc, :2], u[arc], v[arc], begin, sweeps, tolerance)
    totals = np.bincount(arc, weights=counts, minlength=len(arcs)).astype(np.intp)
    return points, totals


def _inner(points: Floats, counts: Ints) -> tuple[Floats, Ints]:
    """Without the last point of each curve: it is the next vertex."""
    keep = np.ones(len(points), dtype=np.bool_)
    keep[np.cumsum(counts)[counts > 0] - 1] = False
    return points[keep], np.maximum(counts - 1, 0)


def _with_ends_met(points: Floats, starts: Ints) -> Floats:
    first, last = starts[:-1], starts[1:] - 1
    gap = row_max(np.abs(points[first] - points[last]))
    near = (gap < _SNAP) & (last - first > 2)
    points[last[near]] = points[first[near]]
    return points
