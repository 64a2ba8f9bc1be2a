"""Sampling: points spread evenly over what a fill or a stroke covers."""

import math

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import rings_of
from gare_fab.geometry.scanline import crossings
from gare_fab.model.artwork import FillRule
from gare_fab.readers.svg.pieces import Piece

_SIDES = (32, 256)  # samples across an area; across one that leaves most of its box free
_ENOUGH = 48  # samples that are a fair mean
_ON_LINES = 512
_GOLDEN = (math.sqrt(5) - 1) / 2  # its multiples spread evenly between whole numbers


def samples(piece: Piece) -> Floats:
    """(N, 2) points of what a piece covers; none where that is nothing."""
    stroke = piece.stroke
    return _within(piece) if stroke is None else _on_lines(piece.paths, stroke.width)


def _within(piece: Piece) -> Floats:
    """Points of a fill; one at least, if it has an inside."""
    rings, _ = rings_of(piece.paths)
    bounds = rings.bounds
    found = np.zeros((0, 2))
    if bounds is None:
        return found
    x0, y0, x1, y1 = bounds
    for side in _SIDES:
        steps = (np.arange(side) + 0.5) / side
        x, y = x0 + (x1 - x0) * steps, y0 + (y1 - y0) * steps
        rows, columns = np.nonzero(_inside(rings, x, y, piece.rule))
        found = np.stack((x[columns], y[rows]), axis=1)
        if len(found) >= _ENOUGH:
            return found
    if len(found) or piece.area.is_empty:
        return found
    return np.asarray(shapely.get_coordinates(piece.area.representative_point()))


def _inside(rings: Paths, x: Floats, y: Floats, rule: FillRule) -> Bools:
    """(rows, columns) which places of a grid closed rings enclose."""
    found = crossings(rings, y)
    cells = found.row * (len(x) + 1) + np.searchsorted(x, found.x)
    is_evenodd = rule is FillRule.EVENODD
    weights = None if is_evenodd else found.sign
    sums = np.bincount(cells, weights, minlength=len(y) * (len(x) + 1)).reshape(len(y), -1)
    turns = sums[:, :0:-1].cumsum(axis=1)[:, ::-1]  # of what lies to the right of a place
    return np.asarray(turns % 2 == 1 if is_evenodd else turns != 0)


def _on_lines(paths: Paths, width: float) -> Floats:
    """Points of strokes, more where they are long; of the dots of dots."""
    rows = paths.segments
    spread = np.arange(_ON_LINES) + 0.5
    across = width * (spread * _GOLDEN % 1 - 0.5)
    if not len(rows):
        reach, turn = width / 2 * np.sqrt(spread / len(spread)), math.tau * _GOLDEN * spread
        disc = np.stack((reach * np.cos(turn), reach * np.sin(turn)), axis=1)
        return np.asarray(paths.points[np.arange(len(disc)) % len(paths.points)] + disc)
    begins, steps = paths.points[rows], paths.points[rows + 1] - paths.points[rows]
    reach = np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))
    places = spread / len(spread) * reach[-1]
    which = np.minimum(np.searchsorted(reach, places), len(rows) - 1)
    length = np.hypot(steps[which, 0], steps[which, 1])
    share = np.divide(
        places - (reach[which] - length), length, out=np.zeros(len(places)), where=length > 0
    )
    aside = np.stack((-steps[which, 1], steps[which, 0]), axis=1)
    aside *= np.divide(across, length, out=np.zeros(len(places)), where=length > 0)[:, None]
    return np.asarray(begins[which] + steps[which] * share[:, None] + aside)
