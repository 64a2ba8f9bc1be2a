"""Tabs: short bridges that hold a part in its sheet, gaps or places where a tool rises."""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.spans import between, common_axis, owners_of, stretches

MOST = 0.5  # of a contour's length: so much may be tabs; a smaller contour gets none


@dataclass(frozen=True, slots=True, eq=False)
class Bridged:
    """Paths in pieces: the pieces in order, the path of each, and whether a tab lies on it."""

    pieces: Paths
    owner: Ints
    is_tab: Bools


def tab_counts(lengths: Floats, count: int, spacing: float) -> Ints:
    """How many tabs each contour gets: `count`, or one every `spacing` mm if that is more."""
    every = np.ceil(lengths / spacing) if spacing > 0.0 else np.zeros(len(lengths))
    return np.maximum(every, count).astype(np.intp)


def bridged(paths: Paths, counts: Ints, width: float) -> Bridged:
    """The paths cut at both ends of each of `counts` evenly spread tabs of `width` mm.

    The first tab lies half a distance from the beginning. A path so short that tabs would be
    more than half of it gets none.
    """
    along = common_axis(paths)
    first = along[paths.starts[:-1]]
    lengths = along[paths.starts[1:] - 1] - first
    counts = np.where(counts * width <= MOST * lengths, counts, 0)
    owner = np.repeat(np.arange(len(paths), dtype=np.intp), counts)
    place = row_ranges(np.zeros(len(paths), dtype=np.intp), counts) + 0.5
    middle = first[owner] + place * (lengths[owner] / counts[owner])
    low, high = middle - width / 2, middle + width / 2
    begin, end = between(paths, along, low, high)
    order = np.argsort(np.concatenate((begin, low)), kind="stable")
    begin = np.concatenate((begin, low))[order]
    end = np.concatenate((end, high))[order]
    is_tab = order >= len(order) - len(low)
    return Bridged(stretches(paths, along, begin, end), owners_of(paths, along, begin), is_tab)


def with_gaps(paths: Paths, counts: Ints, width: float) -> tuple[Paths, Ints]:
    """The paths without their tabs, and the path that each piece is of."""
    parts = bridged(paths, counts, width)
    return parts.pieces.take(~parts.is_tab), parts.owner[~parts.is_tab]


def with_rises(
    paths: Paths, counts: Ints, width: float, height: float
) -> tuple[Paths, Floats]:
    """The paths with both ends of each tab as points, and the lowest z of each point.

    Tabs stand up to z = `height`; elsewhere the tool may go as deep as it likes (-inf). At the
    ends of a tab two points lie on one another, the tool goes up and down there.
    """
    parts = bridged(paths, counts, width)
    floors = np.repeat(np.where(parts.is_tab, height, -np.inf), parts.pieces.counts)
    points = np.bincount(parts.owner, weights=parts.pieces.counts, minlength=len(paths))
    return Paths.from_counts(parts.pieces.points, points.astype(np.intp)), floors
