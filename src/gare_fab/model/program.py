"""The program: the work in machine axes, block after block; what writers write and read.

Axes have names ("X", "Y", "Z", "A"); D is their number; values are mm, or degrees where the
machine's axis is an angle. A block begins where the one before it ended.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, floats, ints


@dataclass(frozen=True, slots=True, eq=False)
class Travel:
    """Rapid moves to each of (K, D) points, tool off."""

    points: Floats

    def __post_init__(self) -> None:
        """Freeze the array."""
        object.__setattr__(self, "points", floats(self.points))


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """M strokes: a rapid, tool off, to the first row of each; then its other rows, tool on.

    points   (N, D)   axes; row starts[m] is where stroke m begins
    starts   (M + 1,)
    feeds    (N,)     the F word of each row: units/min along the programmed length, or
                      1/min where `is_inverse_time`; unused in first rows
    powers   (N,)     0..1; unused in first rows
    centres  (N, 2)   centre of the arc to this row in the first two axes; NaN where straight
    turns    (N,)     +1 counter-clockwise (G3), -1 clockwise (G2), 0 straight
    """

    points: Floats
    starts: Ints
    feeds: Floats
    powers: Floats
    centres: Floats
    turns: Ints
    is_inverse_time: bool = False

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        object.__setattr__(self, "points", floats(self.points))
        object.__setattr__(self, "starts", ints(self.starts))
        object.__setattr__(self, "feeds", floats(self.feeds))
        object.__setattr__(self, "powers", floats(self.powers))
        object.__setattr__(self, "centres", floats(self.centres, 2))
        object.__setattr__(self, "turns", ints(self.turns))

    @classmethod
    def straight(
        cls,
        points: Floats,
        starts: Ints,
        feeds: Floats,
        powers: Floats,
        *,
        is_inverse_time: bool = False,
    ) -> "Cut":
        """Strokes without arcs."""
        count = len(points)
        centres = np.full((count, 2), np.nan)
        turns = np.zeros(count, np.intp)
        return cls(points, starts, feeds, powers, centres, turns, is_inverse_time)

    @property
    def is_first(self) -> Bools:
        """(N,) true on the row that begins a stroke."""
        mask = np.zeros(len(self.points), np.bool_)
        mask[self.starts[:-1]] = True
        return mask


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """One line of a picture: from start to end (D,) with K equally spaced powers 0..1."""

    start: Floats
    end: Floats
    powers: Floats
    feed: float


@dataclass(frozen=True, slots=True)
class Pause:
    """A dwell in seconds; None waits for the operator."""

    seconds: float | None


@dataclass(frozen=True, slots=True)
class Say:
    """A remark for whoever reads the file."""

    text: str


class ToolMode(Enum):
    """How the tool is switched."""

    OFF = "off"
    CONSTANT = "constant"
    DYNAMIC = "dynamic"


@dataclass(frozen=True, slots=True)
class Tool:
    """Switches the tool: off, on at constant power (or the spindle), on with power by speed.

    `number` is the cutter's, 0 keeps the one that is in; `rpm` is None on lasers.
    """

    mode: ToolMode
    number: int = 0
    rpm: float | None = None


@dataclass(frozen=True, slots=True)
class Air:
    """Air assist, or coolant."""

    is_on: bool


Block = Travel | Cut | Scan | Pause | Say | Tool | Air


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Blocks in order over named axes; `is_relative` writes moves instead of places (G91)."""

    axes: tuple[str, ...]
    blocks: tuple[Block, ...]
    is_relative: bool = False
