"""Random programs for the writers' laws: strokes, arcs, travels, scans, pauses, tools."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.model.machine import Machine, MachineKind, MillHead
from gare_fab.model.program import (
    Air,
    Block,
    Cut,
    Pause,
    Program,
    Say,
    Scan,
    Tool,
    ToolMode,
    Travel,
)

_PLACES = st.one_of(st.integers(-3, 3).map(float), st.floats(-250.0, 250.0))
_POWERS = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0.0, 1.0))
_FEEDS = st.one_of(st.sampled_from([600.0, 1200.5]), st.floats(0.01, 90000.0))
_TEXTS = st.sampled_from(["pass 1", "Château, l'été !", "", "(MSG, x) ; G0 X9 %?~"])


@st.composite
def programs(draw: st.DrawFn, machine: Machine, *, only: tuple[type, ...] = ()) -> Program:
    """A program that meets no objection of this machine; `only` narrows its blocks."""
    extra = [axis.name for axis in machine.axes[2:]]
    names = [axis.name for axis in machine.axes[:2]]
    axes = tuple(
        names + (draw(st.lists(st.sampled_from(extra), unique=True)) if extra else [])
    )
    kinds: list[type] = [Cut, Travel, Scan, Pause, Say, Tool, Air]
    if only:
        kinds = list(only)
    blocks: list[Block] = [Tool(ToolMode.DYNAMIC, rpm=_rpm(machine))]
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=7))
    blocks += [_block(draw, kind, axes, machine) for kind in chosen]
    return Program(axes, tuple(blocks), draw(st.booleans()))


def _rpm(machine: Machine) -> float | None:
    return 9000.0 if machine.kind is MachineKind.MILL else None


def _block(draw: st.DrawFn, kind: type, axes: tuple[str, ...], machine: Machine) -> Block:
    make: dict[type, Callable[[], Block]] = {
        Cut: lambda: cut(draw, len(axes), machine),
        Travel: lambda: Travel(_points(draw, len(axes))),
        Scan: lambda: _scan(draw, len(axes)),
        Pause: lambda: Pause(draw(st.one_of(st.none(), st.floats(0.0, 90.0)))),
        Say: lambda: Say(draw(_TEXTS)),
        Air: lambda: Air(draw(st.booleans())),
        Tool: lambda: _tool(draw, machine),
    }
    return make[kind]()


def _scan(draw: st.DrawFn, width: int) -> Scan:
    ends = _points(draw, width, 2)
    powers = np.array(draw(st.lists(_POWERS, max_size=6)))
    return Scan(ends[0], ends[1], powers, draw(_FEEDS))


def _tool(draw: st.DrawFn, machine: Machine) -> Tool:
    mode = draw(st.sampled_from(ToolMode))
    if not isinstance(machine.head, MillHead):
        return Tool(mode)
    number = draw(st.sampled_from([0, 1, 2])) if machine.dialect.tool_change else 0
    return Tool(mode, number, draw(st.floats(1.0, 24000.0)))


def _points(draw: st.DrawFn, width: int, count: int = 0) -> Floats:
    row = st.lists(_PLACES, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=count, max_size=count or 4))
    return np.array(rows, np.float64).reshape(-1, width)


def cut(draw: st.DrawFn, width: int, machine: Machine) -> Cut:
    """Strokes of lines and true arcs."""
    rows: list[tuple[Any, ...]] = []
    starts = [0]
    for _ in range(draw(st.integers(0, 3))):
        rows += _stroke(draw, width, machine)
        starts.append(len(rows))
    points = np.array([row[0] for row in rows], np.float64).reshape(-1, width)
    return Cut(
        points,
        np.array(starts, np.intp),
        np.array([row[1] for row in rows], np.float64),
        np.array([row[2] for row in rows], np.float64),
        np.array([row[3] for row in rows], np.float64).reshape(-1, 2),
        np.array([row[4] for row in rows], np.intp),
        machine.dialect.has_inverse_time and draw(st.booleans()),
    )


def _stroke(draw: st.DrawFn, width: int, machine: Machine) -> list[tuple[Any, ...]]:
    none = (math.nan, math.nan)
    place = draw(st.lists(_PLACES, min_size=width, max_size=width))
    rows = [(place, 0.0, 0.0, none, 0)]
    for _ in range(draw(st.integers(0, 4))):
        next_place = draw(st.lists(_PLACES, min_size=width, max_size=width))
        centre, turn = none, 0
        if machine.dialect.has_arcs and draw(st.booleans()):
            turn = draw(st.sampled_from([-1, 1]))
            centre = (place[0] + draw(_PLACES), place[1] + draw(_PLACES))
            sweep = draw(st.one_of(st.floats(1e-6, 2 * math.pi), st.just(0.0)))
            next_place[:2] = turned(place, centre, turn * sweep)
        rows.append((next_place, draw(_FEEDS), draw(_POWERS), centre, turn))
        place = next_place
    return rows


def turned(place: list[float], centre: tuple[float, float], angle: float) -> list[float]:
    """A place turned about a centre by an angle in radians."""
    if angle == 0.0:
        return list(place[:2])
    x, y = place[0] - centre[0], place[1] - centre[1]
    cos, sin = math.cos(angle), math.sin(angle)
    return [centre[0] + cos * x - sin * y, centre[1] + sin * x + cos * y]


def differences(left: Program, right: Program) -> list[str]:
    """What differs between two programs, exactly; nothing where they are the same."""
    out = [
        f"{name}: {getattr(left, name)} | {getattr(right, name)}"
        for name in ("axes", "is_relative")
        if getattr(left, name) != getattr(right, name)
    ]
    kinds = [[type(block).__name__ for block in one.blocks] for one in (left, right)]
    if kinds[0] != kinds[1]:
        return [*out, f"blocks: {kinds[0]} | {kinds[1]}"]
    for number, pair in enumerate(zip(left.blocks, right.blocks, strict=True)):
        out += [f"block {number} {difference}" for difference in _differing(*pair)]
    return out


def _differing(left: Block, right: Block) -> list[str]:
    names = list(type(left).__slots__)
    values = [(name, getattr(left, name), getattr(right, name)) for name in names]
    return [f"{name}: {a} | {b}" for name, a, b in values if not _same(a, b)]


def _same(a: object, b: object) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        is_float = a.dtype == np.float64
        return bool(np.array_equal(a, b, equal_nan=is_float))
    return a == b
