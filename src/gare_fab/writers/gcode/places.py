"""Where each row ends: absolute and relative words, inches, and offsets set by G92."""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.model.machine import Axis, Machine
from gare_fab.model.problem import Problem
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.modes import Modes
from gare_fab.writers.gcode.moves import GRID, REACH
from gare_fab.writers.gcode.talk import Talk
from gare_fab.writers.gcode.tokens import Words

_INCH, _RELATIVE = 200, 910


@dataclass(frozen=True, slots=True, eq=False)
class _Track:
    """One axis' words on the rows that move."""

    rows: Ints
    values: Ints  # in 1/GRID
    is_relative: Bools
    is_bare: Bools  # G53: without the offset


@dataclass(frozen=True, slots=True)
class _Reset:
    """Before a row the place gets a new name; None brings the first name back."""

    row: int
    value: int | None


def places_of(
    words: Words, lines: Ints, modes: Modes, said: Talk, machine: Machine
) -> tuple[tuple[str, ...], Ints, tuple[Problem, ...]]:
    """The axes that occur, and (N, D) targets of the moving lines in 1/GRID."""
    axes = [
        axis
        for number, axis in enumerate(machine.axes)
        if number < 2 or (words.letters == ord(axis.name)).any()
    ]
    targets = np.zeros((len(lines), len(axes)), np.intp)
    for column, axis in enumerate(axes):
        track = _track(words, lines, axis, modes, said)
        targets[:, column] = _column(track, _resets(said, lines, axis, modes), len(lines))
    names = tuple(axis.name for axis in axes)
    return names, targets, _out_of_reach(words, names) + _in_machine_places(said)


def in_grid(values: Floats, lines: Ints, modes: Modes) -> Ints:
    """Lengths of words in 1/GRID mm; inches become mm."""
    values = np.where(modes.units.at(lines) == _INCH, values * MM_PER_INCH, values)
    return np.rint(np.clip(values, -REACH, REACH) * GRID).astype(np.intp)


def _track(words: Words, lines: Ints, axis: Axis, modes: Modes, said: Talk) -> _Track:
    at, values = words.where(axis.name)
    rows = np.searchsorted(lines, at)
    hits = np.append(lines, -1)[rows] == at
    at, values, rows = at[hits], values[hits], rows[hits]
    if axis.is_angle:
        grid = np.rint(np.clip(values, -REACH, REACH) * GRID).astype(np.intp)
    else:
        grid = in_grid(values, at, modes)
    is_bare = np.isin(at, said.bare) if said.bare else np.zeros(len(at), np.bool_)
    is_relative = (modes.distance.at(at) == _RELATIVE) & ~is_bare
    return _Track(rows, grid, is_relative, is_bare)


def _resets(said: Talk, lines: Ints, axis: Axis, modes: Modes) -> list[_Reset]:
    out: list[_Reset] = []
    for reset in said.resets:
        row = int(np.searchsorted(lines, reset.line))
        if "G92" not in reset.codes:
            out.append(_Reset(row, None))
        elif axis.name in reset.words:
            value = np.array([reset.words[axis.name]])
            scale = in_grid(value, np.array([reset.line]), modes)
            if axis.is_angle:
                scale = np.rint(value * GRID).astype(np.intp)
            out.append(_Reset(row, int(scale[0])))
    return out


def _column(track: _Track, resets: list[_Reset], count: int) -> Ints:
    """The axis' place after each row, from one reset to the next."""
    out = np.zeros(count, np.intp)
    at = offset = 0
    lows = [0, *(reset.row for reset in resets)]
    highs = [*lows[1:], count]
    for low, high, reset in zip(lows, highs, [None, *resets], strict=True):
        if reset is not None:
            offset = 0 if reset.value is None else at - reset.value
        first, last = np.searchsorted(track.rows, (low, high))
        part = slice(first, last)
        is_named = ~(track.is_relative[part] | track.is_bare[part])
        values = track.values[part] + np.where(is_named, offset, 0)
        out[low:high] = _followed(
            track.rows[part] - low, values, track.is_relative[part], (at, high - low)
        )
        at = int(out[high - 1]) if high > low else at
    return out


def _followed(rows: Ints, values: Ints, is_relative: Bools, span: tuple[int, int]) -> Ints:
    """Places of `span` = (first place, number of rows) after words at some of the rows."""
    at, count = span
    sums = np.zeros(count, np.intp)
    sums[rows[is_relative]] = values[is_relative]
    sums = np.cumsum(sums)
    rows, values = rows[~is_relative], values[~is_relative]
    last = np.zeros(count, np.intp)
    last[rows] = np.arange(1, len(rows) + 1)
    last = np.maximum.accumulate(last) if count else last
    places: Ints = np.concatenate(([at], values - sums[rows]))[last] + sums
    return places


def _out_of_reach(words: Words, names: tuple[str, ...]) -> tuple[Problem, ...]:
    wide = np.abs(words.values) > REACH
    if not wide.any():
        return ()
    axis = np.isin(words.letters, [ord(name) for name in (*names, "I", "J", "R")])
    return at_lines("the position is out of reach.", words.lines[wide & axis])


def _in_machine_places(said: Talk) -> tuple[Problem, ...]:
    return at_lines(
        "G53 moves to a place of the machine, which this check takes for the job's own.",
        said.bare,
    )
