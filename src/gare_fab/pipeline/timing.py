"""How long a program takes: what the controller's planner does, not length over speed.

    block      a straight line of whole steps (pipeline/planner_blocks.py)
    cap        the greatest squared speed with which a block may be entered: the two blocks'
               nominal speeds, and the junction's by junction deviation
    gain       2 a d: by how much the squared speed can change along a block
    window     the planner's look-ahead: entering block i it knows so many blocks, i included,
               and must be able to stop at the end of the last
    slab       the blocks that are worked on at once

The entry of a block is u = min(cap, u of the next + gain): functions of the form
`x -> min(c, x + g)` compose to the same form, so a window of any width is a few whole-array
minima. From there on the entries of the forward pass are a running minimum. It meets the GRBL
1.1 firmware within 0.1 %; the other planners share the formulas, with their own figures, and
are approximate: Marlin's and Smoothie's junctions for tiny segments and the blending of paths
by LinuxCNC are not modelled.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.model.machine import Machine
from gare_fab.model.program import Program
from gare_fab.pipeline.moves import Moves, moves_of
from gare_fab.pipeline.planner_blocks import (
    AxisLimits,
    MotionBlocks,
    blocks_of,
    chord_counts,
    planner_of,
    rests_of,
)

_SLAB = 1 << 15  # blocks at once: what stays in the processor's cache
_REVERSAL = 0.999999  # GRBL's bounds of the cosine, with its sign
_FAST = 1e20  # a squared speed that never limits


@dataclass(frozen=True, slots=True, eq=False)
class Timing:
    """Seconds in all, and for whom: total = cut + travel + waits + the idle delay.

    `ends_s` (N,) says when each of the program's moves (`moves_of`) is done. `is_exact` where
    the planner's model is proven against its firmware.
    """

    total_s: float
    cut_s: float
    travel_s: float
    wait_s: float
    ends_s: Floats
    is_exact: bool


def time_program(program: Program, machine: Machine, progress: Progress = SILENT) -> Timing:
    """The time that the machine's controller takes from its zero; an empty program takes none.

    Raises:
        WrongUsage: the machine names a planner that we do not know.
        Cancelled: the user asked to stop.
    """
    return time_moves(moves_of(program), program.axes, machine, progress)


def time_moves(
    moves: Moves, axes: tuple[str, ...], machine: Machine, progress: Progress = SILENT
) -> Timing:
    """The same, of moves over named axes."""
    limits = AxisLimits.of(axes, machine)
    counts = chord_counts(moves, machine)
    spent = np.zeros(len(moves))
    for rows, seconds in _seconds(moves, counts, limits, machine):
        first = int(rows[0]) if len(rows) else 0
        part = np.bincount(rows - first, weights=seconds)
        spent[first : first + len(part)] += part
        progress.report(first / max(len(moves), 1))
    cut_s = float(spent[moves.is_cut].sum())
    wait_s = float(moves.waits.sum())
    idle_s = machine.controller.idle_delay_s if spent.any() or wait_s else 0.0
    return Timing(
        total_s=float(spent.sum()) + wait_s + idle_s,
        cut_s=cut_s,
        travel_s=float(spent.sum()) - cut_s,
        wait_s=wait_s,
        ends_s=np.cumsum(spent + moves.waits[:-1]),
        is_exact=planner_of(machine).is_exact,
    )


def _seconds(
    moves: Moves, counts: Ints, limits: AxisLimits, machine: Machine
) -> Iterator[tuple[Ints, Floats]]:
    """The move and the seconds of every block, slab after slab."""
    planner = planner_of(machine)
    moves = replace(moves, rests=rests_of(moves, machine, limits))
    controller = machine.controller
    queue = _Queue(controller.junction_deviation, controller.look_ahead, limits)
    least = controller.block_time_s
    for rows in _slabs(counts):
        blocks = blocks_of(moves, rows, counts, limits, planner)
        owners, seconds = queue.take(blocks, is_last=rows.stop == len(moves))
        yield owners, np.maximum(seconds, least) if least > 0.0 else seconds


def _slabs(counts: Ints) -> Iterator[slice]:
    """Runs of moves of about a slab of blocks each."""
    if not len(counts):
        return
    blocks = np.cumsum(np.maximum(counts, 1))
    edges = np.searchsorted(blocks, np.arange(_SLAB, int(blocks[-1]), _SLAB), side="right")
    edges = np.unique(np.concatenate(([0], edges, [len(counts)])))
    for start, stop in pairwise(edges.tolist()):
        yield slice(start, stop)


@dataclass(frozen=True, slots=True, eq=False)
class _Planned:
    """Blocks with the caps of their entries."""

    caps: Floats
    gains: Floats
    lengths: Floats
    speeds: Floats
    accelerations: Floats
    rows: Ints

    def after(self, count: int) -> "_Planned":
        """Without the first ones."""
        return _Planned(*(getattr(self, name)[count:] for name in self.__slots__))

    def joined(self, other: "_Planned") -> "_Planned":
        """These blocks, then the others."""
        return _Planned(
            *(
                np.concatenate((getattr(self, name), getattr(other, name)))
                for name in self.__slots__
            )
        )


@dataclass(slots=True)
class _Queue:
    """The planner between two slabs: what it has not yet been able to decide."""

    deviation: float
    look_ahead: int
    limits: AxisLimits
    unit: Floats = field(init=False)
    speed: float = 0.0
    rest: int = -1
    entry: float = 0.0
    waiting: _Planned | None = None

    def __post_init__(self) -> None:
        """Begin at rest."""
        self.unit = np.zeros((len(self.limits.rates), 1))

    def take(self, blocks: MotionBlocks, *, is_last: bool) -> tuple[Ints, Floats]:
        """Add blocks; the moves and seconds of those whose window is now full, or of all."""
        pending = self._capped(blocks)
        if self.waiting is not None:
            pending = self.waiting.joined(pending)
        count = len(pending.caps)
        ready = count if is_last else max(count - self.look_ahead - 1, 0)
        if not ready:
            self.waiting = pending
            return pending.rows[:0], pending.lengths[:0]
        entries = _backward(pending.caps, pending.gains, self.look_ahead)[: ready + 1]
        entries[0] = self.entry
        entries = _forward(entries, pending.gains[: len(entries) - 1])
        self.entry = float(entries[-1])
        seconds = _durations(pending, entries)
        self.waiting = pending.after(ready)
        return pending.rows[:ready], seconds

    def _capped(self, blocks: MotionBlocks) -> _Planned:
        """The caps of the blocks' entries, from the junctions with the blocks before them."""
        before = np.concatenate(([self.speed], blocks.speeds[:-1]))
        units = np.hstack((self.unit, blocks.units))
        caps = _junctions(units, self.limits.accelerations, self.deviation)
        np.minimum(caps, np.minimum(before, blocks.speeds) ** 2, out=caps)
        caps[blocks.rests != np.concatenate(([self.rest], blocks.rests[:-1]))] = 0.0
        if len(blocks.rows):
            self.unit, self.speed = blocks.units[:, -1:], float(blocks.speeds[-1])
            self.rest = int(blocks.rests[-1])
        gains = 2.0 * blocks.accelerations * blocks.lengths
        return _Planned(
            caps, gains, blocks.lengths, blocks.speeds, blocks.accelerations, blocks.rows
        )


def _junctions(units: Floats, accelerations: Floats, deviation: float) -> Floats:
    """The squared speeds with which each unit vector may follow the one before it."""
    turns = np.diff(units, axis=1)
    cosines = -np.einsum("db,db->b", units[:, :-1], units[:, 1:])
    half_sines = np.sqrt(np.maximum(0.5 * (1.0 - cosines), 0.0))
    share = np.abs(turns[0]) / accelerations[0]
    for turn, limit in zip(turns[1:], accelerations[1:], strict=True):
        np.maximum(share, np.abs(turn) / limit, out=share)
    is_straight: Bools = cosines < -_REVERSAL
    share[is_straight] = 1.0
    hardest = np.sqrt(np.maximum(2.0 + 2.0 * cosines, 0.0)) / share
    squared: Floats = hardest * deviation * half_sines / np.maximum(1.0 - half_sines, 1e-12)
    squared[is_straight] = _FAST
    squared[cosines > _REVERSAL] = 0.0
    return squared


def _backward(caps: Floats, gains: Floats, window: int) -> Floats:
    """The squared entries from which the machine can stop at its window's end; a last 0."""
    count = len(caps)
    cap = np.concatenate((caps, np.zeros(window + 1)))
    gain = np.concatenate((gains, np.zeros(window + 1)))
    low: Floats | None = None  # of the blocks in the window so far: min(low, x + sum)
    total: Floats = np.zeros(count + 1)
    width, reach = 1, 0
    while True:
        if window & width:
            part = cap[reach : reach + count + 1]
            low = part if low is None else np.minimum(low, part + total)
            total = total + gain[reach : reach + count + 1]
            reach += width
        if 2 * width > window:
            break
        cap = np.minimum(cap[:-width], cap[width:] + gain[:-width])
        gain = gain[:-width] + gain[width:]
        width *= 2
    return total if low is None else np.minimum(low, total)


def _forward(entries: Floats, gains: Floats) -> Floats:
    """The squared entries that can be reached from the first one; a rest stays a rest."""
    sums = np.concatenate(([0.0], np.cumsum(gains)))
    reached = np.minimum.accumulate(entries - sums) + sums
    clipped: Floats = np.clip(reached, 0.0, entries)
    return clipped


def _durations(blocks: _Planned, entries: Floats) -> Floats:
    """The seconds of the trapezoids or triangles between squared entry speeds."""
    count = len(entries) - 1
    gain, limit = blocks.gains[:count], blocks.accelerations[:count]
    ends = entries[:-1] + entries[1:]
    peaks = np.minimum(blocks.speeds[:count] ** 2, 0.5 * (gain + ends))
    speeds = np.sqrt(entries)
    peak = np.sqrt(peaks)
    level = np.maximum(gain - (2.0 * peaks - ends), 0.0) / (2.0 * limit * peak)
    seconds: Floats = (2.0 * peak - speeds[:-1] - speeds[1:]) / limit + level
    return seconds
