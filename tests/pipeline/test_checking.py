"""Laws of gare_fab.pipeline.checking: what is written does what was planned, or is refused."""

import math
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import WrongUsage
from gare_fab.geometry.wrap import Flat, Surface
from gare_fab.model.plan import Plan, Section, Strokes
from gare_fab.model.program import Cut, Program, Tool, ToolMode, Travel
from gare_fab.pipeline.checking import (
    decode,
    inspect_file,
    measure,
    prove,
    with_rotary,
    writer_of,
)
from gare_fab.pipeline.moves import moves_of
from tests.machines import laser
from tests.pipeline.jobs import (
    BOTTLE,
    Job,
    errors,
    job_of,
    milled,
    random_arcs,
    random_bottle,
    random_lines,
    random_raster,
    rotary_machine,
    square,
    strokes_of,
    wandering,
)
from tests.pipeline.mutations import MUTATIONS, Mutation
from tests.simulator import Move, Trace, simulate

MAKERS = (random_lines, random_raster, random_arcs, random_bottle)
_MAKERS = st.sampled_from(MAKERS)
_SEEDS = st.integers(0, 1 << 30)


def proven(job: Job) -> list[str]:
    """What refuses a job's file."""
    return errors(prove(job.content, job.intent, job.machine))


@given(make=_MAKERS, seed=_SEEDS)
@settings(max_examples=80, deadline=None)
def test_what_was_written_is_proven(make: Callable[[int], Job], seed: int) -> None:
    """Files of straight moves, arcs, pictures and bottles do what was planned."""
    job = make(seed)
    report = prove(job.content, job.intent, job.machine)
    assert report.problems == ()
    assert report.size_bytes == len(job.content)


@given(
    seed=_SEEDS,
    decimals=st.integers(2, 4),
    spread=st.sampled_from([0.1, 0.3, 0.6, 1.5]),
    step=st.sampled_from([0.02, 0.1, 0.4]),
)
@settings(max_examples=60, deadline=None)
def test_arcs_that_were_fitted_are_proven(
    seed: int, decimals: int, spread: float, step: float
) -> None:
    """However lines wander and however coarse the format, their arcs do what was planned."""
    plain = laser()
    machine = replace(plain, dialect=replace(plain.dialect, decimals=decimals))
    assert proven(wandering(seed, machine, spread, step)) == []


@given(make=_MAKERS, seed=_SEEDS)
@settings(max_examples=40, deadline=None)
def test_the_reader_and_the_simulator_agree(make: Callable[[int], Job], seed: int) -> None:
    """Two independent interpreters of a file go to the same places with the same power."""
    job = make(seed)
    program = decode(job.content, job.machine).program
    moves = moves_of(program)
    trace = simulate(job.content)
    assert not trace.faults
    goes = [move for move in trace.moves if move.goes]
    rows = np.flatnonzero((moves.ends != moves.starts).any(axis=1) | (moves.turns != 0))
    assert len(rows) == len(goes)
    for row, move in zip(rows.tolist(), goes, strict=True):
        places = [move.end[axis] for axis in program.axes]
        assert moves.ends[row].tolist() == pytest.approx(places, abs=1e-9)
        assert bool(moves.is_cut[row]) is move.burns
        if move.burns:
            assert moves.powers[row] == pytest.approx(move.power / 1000.0)
            assert moves.feeds[row] == move.feed


def as_file(lines: list[str]) -> bytes:
    """The lines as a file."""
    return "".join(line + "\n" for line in lines).encode()


def effect(content: bytes) -> object:
    """What a file makes the machine do, and the lines that it does not take."""
    trace = simulate(content)
    return trace.faults, trace.deeds()


@given(
    make=_MAKERS,
    seed=st.integers(0, 30),
    mutation=st.sampled_from(MUTATIONS),
    where=st.integers(0, 1 << 30),
)
@settings(max_examples=250, deadline=None)
def test_no_harm_to_a_file_goes_unseen(
    make: Callable[[int], Job], seed: int, mutation: Mutation, where: int
) -> None:
    """Whatever changes what the machine would do, is refused."""
    job = make(seed)
    lines = job.content.decode("ascii").splitlines()
    mutants = list(mutation(lines, where % len(lines)))
    if not mutants:
        return
    mutant = mutants[where % len(mutants)]
    content = as_file(mutant)
    if effect(content) != effect(job.content):
        report = prove(content, job.intent, job.machine)
        assert report.is_refused, [*set(mutant) - set(lines), *set(lines) - set(mutant)]


def test_a_file_without_its_end_is_refused() -> None:
    """A file that was cut off before its last word is not the file that was written."""
    job = random_lines(1)
    assert job.content.endswith(b"M2\n")
    content = job.content.removesuffix(b"M2\n")
    assert prove(content, job.intent, job.machine).is_refused


def test_a_beam_that_stands_is_refused() -> None:
    """Constant power while the machine stands would burn a dot."""
    job = random_lines(0)
    content = job.content.replace(b"M3S0\n", b"M3S999\n")
    assert content != job.content
    assert prove(content, job.intent, job.machine).is_refused


def test_most_harms_have_an_effect_and_none_is_missed() -> None:
    """Every ninth of all mutations of four files; how many change nothing is printed."""
    counts: Counter[str] = Counter()
    for make in MAKERS:
        job = make(0)
        lines = job.content.decode("ascii").splitlines()
        before = effect(job.content)
        mutants = [
            mutant
            for mutation in MUTATIONS
            for index in range(len(lines))
            for mutant in mutation(lines, index)
        ]
        for content in map(as_file, mutants[::9]):
            is_refused = prove(content, job.intent, job.machine).is_refused
            counts["without effect" if effect(content) == before else f"{is_refused=}"] += 1
    sys.stdout.write(f"mutations: {dict(counts)}\n")
    assert counts["is_refused=False"] == 0
    assert counts["is_refused=True"] > 100


Change = Callable[[Strokes], Strokes]


def moved(strokes: Strokes) -> Strokes:
    """The last vertex lies 0.02 mm aside."""
    points = strokes.points.copy()
    points[-1, 1] += 0.02
    return replace(strokes, points=points)


def stronger(strokes: Strokes) -> Strokes:
    """One stroke has another power."""
    return replace(strokes, powers=strokes.powers * [1.01, *[1.0] * (len(strokes) - 1)])


def faster(strokes: Strokes) -> Strokes:
    """One stroke has another speed."""
    return replace(strokes, feeds=strokes.feeds * [1.02, *[1.0] * (len(strokes) - 1)])


def missing(strokes: Strokes) -> Strokes:
    """A stroke is not there."""
    return strokes.take(np.arange(1, len(strokes)))


def repeated(strokes: Strokes) -> Strokes:
    """A stroke is made twice."""
    return strokes.take(np.array([0, *range(len(strokes))]))


def reordered(strokes: Strokes) -> Strokes:
    """The strokes come in another order."""
    return strokes.take(np.arange(len(strokes))[::-1])


def turned(strokes: Strokes) -> Strokes:
    """Every stroke runs the other way."""
    back = strokes.take(np.arange(len(strokes))[::-1])
    starts = len(strokes.points) - strokes.starts[::-1]
    return replace(back, points=strokes.points[::-1], starts=starts)


CHANGES: tuple[Change, ...] = (moved, stronger, faster, missing, repeated, reordered, turned)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("make", [random_arcs, random_bottle])
def test_a_program_that_is_not_the_plan_is_refused(
    make: Callable[[int], Job], change: Change
) -> None:
    """Even a file that says its program exactly is refused where the program is wrong."""
    for seed in range(5):
        job = make(seed)
        plan = job.intent.plan
        section = plan.sections[0]
        other = replace(plan, sections=(replace(section, strokes=change(section.strokes)),))
        assert proven(replace(job, intent=replace(job.intent, plan=other)))


def test_other_modes_than_planned_are_refused() -> None:
    """Power that should follow the speed, and air that should blow, must do so."""
    job = random_lines(3)
    first = job.intent.plan.sections[0]
    rest = job.intent.plan.sections[1:]
    for other in (replace(first, is_dynamic=False), replace(first, air=True)):
        plan = Plan(job.intent.plan.surface, (other, *rest))
        texts = proven(replace(job, intent=replace(job.intent, plan=plan)))
        assert any("not switched as planned" in text for text in texts)


@given(seed=_SEEDS)
@settings(max_examples=30, deadline=None)
def test_the_glass_passes_at_the_asked_speed(seed: int) -> None:
    """By its words alone a bottle's file runs each stroke at its speed on the glass."""
    job = random_bottle(seed)
    feeds = job.intent.plan.sections[0].strokes.feeds.tolist()
    for stroke, feed in zip(strokes_of_trace(simulate(job.content)), feeds, strict=True):
        length = sum(glass_length(move) for move in stroke)
        minutes = sum(move.minutes for move in stroke)
        assert length / minutes == pytest.approx(feed, rel=0.005)


def strokes_of_trace(trace: Trace) -> list[list[Move]]:
    """The burning moves, a list for each run."""
    strokes: list[list[Move]] = []
    before = None
    for move in trace.moves:
        if move.burns:
            if before is None or not before.burns:
                strokes.append([])
            strokes[-1].append(move)
        before = move
    return strokes


def glass_length(move: Move) -> float:
    """Mm on the bottle of a move straight in X (height) and A (degrees), in small steps."""
    places = [move.at(share / 50.0) for share in range(51)]
    heights = np.array([place["X"] for place in places])
    angles = np.radians([place["A"] for place in places])
    radii = BOTTLE.meridian.radius(heights)
    across = np.column_stack((radii * np.cos(angles), radii * np.sin(angles), heights))
    return float(np.linalg.norm(np.diff(across, axis=0), axis=1).sum())


def test_a_mill_goes_down_and_up() -> None:
    """The ways down to a stroke and up again are no work of the plan's; the rest is."""
    job = milled()
    report = prove(job.content, job.intent, job.machine)
    assert report.problems == ()
    assert report.bounds["Z"] == (-2.0, 5.0)
    section = job.intent.plan.sections[0]
    deeper = section.strokes.points - [0.0, 0.0, 0.05]
    other = replace(section, strokes=replace(section.strokes, points=deeper))
    plan = replace(job.intent.plan, sections=(other,))
    assert proven(replace(job, intent=replace(job.intent, plan=plan)))


def test_measures() -> None:
    """A square's report: its lengths, bounds, strokes and moves."""
    report = measure(square(Tool(ToolMode.OFF), Travel(np.zeros((1, 2)))), laser())
    assert report.problems == ()
    assert report.cut_mm == pytest.approx(80.0)
    assert report.travel_mm == pytest.approx(2.0 * math.hypot(10.0, 10.0))
    assert (report.moves, report.strokes) == (6, 1)
    assert report.bounds == {"X": (10.0, 30.0), "Y": (10.0, 30.0)}
    assert 4.0 < report.time_s < 5.0


def test_bounds_of_an_arc_are_its_own() -> None:
    """An arc reaches farther than its ends."""
    cut = Cut(
        np.array([[20.0, 20.0], [40.0, 20.0]]),
        np.array([0, 2]),
        np.full(2, 600.0),
        np.ones(2),
        np.array([[math.nan] * 2, [30.0, 20.0]]),
        np.array([0, -1]),
    )
    report = measure(Program(("X", "Y"), (Tool(ToolMode.DYNAMIC), cut)), laser())
    assert report.bounds["Y"] == pytest.approx((20.0, 30.0), abs=0.002)
    assert report.cut_mm == pytest.approx(math.pi * 10.0)


def test_nothing_has_no_measure() -> None:
    """A program without a move has a report of zeros."""
    report = measure(Program(("X", "Y"), ()), laser())
    assert report.bounds == {"X": (0.0, 0.0), "Y": (0.0, 0.0)}
    assert (report.time_s, report.cut_mm, report.moves, report.strokes) == (0.0, 0.0, 0, 0)
    assert not report.problems


def test_inspecting_tells_what_the_reader_found() -> None:
    """Any file is measured, and what is wrong with its text is among its problems."""
    content = b"G21\nG90\nM4S0\nG0X10Y10\nG1X20S500F600\nQ7\nG0X0Y0\nM5\nM2\n"
    report = inspect_file(content, laser())
    assert report.is_refused
    assert report.cut_mm == pytest.approx(10.0)
    assert report.size_bytes == len(content)


def test_an_unknown_writer_is_refused() -> None:
    """A machine whose writer we do not have is an error that names it."""
    with pytest.raises(WrongUsage, match="no writer 'embroidery'"):
        writer_of(replace(laser(), writer="embroidery"))


def test_a_rotary_brings_its_own_limits() -> None:
    """The axis that turns a bottle has the rotary's rate and acceleration, where given."""
    machine = rotary_machine()
    assert machine.rotary is not None
    slow = replace(machine, rotary=replace(machine.rotary, max_rate=900.0))
    axis = with_rotary(slow).axis("A")
    assert axis is not None
    assert (axis.max_rate, axis.acceleration) == (900.0, 700.0)
    assert with_rotary(laser()) == laser()


@given(seed=_SEEDS, surface=st.sampled_from([Flat(), BOTTLE]))
@settings(max_examples=40, deadline=None)
def test_what_rounding_swallows_is_no_difference(seed: int, surface: Surface) -> None:
    """Strokes and gaps of about a step of the format may vanish or stay."""
    chance = np.random.default_rng(seed)
    lines, at = [], np.array([10.0, 100.0])
    for size in chance.choice([0.0002, 0.0006, 0.001, 0.003, 2.0], 60):
        at = at + chance.normal(0.0, chance.choice([0.0, 0.0004, 0.001, 3.0]), 2)
        line = at + np.cumsum(
            chance.normal(0.0, size, (int(chance.integers(2, 4)), 2)), axis=0
        )
        at = line[-1]
        lines.append(line + 60.0 * (surface is not BOTTLE))
    count = len(lines)
    strokes = strokes_of(lines, [900.0] * count, chance.uniform(0.1, 1.0, count).tolist())
    machine = rotary_machine() if surface is BOTTLE else laser()
    job = job_of(Plan(surface, (Section(0, "score", strokes),)), machine)
    problems = prove(job.content, job.intent, job.machine).problems
    assert [
        text for text in map(str, (p.message for p in problems)) if "axis" not in text
    ] == []
