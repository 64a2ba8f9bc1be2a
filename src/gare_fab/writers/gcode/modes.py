"""Modes: what a G word sets until another of its group."""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Ints
from gare_fab.writers.gcode import codes
from gare_fab.writers.gcode.tokens import Words


@dataclass(frozen=True, slots=True, eq=False)
class Mode:
    """One group's words in the order of the file, in tenths."""

    lines: Ints
    said: Ints
    default: int

    def at(self, lines: Ints) -> Ints:
        """What holds on these lines; a word holds on its own line already."""
        return self._table[self._last(lines)]

    def since(self, lines: Ints) -> Ints:
        """The line that last changed the mode, -1 where it is as it began."""
        before = np.concatenate(([self.default], self.said[:-1]))
        changes = np.where(self.said != before, self.lines, -1)
        table = np.concatenate(([-1], np.maximum.accumulate(changes)))
        found: Ints = table[self._last(lines)]
        return found

    def is_said(self, lines: Ints) -> Bools:
        """Whether a word of the group stands on these lines or before."""
        said: Bools = self._last(lines) > 0
        return said

    @property
    def _table(self) -> Ints:
        return np.concatenate(([self.default], self.said))

    def _last(self, lines: Ints) -> Ints:
        return np.searchsorted(self.lines, lines, side="right")


@dataclass(frozen=True, slots=True, eq=False)
class Modes:
    """The groups that bear on moves."""

    motion: Mode
    plane: Mode
    units: Mode
    distance: Mode
    arc_distance: Mode
    feed: Mode


def modes_of(words: Words) -> Modes:
    """The modes of a file; a controller begins with G0 G17 G21 G90 G91.1 G94."""
    lines, values = words.where("G")
    tenths = codes.tenths(values)

    def mode(group: tuple[int, ...], default: int) -> Mode:
        mask = np.isin(tenths, group)
        return Mode(lines[mask], tenths[mask], default)

    return Modes(
        motion=mode(codes.MOTION, 0),
        plane=mode(codes.PLANE, 170),
        units=mode(codes.UNITS, 210),
        distance=mode(codes.DISTANCE, 900),
        arc_distance=mode(codes.ARC_DISTANCE, 911),
        feed=mode(codes.FEED, 940),
    )
