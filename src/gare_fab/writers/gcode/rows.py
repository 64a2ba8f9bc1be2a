"""The lines that move, with the motion, feed and power that hold on each."""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Problem
from gare_fab.writers.gcode.beams import powers_at
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.modes import Modes
from gare_fab.writers.gcode.moves import CLOCKWISE, LINE, RAPID
from gare_fab.writers.gcode.talk import Talk
from gare_fab.writers.gcode.tokens import Words

_INCH, _INVERSE, _NO_MOTION = 200, 930, 800


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """N lines that move an axis; powers hold on rapids too, as the file says them."""

    lines: Ints
    kinds: Bytes
    feeds: Floats
    powers: Floats
    is_inverse: Bools
    problems: tuple[Problem, ...]


def rows_of(words: Words, modes: Modes, said: Talk, machine: Machine) -> Rows:
    """The lines with axis words that are moves, arcs with a centre alone included."""
    lines = _moving_lines(words, modes, said, machine)
    motion = modes.motion.at(lines)
    problems = at_lines(
        "the line moves though G80 ended all motion.", lines[motion == _NO_MOTION]
    )
    problems += at_lines(
        "the motion (G0, G1) is missing.", lines[~modes.motion.is_said(lines)]
    )
    kinds = np.where(motion == _NO_MOTION, RAPID, motion // 10).astype(np.uint8)
    is_inverse = modes.feed.at(lines) == _INVERSE
    feeds, feed_problems = _feeds(words, modes, lines, kinds)
    powers = powers_at(lines, words, said, machine)
    return Rows(lines, kinds, feeds, powers, is_inverse, problems + feed_problems)


def _moving_lines(words: Words, modes: Modes, said: Talk, machine: Machine) -> Ints:
    letters = [ord(axis.name) for axis in machine.axes]
    table = np.zeros(256, np.bool_)
    table[letters] = True
    lines = words.lines[table[words.letters]]
    motion = modes.motion
    if (motion.said >= CLOCKWISE * 10).any():
        table[:] = False
        table[[ord("I"), ord("J"), ord("R")]] = True
        arcs = words.lines[table[words.letters]]
        arcs = arcs[np.isin(motion.at(arcs), (20, 30))]
        lines = np.sort(np.concatenate((lines, arcs)))
    lines = lines[np.concatenate(([True], lines[1:] != lines[:-1]))] if len(lines) else lines
    if said.moveless:
        lines = lines[~np.isin(lines, said.moveless)]
    return lines


def _feeds(
    words: Words, modes: Modes, lines: Ints, kinds: Bytes
) -> tuple[Floats, tuple[Problem, ...]]:
    """The F that holds on each line; changing between G93 and G94 forgets it."""
    f_lines, values = words.where("F")
    is_inch = (modes.units.at(f_lines) == _INCH) & (modes.feed.at(f_lines) != _INVERSE)
    values = np.where(is_inch, values * MM_PER_INCH, values)
    last = np.searchsorted(f_lines, lines, side="right")
    feeds = np.concatenate(([0.0], values))[last]
    told = np.concatenate(([-1], f_lines))[last]
    is_cut = kinds >= LINE
    is_inverse = modes.feed.at(lines) == _INVERSE
    missing = (told < 0) | (told < modes.feed.since(lines)) | (is_inverse & (told != lines))
    problems = at_lines("the feed (F) is missing.", lines[is_cut & missing])
    problems += at_lines(
        "the feed must be more than 0.", lines[is_cut & ~missing & (feeds <= 0.0)]
    )
    return feeds, problems
