"""Reads G-code of any hand, as far as it can be followed, into the canonical program.

bytes -> words -> special lines, moving lines -> places, feeds, powers -> Program
"""

import numpy as np

from gare_fab.geometry.arrays import Bools, Ints
from gare_fab.model.machine import Machine, MachineKind
from gare_fab.model.problem import Problem, Severity
from gare_fab.writers.contract import Decoded
from gare_fab.writers.gcode import codes
from gare_fab.writers.gcode.beams import burning_travels, standing_beams
from gare_fab.writers.gcode.canonical import program_of
from gare_fab.writers.gcode.events import Event, Timeline, timeline
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.grammar import grammar_problems
from gare_fab.writers.gcode.modes import Modes, modes_of
from gare_fab.writers.gcode.moves import RAPID, Moves, counted
from gare_fab.writers.gcode.places import places_of
from gare_fab.writers.gcode.preparing import gated
from gare_fab.writers.gcode.read_arcs import arcs_of
from gare_fab.writers.gcode.rows import Rows, rows_of
from gare_fab.writers.gcode.talk import Talk, talk
from gare_fab.writers.gcode.tokens import Words, words_of

_RELATIVE = 910


def read(data: bytes, machine: Machine) -> Decoded:
    """The program that a file means to this machine, and what is wrong with it."""
    words = words_of(data, machine.dialect)
    said = talk(words, machine)
    words, late = _until_end(words, said, machine)
    modes = modes_of(words)
    rows = rows_of(words, modes, said, machine)
    moves, problems = _moves(words, rows, modes, said, machine)
    goes = moves.goes
    events = _events(said, rows, goes, machine)
    moves, lines = gated(moves.where(goes), events, machine), rows.lines[goes]
    problems = (
        *words.problems,
        *said.problems,
        *grammar_problems(words, machine),
        *rows.problems,
        *problems,
        *burning_travels(moves, lines, machine),
        *standing_beams(words, said, rows.lines, machine),
        *late,
    )
    is_relative = _is_relative(modes, lines)
    return Decoded(
        program_of(moves, events, is_relative=is_relative), problems, words.line_count
    )


def _until_end(
    words: Words, said: Talk, machine: Machine
) -> tuple[Words, tuple[Problem, ...]]:
    if said.end is None:
        wanted = codes.ENDS.intersection(machine.dialect.end)
        last = words.lines[-1:] if wanted and not words.is_enclosed else words.lines[:0]
        return words, at_lines(
            "the program stops without its end (M2 or M30); was it cut off?",
            last,
            Severity.WARNING,
        )
    late = words.lines > said.end
    problems = at_lines(
        "it stands after the program's end and is not carried out.",
        words.lines[late],
        Severity.WARNING,
    )
    return words.without(late), problems


def _moves(
    words: Words, rows: Rows, modes: Modes, said: Talk, machine: Machine
) -> tuple[Moves, tuple[Problem, ...]]:
    axes, targets, problems = places_of(words, rows.lines, modes, said, machine)
    kinds, centres, arc_problems = arcs_of(words, rows, modes, said, machine, targets)
    feeds = np.where(kinds == RAPID, 0.0, rows.feeds)
    moves = Moves(axes, targets, kinds, feeds, rows.powers, centres, rows.is_inverse)
    return moves, problems + arc_problems


def _events(said: Talk, rows: Rows, goes: Bools, machine: Machine) -> Timeline:
    times = np.array([time for time, _, _ in said.events])
    before = counted(goes, np.searchsorted(rows.lines, times))
    events = [
        Event(row, verb, value)
        for row, (_, verb, value) in zip(before.tolist(), said.events, strict=True)
    ]
    has_spindle = machine.kind is MachineKind.MILL
    return timeline(events, int(goes.sum()), has_spindle=has_spindle)


def _is_relative(modes: Modes, lines: Ints) -> bool:
    if len(lines):
        return bool(modes.distance.at(lines[:1])[0] == _RELATIVE)
    return bool((modes.distance.said == _RELATIVE).any())
