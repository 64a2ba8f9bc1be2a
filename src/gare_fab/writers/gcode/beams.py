"""What power a file asks for on each line, and where a beam has power though it should not."""

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.model.machine import Machine, MachineKind
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.program import ToolMode
from gare_fab.writers.gcode import codes
from gare_fab.writers.gcode.events import Verb
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.moves import RAPID, Moves
from gare_fab.writers.gcode.talk import Talk
from gare_fab.writers.gcode.tokens import Words

_ANALOG = 670  # M67


def powers_at(lines: Ints, words: Words, said: Talk, machine: Machine) -> Floats:
    """The share of full power that holds on these lines, whether the tool is on or not."""
    if machine.kind is MachineKind.MILL:
        return np.ones(len(lines))
    told, values = _power_words(words, said, machine)
    shares = np.concatenate(([0.0], values / machine.dialect.power_full))
    powers: Floats = shares[np.searchsorted(told, lines, side="right")]
    return powers


def burning_travels(moves: Moves, lines: Ints, machine: Machine) -> tuple[Problem, ...]:
    """Rapids with power, dark in laser mode alone; `lines` are those of the moves.

    A warning: files of others rely on it; a file of our own is refused for a warning too.
    """
    if machine.kind is MachineKind.MILL:
        return ()
    burning = (moves.kinds == RAPID) & (moves.powers > 0.0)
    return at_lines(
        "the tool has power on a rapid move; say S0 there.", lines[burning], Severity.WARNING
    )


def standing_beams(
    words: Words, said: Talk, moving: Ints, machine: Machine
) -> tuple[Problem, ...]:
    """Lines that stop the machine, or set a power, while a constant beam has power."""
    if machine.kind is MachineKind.MILL or machine.dialect.fires_without_tool:
        return ()
    told, _ = _power_words(words, said, machine)
    still = told[np.append(moving, -1)[np.searchsorted(moving, told)] != told]
    stops = np.array([int(time) for time, _, _ in said.events], np.intp)
    lines = np.unique(np.concatenate((stops, still)))
    has_power = powers_at(lines, words, said, machine) > 0.0
    return at_lines(
        "the beam has power while the machine stands; say S0 first.",
        lines[has_power & _is_constant(lines, said)],
        Severity.WARNING,
    )


def _is_constant(lines: Ints, said: Talk) -> Bools:
    """Whether M3 holds on these lines."""
    switches = [(time, mode) for time, verb, mode in said.events if verb is Verb.SWITCH]
    times = np.array([time for time, _ in switches])
    modes = [False, *(mode is ToolMode.CONSTANT for _, mode in switches)]
    is_constant: Bools = np.array(modes)[np.searchsorted(times, lines + 0.5, side="right")]
    return is_constant


def _power_words(words: Words, said: Talk, machine: Machine) -> tuple[Ints, Floats]:
    """S, or the last letter of a longer word (Q of M67E0Q) on lines with its M."""
    word = machine.dialect.power_word
    lines, values = words.where(word[-1])
    if len(word) > 1:
        m_lines, m_values = words.where("M")
        is_power = np.isin(lines, m_lines[codes.tenths(m_values) == _ANALOG])
    else:
        is_power = ~np.isin(lines, said.no_power)
    return lines[is_power], values[is_power]
