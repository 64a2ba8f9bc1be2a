"""Hazards: what could harm the machine or the work in any program, whoever wrote it."""

from dataclasses import dataclass, replace

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bools, Floats, row_all, row_any
from gare_fab.model.machine import KnifeHead, LaserHead, Machine, MillHead
from gare_fab.model.problem import Problem, ProblemKind, Severity
from gare_fab.model.program import Air, Program, Tool, ToolMode
from gare_fab.pipeline.arc_chords import chords_of, counts_within
from gare_fab.pipeline.moves import OFF, Moves
from gare_fab.pipeline.tracing import lengths_of, resolution_of

_CHORD = 0.001  # mm between an arc and the chords that stand for it here
_SLOWER = 1.01  # a limit is met where a move takes so many times longer than asked


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of where a program runs.

    `is_placed`: its zero is the machine's own, so places can be held against the axes' ends;
    else only its size can. `endless` names axes that turn a bottle and so have no ends.
    """

    is_placed: bool = True
    endless: frozenset[str] = frozenset()


def hazards(
    program: Program, moves: Moves, machine: Machine, frame: Frame
) -> tuple[Problem, ...]:
    """What of a program's moves breaks a rule of safety; warnings where it does no harm."""
    return (
        *_no_numbers(moves),
        *_outside(program, moves, machine, frame),
        *_faulty_feeds(program, moves, machine),
        *_faulty_powers(moves, machine),
        *_mill_hazards(program, moves, machine),
        *_left_on(program),
    )


def extents(moves: Moves, rows: Bools) -> tuple[Floats, Floats]:
    """(D,) lowest and (D,) highest places that the moves of the mask touch, arcs included.

    Where the mask is empty both are 0.
    """
    places = moves.ends[_touched(rows)]
    if rows.any() and moves.turns.any():
        owners, ends = chords_of(moves, slice(0, len(moves)), counts_within(moves, _CHORD))
        places = np.concatenate((places, ends[rows[owners]]))
    if rows[:1].any():
        places = np.concatenate((places, np.zeros((1, places.shape[1]))))
    if not len(places):
        return np.zeros(places.shape[1]), np.zeros(places.shape[1])
    columns = [np.ascontiguousarray(column) for column in places.T]
    low, high = [column.min() for column in columns], [column.max() for column in columns]
    return np.array(low), np.array(high)


def _touched(rows: Bools) -> Bools:
    """(N,) the moves whose end a move of the mask begins or ends at."""
    touched = rows.copy()
    touched[:-1] |= rows[1:]
    return touched


def _error(template: str, **values: object) -> Problem:
    return Problem(Severity.ERROR, Message(template, values))


def _beyond(template: str, **values: object) -> Problem:
    return replace(_error(template, **values), kind=ProblemKind.LEAVES_REACH)


def _place(moves: Moves, row: int, axes: tuple[str, ...]) -> str:
    pairs = zip(axes, moves.ends[row], strict=True)
    return " ".join(f"{name}{place:.3f}" for name, place in pairs)


def _no_numbers(moves: Moves) -> tuple[Problem, ...]:
    whole = row_all(np.isfinite(moves.ends)) & np.isfinite(moves.feeds)
    count = int((~(whole & np.isfinite(moves.powers))).sum())
    if not count:
        return ()
    return (
        _error(
            "{count} moves have a position, feed or power that is not a number.", count=count
        ),
    )


def _outside(
    program: Program, moves: Moves, machine: Machine, frame: Frame
) -> tuple[Problem, ...]:
    if not len(moves):
        return ()
    everywhere = np.ones(len(moves), np.bool_)
    everywhere[0] = not moves.is_rapid[0]  # where a first rapid comes from is not the job's
    low, high = extents(moves, everywhere)
    found: list[Problem] = []
    for column, name in enumerate(program.axes):
        axis = machine.axis(name)
        if axis is None:
            found.append(_error("The machine has no axis {axis}.", axis=name))
            continue
        slack = 0.5 * resolution_of(machine).place
        span = (float(low[column]), float(high[column]))
        values = {"axis": name, "low": span[0], "high": span[1], "from": axis.low}
        values["to"] = axis.high
        if name in frame.endless:
            continue
        if frame.is_placed:
            if span[0] < axis.low - slack or span[1] > axis.high + slack:
                found.append(_beyond(_LEAVES, **values))
        elif span[1] - span[0] > axis.high - axis.low + slack:
            found.append(_beyond(_TOO_LONG, **values))
    return tuple(found)


_LEAVES = (
    "The job runs from {low:.3f} to {high:.3f} on axis {axis}, the machine only from "
    "{from:.3f} to {to:.3f}: move the job or make it smaller."
)
_TOO_LONG = (
    "The job runs from {low:.3f} to {high:.3f} on axis {axis}, more than the machine's whole "
    "way from {from:.3f} to {to:.3f}: make the job smaller."
)


def _faulty_feeds(program: Program, moves: Moves, machine: Machine) -> tuple[Problem, ...]:
    cuts = ~moves.is_rapid
    still = np.flatnonzero(cuts & ~(moves.feeds > 0.0))
    found: list[Problem] = []
    if len(still):
        where = _place(moves, int(still[0]), program.axes)
        found.append(
            _error(
                "{count} moves have no feed, the first one to {where}: give each a feed "
                "greater than 0.",
                count=len(still),
                where=where,
            )
        )
    return (*found, *_slowed(program, moves, machine, cuts))


def _slowed(
    program: Program, moves: Moves, machine: Machine, cuts: Bools
) -> tuple[Problem, ...]:
    """A warning where an axis's greatest rate makes cuts last longer than asked."""
    rows = np.flatnonzero(cuts & (moves.feeds > 0.0) & (moves.turns == 0))
    axes = [machine.axis(name) for name in program.axes]
    rates = np.array([axis.max_rate if axis else np.inf for axis in axes])
    if not len(rows):
        return ()
    lengths = lengths_of(moves, counted=np.ones(len(axes), np.bool_))[rows]
    inverse = moves.is_inverse_time[rows]
    asked = np.where(inverse, 1.0, lengths) / moves.feeds[rows]
    least = np.zeros(len(rows))
    for column, rate in zip(moves.ends.T, rates, strict=True):
        steps = np.diff(column, prepend=0.0)[rows]
        np.maximum(least, np.abs(steps) / rate, out=least)
    factors = np.where(asked > 0.0, least / np.where(asked > 0.0, asked, 1.0), 1.0)
    worst = int(factors.argmax())
    if factors[worst] <= _SLOWER:
        return ()
    message = Message(
        "An axis is too slow for {share:.0%} of the moves: the one to {where} takes "
        "{factor:.2f} times as long as asked, and is worked stronger. Ask for a lower speed.",
        {
            "share": float((factors > _SLOWER).mean()),
            "where": _place(moves, int(rows[worst]), program.axes),
            "factor": float(factors[worst]),
        },
    )
    return (Problem(Severity.WARNING, message),)


def _faulty_powers(moves: Moves, machine: Machine) -> tuple[Problem, ...]:
    head = machine.head
    if not isinstance(head, LaserHead) or not len(moves):
        return ()
    highest = float(moves.powers.max())
    if highest <= head.max_power + 0.5 * resolution_of(machine).power:
        return ()
    return (
        _error(
            "The power of {power:.1%} is more than this laser may have ({most:.1%}).",
            power=highest,
            most=head.max_power,
        ),
    )


def _mill_hazards(program: Program, moves: Moves, machine: Machine) -> tuple[Problem, ...]:
    head = machine.head
    match head:
        case LaserHead() | KnifeHead():
            return ()
        case MillHead():
            pass
    found: list[Problem] = []
    if (~moves.is_rapid & (moves.tools == OFF)).any():
        found.append(_error("The mill cuts while its spindle stands still."))
    speeds = [block.rpm for block in program.blocks if isinstance(block, Tool) and block.rpm]
    if speeds and max(speeds) > head.max_rpm:
        found.append(
            _error(
                "The spindle is asked for {rpm:.0f} turns a minute, it makes {most:.0f}.",
                rpm=max(speeds),
                most=head.max_rpm,
            )
        )
    return (*found, *_rapids_in_stock(program, moves))


def _rapids_in_stock(program: Program, moves: Moves) -> tuple[Problem, ...]:
    """Rapids aside or downwards that touch the stock's top face or lie below it."""
    if "Z" not in program.axes:
        return ()
    column = program.axes.index("Z")
    steps = moves.ends - moves.starts
    aside = row_any(np.delete(steps, column, axis=1) != 0.0)
    lowest = np.minimum(moves.ends[:, column], moves.starts[:, column])
    deep = moves.is_rapid & (lowest < 0.0) & (aside | (steps[:, column] < 0.0))
    rows = np.flatnonzero(deep)
    if not len(rows):
        return ()
    where = _place(moves, int(rows[0]), program.axes)
    return (
        _error(
            "{count} rapid moves run through the stock, the first one to {where}: lift the "
            "cutter first.",
            count=len(rows),
            where=where,
        ),
    )


def _left_on(program: Program) -> tuple[Problem, ...]:
    tools = [block.mode for block in program.blocks if isinstance(block, Tool)]
    found: list[Problem] = []
    if tools and tools[-1] is not ToolMode.OFF:
        found.append(_error("The tool is still on when the job ends: switch it off."))
    airs = [block.is_on for block in program.blocks if isinstance(block, Air)]
    if airs and airs[-1]:
        found.append(
            Problem(Severity.WARNING, Message("The air is still on when the job ends."))
        )
    return tuple(found)
