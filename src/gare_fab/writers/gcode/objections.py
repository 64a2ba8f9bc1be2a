"""What of a program a dialect cannot say, told before anything is written."""

from collections.abc import Iterator

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats
from gare_fab.model.machine import Dialect, Machine, MachineKind
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.program import Block, Cut, Pause, Program, Scan, Tool, ToolMode, Travel
from gare_fab.writers.gcode.moves import REACH

_Fault = tuple[str, tuple[tuple[str, str], ...]]


def objections(program: Program, machine: Machine) -> tuple[Problem, ...]:
    """Errors, each told once; each keeps the program from being written."""
    faults = dict.fromkeys(_faults(program, machine))
    return tuple(
        Problem(Severity.ERROR, Message(template, dict(values))) for template, values in faults
    )


def _faults(program: Program, machine: Machine) -> Iterator[_Fault]:
    for name in program.axes:
        if machine.axis(name) is None:
            yield "The machine has no axis {name}.", (("name", name),)
    for block in program.blocks:
        yield from _of_block(block, machine)
        if isinstance(block, Cut) and block.turns.any():
            yield from _of_arcs(block, program.axes, machine)


def _of_block(block: Block, machine: Machine) -> Iterator[_Fault]:
    dialect = machine.dialect
    match block:
        case Travel(points):
            yield from _of_places(points)
        case Cut(points, _, feeds, powers):
            yield from _of_places(points)
            yield from _of_work(feeds[~block.is_first], powers[~block.is_first])
            if block.is_inverse_time and not dialect.has_inverse_time:
                yield "The controller knows no inverse time (G93).", ()
        case Scan(start, end, powers, feed):
            yield from _of_places(np.concatenate((start, end)))
            yield from _of_work(np.array([feed]), powers)
        case Pause(float(seconds)) if not 0.0 <= seconds < REACH:
            yield "A pause of {seconds} s is not possible.", (("seconds", str(seconds)),)
        case Tool():
            yield from _of_tool(block, dialect, machine.kind)
        case _:
            return


def _of_places(points: Floats) -> Iterator[_Fault]:
    if not np.isfinite(points).all():
        yield "A position is not a number.", ()
    elif (np.abs(points) > REACH).any():
        yield "A position is out of reach.", ()


def _of_work(feeds: Floats, powers: Floats) -> Iterator[_Fault]:
    if not (np.isfinite(feeds) & (feeds > 0.0) & (feeds < REACH * 10.0)).all():
        yield "A feed is not a number above 0.", ()
    if not ((powers >= 0.0) & (powers <= 1.0)).all():
        yield "A power lies outside 0 to 100 %.", ()


def _of_tool(tool: Tool, dialect: Dialect, kind: MachineKind) -> Iterator[_Fault]:
    if tool.number < 0:
        yield "Cutter {number} is not possible.", (("number", str(tool.number)),)
    if tool.number and not dialect.tool_change:
        yield "The machine's dialect has no tool change.", ()
    if kind is MachineKind.MILL and tool.mode is not ToolMode.OFF:
        rpm = tool.rpm if tool.rpm is not None else np.nan
        if not 0.0 < rpm < REACH:
            yield "The spindle has no speed.", ()


def _of_arcs(cut: Cut, axes: tuple[str, ...], machine: Machine) -> Iterator[_Fault]:
    first = tuple(axis.name for axis in machine.axes[:2])
    arcs = (cut.turns != 0) & ~cut.is_first
    if not arcs.any():
        return
    if not machine.dialect.has_arcs:
        yield "The controller knows no arcs (G2, G3).", ()
    if axes[:2] != first or any(axis.is_angle for axis in machine.axes[:2]):
        yield "Arcs need the machine's first two axes, in mm.", ()
    if not (np.abs(cut.centres[arcs]) <= REACH).all():
        yield "The centre of an arc is not a number.", ()
