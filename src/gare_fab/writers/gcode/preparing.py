"""What a dialect will say of a program: rounded moves, the lines between, their effect."""

from dataclasses import dataclass, replace

import numpy as np

from gare_fab.model.machine import Machine, MachineKind
from gare_fab.model.program import Program, Say, Tool
from gare_fab.writers.gcode.events import Timeline, timeline
from gare_fab.writers.gcode.laying import Remark, laid_flat
from gare_fab.writers.gcode.moves import Moves
from gare_fab.writers.gcode.speech import lines_for
from gare_fab.writers.gcode.talk import heard


@dataclass(frozen=True, slots=True)
class Said:
    """Lines before the movement of a row; those that do not stop the machine are remarks.

    `strays`: the machine may stand elsewhere after them, as after a change of cutters.
    """

    row: int
    texts: tuple[str, ...]
    stops: bool = True
    strays: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The moves, the lines before rows, and the events that a reader will make of them."""

    moves: Moves
    lines: tuple[Said, ...]
    events: Timeline


def prepared(program: Program, machine: Machine) -> Prepared:
    """What the file will say; a power is 0 where the tool is off."""
    moves, remarks = laid_flat(program, machine)
    lines = _lines(remarks, machine)
    count = len(moves)
    said = [Said(0, machine.dialect.start), *lines, Said(count, machine.dialect.end)]
    events = [
        replace(event, row=one.row) for one in said for event in heard(one.texts, machine)
    ]
    story = timeline(events, count, has_spindle=machine.kind is MachineKind.MILL)
    return Prepared(gated(moves, story, machine), lines, story)


def gated(moves: Moves, events: Timeline, machine: Machine) -> Moves:
    """The moves with power 0 where the tool is off, unless moves fire without a tool."""
    if machine.dialect.fires_without_tool or events.is_on.all():
        return moves
    return replace(moves, powers=np.where(events.is_on, moves.powers, 0.0))


def _lines(remarks: tuple[tuple[int, Remark], ...], machine: Machine) -> tuple[Said, ...]:
    out: list[Said] = []
    number = 0
    for row, block in remarks:
        texts = lines_for(block, number, machine)
        is_change = isinstance(block, Tool) and block.number not in {0, number}
        out.append(Said(row, texts, not isinstance(block, Say), is_change))
        if isinstance(block, Tool) and block.number:
            number = block.number
    return tuple(out)
