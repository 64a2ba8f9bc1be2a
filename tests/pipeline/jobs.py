"""Jobs for the tests of checking: a plan, the program that does it, and its file."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from gare_fab.base.progress import SILENT
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.wrap import Flat, Mapping, Revolved, Surface
from gare_fab.model.document import Document
from gare_fab.model.machine import Axis, Dialect, Machine, Rotary, RotaryKind
from gare_fab.model.plan import Plan, Section, Strokes
from gare_fab.model.problem import Severity
from gare_fab.model.program import Air, Block, Cut, Program, Tool, ToolMode, Travel
from gare_fab.model.report import Report
from gare_fab.model.stock import Sheet
from gare_fab.pipeline.checking import Intent, writer_of
from gare_fab.pipeline.compiling import compile_plan
from gare_fab.pipeline.kinematics import feed_words, kinematics_of
from tests.machines import laser, mill

BOTTLE = Revolved(
    Meridian(((0.0, 38.0), (120.0, 38.0), (200.0, 20.0), (300.0, 14.0))),
    Mapping.STRAIGHT,
    60.0,
    (10.0, 190.0),
)


@dataclass(frozen=True)
class Job:
    """A file and what it is to do."""

    machine: Machine
    intent: Intent
    content: bytes


def job_of(plan: Plan, machine: Machine, program: Program | None = None) -> Job:
    """The file of a plan; without a program, one of straight moves."""
    kinematics = kinematics_of(machine, plan.surface)
    said = program or straight_program(plan, machine)
    intent = Intent(said, plan, kinematics, np.zeros(len(kinematics.axes.names)))
    return Job(machine, intent, writer_of(machine).write(said, machine, SILENT))


def straight_program(plan: Plan, machine: Machine) -> Program:
    """The plan's strokes one by one, tool and air switched by section."""
    kinematics = kinematics_of(machine, plan.surface)
    blocks: list[Block] = []
    for section in plan.sections:
        strokes = section.strokes
        counts = np.diff(strokes.starts)
        rows = np.round(kinematics.forward(strokes.points), 3)
        speeds = np.repeat(strokes.feeds, counts)
        is_inverse = any(kinematics.axes.are_angles)
        feeds = feed_words(
            kinematics, rows, strokes.starts, speeds, is_inverse_time=is_inverse
        )
        mode = ToolMode.DYNAMIC if section.is_dynamic else ToolMode.CONSTANT
        powers = np.repeat(strokes.powers, counts)
        blocks += [Tool(mode), Air(section.air)]
        blocks.append(
            Cut.straight(rows, strokes.starts, feeds, powers, is_inverse_time=is_inverse)
        )
    end: list[Block] = [
        Tool(ToolMode.OFF),
        Air(is_on=False),
        Travel(np.zeros((1, len(kinematics.axes.names)))),
    ]
    return Program(kinematics.axes.names, (*blocks, *end))


def strokes_of(lines: list[Floats], feeds: list[float], powers: list[float]) -> Strokes:
    """Strokes on the stock's face from (n, 2) lines."""
    points = np.concatenate(lines)
    counts = [len(line) for line in lines]
    return Strokes(
        np.column_stack((points, np.zeros(len(points)))),
        np.concatenate(([0], np.cumsum(counts))),
        np.array(feeds),
        np.array(powers),
    )


def random_lines(seed: int) -> Job:
    """Polylines of many lengths in two sections."""
    chance = np.random.default_rng(seed)
    sections = []
    for index in range(2):
        count = int(chance.integers(1, 4))
        lines = [
            np.cumsum(chance.normal(0.0, 3.0, (int(chance.integers(2, 6)), 2)), axis=0) + 100.0
            for _ in range(count)
        ]
        strokes = strokes_of(
            lines,
            [float(chance.integers(5, 60) * 60) for _ in lines],
            [float(chance.uniform(0.05, 1.0)) for _ in lines],
        )
        sections.append(
            Section(index, "score", strokes, air=bool(index), is_dynamic=index == 0)
        )
    return job_of(Plan(Flat(), tuple(sections)), laser())


def random_raster(seed: int) -> Job:
    """Rows of touching strokes, each with its own power, some without."""
    chance = np.random.default_rng(seed)
    lines, powers = [], []
    for row in range(3):
        xs = 50.0 + np.cumsum(chance.integers(1, 9, 7)) * 0.1
        lines += [np.array([[a, 20.0 + row], [b, 20.0 + row]]) for a, b in pairwise(xs)]
        powers += [float(power) for power in chance.choice([0.0, 0.25, 0.5, 1.0], len(xs) - 1)]
    strokes = strokes_of(lines, [6000.0] * len(lines), powers)
    return job_of(Plan(Flat(), (Section(0, "picture", strokes),)), laser())


def random_arcs(seed: int) -> Job:
    """Polygons near circles in the plan, arcs in the file."""
    chance = np.random.default_rng(seed)
    lines, places, centres, turns = [], [], [], []
    for _ in range(3):
        radius = float(chance.uniform(2.0, 20.0))
        sweep = float(chance.uniform(0.5, 6.0)) * float(chance.choice([-1.0, 1.0]))
        centre = chance.uniform(60.0, 200.0, 2)
        begin = float(chance.uniform(0.0, 6.0))
        angles = begin + np.linspace(0.0, sweep, 2 + int(40 * radius))
        line = centre + radius * np.column_stack((np.cos(angles), np.sin(angles)))
        lines.append(line)
        places += [line[0], line[-1]]
        centres += [[np.nan, np.nan], centre.tolist()]
        turns += [0, 1 if sweep > 0.0 else -1]
    count = len(lines)
    strokes = strokes_of(lines, [1200.0] * count, [0.4] * count)
    cut = Cut(
        np.array(places),
        np.arange(0, 2 * count + 1, 2),
        np.full(2 * count, 1200.0),
        np.full(2 * count, 0.4),
        np.array(centres),
        np.array(turns),
    )
    blocks = (Tool(ToolMode.DYNAMIC), cut, Tool(ToolMode.OFF), Travel(np.zeros((1, 2))))
    plan = Plan(Flat(), (Section(0, "cut", strokes),))
    return job_of(plan, laser(), Program(("X", "Y"), blocks))


def rotary_machine() -> Machine:
    """A laser with a chuck on an axis A in degrees."""
    machine = laser()
    turning = Axis("A", -3600.0, 3600.0, 14400.0, 700.0, 50.0, is_angle=True)
    letters = replace(Dialect(), power_decimals=1)
    return replace(
        machine,
        axes=(*machine.axes, turning),
        rotary=Rotary(RotaryKind.CHUCK, axis="A", along="X"),
        dialect=letters,
    )


def random_bottle(seed: int) -> Job:
    """Short moves on a bottle's body and shoulder, in inverse time."""
    chance = np.random.default_rng(seed)
    lines = []
    for _ in range(2):
        begin = np.array([chance.uniform(-30.0, 30.0), chance.uniform(80.0, 150.0)])
        steps = chance.normal(0.0, 0.4, (6, 2))
        lines.append(begin + np.cumsum(steps, axis=0))
    strokes = strokes_of(lines, [900.0, 1500.0], [0.3, 0.6])
    surface: Surface = BOTTLE
    return job_of(Plan(surface, (Section(0, "score", strokes),)), rotary_machine())


def milled() -> Job:
    """A groove in two passes from the same place, on a mill, with the ways down and up."""
    line = np.array([[20.0, 20.0], [60.0, 20.0], [60.0, 50.0]])
    passes = [np.column_stack((line, np.full(3, depth))) for depth in (-1.0, -2.0)]
    strokes = Strokes(
        np.concatenate(passes), np.array([0, 3, 6]), np.full(2, 600.0), np.ones(2)
    )
    rows = [
        [[*line[0], 5.0], *cut.tolist(), [*line[-1], 5.0]]  # over the place, down, along, up
        for cut in passes
    ]
    points = np.concatenate(rows)
    feeds = np.tile([0.0, 150.0, 600.0, 600.0, 600.0], 2)
    cut = Cut.straight(points, np.array([0, 5, 10]), feeds, np.ones(10))
    blocks = (
        Tool(ToolMode.CONSTANT, 1, 9000.0),
        cut,
        Tool(ToolMode.OFF),
        Travel(np.array([[0.0, 0.0, 5.0]])),
    )
    plan = Plan(Flat(), (Section(0, "cut", strokes, is_dynamic=False, tool=1),))
    return job_of(plan, mill(), Program(("X", "Y", "Z"), blocks))


def square(*blocks: Block, power: float = 0.5, feed: float = 1200.0) -> Program:
    """A square of 20 mm at 10, 10, then other blocks."""
    points = np.array([[10.0, 10], [30, 10], [30, 30], [10, 30], [10, 10]])
    cut = Cut.straight(points, np.array([0, 5]), np.full(5, feed), np.full(5, power))
    return Program(("X", "Y"), (Tool(ToolMode.DYNAMIC), cut, *blocks))


def errors(report: Report) -> list[str]:
    """The texts of what refuses the job."""
    return [
        str(problem.message)
        for problem in report.problems
        if problem.severity is Severity.ERROR
    ]


def wandering(seed: int, machine: Machine, spread: float, step: float) -> Job:
    """Lines that turn by chance and curl over themselves, with the arcs that are fitted."""
    chance = np.random.default_rng(seed)
    turns = np.cumsum(chance.normal(0.0, spread, (60, 100)), axis=1)
    steps = step * np.stack((np.cos(turns), np.sin(turns)), axis=2)
    begins = chance.uniform(100.0, 200.0, (60, 1, 2))
    lines = list(begins + np.cumsum(steps, axis=1))
    strokes = strokes_of(lines, [900.0] * 60, chance.uniform(0.1, 1.0, 60).tolist())
    plan = Plan(Flat(), (Section(0, "score", strokes),))
    document = Document(machine, Sheet(300.0, 300.0))
    return job_of(plan, machine, compile_plan(plan, document).program)
