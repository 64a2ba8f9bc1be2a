"""Stretches of paths: all laid end to end along one axis, and what lies between two places.

The common axis gives every point the length run so far; between two paths lies a gap, so that
a place on the axis belongs to one path only.
"""

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.geometry.paths import Paths

APART = 1.0  # mm between two paths on the common axis
LEAST = 1e-9  # mm: shorter stretches are none


def common_axis(paths: Paths) -> Floats:
    """(N,) where each point lies on the common axis, mm."""
    row = paths.segments
    steps = np.zeros(len(paths.points))
    steps[row + 1] = np.hypot(*(paths.points[row + 1] - paths.points[row]).T)
    steps[paths.starts[1:-1]] = APART
    return np.cumsum(steps)


def owners_of(paths: Paths, along: Floats, places: Floats) -> Ints:
    """The path that each place on the common axis lies on."""
    return np.searchsorted(along[paths.starts[:-1]], places, side="right") - 1


def stretches(paths: Paths, along: Floats, begin: Floats, end: Floats) -> Paths:
    """One path for each stretch of the axis from begin to end; both lie on the same path.

    A stretch without length gives a path of two equal points.
    """
    if not len(begin):
        return Paths.of(())
    left = np.searchsorted(along, begin, side="right")
    inner = np.maximum(np.searchsorted(along, end, side="left") - left, 0)
    place = np.cumsum(inner + 2) - inner - 2
    points = np.empty((int((inner + 2).sum()), 2))
    points[row_ranges(place + 1, inner)] = paths.points[row_ranges(left, inner)]
    for column in (0, 1):
        points[place, column] = np.interp(begin, along, paths.points[:, column])
        points[place + inner + 1, column] = np.interp(end, along, paths.points[:, column])
    return Paths.from_counts(points, inner + 2)


def between(paths: Paths, along: Floats, begin: Floats, end: Floats) -> tuple[Floats, Floats]:
    """The stretches that remain of the paths without those from begin to end.

    The stretches taken out do not overlap. Returned are begins and ends, in ascending order.
    """
    first, last = along[paths.starts[:-1]], along[paths.starts[1:] - 1]
    from_, to = np.sort(np.concatenate((first, end))), np.sort(np.concatenate((begin, last)))
    stays = to - from_ > LEAST
    return from_[stays], to[stays]
