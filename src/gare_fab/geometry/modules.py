"""Modules: the dark cells of a grid as outlines, without gaps between neighbours.

A border is walked with the dark on its left: its edges are runs of cells along one line of the
grid, level and upright by turns. Where two dark cells meet at a corner alone, four edges meet;
each walk turns left there, so that each cell keeps a ring of its own.
"""

import numpy as np

from gare_fab.geometry.arrays import Bools, Ints
from gare_fab.geometry.chains import chains
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import closed_where


def module_outlines(dark: Bools) -> Paths:
    """Rings round the dark cells (R, C), row 0 on top, in cells, the lower left corner at 0.

    Neighbours are one area, outer rings counter-clockwise and holes clockwise. Points lie
    at corners only, none along an edge.
    """
    cells = np.pad(np.asarray(dark, np.int8)[::-1], 1)
    # one more on the side of larger y (or x) than on the other: the border runs back (or up)
    level = _runs(np.diff(cells, axis=0)[:, 1:-1])
    upright = _runs(-np.diff(cells, axis=1)[1:-1].T)
    size = max(cells.shape)
    level_begin, level_end = (np.stack(ends[::-1], axis=1) for ends in level)
    upright_begin, upright_end = (np.stack(ends, axis=1) for ends in upright)
    begins = np.concatenate((level_begin, upright_begin))
    ends = np.concatenate((level_end, upright_end))
    return _walked(begins, ends, size)


def _runs(signs: Ints) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """Line and place where each run of one sign begins and ends; a negative one runs back."""
    padded = np.pad(signs, ((0, 0), (1, 1)))
    is_edge = padded[:, 1:] != padded[:, :-1]
    line, low = np.nonzero(is_edge & (padded[:, 1:] != 0))
    _, high = np.nonzero(is_edge & (padded[:, :-1] != 0))
    is_ahead = padded[line, low + 1] > 0
    return (line, np.where(is_ahead, low, high)), (line, np.where(is_ahead, high, low))


def _walked(begins: Ints, ends: Ints, size: int) -> Paths:
    """The rings of edges (E, 2) that begin where others end."""
    ways = np.sign(ends - begins)
    left = np.stack((-ways[:, 1], ways[:, 0]), axis=1)
    starts = np.full((size + 1) * (size + 1) * 9, -1, np.intp)
    starts[_keys(begins, ways, size)] = np.arange(len(begins))
    to_left = starts[_keys(ends, left, size)]
    after = np.where(to_left >= 0, to_left, starts[_keys(ends, -left, size)])
    order, counts, _ = chains(after)
    corners = Paths.from_counts(begins[order].astype(np.float64), counts)
    return closed_where(corners, np.ones(len(corners), np.bool_))


def _keys(places: Ints, ways: Ints, size: int) -> Ints:
    """A number for each place with a direction."""
    corner = places[:, 0] * (size + 1) + places[:, 1]
    keys: Ints = corner * 9 + (ways[:, 0] + 1) * 3 + ways[:, 1] + 1
    return keys
