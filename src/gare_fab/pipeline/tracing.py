"""Tracing: what the tool does to the material, from a plan and from a file's moves, as pieces.

piece     a straight bit of work in stock mm with what holds on it (pipeline/chains.py)
approach  on a mill, straight up or down through the air above the stock: no work
"""

from dataclasses import dataclass
from typing import assert_never

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_max
from gare_fab.geometry.wrap import Flat, Revolved, Surface
from gare_fab.model.machine import Machine, MachineKind, MillHead
from gare_fab.model.plan import Plan, Section
from gare_fab.pipeline.arc_chords import chords_of, counts_within, sweeps
from gare_fab.pipeline.chains import Labels, Pieces
from gare_fab.pipeline.kinematics import Kinematics, RotaryKinematics
from gare_fab.pipeline.moves import CONSTANT, DYNAMIC, Moves

_CHORD = 0.0005  # mm between an arc and the chords that stand for it here
_UPRIGHT = 1e-6  # mm aside
_FAR = 1e15  # steps
_AIR, _CUTTER = 4, 8  # units of a mode beside the tool's own number


_Part = tuple[Floats, Floats, Labels]  # where pieces begin and end, and their labels


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the machine's format can tell apart: mm or degrees, feeds, a share of power.

    `tells_modes` and `tells_air` where it has words of their own for them.
    """

    place: float
    angle: float
    feed: float
    inverse_feed: float
    power: float
    tells_modes: bool
    tells_air: bool


def resolution_of(machine: Machine) -> Resolution:
    """What the machine's own dialect can say."""
    dialect = machine.dialect
    modes = (dialect.tool_on.split(" ")[0], dialect.tool_on_constant.split(" ")[0])
    return Resolution(
        place=10.0**-dialect.decimals,
        angle=10.0**-dialect.angle_decimals,
        feed=10.0**-dialect.feed_decimals,
        inverse_feed=10.0**-dialect.inverse_decimals,
        power=10.0**-dialect.power_decimals / dialect.power_full,
        tells_modes=modes == ("M4", "M3") and not dialect.fires_without_tool,
        tells_air=bool(dialect.air_on),
    )


def weights_of(surface: Surface, points: Floats) -> Floats:
    """(N, 3) mm of material per mm of stock at these points."""
    weights = np.ones((len(points), 3))
    match surface:
        case Flat():
            pass
        case Revolved():
            weights[:, 0], weights[:, 1] = surface.stretch(points[:, 1])
        case _:
            assert_never(surface)
    return weights


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """A file's N moves on the stock, as C chords.

    owners (C,) the move of each chord; places (C + 1, D) on the axes and stock (C + 1, 3) mm
    where chords begin and end; lengths (N,) mm of each move on the material.
    """

    moves: Moves
    kinematics: Kinematics
    offset: Floats
    owners: Ints
    places: Floats
    stock: Floats
    lengths: Floats


def planned_pieces(
    plan: Plan, machine: Machine, kinematics: Kinematics, offset: Floats
) -> Pieces:
    """The work of a plan; depths are 0 where the machine has none."""
    begins, ends, labels = _joined([_of_section(part, machine) for part in plan.sections])
    if "Z" not in kinematics.axes.names:
        begins[:, 2] = ends[:, 2] = 0.0
    scale = 1.0 / _steps_of(machine, kinematics)
    steps = [
        _whole((kinematics.forward(places) - offset) * scale) for places in (begins, ends)
    ]
    return Pieces(begins, ends, steps[0], steps[1], labels)


def _steps_of(machine: Machine, kinematics: Kinematics) -> Floats:
    """(D,) a step of the format on each axis."""
    finest = resolution_of(machine)
    return np.where(kinematics.axes.are_angles, finest.angle, finest.place)


def _whole(values: Floats) -> Ints:
    """The nearest whole numbers; what is no number is 0, what is endless is very far."""
    near = np.nan_to_num(np.clip(np.rint(values), -_FAR, _FAR))
    return np.asarray(near, np.intp)


def is_work(moves: Moves, machine: Machine) -> Bools:
    """(N,) the moves with the tool at work; on a mill with what leads it down and up."""
    if machine.kind is MachineKind.LASER:
        return moves.is_cut
    return ~moves.is_rapid


def trace_of(
    moves: Moves, kinematics: Kinematics, offset: Floats, chord: float = _CHORD
) -> Trace:
    """Moves over the axes of `kinematics` on the stock; `offset` is where their zero lies.

    `chord` is how far, in mm, chords may lie from their arcs.
    """
    counts = counts_within(moves, chord)
    owners, ends = chords_of(moves, slice(0, len(moves)), counts)
    places = np.vstack((np.zeros(moves.ends.shape[1]), ends))
    stock = kinematics.inverse(places + offset)
    on_material = _on_material(stock[:-1], stock[1:], kinematics)
    lengths = np.bincount(owners, on_material, len(moves)).astype(np.float64)
    return Trace(moves, kinematics, offset, owners, places, stock, lengths)


def traced_pieces(trace: Trace, machine: Machine) -> Pieces:
    """The work of a file's moves."""
    moves = trace.moves
    work = is_work(moves, machine)[trace.owners]
    if machine.kind is MachineKind.MILL:
        work &= ~approaches(trace.stock[:-1], trace.stock[1:])
    chords = np.flatnonzero(work)
    rows = trace.owners[chords]
    speeds, steps = _speeds(trace, machine)
    is_laser = machine.kind is MachineKind.LASER
    labels = Labels(
        moves.powers[rows] if is_laser else np.ones(len(rows)),
        speeds[rows],
        steps[rows],
        _modes(moves.tools.astype(np.intp), moves.cutters, moves.has_air, machine)[rows],
    )
    on_grid = _whole(trace.places / _steps_of(machine, trace.kinematics))
    return Pieces(
        trace.stock[chords],
        trace.stock[chords + 1],
        on_grid[chords],
        on_grid[chords + 1],
        labels,
    )


def lengths_of(moves: Moves, *, counted: Bools) -> Floats:
    """(N,) the length of each move over the axes of the mask, arcs along their curve."""
    steps = (moves.ends - moves.starts)[:, counted]
    square = np.einsum("nd,nd->n", steps, steps)
    rows = np.flatnonzero(moves.turns)
    if len(rows):
        angle, radius = sweeps(moves, rows)
        rest = steps[rows, 2:]
        square[rows] = (angle * radius) ** 2 + np.einsum("nd,nd->n", rest, rest)
    lengths: Floats = np.sqrt(square)
    return lengths


def _on_material(begins: Floats, ends: Floats, kinematics: Kinematics) -> Floats:
    steps = ends - begins
    if isinstance(kinematics, RotaryKinematics):
        steps = steps * weights_of(kinematics.surface, 0.5 * (begins + ends))
    lengths: Floats = np.sqrt(np.einsum("kd,kd->k", steps, steps))
    return lengths


def _speeds(trace: Trace, machine: Machine) -> tuple[Floats, Floats]:
    """(N,) mm/min on the material, and how much of it half a step of the F word is.

    A move too short for its speed to be told has any.
    """
    finest, moves, lengths = resolution_of(machine), trace.moves, trace.lengths
    programmed = _programmed(moves, trace.kinematics)
    is_told = (lengths > 2.0 * finest.place) & (programmed > 0.0)
    ratio = lengths / np.where(is_told, programmed, 1.0)
    per_feed = np.where(moves.is_inverse_time, lengths, ratio)
    step = np.where(moves.is_inverse_time, finest.inverse_feed, finest.feed)
    return moves.feeds * per_feed, np.where(is_told, 0.5 * per_feed * step, np.inf)


def _programmed(moves: Moves, kinematics: Kinematics) -> Floats:
    """(N,) the length that the controller counts F along."""
    angles = np.array(kinematics.axes.are_angles, np.bool_)
    if kinematics.axes.counts_degrees or not angles.any():
        return lengths_of(moves, counted=np.ones(len(angles), np.bool_))
    linear = lengths_of(moves, counted=~angles)
    return np.where(linear > 0.0, linear, lengths_of(moves, counted=angles))


def _of_section(section: Section, machine: Machine) -> _Part:
    strokes = section.strokes
    is_end = np.ones(len(strokes.points), np.bool_)
    is_end[strokes.starts[:-1]] = False
    counts = np.diff(strokes.starts)
    powers = np.repeat(strokes.powers, counts)
    if machine.kind is MachineKind.LASER:
        is_end &= powers > 0.5 * resolution_of(machine).power
    rows = np.flatnonzero(is_end)
    lift = np.array([0.0, 0.0, section.focus if machine.kind is MachineKind.LASER else 0.0])
    begins, ends = strokes.points[rows - 1] + lift, strokes.points[rows] + lift
    if machine.kind is MachineKind.MILL:
        work = ~approaches(begins, ends)
        rows, begins, ends = rows[work], begins[work], ends[work]
    tool = np.full(len(rows), DYNAMIC if section.is_dynamic else CONSTANT)
    cutter = np.full(len(rows), _cutter_number(section, machine))
    air = np.full(len(rows), section.air)
    labels = Labels(
        powers[rows] if machine.kind is MachineKind.LASER else np.ones(len(rows)),
        np.repeat(strokes.feeds, counts)[rows],
        np.zeros(len(rows)),
        _modes(tool, cutter, air, machine),
    )
    return begins, ends, labels


def _cutter_number(section: Section, machine: Machine) -> int:
    head = machine.head
    if not isinstance(head, MillHead):
        return 0
    numbers = [cutter.number for cutter in head.cutters]
    return section.tool if section.tool in numbers else numbers[0]


def _modes(tools: Ints, cutters: Ints, air: Bools, machine: Machine) -> Ints:
    """The tool's mode, cutter and air as one number, as far as the format tells them apart."""
    finest = resolution_of(machine)
    is_mill = machine.kind is MachineKind.MILL
    modes = tools if finest.tells_modes and not is_mill else np.zeros(len(tools))
    parts = modes + _AIR * (air & finest.tells_air) + _CUTTER * cutters * is_mill
    return parts.astype(np.intp)


def approaches(begins: Floats, ends: Floats) -> Bools:
    """(K,) whether a piece runs straight up or down and partly above the stock."""
    aside = row_max(np.abs(ends[:, :2] - begins[:, :2]))
    upright: Bools = (aside <= _UPRIGHT) & (np.maximum(begins[:, 2], ends[:, 2]) > _UPRIGHT)
    return upright


def _joined(parts: list[_Part]) -> _Part:
    none = np.zeros(0)
    labels = [label for _, _, label in parts]
    return (
        np.concatenate([np.zeros((0, 3)), *(begins for begins, _, _ in parts)]),
        np.concatenate([np.zeros((0, 3)), *(ends for _, ends, _ in parts)]),
        Labels(
            np.concatenate([none, *(label.powers for label in labels)]),
            np.concatenate([none, *(label.speeds for label in labels)]),
            np.concatenate([none, *(label.steps for label in labels)]),
            np.concatenate([np.zeros(0, np.intp), *(label.modes for label in labels)]),
        ),
    )
