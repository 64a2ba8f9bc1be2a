"""Hatching: parallel lines that fill outlines, all rows in one sweep over the edges."""

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import rings_of
from gare_fab.geometry.scanline import Crossings, crossings

LEAST = 1e-6  # mm: shorter lines are left out, smaller gaps closed


def hatch(
    outlines: Paths,
    interval: float,
    angle_deg: float = 0.0,
    *,
    is_evenodd: bool = True,
    is_bidirectional: bool = True,
) -> Paths:
    """Lines of two points, `interval` mm apart, over what the outlines enclose.

    The lines run at `angle_deg` from the x axis, row after row; with `is_bidirectional` every
    other row is run back. The rows lie at odd half intervals from the origin, so those of
    neighbouring shapes agree. Open outlines count as closed.
    """
    turned = outlines.moved_by(Affine.rotated(-angle_deg))
    bounds = turned.bounds
    if bounds is None:
        return outlines
    low, high = np.array([bounds[1], bounds[3]]) / interval - 0.5
    rows = (np.arange(np.ceil(low), np.floor(high) + 1) + 0.5) * interval
    lines = hatch_rows(turned, rows, is_evenodd=is_evenodd, is_bidirectional=is_bidirectional)
    return lines.moved_by(Affine.rotated(angle_deg))


def hatch_rows(
    outlines: Paths, rows: Floats, *, is_evenodd: bool = True, is_bidirectional: bool = True
) -> Paths:
    """Horizontal lines of two points at the given ascending heights, as `hatch`."""
    rings, _ = rings_of(outlines)
    found = crossings(rings, rows)
    order = np.lexsort((-found.sign, found.x, found.row))
    found = Crossings(found.row[order], found.x[order], found.sign[order])
    begin, end = _inside(found, is_evenodd)
    row, left, right = found.row[begin], found.x[begin], found.x[end]
    goes_back = (row % 2 == 1) & is_bidirectional
    order = np.lexsort((np.where(goes_back, -left, left), row))
    return _lines(rows[row], left, right, goes_back).take(order)


def _inside(found: Crossings, is_evenodd: bool) -> tuple[Ints, Ints]:  # noqa: FBT001 -- private
    """The crossings where lines begin, and where they end, in order."""
    number = len(found.x)
    turns = np.arange(1, number + 1) % 2 if is_evenodd else np.cumsum(found.sign)
    before = np.concatenate(([0], turns))[:number]
    begin = np.flatnonzero((before == 0) & (turns != 0))
    end = np.flatnonzero((before != 0) & (turns == 0))
    meets = (found.x[begin[1:]] - found.x[end[:-1]] <= LEAST) & (
        found.row[begin[1:]] == found.row[end[:-1]]
    )
    begin = begin[np.concatenate(([True], ~meets))[: len(begin)]]
    end = end[np.concatenate((~meets, [True]))[: len(end)]]
    is_line = found.x[end] - found.x[begin] > LEAST
    return begin[is_line], end[is_line]


def _lines(heights: Floats, left: Floats, right: Floats, goes_back: Bools) -> Paths:
    points = np.empty((len(heights), 2, 2))
    points[:, 0, 0] = np.where(goes_back, right, left)
    points[:, 1, 0] = np.where(goes_back, left, right)
    points[:, :, 1] = heights[:, None]
    return Paths(points.reshape(-1, 2), np.arange(0, 2 * len(heights) + 1, 2))
