"""The one way to say moves and events as a program, so that two programs compare.

    G0 a  G0 b  G1 c  G1 d  G0 e  G1 f  M5  G1 g
    Travel[a]   Cut[b c d | e f]        Tool Cut[f g]

A rapid right before a stroke is the stroke's first row; other rapids are travels. A run of
strokes is one `Cut` until an event, another rapid, or a change between feed and inverse time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, floats, ints
from gare_fab.model.program import Block, Cut, Program, Travel
from gare_fab.writers.gcode.events import Timeline
from gare_fab.writers.gcode.moves import GRID, LINE, RAPID, Moves

_TURN_OF_KIND = np.array([0, 0, -1, 1])


def program_of(moves: Moves, events: Timeline, *, is_relative: bool) -> Program:
    """The canonical program of moves that all go somewhere.

    Of the axes stay the first two and those that ever leave their zero.
    """
    used: Bools = np.abs(moves.targets).max(axis=0, initial=0) > 0
    used[:2] = True
    axes = tuple(name for name, is_used in zip(moves.axes, used, strict=True) if is_used)
    splits = np.zeros(len(moves) + 1, np.bool_)
    splits[events.rows] = True
    strokes = _strokes(moves, splits[:-1])
    table = _table(moves, strokes, np.flatnonzero(used))
    return Program(axes, tuple(_woven(table, strokes, events)), is_relative)


@dataclass(frozen=True, slots=True, eq=False)
class _Strokes:
    """Where strokes begin: `alone` with a row put in for it, else with a rapid's."""

    alone: Bools  # (N,) rows before which the stroke's first row must be put in
    opens: Bools  # (N,) rapids that are a stroke's first row
    splits: Bools  # (N,) rows with an event before them


def _strokes(moves: Moves, splits: Bools) -> _Strokes:
    is_cut = moves.kinds != RAPID
    after_cut = np.concatenate(([False], is_cut[:-1]))
    changes = np.concatenate(([False], moves.is_inverse[1:] != moves.is_inverse[:-1]))
    begins = is_cut & (~after_cut | splits | changes)
    after_rapid = np.concatenate(([False], ~is_cut[:-1])) & ~splits
    opens = np.concatenate(((begins & after_rapid)[1:], [False]))[: len(moves)]
    return _Strokes(begins & ~after_rapid, opens, splits)


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """All rows of all blocks, those put in included."""

    points: Floats
    feeds: Floats
    powers: Floats
    centres: Floats
    turns: Ints
    is_inverse: Bools
    is_first: Bools
    is_travel: Bools
    place: Ints  # (moves + 1,) where the row, or what was put in before it, went


def _table(moves: Moves, strokes: _Strokes, columns: Ints) -> _Table:
    count = len(moves)
    extra = np.cumsum(strokes.alone)
    new = np.arange(count, dtype=np.intp) + extra
    total = count + int(strokes.alone.sum())
    put_in = new[strokes.alone] - 1
    source = np.empty(total, np.intp)
    source[new] = np.arange(count)
    source[put_in] = np.flatnonzero(strokes.alone) - 1
    is_first = np.zeros(total, np.bool_)
    is_first[put_in] = True
    is_first[new[strokes.opens]] = True
    kinds = np.where(is_first, np.uint8(RAPID), moves.kinds[source]).astype(np.uint8)
    is_cut = kinds != RAPID
    points = moves.targets[source][:, columns] / GRID
    points[source < 0] = 0.0
    inverse = moves.is_inverse[source]
    inverse[:-1] = np.where(is_first[:-1], inverse[1:], inverse[:-1])
    centres = np.where((kinds > LINE)[:, None], moves.centres[source] / GRID, np.nan)
    return _Table(
        floats(points),
        floats(np.where(is_cut, moves.feeds[source], 0.0)),
        floats(np.where(is_cut, moves.powers[source], 0.0)),
        floats(centres),
        ints(_TURN_OF_KIND[kinds]),
        inverse,
        is_first,
        ~is_cut & ~is_first,
        np.concatenate((new - strokes.alone, [total])),
    )


def _woven(table: _Table, strokes: _Strokes, events: Timeline) -> Iterator[Block]:
    """Blocks of rows and events, in their order."""
    begins = np.zeros(len(table.turns) + 1, np.bool_)
    begins[0] = True
    begins[1:-1] = table.is_travel[1:] != table.is_travel[:-1]
    begins[1:-1] |= table.is_first[1:] & (table.is_inverse[1:] != table.is_inverse[:-1])
    begins[table.place[:-1][strokes.splits]] = True
    begins[-1] = True
    edges = np.flatnonzero(begins)
    begins[:-1] |= table.is_first
    marks = np.flatnonzero(begins)  # where strokes and blocks begin
    waiting = list(zip(table.place[events.rows].tolist(), events.blocks, strict=True))[::-1]
    at = np.searchsorted(marks, edges).tolist()
    for number, (low, high) in enumerate(pairwise(edges.tolist())):
        while waiting and waiting[-1][0] <= low:
            yield waiting.pop()[1]
        if table.is_travel[low]:
            yield Travel(table.points[low:high])
        else:
            starts = marks[at[number] : at[number + 1] + 1] - low
            yield _cut(table, slice(low, high), starts)
    yield from (block for _, block in reversed(waiting))


def _cut(table: _Table, rows: slice, starts: Ints) -> Cut:
    return Cut(
        table.points[rows],
        starts,
        table.feeds[rows],
        table.powers[rows],
        table.centres[rows],
        table.turns[rows],
        bool(table.is_inverse[rows.start]),
    )
