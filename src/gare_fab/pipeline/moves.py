"""The moves of a program: every motion of every block as one row of arrays, in order.

row      one motion: a rapid, a straight cut or an arc, from where the row before it ended
rest     something for which the machine stands still between two rows: a dwell, the tool or
the air switched, an operator's pause
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar, assert_never

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints
from gare_fab.model.program import (
    Air,
    Cut,
    Pause,
    Program,
    Say,
    Scan,
    Tool,
    ToolMode,
    Travel,
)

_Scalar = TypeVar("_Scalar", bound=np.generic)
OFF, CONSTANT, DYNAMIC = 0, 1, 2
_CODES = MappingProxyType(
    {ToolMode.OFF: OFF, ToolMode.CONSTANT: CONSTANT, ToolMode.DYNAMIC: DYNAMIC}
)


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """N rows over D axes; the machine begins at zero.

    ends (N, D) axes; feeds (N,) as the program says them; powers (N,) 0..1, 0 on rapids;
    centres (N, 2) and turns (N,) as in `Cut`; tools (N,) OFF, CONSTANT or DYNAMIC;
    cutters (N,) the number of the one that is in; blocks (N,) and strokes (N,) index the
    program's blocks and, in a `Cut`, its strokes; rests (N,) counts the rests before the row;
    waits (N + 1,) are the seconds waited before it, and after all.
    """

    ends: Floats
    is_rapid: Bools
    feeds: Floats
    powers: Floats
    centres: Floats
    turns: Ints
    is_inverse_time: Bools
    tools: Bytes
    cutters: Ints
    has_air: Bools
    blocks: Ints
    strokes: Ints
    rests: Ints
    waits: Floats

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.ends)

    @property
    def starts(self) -> Floats:
        """(N, D) where each row begins."""
        begins = np.zeros_like(self.ends)
        begins[1:] = self.ends[:-1]
        return begins

    @property
    def is_cut(self) -> Bools:
        """(N,) the tool is on: a cut with power, or any cut of a machine without powers."""
        return ~self.is_rapid & (self.powers > 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """The rows of one block, before it is known where in the program they stand."""

    ends: Floats
    is_rapid: Bools
    feeds: Floats
    powers: Floats
    centres: Floats | None = None
    turns: Ints | None = None
    is_inverse_time: bool = False
    strokes: Ints | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for a block's rows: its index, tool, cutter and air, the rests so far."""

    block: int = 0
    tool: int = OFF
    cutter: int = 0
    has_air: bool = False
    rests: int = 0

    def after(self, block: Pause | Tool | Air) -> "_State":
        """What holds once the machine rested for a block."""
        state = replace(self, rests=self.rests + 1)
        match block:
            case Tool():
                cutter = block.number or self.cutter
                return replace(state, tool=_CODES[block.mode], cutter=cutter)
            case Air():
                return replace(state, has_air=block.is_on)
            case Pause():
                return state
            case _:
                assert_never(block)


def moves_of(program: Program) -> Moves:
    """The program's moves; remarks leave no trace, rests and dwells stand beside the rows."""
    parts: list[tuple[_State, _Rows]] = []
    waits: list[tuple[int, float]] = []
    state = _State()
    count = 0
    for index, block in enumerate(program.blocks):
        match block:
            case Travel() | Cut() | Scan():
                rows = _rows_of(block)
                parts.append((replace(state, block=index), rows))
                count += len(rows.ends)
            case Pause() | Tool() | Air():
                state = state.after(block)
                if isinstance(block, Pause):
                    waits.append((count, block.seconds or 0.0))
            case Say():
                pass
            case _:
                assert_never(block)
    return _joined(parts, waits, len(program.axes))


def over_axes(moves: Moves, axes: tuple[str, ...], names: tuple[str, ...]) -> Moves:
    """Moves over `axes` as moves over `names`: an axis that they lack stays at 0.

    Arcs stay where both begin with the same two axes; elsewhere they are taken as straight.
    """
    if axes == names:
        return moves
    nothing = np.zeros(len(moves))
    columns = [moves.ends[:, axes.index(name)] if name in axes else nothing for name in names]
    turns = moves.turns if axes[:2] == names[:2] else np.zeros_like(moves.turns)
    return replace(moves, ends=np.column_stack(columns), turns=turns)


def _rows_of(block: Travel | Cut | Scan) -> _Rows:
    match block:
        case Travel():
            count = len(block.points)
            none = np.zeros(count)
            return _Rows(block.points, np.ones(count, np.bool_), none, none)
        case Cut():
            return _rows_of_cut(block)
        case Scan():
            return _rows_of_scan(block)
        case _:
            assert_never(block)


def _rows_of_cut(cut: Cut) -> _Rows:
    is_first = cut.is_first
    strokes = np.cumsum(is_first, dtype=np.intp) - 1
    return _Rows(
        cut.points,
        is_first,
        cut.feeds,
        np.where(is_first, 0.0, cut.powers),
        cut.centres,
        np.where(is_first, 0, cut.turns),
        cut.is_inverse_time,
        strokes,
    )


def _rows_of_scan(scan: Scan) -> _Rows:
    """A rapid to the start, then one row a run of equal power."""
    count = len(scan.powers)
    last = np.flatnonzero(np.diff(scan.powers, append=np.nan) != 0.0)
    share = ((last + 1) / max(count, 1))[:, np.newaxis]
    ends = scan.start + share * (scan.end - scan.start)
    ends[-1:] = scan.end
    is_rapid = np.zeros(len(last) + 1, np.bool_)
    is_rapid[0] = True
    return _Rows(
        np.vstack((scan.start, ends)),
        is_rapid,
        np.full(len(last) + 1, scan.feed),
        np.concatenate(([0.0], scan.powers[last])),
    )


def _joined(
    parts: list[tuple[_State, _Rows]], waits: list[tuple[int, float]], dimensions: int
) -> Moves:
    counts = np.array([len(rows.ends) for _, rows in parts], np.intp)
    total = int(counts.sum())
    states = [state for state, _ in parts]
    seconds = np.zeros(total + 1)
    for row, wait in waits:
        seconds[row] += wait
    return Moves(
        ends=_stacked((rows.ends for _, rows in parts), np.zeros((0, dimensions))),
        is_rapid=_stacked((rows.is_rapid for _, rows in parts), np.zeros(0, np.bool_)),
        feeds=_stacked((rows.feeds for _, rows in parts), np.zeros(0)),
        powers=_stacked((rows.powers for _, rows in parts), np.zeros(0)),
        centres=_stacked((_centres(rows) for _, rows in parts), np.zeros((0, 2))),
        turns=_stacked((_turns(rows) for _, rows in parts), np.zeros(0, np.intp)),
        is_inverse_time=np.repeat([r.is_inverse_time for _, r in parts], counts).astype(bool),
        tools=np.repeat([state.tool for state in states], counts).astype(np.uint8),
        cutters=np.repeat([state.cutter for state in states], counts).astype(np.intp),
        has_air=np.repeat([state.has_air for state in states], counts).astype(np.bool_),
        blocks=np.repeat([state.block for state in states], counts).astype(np.intp),
        strokes=_stacked((_strokes(rows) for _, rows in parts), np.zeros(0, np.intp)),
        rests=np.repeat([state.rests for state in states], counts).astype(np.intp),
        waits=seconds,
    )


def _stacked(
    parts: Iterable[npt.NDArray[_Scalar]], none: npt.NDArray[_Scalar]
) -> npt.NDArray[_Scalar]:
    return np.concatenate([none, *parts])


def _centres(rows: _Rows) -> Floats:
    return np.full((len(rows.ends), 2), np.nan) if rows.centres is None else rows.centres


def _turns(rows: _Rows) -> Ints:
    return np.zeros(len(rows.ends), np.intp) if rows.turns is None else rows.turns


def _strokes(rows: _Rows) -> Ints:
    return np.zeros(len(rows.ends), np.intp) if rows.strokes is None else rows.strokes
