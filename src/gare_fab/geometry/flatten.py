"""Curves to points: all Beziers or arcs of a drawing at once, within a tolerance.

Every function takes K curves and returns `(points (N, 2), counts (K,))`: curve k gives
`counts[k]` points, without its start point and exactly with its end point. A curve is cut into
n equal steps of its parameter; a chord over a step h strays by at most h² max|B''| / 8. Where
a Bezier turns about on the spot there are more.
"""

from collections.abc import Iterator

import numpy as np

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, Ints, row_max, row_ranges
from gare_fab.geometry.hairpins import turned

_MOST_POINTS = 40_000_000  # 0.6 GB: more is no drawing, or no sensible tolerance
_SHARE = 100_000  # points made at once
_QUARTER = np.pi / 2


def quadratics(control: Floats, tolerance: float) -> tuple[Floats, Ints]:
    """Points of quadratic Beziers (K, 3, 2), in mm as the tolerance."""
    bend = control[:, 0] - 2 * control[:, 1] + control[:, 2]
    counts = _steps(np.sqrt(np.hypot(bend[:, 0], bend[:, 1]) / (4 * tolerance)))
    points = np.empty((int(counts.sum()), 2))
    for curves, rows in _shares(counts):
        owner, t = _parameters(counts[curves])
        s = 1 - t
        points[rows] = _weighted(control[curves], owner, (s * s, 2 * s * t, t * t))
    points[np.cumsum(counts) - 1] = control[:, 2]
    return turned(control, points, counts, tolerance)


def cubics(control: Floats, tolerance: float) -> tuple[Floats, Ints]:
    """Points of cubic Beziers (K, 4, 2), in mm as the tolerance."""
    bends = control[:, :2] - 2 * control[:, 1:3] + control[:, 2:]
    bend = row_max(np.hypot(bends[:, :, 0], bends[:, :, 1]))
    counts = _steps(np.sqrt(6 * bend / (8 * tolerance)))
    points = np.empty((int(counts.sum()), 2))
    for curves, rows in _shares(counts):
        owner, t = _parameters(counts[curves])
        s = 1 - t
        weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        points[rows] = _weighted(control[curves], owner, weights)
    points[np.cumsum(counts) - 1] = control[:, 3]
    return turned(control, points, counts, tolerance)


def arcs(
    centres: Floats, u: Floats, v: Floats, start: Floats, sweep: Floats, tolerance: float
) -> tuple[Floats, Ints]:
    """Points of c + u cos t + v sin t, t from `start` over `sweep` radians.

    u and v need not be perpendicular: any affine image of a circle's arc is one of these. The
    end point is as exact as the formula; a caller that knows it better sets it.
    """
    radius = _greatest_radius(u, v)
    ratio = np.divide(tolerance, radius, out=np.ones_like(radius), where=radius > tolerance)
    widest = np.minimum(2 * np.arccos(1 - ratio), _QUARTER)
    # where the ratio vanishes against 1 its cosine is 1: the parabola's sagitta instead
    widest = np.where(widest > 0, widest, np.sqrt(8 * ratio))
    counts = _steps(np.abs(sweep) / widest)
    points = np.empty((int(counts.sum()), 2))
    for curves, rows in _shares(counts):
        owner, t = _parameters(counts[curves])
        angle = start[curves][owner] + sweep[curves][owner] * t
        cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
        points[rows] = centres[curves][owner] + u[curves][owner] * cos + v[curves][owner] * sin
    return points, counts


def check_number(points: float) -> None:
    """Raises `Refused` if there are more points than any drawing needs."""
    if points > _MOST_POINTS:
        raise Refused(
            Message(
                "The curves of this drawing need more than {limit} million points; choose a"
                " coarser tolerance or a smaller size.",
                {"limit": _MOST_POINTS // 1_000_000},
            )
        )


def _steps(needed: Floats) -> Ints:
    """Whole numbers of steps, at least one, that are not too many."""
    check_number(float(needed.sum()))
    whole: Ints = np.maximum(np.ceil(needed - 1e-9), 1).astype(np.intp)
    return whole


def _shares(counts: Ints) -> Iterator[tuple[slice, slice]]:
    """Runs of curves and the rows of their points, small enough to work on in the cache."""
    ends = np.cumsum(counts)
    first = 0
    while first < len(counts):
        done = int(ends[first - 1]) if first else 0
        last = max(int(np.searchsorted(ends, done + _SHARE, side="right")), first + 1)
        yield slice(first, last), slice(done, int(ends[last - 1]))
        first = last


def _parameters(counts: Ints) -> tuple[Ints, Floats]:
    """The curve of every point, and its parameter 1/n .. 1."""
    owner = np.repeat(np.arange(len(counts), dtype=np.intp), counts)
    place = row_ranges(np.ones(len(counts), dtype=np.intp), counts)
    return owner, place / counts[owner]


def _weighted(control: Floats, owner: Ints, weights: tuple[Floats, ...]) -> Floats:
    points = np.zeros((len(owner), 2))
    for column, weight in enumerate(weights):
        for axis in (0, 1):
            points[:, axis] += weight * control[:, column, axis][owner]
    return points


def _greatest_radius(u: Floats, v: Floats) -> Floats:
    """The larger half axis: the larger singular value of the matrix (u v)."""
    half = ((u * u).sum(axis=1) + (v * v).sum(axis=1)) / 2
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    radius: Floats = np.sqrt(half + np.sqrt(np.maximum(half * half - area * area, 0.0)))
    return radius
