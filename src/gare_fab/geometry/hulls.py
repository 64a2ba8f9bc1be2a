"""Convex hulls of points: all that bounds need, under any affine map."""

import numpy as np
import shapely

from gare_fab.geometry.arrays import Floats, floats, row_all

_FEW = 64  # points that are not worth a first sieve
_PIECE = 1 << 14  # points sieved at a time, so that what is between stays in the cache
_MARGIN = 1e-14  # of the size: nearer to a line than rounding may tell is on it
_VAST = 1e100  # mm; beyond, squares would be no numbers
_SHRUNK = 2.0**-600


def hull(points: Floats) -> Floats:
    """(K, 2) the corners of the convex hull of (N, 2) points, a subset of them.

    Of none: none; of points in one place: one; of points on a line: its two ends. Points that
    are not finite are left out. The extremes of x and y are exact, other corners that stand
    out by less than rounding may be missing. An octagon of extreme points sieves what lies
    inside (Akl and Toussaint, 1978).
    """
    if not np.isfinite(points).all():
        points = points[row_all(np.isfinite(points))]
    if not len(points):
        return floats(np.zeros((0, 2)))
    if np.abs(points).max() > _VAST:
        return floats(hull(points * _SHRUNK) / _SHRUNK)
    some = points if len(points) <= _FEW else _sieved(points)
    shape = shapely.convex_hull(shapely.multipoints(some))
    corners = shapely.get_coordinates(shape)
    return floats(corners[:-1] if isinstance(shape, shapely.Polygon) else corners)


def _sieved(points: Floats) -> Floats:
    """The octagon of extreme points, and the points outside it."""
    octagon = _octagon(points)
    edges = np.roll(octagon, -1, axis=0) - octagon
    normals = np.stack((edges[:, 1], -edges[:, 0]))  # outwards, as the octagon turns left
    size = np.abs(octagon).max()
    limits = (octagon * normals.T).sum(axis=1) + _MARGIN * size * np.abs(normals).sum(axis=0)
    kept = []
    for begin in range(0, len(points), _PIECE):
        piece = points[begin : begin + _PIECE]
        inside = (limits[:, None] >= normals.T @ piece.T).all(axis=0)
        kept.append(piece[~inside])
    return np.concatenate((octagon, *kept))


def _octagon(points: Floats) -> Floats:
    """(8, 2) the points that lie farthest in eight directions, counter-clockwise."""
    x, y = points[:, 0].copy(), points[:, 1].copy()
    across, along = x + y, x - y
    rows = [
        x.argmax(),
        across.argmax(),
        y.argmax(),
        along.argmin(),
        x.argmin(),
        across.argmin(),
        y.argmin(),
        along.argmax(),
    ]
    return points[rows]
