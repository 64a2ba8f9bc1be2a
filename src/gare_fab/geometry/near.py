"""Which of many things lie near each other: cells of a grid, on sorted arrays."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Floats, Ints, corners, row_ranges

CHUNK = 1 << 20  # candidate pairs made in one go; bounds the memory
FINEST = 1e-9  # of the extent: a finer grid would not fit an index


def near_pairs(points: Floats, within: float) -> Iterator[tuple[Ints, Ints]]:
    """The pairs (i, j) of points at most `within` mm apart, each pair once, in chunks."""
    for first, second in cell_pairs(_cells(points, within)):
        apart = points[second] - points[first]
        near = np.einsum("ij,ij->i", apart, apart) <= within * within
        yield first[near], second[near]


def candidates(points: Floats, within: float) -> int:
    """How many pairs `near_pairs` has to look at."""
    _, runs = _runs(_cells(points, within), None)
    return sum(int((end - begin).sum()) for begin, end in runs)


def cell_pairs(cells: Ints, groups: Ints | None = None) -> Iterator[tuple[Ints, Ints]]:
    """The pairs of things in the same or touching cells (N, 2) of the same group, in chunks.

    Things are sorted by cell, column by column; a partner lies in the same cell or the next of
    the column, or in three consecutive cells of the next column: two runs of the sorted
    things.
    """
    order, runs = _runs(cells, groups)
    for begin, end in runs:
        counts = end - begin
        totals = np.cumsum(counts)
        low = 0
        while low < len(counts):
            done = totals[low - 1] if low else 0
            high = max(int(np.searchsorted(totals, done + CHUNK, side="right")), low + 1)
            some = slice(low, high)
            second = row_ranges(begin[some], counts[some])
            first = np.repeat(np.arange(low, high, dtype=np.intp), counts[some])
            yield order[first], order[second]
            low = high


def mixed(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """One number a row: alike for like rows, and hardly ever for others."""
    key = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        key = (key ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        key ^= key >> np.uint64(29)
    return key.view(np.int64)


def _cells(points: Floats, within: float) -> Ints:
    if not len(points):
        return np.zeros((0, 2), dtype=np.intp)
    low, high = corners(points)
    cell = max(within, float((high - low).max()) * FINEST, 1e-300)
    cells: Ints = ((points - low) / cell).astype(np.intp)
    return cells


def _runs(cells: Ints, groups: Ints | None) -> tuple[Ints, list[tuple[Ints, Ints]]]:
    if not len(cells):
        return np.zeros(0, dtype=np.intp), []
    low = cells.min(axis=0)
    width = int(cells[:, 1].max() - low[1]) + 3
    keys = (cells[:, 0] - low[0]) * width + (cells[:, 1] - low[1]) + 1
    if groups is not None:
        keys = keys + groups * (int(keys.max()) + 2 * width)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    own = np.arange(1, len(keys) + 1, dtype=np.intp)
    return order, [
        (own, np.searchsorted(keys, keys + 1, side="right")),
        (
            np.searchsorted(keys, keys + (width - 1), side="left"),
            np.searchsorted(keys, keys + (width + 1), side="right"),
        ),
    ]
