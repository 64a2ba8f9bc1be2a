"""Events: what is said between two movements, and what it makes of tool, air and time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

import numpy as np

from gare_fab.geometry.arrays import Bools, Ints
from gare_fab.model.program import Air, Block, Pause, Tool, ToolMode


class Verb(Enum):
    """What an event does; behind each, what its value is."""

    SWITCH = auto()  # ToolMode
    SPEED = auto()  # rpm of a spindle
    CHANGE = auto()  # the cutter's number
    AIR = auto()  # whether on
    DWELL = auto()  # seconds, None waits for the operator


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens before the movement of this row."""

    row: int
    verb: Verb
    value: ToolMode | float | None


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """The events that have an effect, as blocks before rows, and where the tool is on."""

    rows: Ints
    blocks: tuple[Block, ...]
    is_on: Bools  # (row_count,)


@dataclass(slots=True)
class _State:
    """The machine between two events."""

    mode: ToolMode = ToolMode.OFF
    rpm: float = 0.0
    number: int = 0
    pending: int = 0
    pending_row: int = 0
    has_air: bool = False
    said: tuple[ToolMode, float | None] = (ToolMode.OFF, None)
    out: list[tuple[int, Block]] = field(default_factory=list)


def timeline(events: Iterable[Event], row_count: int, *, has_spindle: bool) -> Timeline:
    """Leave out what changes nothing; tell a cutter's change with the switch that follows.

    Without a spindle a tool has no rpm. The machine begins with everything off.
    """
    state = _State()
    for event in events:
        if state.pending and event.row > state.pending_row:
            _tell(state, state.pending_row, has_spindle=has_spindle)
        _happen(state, event, has_spindle=has_spindle)
    if state.pending:
        _tell(state, state.pending_row, has_spindle=has_spindle)
    rows = np.array([row for row, _ in state.out], np.intp)
    blocks = tuple(block for _, block in state.out)
    return Timeline(rows, blocks, _where_on(state.out, row_count))


def _happen(state: _State, event: Event, *, has_spindle: bool) -> None:
    value = event.value
    match event.verb:
        case Verb.DWELL:
            state.out.append((event.row, Pause(None if value is None else _number(value))))
        case Verb.AIR:
            if bool(value) is not state.has_air:
                state.has_air = bool(value)
                state.out.append((event.row, Air(state.has_air)))
        case Verb.CHANGE:
            number = int(_number(value))
            state.pending = 0 if number == state.number else number
            state.pending_row = event.row
        case Verb.SPEED:
            state.rpm = _number(value)
            if state.mode is not ToolMode.OFF:
                _tell(state, event.row, has_spindle=has_spindle)
        case Verb.SWITCH:
            state.mode = value if isinstance(value, ToolMode) else ToolMode.OFF
            _tell(state, event.row, has_spindle=has_spindle)


def _tell(state: _State, row: int, *, has_spindle: bool) -> None:
    rpm = state.rpm if has_spindle and state.mode is not ToolMode.OFF else None
    if (state.mode, rpm) == state.said and not state.pending:
        return
    state.out.append((row, Tool(state.mode, state.pending, rpm)))
    state.said = (state.mode, rpm)
    state.number, state.pending = state.pending or state.number, 0


def _number(value: ToolMode | float | None) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _where_on(out: list[tuple[int, Block]], row_count: int) -> Bools:
    switches = [(row, block.mode) for row, block in out if isinstance(block, Tool)]
    edges = np.array([row for row, _ in switches] + [row_count], np.intp)
    states = np.array([mode is not ToolMode.OFF for _, mode in switches], np.bool_)
    is_on = np.zeros(row_count, np.bool_)
    is_on[edges[0] :] = np.repeat(states, np.diff(edges))
    return is_on
