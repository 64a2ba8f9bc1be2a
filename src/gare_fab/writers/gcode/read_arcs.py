"""The centres of arcs: from I and J, relative or absolute, or from a radius."""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints, row_all
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Problem
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.modes import Modes
from gare_fab.writers.gcode.moves import CLOCKWISE, COUNTER, GRID, LINE
from gare_fab.writers.gcode.places import in_grid
from gare_fab.writers.gcode.rows import Rows
from gare_fab.writers.gcode.talk import Talk
from gare_fab.writers.gcode.tokens import Words

_G17, _ABSOLUTE = 170, 901
_WIDE, _SHARE = 0.5, 0.001  # radii differ by more than this, in mm and as a share


@dataclass(frozen=True, slots=True, eq=False)
class _Arcs:
    """K arcs, places in 1/GRID."""

    rows: Ints
    lines: Ints
    start: Ints  # (K, 2)
    end: Ints  # (K, 2)
    is_counter: Bools


@dataclass(frozen=True, slots=True, eq=False)
class _Given:
    """What each arc says of its circle."""

    centres: Ints
    has_centre: Bools
    radii: Ints
    has_radius: Bools


def arcs_of(
    words: Words, rows: Rows, modes: Modes, said: Talk, machine: Machine, targets: Ints
) -> tuple[Bytes, Ints, tuple[Problem, ...]]:
    """Kinds, (N, 2) centres in 1/GRID, what is wrong; a faulty arc becomes straight."""
    centres = np.zeros((len(rows.lines), 2), np.intp)
    at = np.flatnonzero(rows.kinds >= CLOCKWISE)
    if not len(at):
        return rows.kinds, centres, ()
    start = np.where((at > 0)[:, None], targets[np.maximum(at - 1, 0), :2], 0)
    arcs = _Arcs(at, rows.lines[at], start, targets[at, :2], rows.kinds[at] == COUNTER)
    given = _Given(*_offsets(words, arcs, modes), *_radii(words, arcs, modes))
    found = np.where(given.has_radius[:, None], _from_radius(arcs, given.radii), given.centres)
    problems, is_faulty = _problems(arcs, given, found, machine)
    problems += _planes(words, arcs, modes) + _renamed(arcs, modes, said)
    kinds = rows.kinds.copy()
    kinds[at[is_faulty]] = LINE
    centres[at] = np.where(is_faulty[:, None], 0, found)
    return kinds, centres, problems


def _offsets(words: Words, arcs: _Arcs, modes: Modes) -> tuple[Ints, Bools]:
    """Centres from I and J."""
    centres = arcs.start.copy()
    is_absolute = modes.arc_distance.at(arcs.lines) == _ABSOLUTE
    has = np.zeros(len(arcs.rows), np.bool_)
    for column, letter in enumerate("IJ"):
        lines, values = words.where(letter)
        index, hits = _hits(arcs.lines, lines)
        grid = in_grid(values[hits], lines[hits], modes)
        base = np.where(is_absolute[index], 0, arcs.start[index, column])
        centres[index, column] = base + grid
        has[index] = True
    return centres, has


def _radii(words: Words, arcs: _Arcs, modes: Modes) -> tuple[Ints, Bools]:
    lines, values = words.where("R")
    index, hits = _hits(arcs.lines, lines)
    radius = np.zeros(len(arcs.rows), np.intp)
    has = np.zeros(len(arcs.rows), np.bool_)
    radius[index] = in_grid(values[hits], lines[hits], modes)
    has[index] = True
    return radius, has


def _hits(lines: Ints, word_lines: Ints) -> tuple[Ints, Bools]:
    """The index in `lines` of the words that stand on one of them."""
    index = np.searchsorted(lines, word_lines)
    hits: Bools = np.append(lines, -1)[index] == word_lines
    return index[hits], hits


def _from_radius(arcs: _Arcs, radius: Ints) -> Ints:
    """The centre on the chord's bisector: a positive radius turns up to half."""
    chord = (arcs.end - arcs.start) / GRID
    length = np.hypot(chord[:, 0], chord[:, 1])
    height = np.sqrt(np.maximum((radius / GRID) ** 2 - length**2 / 4.0, 0.0))
    side = np.where(arcs.is_counter == (radius > 0), 1.0, -1.0) * height
    unit = chord / np.where(length > 0.0, length, 1.0)[:, None]
    normal = np.column_stack((-unit[:, 1], unit[:, 0]))
    middle = (arcs.start + arcs.end) / 2.0 / GRID
    return np.rint((middle + side[:, None] * normal) * GRID).astype(np.intp)


def _problems(
    arcs: _Arcs, given: _Given, centres: Ints, machine: Machine
) -> tuple[tuple[Problem, ...], Bools]:
    first, last = (_length(centres - end) for end in (arcs.start, arcs.end))
    apart = np.abs(first - last)
    bound = machine.dialect.radius_tolerance
    is_uneven = (apart > bound) & ((apart > _WIDE) | (apart > _SHARE * first))
    same = row_all(arcs.start == arcs.end)
    none = ~given.has_centre & ~given.has_radius
    both = given.has_centre & given.has_radius
    pointless = ~none & ((first == 0.0) | (given.has_radius & same))
    is_uneven |= given.has_radius & (first - np.abs(given.radii / GRID) > bound)
    problems = at_lines("the arc has no centre (I, J) and no radius (R).", arcs.lines[none])
    problems += at_lines("the arc has a centre and a radius.", arcs.lines[both])
    problems += at_lines("the arc has no radius.", arcs.lines[pointless])
    uneven = is_uneven & ~none & ~pointless
    problems += at_lines("the arc does not end on its circle.", arcs.lines[uneven])
    return problems, none | pointless


def _length(places: Ints) -> Floats:
    return np.hypot(places[:, 0] / GRID, places[:, 1] / GRID)


def _renamed(arcs: _Arcs, modes: Modes, said: Talk) -> tuple[Problem, ...]:
    if not said.resets:
        return ()
    is_absolute = modes.arc_distance.at(arcs.lines) == _ABSOLUTE
    late = arcs.lines[is_absolute & (arcs.lines > said.resets[0].line)]
    return at_lines("absolute centres (G90.1) are not followed after G92.", late)


def _planes(words: Words, arcs: _Arcs, modes: Modes) -> tuple[Problem, ...]:
    tilted = arcs.lines[modes.plane.at(arcs.lines) != _G17]
    problems = at_lines("arcs are followed in the plane of X and Y (G17) only.", tilted)
    for letter in "KP":
        lines, _ = words.where(letter)
        _, hits = _hits(arcs.lines, lines)
        problems += at_lines(
            "{letter} means nothing to an arc here.", lines[hits], letter=letter
        )
    return problems
