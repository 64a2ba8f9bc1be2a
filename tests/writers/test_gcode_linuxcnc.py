"""LinuxCNC's own interpreter as the judge of what we write for it."""

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gare_fab.base.progress import SILENT
from gare_fab.geometry.arrays import Floats
from gare_fab.model.machine import Machine
from gare_fab.model.program import Cut, Program, Tool, ToolMode, Travel
from gare_fab.storage.catalogue import load_machine
from gare_fab.writers.gcode.objections import objections
from gare_fab.writers.gcode.quantise import quantise
from gare_fab.writers.gcode.writer import write
from tests.writers.programs import programs

RS274 = shutil.which("rs274")
MACHINE = load_machine("linuxcnc_mill")
MOVE = re.compile(
    r"(STRAIGHT_TRAVERSE|STRAIGHT_FEED|ARC_FEED|USE_LENGTH_UNITS|SET_G92_OFFSET)\(([^)]*)\)"
)
INCH = 25.4
Told = tuple[str, list[float]]
pytestmark = pytest.mark.skipif(RS274 is None, reason="LinuxCNC's rs274 is not installed")


def interpreted(data: bytes, folder: Path) -> str | None:
    """What the interpreter makes of a file, None where it refuses it."""
    (folder / "job.ngc").write_bytes(data)
    (folder / "job.var").write_text("\n")
    (folder / "job.tbl").write_text("".join(f"T{n} P{n} Z0 D3\n" for n in range(1, 9)))
    command = [str(RS274), "-t", "job.tbl", "-v", "job.var", "-g", "job.ngc"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    is_whole = done.returncode == 0 and "PROGRAM_END" in done.stdout
    return done.stdout if is_whole else None


def told_moves(text: str, least: float = 1e-6) -> list[Told]:
    """The interpreter's moves in mm: word and numbers (X Y Z; arcs: X Y centre turn Z).

    Its places are renamed by G92 and in inches under G20; moves below `least` mm are left out.
    """
    unit, offset, at = 1.0, np.zeros(3), np.zeros(3)
    moves: list[Told] = []
    for word, numbers in MOVE.findall(text):
        if word == "USE_LENGTH_UNITS":
            unit = INCH if "INCH" in numbers else 1.0
            continue
        values = [float(number) for number in numbers.split(",")]
        if word == "SET_G92_OFFSET":
            offset = np.array(values[:3]) * unit
            continue
        if word == "ARC_FEED":
            x, y, centre_x, centre_y, turn, z = values[:6]
            end = np.array([x, y, z]) * unit + offset
            centre = np.array([centre_x, centre_y]) * unit + offset[:2]
            moves.append((word, [*end[:2], *centre, turn, end[2]]))
        else:
            end = np.array(values[:3]) * unit + offset
            moves += [(word, end.tolist())] if np.abs(end - at).max() > least else []
        at = end
    return moves


def our_moves(program: Program) -> list[Told]:
    """The moves of a canonical program in the same form."""
    moves: list[Told] = []
    at = np.zeros(3)
    for block in program.blocks:
        if not isinstance(block, Cut | Travel):
            continue
        points = _with_all_axes(block.points, program.axes)
        firsts = block.is_first if isinstance(block, Cut) else np.ones(len(points), np.bool_)
        for row, point in enumerate(points):
            x, y, z = point
            if firsts[row]:
                if (point != at).any():
                    moves.append(("STRAIGHT_TRAVERSE", [x, y, z]))
            elif isinstance(block, Cut) and block.turns[row]:
                centre = block.centres[row].tolist()
                moves.append(("ARC_FEED", [x, y, *centre, block.turns[row], z]))
            else:
                moves.append(("STRAIGHT_FEED", [x, y, z]))
            at = point
    return moves


def _with_all_axes(points: Floats, axes: tuple[str, ...]) -> Floats:
    out = np.zeros((len(points), 3))
    for column, name in enumerate(axes):
        out[:, "XYZ".index(name)] = points[:, column]
    return out


def assert_understood(program: Program, machine: Machine, folder: Path) -> None:
    """The interpreter goes where the quantised program goes."""
    text = interpreted(write(program, machine, SILENT), folder)
    assert text is not None
    told = told_moves(text)
    ours = our_moves(quantise(program, machine))
    assert [word for word, _ in told] == [word for word, _ in ours]
    for (_, theirs), (_, mine) in zip(told, ours, strict=True):
        assert np.allclose(theirs, mine, atol=1.01e-4, rtol=0.0)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_linuxcnc_goes_where_we_say(data: st.DataObject, tmp_path: Path) -> None:
    """Every program is accepted, and its moves are those of the quantised program."""
    program = data.draw(programs(MACHINE))
    assume(not objections(program, MACHINE))
    assert_understood(program, MACHINE, tmp_path)


def test_linuxcnc_accepts_many_small_arcs(tmp_path: Path) -> None:
    """2000 arcs of all sizes and sweeps end on their circles as LinuxCNC measures them."""
    rng = np.random.default_rng(5)
    count = 2000
    radius = 10.0 ** rng.uniform(-2, 2.5, count)
    begin, turn = rng.uniform(0, 2 * np.pi, count), rng.choice([-1, 1], count)
    sweep = rng.uniform(0.001, 2 * np.pi, count)
    centre = rng.uniform(-300, 300, (count, 2))
    points = np.zeros((2 * count, 2))
    for half, angle in enumerate((begin, begin + turn * sweep)):
        points[half::2] = centre + radius[:, None] * np.column_stack(
            (np.cos(angle), np.sin(angle))
        )
    centres = np.repeat(centre, 2, axis=0)
    turns = np.zeros(2 * count, np.intp)
    turns[1::2] = turn
    feeds, ones = np.full(2 * count, 600.0), np.ones(2 * count)
    starts = np.arange(0, 2 * count + 1, 2)
    cut = Cut(points, starts, feeds, ones, centres, turns)
    program = Program(("X", "Y"), (Tool(ToolMode.CONSTANT, 1, 12000.0), cut))
    assert_understood(program, MACHINE, tmp_path)
