"""What rounding does to a program: places, feeds, powers and arcs stay as they were meant."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Severity
from gare_fab.model.program import Block, Cut, Pause, Program, Scan, Tool, ToolMode, Travel
from gare_fab.storage.catalogue import load_machine
from gare_fab.writers.gcode.objections import objections
from gare_fab.writers.gcode.quantise import quantise
from gare_fab.writers.gcode.rounded_arcs import swept
from tests.writers.programs import turned

GRBL = load_machine("co2_60w_chuck")
GRBLHAL = load_machine("co2_grblhal_a")
MARLIN = load_machine("marlin_laser")
MILL = load_machine("linuxcnc_mill")
DYNAMIC = Tool(ToolMode.DYNAMIC)


def arc(start: Floats, end: Floats, centre: Floats, turn: int) -> Program:
    """A program of one arc."""
    cut = Cut(
        np.array([start, end]),
        np.array([0, 2]),
        np.full(2, 600.0),
        np.ones(2),
        np.array([[np.nan, np.nan], centre]),
        np.array([0, turn]),
    )
    return Program(("X", "Y"), (DYNAMIC, cut))


def sampled(cut: Cut) -> Floats:
    """Places along a cut, arcs followed."""
    out = [cut.points[:1]]
    for row in np.flatnonzero(~cut.is_first):
        a, b = cut.points[row - 1], cut.points[row]
        share = np.linspace(0.0, 1.0, 200)
        if not cut.turns[row]:
            out.append(a + (b - a) * share[:, None])
            continue
        kind = np.array([3 if cut.turns[row] > 0 else 2], np.uint8)
        centre = cut.centres[row]
        sweep = cut.turns[row] * swept(a[None], b[None], centre[None], kind)[0]
        out.append(np.array([turned(a.tolist(), tuple(centre), s * sweep) for s in share]))
    return np.concatenate(out)


@pytest.mark.parametrize("machine", [GRBL, MILL], ids=lambda machine: machine.id)
@settings(max_examples=250, deadline=None)
@given(
    start=st.tuples(st.floats(-100, 100), st.floats(-100, 100)),
    radius=st.one_of(st.floats(0.002, 1.0), st.floats(0.1, 500.0)),
    angle=st.floats(0, 6.3),
    sweep=st.one_of(st.floats(1e-7, 0.01), st.floats(0.01, 6.27), st.floats(6.27, 6.2831853)),
    turn=st.sampled_from([-1, 1]),
)
def test_arcs_stay_where_they_were(
    machine: Machine,
    start: tuple[float, float],
    radius: float,
    angle: float,
    sweep: float,
    turn: int,
) -> None:
    """A rounded arc runs within three steps of what was meant, however small or whole."""
    centre = np.array(start) - radius * np.array([np.cos(angle), np.sin(angle)])
    end = np.array(turned(list(start), (centre[0], centre[1]), turn * sweep))
    program = arc(np.array(start), end, centre, turn)
    cuts = [b for b in quantise(program, machine).blocks if isinstance(b, Cut)]
    step = 10.0**-machine.dialect.decimals
    length = radius * sweep
    if not cuts:
        assert length < 10 * step
        return
    told = sampled(cuts[0])
    off = np.abs(np.hypot(*(told - centre).T) - radius)
    assert off.max() < 3 * step
    told_length = np.hypot(*np.diff(told, axis=0).T).sum()
    assert told_length == pytest.approx(length, abs=20 * step + 1e-4 * length)


@settings(max_examples=100, deadline=None)
@given(
    places=st.lists(
        st.tuples(st.floats(-200, 200), st.floats(-200, 200)), min_size=2, max_size=9
    )
)
def test_places_move_by_half_a_step_at_most(places: list[tuple[float, float]]) -> None:
    """Every place of a stroke is within half a step of a rounded one, in the same order."""
    points = np.array(places)
    count = len(points)
    cut = Cut.straight(points, np.array([0, count]), np.full(count, 60.0), np.ones(count))
    blocks = quantise(Program(("X", "Y"), (DYNAMIC, cut)), GRBL).blocks
    told = [b.points for b in blocks if isinstance(b, Cut | Travel)]
    rounded = np.concatenate([np.zeros((1, 2)), *told])
    seen = 0
    for point in points:
        near = np.abs(rounded[seen:] - point).max(axis=1) <= 0.0005 + 1e-9
        assert near.any()
        seen += int(np.argmax(near))


def test_a_power_is_the_nearest_that_can_be_said() -> None:
    """Powers and feeds go to the dialect's steps; a feed is never 0."""
    points = np.array([[0.0, 0], [1, 0], [2, 0]])
    cut = Cut.straight(
        points, np.array([0, 3]), np.array([0, 0.2, 99.6]), np.array([0, 0.5, 1])
    )
    (_, told) = quantise(Program(("X", "Y"), (DYNAMIC, cut)), MARLIN).blocks[:2]
    assert isinstance(told, Cut)
    assert told.powers.tolist() == [0, 128 / 255, 1]
    assert told.feeds.tolist() == [0, 1, 100]


def test_axes_that_never_move_are_left_out() -> None:
    """The first two axes stay, others where they leave zero, in the machine's order."""
    still = Program(("Y", "X", "A"), (Travel(np.array([[1.0, 2.0, 0.0]])),))
    told = quantise(still, GRBLHAL)
    assert told.axes == ("X", "Y")
    (travel,) = told.blocks
    assert isinstance(travel, Travel)
    assert travel.points.tolist() == [[2, 1]]
    turning = Program(("X", "A"), (Travel(np.array([[1.0, 2.0]])),))
    assert quantise(turning, GRBLHAL).axes == ("X", "Y", "A")


def test_pictures_of_many_scans() -> None:
    """Scans in a row give one cut of as many strokes, with powers on the cells' ends."""
    powers = np.tile([0.0, 1.0], 4)
    scans = tuple(
        Scan(np.array([8.0, row]), np.array([0.0, row]), powers, 600.0) for row in range(3)
    )
    (_, cut) = quantise(Program(("X", "Y"), (DYNAMIC, *scans)), GRBL).blocks[:2]
    assert isinstance(cut, Cut)
    assert len(cut.starts) == 4
    assert cut.points[:9, 0].tolist() == [8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert cut.powers[1:9].tolist() == powers.tolist()


def _cut(**changes: object) -> Cut:
    values: dict[str, object] = {
        "points": np.array([[0.0, 0], [1, 0]]),
        "starts": np.array([0, 2]),
        "feeds": np.array([0.0, 600]),
        "powers": np.array([0.0, 1]),
        "centres": np.full((2, 2), np.nan),
        "turns": np.array([0, 0]),
    }
    return Cut(**(values | changes))  # type: ignore[arg-type]


OBJECTIONABLE: dict[str, tuple[Machine, Block]] = {
    "A position is not a number.": (GRBL, Travel(np.array([[np.nan, 0.0]]))),
    "A position is out of reach.": (GRBL, Travel(np.array([[1e9, 0.0]]))),
    "A feed is not a number above 0.": (GRBL, _cut(feeds=np.array([0.0, 0.0]))),
    "A power lies outside 0 to 100 %.": (GRBL, _cut(powers=np.array([0.0, 1.1]))),
    "The controller knows no inverse time (G93).": (MARLIN, _cut(is_inverse_time=True)),
    "A pause of -1.0 s is not possible.": (GRBL, Pause(-1.0)),
    "The machine's dialect has no tool change.": (GRBL, Tool(ToolMode.DYNAMIC, 3)),
    "The spindle has no speed.": (MILL, Tool(ToolMode.CONSTANT)),
    "The centre of an arc is not a number.": (GRBL, _cut(turns=np.array([0, 1]))),
}


@pytest.mark.parametrize("sentence", OBJECTIONABLE)
def test_what_cannot_be_said_is_objected(sentence: str) -> None:
    """Each thing that a dialect cannot say has its sentence, as an error."""
    machine, block = OBJECTIONABLE[sentence]
    (problem,) = objections(Program(("X", "Y"), (block, block)), machine)
    assert str(problem.message) == sentence
    assert problem.severity is Severity.ERROR


def test_unknown_axes_are_objected() -> None:
    """An axis that the machine lacks, and arcs across an angle, cannot be said."""
    (problem,) = objections(Program(("X", "Y", "Q"), ()), GRBL)
    assert str(problem.message) == "The machine has no axis Q."
    circle = _cut(turns=np.array([0, 1]), centres=np.array([[np.nan, np.nan], [0.5, 0.0]]))
    (problem,) = objections(Program(("X", "A"), (circle,)), GRBLHAL)
    assert str(problem.message) == "Arcs need the machine's first two axes, in mm."
