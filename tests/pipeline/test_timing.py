"""Laws of gare_fab.pipeline.timing: the firmware's own times, and a planner block by block."""

import json
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Cancelled, WrongUsage
from gare_fab.base.messages import Message
from gare_fab.model.machine import Controller, Machine
from gare_fab.model.program import (
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
from gare_fab.pipeline import timing
from gare_fab.pipeline.checking import decode
from gare_fab.pipeline.timing import time_program
from tests.machines import GRBL, laser, mill
from tests.pipeline.plain_planner import plain_seconds
from tests.simulator import Event, Move, Trace, simulate

FOLDER = Path(__file__).parent / "grbl_times"
ROWS: list[dict[str, Any]] = json.loads((FOLDER / "times.json").read_text("utf-8"))
IDS = [f"{number}-{row['file']}" for number, row in enumerate(ROWS)]
LIMITS = laser((6000.0, 6000.0), (500.0, 500.0), 0.0)


def machine_of(row: dict[str, Any]) -> Machine:
    """The machine whose firmware was timed."""
    controller = Controller(
        "grbl",
        junction_deviation=row["junction_deviation_mm"],
        arc_tolerance=row["arc_tolerance_mm"],
    )
    return laser(
        tuple(row["max_rate_mm_min"]),
        tuple(row["acceleration_mm_s2"]),
        row["steps_per_mm"],
        controller,
    )


def program_of(trace: Trace) -> Program:
    """What the simulator understood, as a program; whatever stops the machine is a pause."""
    blocks: list[Block] = []
    for number, move in enumerate([*trace.moves, None]):
        blocks += [_pause(event) for event in trace.events if event.after == number]
        blocks += [] if move is None else [_block(move)]
    return Program(("X", "Y"), tuple(blocks))


def _pause(event: Event) -> Pause:
    return Pause(float(event.value) if event.kind == "dwell" else 0.0)


def _block(move: Move) -> Block:
    begin, end = ([at["X"], at["Y"]] for at in (move.start, move.end))
    if move.is_rapid:
        return Travel(np.array([end]))
    arc = [math.nan, math.nan] if move.arc is None else [move.arc.x, move.arc.y]
    return Cut(
        np.array([begin, end]),
        np.array([0, 2]),
        np.full(2, move.feed),
        np.full(2, 0.5),
        np.array([[math.nan, math.nan], arc]),
        np.array([0, 0 if move.arc is None else move.arc.turn]),
        move.is_inverse_time,
    )


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_meets_the_firmware(row: dict[str, Any]) -> None:
    """The time of a program is within 0.1 % of what the GRBL 1.1 firmware takes."""
    trace = simulate((FOLDER / row["file"]).read_bytes())
    assert not trace.faults
    seconds = time_program(program_of(trace), machine_of(row)).total_s
    assert seconds == pytest.approx(row["time_s"], rel=1e-3)


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_meets_the_firmware_through_the_reader(row: dict[str, Any]) -> None:
    """A file that our reader decodes is timed within 0.1 % and the idle delay."""
    machine = machine_of(row)
    decoded = decode((FOLDER / row["file"]).read_bytes(), machine)
    seconds = time_program(decoded.program, machine).total_s
    delay = machine.controller.idle_delay_s
    assert abs(seconds - row["time_s"]) <= 1e-3 * row["time_s"] + delay


def line(*points: tuple[float, float], feed: float = 6000.0) -> Program:
    """One stroke from zero."""
    places = np.array([(0.0, 0.0), *points])
    count = len(places)
    return Program(
        ("X", "Y"),
        (
            Cut.straight(
                places, np.array([0, count]), np.full(count, feed), np.full(count, 0.5)
            ),
        ),
    )


@pytest.mark.parametrize(
    ("points", "seconds"),
    [
        ([(100.0, 0.0)], 1.2),
        ([(10.0, 0.0)], 0.282843),
        ([(100.0, 0.0), (100.0, 100.0)], 2.383815),
        ([(50.0, 0.0), (100.0, 0.0)], 1.2),
    ],
)
def test_known_trapezoids(points: list[tuple[float, float]], seconds: float) -> None:
    """Lines, a triangle and a corner take what the formulas give by hand."""
    assert time_program(line(*points), LIMITS).total_s == pytest.approx(seconds, abs=1e-5)


def test_full_circle() -> None:
    """A circle of 157 chords at 50 mm/s takes its length over speed and one ramp each way."""
    cut = Cut(
        np.array([[10.0, 0.0], [10.0, 0.0]]),
        np.array([0, 2]),
        np.full(2, 3000.0),
        np.ones(2),
        np.array([[math.nan] * 2, [0.0, 0.0]]),
        np.array([0, 1]),
    )
    blocks = (Travel(np.array([[10.0, 0.0]])), Pause(0.0), cut)
    timing_of = time_program(Program(("X", "Y"), blocks), LIMITS)
    assert timing_of.cut_s == pytest.approx(1.3566, abs=2e-3)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Strokes with short and long rows, travels, and rests."""
    chance = np.random.default_rng(draw(st.integers(0, 1 << 30)))
    blocks: list[Block] = []
    for kind in draw(st.lists(st.sampled_from("CCTPSO"), min_size=1, max_size=8)):
        scale = draw(st.sampled_from([0.01, 0.1, 2.0]))
        count = draw(st.integers(2, 30))
        points = np.asarray(chance.integers(0, 60, (count, 2)) * scale, np.float64)
        feeds = chance.integers(60, 9000, count).astype(np.float64)
        match kind:
            case "C":
                blocks.append(
                    Cut.straight(points, np.array([0, count]), feeds, np.ones(count))
                )
            case "T":
                blocks.append(Travel(points))
            case "P":
                blocks.append(Pause(0.0))
            case "S":
                blocks.append(Say("on"))
            case _:
                blocks.append(Tool(ToolMode.DYNAMIC))
    return Program(("X", "Y"), tuple(blocks))


@given(
    program=programs(), look_ahead=st.integers(1, 20), slab=st.sampled_from([1, 3, 7, 1000])
)
@settings(max_examples=150, deadline=None)
def test_is_the_plain_planner(program: Program, look_ahead: int, slab: int) -> None:
    """Minima over windows of arrays, slab by slab, give what loops over blocks give."""
    machine = laser(
        (9000.0, 4000.0), (700.0, 300.0), 80.0, replace(GRBL, look_ahead=look_ahead)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timing, "_SLAB", slab)
        seconds = time_program(program, machine).total_s
    assert seconds == pytest.approx(plain_seconds(program, machine), rel=1e-9, abs=1e-12)


@given(program=programs())
@settings(max_examples=60, deadline=None)
def test_parts_make_the_whole(program: Program) -> None:
    """Cut, travel, waits and the idle delay make the total; rows end one after the other."""
    machine = laser(controller=Controller("grbl", idle_delay_s=0.5))
    found = time_program(program, machine)
    idle = 0.5 if found.ends_s.any() else 0.0
    assert found.total_s == pytest.approx(found.cut_s + found.travel_s + found.wait_s + idle)
    assert (np.diff(found.ends_s, prepend=0.0) >= 0.0).all()
    assert found.total_s == pytest.approx(idle + (found.ends_s[-1:].sum() or 0.0))


@given(program=programs(), look_ahead=st.integers(1, 30))
@settings(max_examples=60, deadline=None)
def test_seeing_further_is_never_slower(program: Program, look_ahead: int) -> None:
    """A longer look-ahead takes at most as long."""
    near = laser(controller=replace(GRBL, look_ahead=look_ahead))
    far = laser(controller=replace(GRBL, look_ahead=look_ahead + 5))
    assert time_program(program, far).total_s <= time_program(program, near).total_s + 1e-9


@pytest.mark.parametrize("planner", ["grbl", "marlin", "smoothie", "linuxcnc"])
def test_no_planner_beats_the_feed(planner: str) -> None:
    """Whatever the planner, work takes longer than its length over its feed."""
    machine = laser(controller=Controller(planner, idle_delay_s=0.0))
    found = time_program(line((30.0, 0.0), (30.0, 40.0), feed=1200.0), machine)
    assert found.is_exact is (planner == "grbl")
    assert 70.0 / 20.0 < found.total_s < 70.0 / 20.0 + 0.2


def test_an_unknown_planner_is_refused() -> None:
    """A machine whose planner we do not know is an error that names it."""
    with pytest.raises(WrongUsage, match="no planner 'kt332'"):
        time_program(line((1.0, 0.0)), laser(controller=Controller("kt332")))


def test_nothing_takes_no_time() -> None:
    """Without a move or a wait there is no idle delay either."""
    program = Program(("X", "Y"), (Say("empty"), Tool(ToolMode.OFF)))
    assert time_program(program, laser(controller=Controller("grbl"))).total_s == 0.0


def test_waits_are_counted_where_they_are() -> None:
    """A dwell stops the machine, takes its seconds, and delays the rows after it."""
    first, last = Travel(np.array([[50.0, 0.0]])), Travel(np.array([[100.0, 0.0]]))
    whole = time_program(Program(("X", "Y"), (first, Pause(2.5), last)), LIMITS)
    part = time_program(Program(("X", "Y"), (first,)), LIMITS)
    assert whole.wait_s == 2.5
    assert whole.ends_s[0] == pytest.approx(part.total_s)
    assert whole.total_s == pytest.approx(2.0 * part.total_s + 2.5)


def test_inverse_time_takes_its_share_of_a_minute() -> None:
    """Long moves with F in 1/min take 60 / F seconds and their ramps."""
    points = np.array([[0.0, 0.0], [30.0, 40.0]])
    cut = Cut.straight(
        points, np.array([0, 2]), np.full(2, 6.0), np.ones(2), is_inverse_time=True
    )
    seconds = time_program(Program(("X", "Y"), (cut,)), LIMITS).total_s
    assert seconds == pytest.approx(10.0 + 5.0 / 625.0, abs=1e-3)


def test_a_scan_is_a_rapid_and_runs_of_equal_power() -> None:
    """A picture's line takes as long as the same line said as moves."""
    powers = np.array([0.0, 0.0, 0.5, 0.5, 0.5, 0.0, 0.2])
    scan = Scan(np.array([10.0, 5.0]), np.array([17.0, 5.0]), powers, 3000.0)
    xs = np.array([10.0, 12.0, 15.0, 16.0, 17.0])
    cut = Cut.straight(
        np.column_stack((xs, np.full(5, 5.0))),
        np.array([0, 5]),
        np.full(5, 3000.0),
        np.array([0.0, 0.0, 0.5, 0.0, 0.2]),
    )
    scanned, moved = (
        time_program(Program(("X", "Y"), (block,)), LIMITS) for block in (scan, cut)
    )
    assert scanned.ends_s == pytest.approx(moved.ends_s)
    assert scanned.cut_s == pytest.approx(moved.cut_s)


def test_no_step_at_constant_power_is_a_stop_on_a_laser_only() -> None:
    """GRBL empties its buffer for a move of no steps under M3, unless it drives a spindle."""
    points = np.array(
        [[0.0, 0.0, 0.0], [50.0, 0.0, 0.0], [50.001, 0.0, 0.0], [99.0, 0.0, 0.0]]
    )
    burn = mill()
    found = {}
    for mode in (ToolMode.CONSTANT, ToolMode.DYNAMIC):
        for machine in (laser(), burn):
            width = len(machine.axes)
            cut = Cut.straight(
                points[:, :width], np.array([0, 4]), np.full(4, 6000.0), np.ones(4)
            )
            names = tuple(axis.name for axis in machine.axes)
            program = Program(names, (Tool(mode), cut))
            found[mode, machine.kind] = time_program(program, machine).total_s
    assert found[ToolMode.CONSTANT, laser().kind] > found[ToolMode.DYNAMIC, laser().kind] + 0.1
    assert found[ToolMode.CONSTANT, burn.kind] == found[ToolMode.DYNAMIC, burn.kind]


def test_a_slow_board_limits_short_blocks() -> None:
    """No block takes less than the time that the board needs for one."""
    machine = laser(controller=replace(GRBL, block_time_s=0.01))
    points = [(0.05 * number, 0.0) for number in range(1, 101)]
    assert time_program(line(*points), machine).total_s >= 100 * 0.01


@dataclass(frozen=True)
class Impatient:
    """Asks to stop at once."""

    def report(self, done: float) -> None:
        """Stop."""
        raise Cancelled(Message("Stopped at {done}.", {"done": done}))


def test_can_be_stopped() -> None:
    """A progress that raises ends the work."""
    with pytest.raises(Cancelled):
        time_program(line((1.0, 0.0)), LIMITS, Impatient())
