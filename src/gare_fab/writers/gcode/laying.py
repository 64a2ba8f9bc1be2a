"""Lays a program flat and rounds it to what the dialect can say."""

from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

import numpy as np

from gare_fab.geometry.arrays import Bools, Bytes, Floats
from gare_fab.model.machine import Axis, Dialect, Machine, MachineKind
from gare_fab.model.program import Air, Block, Cut, Pause, Program, Say, Scan, Tool, Travel
from gare_fab.writers.gcode.moves import COUNTER, GRID, LINE, RAPID, Moves, counted
from gare_fab.writers.gcode.rounded_arcs import Arcs, settle_arcs

Remark = Tool | Air | Pause | Say
_KIND_OF_TURN = np.array([LINE, COUNTER, COUNTER - 1], np.uint8)  # 0, +1, -1


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Rows as the program has them, in its own axes."""

    points: Floats
    kinds: Bytes
    feeds: Floats
    powers: Floats
    centres: Floats
    is_inverse: bool = False


def laid_flat(
    program: Program, machine: Machine
) -> tuple[Moves, tuple[tuple[int, Remark], ...]]:
    """The rounded moves that go somewhere, and the other blocks, each before a row."""
    pieces: list[_Piece] = []
    remarks: list[Remark] = []
    counts: list[int] = []
    row = 0
    for kind, group in groupby(program.blocks, type):
        if kind is Scan:
            scans = [scan for scan in group if isinstance(scan, Scan) and len(scan.powers)]
            pieces += [_scanned(scans, machine.dialect)] if scans else []
            row += len(pieces[-1].kinds) if scans else 0
            continue
        for block in group:
            piece = _piece(block)
            if isinstance(piece, _Piece):
                pieces.append(piece)
                row += len(piece.kinds)
            else:
                remarks.append(piece)
                counts.append(row)
    moves = _rounded(_joined(pieces, len(program.axes)), program.axes, machine)
    goes = moves.goes
    rows = counted(goes, np.array(counts, np.intp))
    return moves.where(goes), tuple(zip(rows.tolist(), remarks, strict=True))


def decimals_of(axis: Axis | None, dialect: Dialect) -> int:
    """The decimals of this axis' words."""
    is_angle = axis is not None and axis.is_angle
    return dialect.angle_decimals if is_angle else dialect.decimals


def _piece(block: Block) -> "_Piece | Remark":
    match block:
        case Travel(points):
            count = len(points)
            zeros = np.zeros(count)
            return _Piece(points, np.zeros(count, np.uint8), zeros, zeros, _no_arcs(count))
        case Cut(points, _, feeds, powers, centres, turns, is_inverse):
            kinds = _KIND_OF_TURN[turns]
            kinds[block.is_first] = RAPID
            return _Piece(points, kinds, feeds, powers, centres, is_inverse)
        case Scan():
            raise AssertionError("scans are taken in runs")
        case Tool() | Air() | Pause() | Say():
            return block
        case _:
            assert_never(block)


def _no_arcs(count: int) -> Floats:
    return np.full((count, 2), np.nan)


def _scanned(scans: list[Scan], dialect: Dialect) -> _Piece:
    """Each scan: a rapid to its start, then a move over each run of equal powers."""
    full = dialect.power_full * 10**dialect.power_decimals
    sizes = np.array([len(scan.powers) for scan in scans], np.intp)
    starts = np.array([scan.start for scan in scans])
    ends = np.array([scan.end for scan in scans])
    powers = np.concatenate([scan.powers for scan in scans])
    said = np.rint(powers * full)
    is_last = np.append(said[1:] != said[:-1], True)
    is_last[np.cumsum(sizes) - 1] = True
    last = np.flatnonzero(is_last)
    owner = np.repeat(np.arange(len(scans)), sizes)[last]
    share = (last + 1 - (np.cumsum(sizes) - sizes)[owner]) / sizes[owner]
    run_ends = starts[owner] + (ends - starts)[owner] * share[:, None]
    run_ends = np.where(share[:, None] == 1.0, ends[owner], run_ends)
    first = np.searchsorted(owner, np.arange(len(scans)))
    feeds = np.array([scan.feed for scan in scans])[owner]
    count = len(last) + len(scans)
    return _Piece(
        np.insert(run_ends, first, starts, axis=0),
        np.insert(np.full(len(last), LINE, np.uint8), first, RAPID),
        np.insert(feeds, first, 0.0),
        np.insert(powers[last], first, 0.0),
        _no_arcs(count),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """All pieces one after the other."""

    points: Floats
    kinds: Bytes
    feeds: Floats
    powers: Floats
    centres: Floats
    is_inverse: Bools


def _joined(pieces: list[_Piece], width: int) -> _Rows:
    if not pieces:
        none = np.zeros(0)
        return _Rows(
            np.zeros((0, width)),
            np.zeros(0, np.uint8),
            none,
            none,
            _no_arcs(0),
            np.zeros(0, np.bool_),
        )
    counts = [len(piece.kinds) for piece in pieces]
    return _Rows(
        np.concatenate([piece.points for piece in pieces]),
        np.concatenate([piece.kinds for piece in pieces]),
        np.concatenate([piece.feeds for piece in pieces]),
        np.concatenate([piece.powers for piece in pieces]),
        np.concatenate([piece.centres for piece in pieces]),
        np.repeat([piece.is_inverse for piece in pieces], counts),
    )


def _rounded(rows: _Rows, axes: tuple[str, ...], machine: Machine) -> Moves:
    dialect = machine.dialect
    names = [axis.name for axis in machine.axes]
    kept = tuple(name for name in names if name in axes or name in names[:2])
    steps = np.zeros((len(rows.kinds), len(kept)), np.intp)
    for column, name in enumerate(kept):
        if name in axes:
            scale = 10 ** decimals_of(machine.axis(name), dialect)
            steps[:, column] = np.rint(rows.points[:, axes.index(name)] * scale)
    kinds = rows.kinds
    centres = np.zeros((len(kinds), 2), np.intp)
    if (kinds > LINE).any():
        scale = 10**dialect.decimals
        arcs = Arcs(rows.points[:, :2] * scale, steps[:, :2], kinds, rows.centres * scale)
        steps[:, :2], kinds, centres = settle_arcs(arcs)
    grid = [GRID // 10 ** decimals_of(machine.axis(name), dialect) for name in kept]
    is_cut = kinds != RAPID
    return Moves(
        kept,
        steps * np.array(grid, np.intp),
        kinds,
        np.where(is_cut, _said_feeds(rows, dialect), 0.0),
        np.where(is_cut, _said_powers(rows.powers, machine), 0.0),
        centres * (GRID // 10**dialect.decimals),
        rows.is_inverse,
    )


def _said_feeds(rows: _Rows, dialect: Dialect) -> Floats:
    """The nearest feed that can be said, never 0."""
    scale = np.where(
        rows.is_inverse, 10.0**dialect.inverse_decimals, 10.0**dialect.feed_decimals
    )
    feeds: Floats = np.maximum(np.rint(rows.feeds * scale), 1.0) / scale
    return feeds


def _said_powers(powers: Floats, machine: Machine) -> Floats:
    """The nearest power that can be said; a mill's tool is on or off."""
    if machine.kind is MachineKind.MILL:
        return np.ones(len(powers))
    scale = 10.0**machine.dialect.power_decimals
    full = machine.dialect.power_full
    said: Floats = np.rint(powers * full * scale) / scale / full
    return said
