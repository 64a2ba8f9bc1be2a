"""Where closed contours begin, how the tool comes in, and how far it runs on at the end."""

import numpy as np

from gare_fab.geometry.arrays import Bools
from gare_fab.geometry.nesting import signed_areas
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.spans import common_axis, stretches


def begun_on_longest(rings: Paths) -> Paths:
    """The same closed rings, each begun in the middle of its longest straight."""
    along = common_axis(rings)
    row = rings.segments
    length = along[row + 1] - along[row]
    owner = rings.owners[row]
    order = np.lexsort((row, -length.round(9), owner))
    is_first = np.concatenate(([True], owner[order][1:] != owner[order][:-1]))[: len(order)]
    longest = row[order[is_first]]
    middle = 0.5 * (along[longest] + along[longest + 1])
    first, last = along[rings.starts[:-1]], along[rings.starts[1:] - 1]
    return _one_after_the_other(
        stretches(rings, along, middle, last), stretches(rings, along, first, middle)
    )


def with_lead_in(rings: Paths, length: float, is_outside: Bools) -> Paths:
    """Closed rings with a straight line in front that comes in square from the waste side.

    The waste lies outside the ring where `is_outside`, else inside; there the line is at most
    as long as surely fits.
    """
    if length <= 0.0 or not len(rings):
        return rings
    areas = signed_areas(rings)
    room = np.abs(areas) / np.maximum(rings.lengths, 1e-300)  # of a circle: half its radius
    lengths = np.where(is_outside, length, np.minimum(length, room))
    heading = rings.points[rings.starts[:-1] + 1] - rings.first
    heading = heading / np.maximum(np.hypot(*heading.T), 1e-300)[:, None]
    to_left = np.where((areas > 0) == is_outside, -1.0, 1.0)  # inside is left of a CCW ring
    normal = np.column_stack((-heading[:, 1], heading[:, 0])) * to_left[:, None]
    begin = rings.first + normal * lengths[:, None]
    points = np.insert(rings.points, rings.starts[:-1], begin, axis=0)
    return Paths.from_counts(points, rings.counts + 1)


def with_overcut(paths: Paths, rings: Paths, by: float) -> Paths:
    """Paths that run on by mm along the ring each of them ends with (at most all of it)."""
    if by <= 0.0 or not len(rings):
        return paths
    along = common_axis(rings)
    first, last = along[rings.starts[:-1]], along[rings.starts[1:] - 1]
    more = stretches(rings, along, first, np.minimum(first + by, last))
    return _one_after_the_other(paths, more)


def _one_after_the_other(heads: Paths, tails: Paths) -> Paths:
    """Path k of the first and then path k of the second, which begins where that ends."""
    number = len(heads)
    every = np.arange(number, dtype=np.intp)
    both = Paths.joined((heads, tails)).take(np.column_stack((every, every + number)).ravel())
    keep = np.ones(len(both.points), dtype=np.bool_)
    keep[both.starts[1:-1:2]] = False
    counts = heads.counts + tails.counts - 1
    return Paths.from_counts(both.points[keep], counts).without_repeats()
