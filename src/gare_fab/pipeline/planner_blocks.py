"""Motion blocks: a program's moves as a controller's planner gets them, in whole steps.

    block      what the planner plans: a straight line of whole steps
    chord      a block of an arc; the controller cuts arcs into chords before it plans

What follows is GRBL 1.1's arithmetic (`mc_arc`, `plan_buffer_line`), on arrays.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.model.machine import Axis, LaserHead, Machine
from gare_fab.pipeline.arc_chords import chords_of, sweeps
from gare_fab.pipeline.moves import CONSTANT, Moves

_MINIMUM_FEED = 1.0  # mm/min


@dataclass(frozen=True, slots=True)
class Planner:
    """In what the planners differ; all use junction deviation, `is_exact` says what is proven.

    `chord` is the length of an arc's chords in mm where that is fixed, None where the arc
    tolerance says it; `feed_is_linear`: F counts the linear axes where any of them moves;
    `is_grbl`: on a laser, a cut of no steps at constant power empties the buffer, and an arc
    in inverse time gets F x chords in mm/min.
    """

    is_exact: bool = False
    chord: float | None = None
    feed_is_linear: bool = False
    is_grbl: bool = False


PLANNERS = MappingProxyType(
    {
        "grbl": Planner(is_exact=True, is_grbl=True),
        "marlin": Planner(chord=1.0),
        "smoothie": Planner(),
        "linuxcnc": Planner(feed_is_linear=True),
    }
)


def planner_of(machine: Machine) -> Planner:
    """The planner that the machine's controller names.

    Raises:
        WrongUsage: there is none of that name.
    """
    name = machine.controller.planner
    if name not in PLANNERS:
        raise WrongUsage(
            Message(
                "Machine '{id}': no planner '{name}'; there are: {known}.",
                {"id": machine.id, "name": name, "known": ", ".join(PLANNERS)},
            )
        )
    return PLANNERS[name]


@dataclass(frozen=True, slots=True, eq=False)
class AxisLimits:
    """The limits of D axes as columns: rates u/min, accelerations u/s², steps per u."""

    rates: Floats
    accelerations: Floats
    steps: Floats
    is_angle: Bools

    @classmethod
    def of(cls, names: tuple[str, ...], machine: Machine) -> Self:
        """The machine's; an axis that it has not is taken to be like its first one."""
        first = machine.axes[0] if machine.axes else Axis("X", 0.0, 0.0, 6e3, 500.0, 0.0)
        axes = [machine.axis(name) or first for name in names]
        return cls(
            np.array([[axis.max_rate] for axis in axes]),
            np.array([[axis.acceleration] for axis in axes]),
            np.array([[axis.steps_per_unit] for axis in axes]),
            np.array([axis.is_angle for axis in axes], np.bool_),
        )

    def rounded(self, places: Floats) -> Floats:
        """(D, N) places on whole steps; an axis without a step count keeps its places."""
        steps = np.where(self.steps > 0.0, self.steps, 1.0)
        on_steps = np.rint(places * steps) / steps
        return np.where(self.steps > 0.0, on_steps, places)


@dataclass(frozen=True, slots=True, eq=False)
class MotionBlocks:
    """B blocks: units (D, B) unit vectors; lengths, speeds, accelerations along them (mm, s).

    `rows` is the move that each belongs to, `rests` that move's count of rests.
    """

    units: Floats
    lengths: Floats
    speeds: Floats
    accelerations: Floats
    rows: Ints
    rests: Ints


def chord_counts(moves: Moves, machine: Machine) -> Ints:
    """(N,) the chords of each move: 1 where straight, 0 for an arc too small for one."""
    counts = np.ones(len(moves), np.intp)
    rows = np.flatnonzero(moves.turns)
    if len(rows):
        chord = planner_of(machine).chord
        angle, radius = sweeps(moves, rows)
        if chord is None:
            within = np.minimum(machine.controller.arc_tolerance, radius)
            half = np.sqrt(within * (2.0 * radius - within))
            pieces = np.abs(0.5 * angle * radius) / np.maximum(half, 1e-9)
        else:
            pieces = np.abs(angle * radius) / chord
        counts[rows] = np.floor(pieces)
    return counts


def rests_of(moves: Moves, machine: Machine, limits: AxisLimits) -> Ints:
    """(N,) the rests before each move, with those that its controller adds."""
    constant = (moves.tools == CONSTANT) & ~moves.is_rapid & (moves.turns == 0)
    is_laser = isinstance(machine.head, LaserHead)
    if not (planner_of(machine).is_grbl and is_laser and constant.any()):
        return moves.rests
    places = limits.rounded(moves.ends.T)
    empty = constant & (np.diff(places, axis=1, prepend=0.0) == 0.0).all(axis=0)
    rests: Ints = moves.rests + np.cumsum(empty)
    return rests


def blocks_of(
    moves: Moves, rows: slice, counts: Ints, limits: AxisLimits, planner: Planner
) -> MotionBlocks:
    """The blocks of a run of moves; `counts` are the chord counts of all moves.

    Blocks of no steps vanish.
    """
    owners, ends = chords_of(moves, rows, counts)
    before = moves.ends[rows.start - 1] if rows.start else np.zeros(moves.ends.shape[1])
    deltas = np.diff(limits.rounded(np.vstack((before, ends)).T), axis=1)
    kept = (deltas != 0.0).any(axis=0)
    if not kept.all():
        deltas, owners = deltas[:, kept], owners[kept]
    lengths = np.sqrt(np.einsum("db,db->b", deltas, deltas))
    speeds = _along(deltas, lengths, limits.rates)
    cuts = ~moves.is_rapid[owners]
    asked = _asked(moves, owners, lengths, counts, planner)
    if planner.feed_is_linear:
        asked = asked / _counted_share(moves, owners, deltas, lengths, limits)
    asked = np.maximum(asked, _MINIMUM_FEED)
    speeds = np.where(cuts, np.minimum(asked, speeds), speeds) / 60.0
    hardest = _along(deltas, lengths, limits.accelerations)
    rests = moves.rests[owners]
    return MotionBlocks(deltas / lengths, lengths, speeds, hardest, owners, rests)


def _along(deltas: Floats, lengths: Floats, limits: Floats) -> Floats:
    """The greatest value along each block with which no axis exceeds its limit."""
    share = np.abs(deltas[0]) / limits[0]
    for delta, limit in zip(deltas[1:], limits[1:], strict=True):
        np.maximum(share, np.abs(delta) / limit, out=share)
    along: Floats = lengths / share
    return along


def _asked(
    moves: Moves, owners: Ints, lengths: Floats, counts: Ints, planner: Planner
) -> Floats:
    """The speed that F asks for along each block, mm/min."""
    feeds = moves.feeds[owners]
    inverse = moves.is_inverse_time[owners]
    if not inverse.any():
        return feeds
    chords = counts[owners]
    asked = feeds * lengths * np.maximum(chords, 1)
    if planner.is_grbl:
        asked = np.where((moves.turns[owners] != 0) & (chords > 0), feeds * chords, asked)
    return np.where(inverse, asked, feeds)


def _counted_share(
    moves: Moves, owners: Ints, deltas: Floats, lengths: Floats, limits: AxisLimits
) -> Floats:
    """The share of each block's length that F counts: the linear axes', where any moves."""
    linear = np.sqrt((deltas[~limits.is_angle] ** 2).sum(axis=0))
    counted = (linear > 0.0) & ~moves.is_inverse_time[owners]
    return np.where(counted, linear / lengths, 1.0)
