"""Bars as outlines, in modules; (0, 0) is the foot of the first bar."""

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.makers.codes.symbols import Symbol

DIGITS_HEIGHT = 2.75 / 0.33  # height of the digits
_GAP = 1.0  # between bars and digits
_REACH = 5.0  # how far guards reach down
DIGITS_ROOM = DIGITS_HEIGHT + _GAP


def bar_outlines(
    symbol: Symbol, height: float, reduction: float, *, reaches_down: bool
) -> Paths:
    """A closed rectangle for each bar, narrower by the reduction; guards may reach down."""
    padded = np.concatenate(([False], symbol.dark, [False]))
    left = np.flatnonzero(padded[1:] & ~padded[:-1])
    right = np.flatnonzero(~padded[1:] & padded[:-1])
    low = np.where(symbol.is_guard[left] & reaches_down, -_REACH, 0.0)
    x0, x1 = left + reduction / 2, right - reduction / 2
    top = np.full(len(left), height)
    corners = ((x0, low), (x1, low), (x1, top), (x0, top), (x0, low))
    points: Floats = np.stack([np.stack(corner, axis=1) for corner in corners], axis=1)
    return Paths.from_counts(points.reshape(-1, 2), np.full(len(left), 5, np.intp))
