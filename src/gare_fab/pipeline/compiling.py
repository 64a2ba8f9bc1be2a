"""Compiling: a plan becomes a program in machine axes, the last change of coordinates.

A stroke on a mill gets its approach: over its first point at safe height, down at the plunge
feed, along, and straight up again, so that every rapid runs above the stock.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arcs import fit_arcs
from gare_fab.geometry.arrays import Floats, Ints, corners, row_ranges
from gare_fab.model.document import Document, OriginMode
from gare_fab.model.machine import Cutter, LaserHead, Machine, MachineKind, MillHead
from gare_fab.model.plan import Plan, Section, Strokes
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.program import Air, Block, Cut, Program, Say, Tool, ToolMode, Travel
from gare_fab.model.stock import Bottle
from gare_fab.pipeline.kinematics import (
    FlatKinematics,
    Kinematics,
    RotaryKinematics,
    feed_words,
    kinematics_of,
)

ON_ROTARY = "stock: bottle"  # the remark that tells a file for the rotary from one for the bed
_ARC_TOLERANCE = 0.0095  # mm; what is written may lie 0.01 mm and a step from what is planned
# Of the format's steps: rounding moves ends by 0.71, and what lies along an arc by 1.41 more;
# one of them is allowed.
_ARC_STEPS = 1.2


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A program, how its axes reach the stock, and where its zero lies on the axes.

    `edges` (sections + 1,) are the places in the program's blocks where each of the plan's
    sections begins, and where the last one ends.
    """

    program: Program
    kinematics: Kinematics
    offset: Floats
    problems: tuple[Problem, ...]
    edges: tuple[int, ...] = ()


def compile_plan(plan: Plan, document: Document) -> Compiled:
    """The plan in the axes of the document's machine.

    Raises:
        Refused: the machine cannot reach this stock at all (a bottle without a rotary).
    """
    machine = document.machine
    kinematics = kinematics_of(machine, plan.surface)
    offset = _offset(plan, document, kinematics)
    blocks: list[Block] = [Say(document.title)] if document.title else []
    if isinstance(document.stock, Bottle):
        blocks.append(Say(f"{ON_ROTARY} {document.stock.id}"))
    blocks += _lift(machine, offset)
    state = _State()
    edges = [len(blocks)]
    for section in plan.sections:
        cut = _cut(section, machine, kinematics, offset)
        blocks += [*state.switches(section, machine), Say(section.operation), cut]
        edges.append(len(blocks))
    blocks += state.end()
    blocks.append(Travel(_home(machine, kinematics, offset)))
    program = Program(
        kinematics.axes.names, tuple(blocks), document.origin is OriginMode.CURRENT
    )
    unsharp = _out_of_focus(plan, machine, kinematics)
    return Compiled(program, kinematics, offset, unsharp, tuple(edges))


class _State:
    """What is switched on while the blocks are made."""

    def __init__(self) -> None:
        self._tool: Tool | None = None
        self._air = False

    def switches(self, section: Section, machine: Machine) -> list[Block]:
        """The blocks that make the tool and the air ready for a section."""
        blocks: list[Block] = []
        tool = _tool(section, machine)
        if tool != self._tool:
            blocks.append(tool)
            self._tool = tool
        if section.air != self._air:
            blocks.append(Air(section.air))
            self._air = section.air
        return blocks

    def end(self) -> list[Block]:
        """The blocks that switch everything off."""
        air: list[Block] = [Air(is_on=False)] if self._air else []
        return [Tool(ToolMode.OFF), *air] if self._tool else air


def _tool(section: Section, machine: Machine) -> Tool:
    head = machine.head
    if isinstance(head, MillHead):
        cutter = cutter_of(head, section.tool)
        return Tool(ToolMode.CONSTANT, cutter.number, min(cutter.rpm, head.max_rpm))
    return Tool(ToolMode.DYNAMIC if section.is_dynamic else ToolMode.CONSTANT)


def cutter_of(head: MillHead, number: int) -> Cutter:
    """The cutter of this number, else the first."""
    numbered = (cutter for cutter in head.cutters if cutter.number == number)
    return next(numbered, head.cutters[0])


def _cut(section: Section, machine: Machine, kinematics: Kinematics, offset: Floats) -> Cut:
    strokes = section.strokes
    counts = np.diff(strokes.starts)
    rows = kinematics.forward(_lifted(strokes.points, section, machine, kinematics)) - offset
    speeds = np.repeat(strokes.feeds, counts)
    powers = np.repeat(strokes.powers, counts)
    starts = strokes.starts
    if isinstance(machine.head, MillHead):
        rows, starts, speeds, powers = _approached(rows, strokes, machine.head, offset)
    rows = _rounded(rows, kinematics, machine)
    if isinstance(kinematics, FlatKinematics):
        return _flat_cut(rows, starts, speeds, powers, machine)
    is_inverse = any(kinematics.axes.are_angles) and machine.dialect.has_inverse_time
    feeds = feed_words(kinematics, rows + offset, starts, speeds, is_inverse_time=is_inverse)
    return Cut.straight(rows, starts, feeds, powers, is_inverse_time=is_inverse)


def _lifted(
    points: Floats, section: Section, machine: Machine, kinematics: Kinematics
) -> Floats:
    """The focus height of the step, where the head can follow it."""
    if section.focus and machine.kind is MachineKind.LASER and "Z" in kinematics.axes.names:
        return np.asarray(points + np.array([0.0, 0.0, section.focus]))
    return points


def _flat_cut(
    rows: Floats, starts: Ints, speeds: Floats, powers: Floats, machine: Machine
) -> Cut:
    if not machine.dialect.has_arcs:
        return Cut.straight(rows, starts, speeds, powers)
    rounding = _ARC_STEPS * 10.0**-machine.dialect.decimals
    arcs = fit_arcs(rows, starts, _ARC_TOLERANCE - rounding)
    kept = arcs.rows
    return Cut(rows[kept], arcs.starts, speeds[kept], powers[kept], arcs.centres, arcs.turns)


def _rounded(rows: Floats, kinematics: Kinematics, machine: Machine) -> Floats:
    """As the file will say them: speeds are computed from these."""
    angles = np.array(kinematics.axes.are_angles)
    scale = 10.0 ** np.where(angles, machine.dialect.angle_decimals, machine.dialect.decimals)
    return np.asarray(np.round(rows * scale) / scale)


def _approached(
    rows: Floats, strokes: Strokes, head: MillHead, offset: Floats
) -> tuple[Floats, Ints, Floats, Floats]:
    """Each stroke with a row above its first point before it, one above its last after."""
    counts = np.diff(strokes.starts)
    begins = strokes.starts[:-1]
    more = counts + 2
    starts = np.concatenate(([0], np.cumsum(more)))
    index = np.zeros(starts[-1], np.intp)
    inner = row_ranges(starts[:-1] + 1, counts)
    index[inner] = row_ranges(begins, counts)
    index[starts[:-1]] = begins
    index[starts[1:] - 1] = begins + counts - 1
    out = rows[index]
    safe = head.safe_height - offset[2]
    out[starts[:-1], 2] = safe
    out[starts[1:] - 1, 2] = safe
    feeds = np.repeat(strokes.feeds, more)
    feeds[starts[:-1] + 1] = np.minimum(head.plunge_feed, strokes.feeds)
    return out, starts, feeds, np.repeat(strokes.powers, more)


def _offset(plan: Plan, document: Document, kinematics: Kinematics) -> Floats:
    """What is taken off the axes so that the document's origin becomes zero."""
    size = len(kinematics.axes.names)
    parts = [section.strokes.points for section in plan.sections if len(section.strokes)]
    if document.origin is OriginMode.ABSOLUTE or not parts:
        return np.zeros(size)
    points = np.concatenate(parts)
    low, high = corners(points)
    share = np.array([*document.anchor.value, 0.0])
    anchor = low + (high - low) * share
    anchor[2] = 0.0
    return np.array(kinematics.forward(anchor[None, :])[0])


def _lift(machine: Machine, offset: Floats) -> list[Block]:
    """A mill's cutter goes up before it goes anywhere."""
    if not isinstance(machine.head, MillHead):
        return []
    return [Travel(np.array([[0.0, 0.0, machine.head.safe_height - offset[2]]]))]


def _home(machine: Machine, kinematics: Kinematics, offset: Floats) -> Floats:
    """Where the head goes at the end: the job's zero, on a mill at safe height."""
    home = np.zeros((1, len(kinematics.axes.names)))
    if isinstance(machine.head, MillHead):
        home[0, 2] = machine.head.safe_height - offset[2]
    if isinstance(kinematics, RotaryKinematics) and not offset.any():
        home[0, kinematics.axes.names.index(kinematics.along)] = kinematics.foot_at
    return home


def _out_of_focus(plan: Plan, machine: Machine, kinematics: Kinematics) -> tuple[Problem, ...]:
    head = machine.head
    if not isinstance(kinematics, RotaryKinematics) or kinematics.follows:
        return ()
    if not isinstance(head, LaserHead):
        return ()
    parts = [section.strokes.points for section in plan.sections if len(section.strokes)]
    if not parts:
        return ()
    crest = kinematics.crest(np.concatenate(parts))
    spread = float(crest.max() - crest.min())
    if spread <= head.depth_of_field:
        return ()
    return (
        Problem(
            Severity.WARNING,
            Message(
                "Under the head the glass rises and falls by {spread:.1f} mm, more than the "
                "lens's depth of field of {depth:.1f} mm: tilt the rotary, or engrave zone by "
                "zone, each with its own focus.",
                {"spread": spread, "depth": head.depth_of_field},
            ),
        ),
    )
