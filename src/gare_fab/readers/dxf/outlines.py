"""A layout's columns to its outlines: each kind of entity in one go."""

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.splines import Splines, valid
from gare_fab.readers.dxf.columns import Columns, Note, SplineColumn, Straights
from gare_fab.readers.dxf.curves import COLUMNS, Curves
from gare_fab.readers.dxf.primitives import circular, elliptical, polylines, splined


def outlines(columns: Columns) -> Curves:
    """All outlines that are the layout's own, kind after kind; their marks know the order.

    Counts in `columns.misses` the splines that cannot be drawn.
    """
    lines = columns.lines
    count = len(lines.marks) // COLUMNS
    return Curves.joined(
        (
            Curves.straight(lines.rows(3), np.full(count, 2), lines.marked()),
            circular(columns.arcs.rows(9), columns.arcs.marked()),
            elliptical(columns.ellipses.rows(12), columns.ellipses.marked()),
            _polylines(columns),
            _straight(columns.straights),
            _splines(columns, columns.splines),
            columns.letters.outlines(columns.shared.typefaces.tolerance / 2),
        )
    )


def _polylines(columns: Columns) -> Curves:
    chains = columns.chains
    if not chains.vertices:
        return Curves.joined(())
    counts = np.array([len(rows) for rows in chains.vertices], dtype=np.intp)
    rows = np.concatenate(chains.vertices)
    rows[:, 2] = np.repeat(np.array(chains.heights), counts)
    there = np.flatnonzero(counts)
    columns.misses.add(Note.EMPTY, len(counts) - len(there))
    return polylines(
        rows[:, [0, 1, 2, 4]],
        counts[there],
        np.array(chains.closed, dtype=np.bool_)[there],
        np.array(chains.extrusions).reshape(-1, 3)[there],
        _marks(chains.marks)[there],
    )


def _straight(straights: Straights) -> Curves:
    if not straights.points:
        return Curves.joined(())
    return Curves.straight(
        np.concatenate(straights.points),
        np.concatenate(straights.counts),
        np.concatenate(straights.marks),
    )


def _splines(columns: Columns, column: SplineColumn) -> Curves:
    marks = _marks(column.marks)
    if not len(marks):
        return Curves.joined(())
    splines = Splines(
        np.concatenate(column.control),
        np.concatenate(column.weights),
        _starts(column.control),
        np.concatenate(column.knots),
        _starts(column.knots),
        np.array(column.degrees, dtype=np.intp),
    )
    good = np.flatnonzero(valid(splines))
    columns.misses.add(Note.BROKEN, len(splines) - len(good))
    return splined(splines.take(good), marks[good])


def _marks(numbers: object) -> Ints:
    return np.array(numbers, dtype=np.intp).reshape(-1, COLUMNS)


def _starts(parts: list[Floats]) -> Ints:
    return np.concatenate(([0], np.cumsum([len(part) for part in parts])))
