"""Checking: no job file leaves before it was read back, measured, and held against its plan.

said     the file is read, and is exactly what its writer can say of the program
planned  each stroke lies on the planned one, with its power and feed; none missing, none added
safe     inside the machine, tool off on every travel and at the end, limits kept
"""

from dataclasses import dataclass, replace
from typing import assert_never

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.geometry.arrays import Floats
from gare_fab.model.machine import Machine
from gare_fab.model.plan import Plan
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.program import Program
from gare_fab.model.report import Report
from gare_fab.pipeline.comparing import other_words, other_work
from gare_fab.pipeline.hazards import Frame, extents, hazards
from gare_fab.pipeline.kinematics import FlatKinematics, Kinematics, RotaryKinematics
from gare_fab.pipeline.moves import Moves, moves_of, over_axes
from gare_fab.pipeline.timing import Timing, time_moves
from gare_fab.pipeline.tracing import Trace, is_work, lengths_of, trace_of
from gare_fab.writers.contract import Decoded, Writer
from gare_fab.writers.registry import WRITERS


@dataclass(frozen=True, slots=True, eq=False)
class Intent:
    """What a file is to do: its program, the plan behind it, the way from axes to stock.

    `offset` is what was taken off the axes; `is_placed` where zero is the machine's own.
    """

    program: Program
    plan: Plan
    kinematics: Kinematics
    offset: Floats
    is_placed: bool = True


def writer_of(machine: Machine) -> Writer:
    """The writer that the machine names.

    Raises:
        WrongUsage: there is none of that name.
    """
    found = next((writer for writer in WRITERS if writer.id == machine.writer), None)
    if found is None:
        known = ", ".join(writer.id for writer in WRITERS)
        raise WrongUsage(
            Message(
                "Machine '{id}': no writer '{name}'; there are: {known}.",
                {"id": machine.id, "name": machine.writer, "known": known},
            )
        )
    return found


def decode(content: bytes, machine: Machine) -> Decoded:
    """What a job file says to this machine.

    Raises:
        Unreadable: the bytes are no job file of the machine's format.
    """
    return writer_of(machine).read(content, machine)


def measure(
    program: Program,
    machine: Machine,
    progress: Progress = SILENT,
    endless: frozenset[str] = frozenset(),
) -> Report:
    """What a program does, and what could harm; its zero is taken to be the machine's own.

    Places are held against the axes' ends, but for the `endless` ones, unless the program only
    says moves (G91).
    """
    frame = Frame(is_placed=not program.is_relative, endless=endless)
    course = _course(program)
    timing = time_moves(course.moves, program.axes, machine, progress)
    return _report(course, machine, frame, timing)


def inspect_file(
    content: bytes, machine: Machine, progress: Progress = SILENT, *, on_rotary: bool = False
) -> Report:
    """What any job file does when this machine gets it, and what is wrong with it.

    `on_rotary`: with the rotary plugged in, its axis has the rotary's limits and no ends.

    Raises:
        Unreadable: the bytes are no job file of the machine's format.
    """
    decoded = decode(content, machine)
    endless = frozenset({machine.rotary.axis} if on_rotary and machine.rotary else ())
    owner = with_rotary(machine) if on_rotary else machine
    report = measure(decoded.program, owner, progress, endless)
    problems = decoded.problems + report.problems
    return replace(report, size_bytes=len(content), problems=problems)


def prove(
    content: bytes, intent: Intent, machine: Machine, progress: Progress = SILENT
) -> Report:
    """Reads a written file back and compares it with what was meant; see the module's head.

    Any problem of severity error says that the file must not be used.
    """
    writer = writer_of(machine)
    decoded = writer.read(content, machine)
    progress.report(0.3)
    problems = _stricter(decoded.problems)
    problems += other_words(decoded.program, writer.quantise(intent.program, machine))
    progress.report(0.5)
    course, trace = _traced(decoded.program, intent)
    problems += other_work(trace, intent.plan, machine)
    progress.report(0.8)
    machine = with_rotary(machine) if _turns(intent.kinematics) else machine
    axes = course.program.axes
    timing = time_moves(course.moves, axes, machine, Part(progress, 0.8, 1.0))
    report = _report(course, machine, _frame(intent), timing)
    return replace(report, size_bytes=len(content), problems=problems + report.problems)


@dataclass(frozen=True, slots=True, eq=False)
class Foresight:
    """What a file will do once it is written: its report, its way, and when moves are done.

    `trace` has chords of `foresee`'s tolerance; `ends_s` (N,) is of its moves.
    """

    report: Report
    trace: Trace
    ends_s: Floats


def foresee(
    intent: Intent, machine: Machine, chord: float, progress: Progress = SILENT
) -> Foresight:
    """What `prove` will report of the file that says this, without a byte of it.

    It stands on the writers' law (writers/contract.py): what is read back is what the format
    can say of the program. `chord` is how far chords may lie from their arcs, mm.
    """
    program = writer_of(machine).quantise(intent.program, machine)
    names = intent.kinematics.axes.names
    moves = over_axes(moves_of(program), program.axes, names)
    progress.report(0.3)
    trace = trace_of(moves, intent.kinematics, intent.offset, chord)
    lengths = trace.lengths
    if not _turns(intent.kinematics):  # arcs along their curve, not along their chords
        lengths = lengths_of(moves, counted=np.ones(len(names), np.bool_))
    progress.report(0.5)
    course = _Course(replace(program, axes=names), moves, lengths)
    machine = with_rotary(machine) if _turns(intent.kinematics) else machine
    timing = time_moves(moves, names, machine, Part(progress, 0.5, 1.0))
    return Foresight(_report(course, machine, _frame(intent), timing), trace, timing.ends_s)


def _stricter(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Of a file of our own not even a warning is to be expected."""
    return tuple(replace(problem, severity=Severity.ERROR) for problem in problems)


def with_rotary(machine: Machine) -> Machine:
    """The machine with its rotary plugged in: that axis has the rotary's own limits."""
    rotary = machine.rotary
    if rotary is None:
        return machine
    axes = tuple(
        replace(
            axis,
            max_rate=rotary.max_rate or axis.max_rate,
            acceleration=rotary.acceleration or axis.acceleration,
        )
        if axis.name == rotary.axis
        else axis
        for axis in machine.axes
    )
    return replace(machine, axes=axes)


@dataclass(frozen=True, slots=True, eq=False)
class _Course:
    """A program's moves over named axes, and their lengths in mm."""

    program: Program
    moves: Moves
    lengths: Floats


def _traced(program: Program, intent: Intent) -> tuple[_Course, Trace]:
    """What was read, over the axes of the kinematics and on the stock."""
    names = intent.kinematics.axes.names
    moves = over_axes(moves_of(program), program.axes, names)
    trace = trace_of(moves, intent.kinematics, intent.offset)
    return _Course(replace(program, axes=names), moves, trace.lengths), trace


def _turns(kinematics: Kinematics) -> bool:
    match kinematics:
        case RotaryKinematics():
            return True
        case FlatKinematics():
            return False
        case _:
            assert_never(kinematics)


def _frame(intent: Intent) -> Frame:
    kinematics = intent.kinematics
    endless = frozenset({kinematics.turn}) if isinstance(kinematics, RotaryKinematics) else ()
    is_placed = intent.is_placed and not intent.program.is_relative
    return Frame(is_placed, frozenset(endless))


def _course(program: Program) -> _Course:
    """As the controller counts lengths: over all axes."""
    moves = moves_of(program)
    lengths = lengths_of(moves, counted=np.ones(len(program.axes), np.bool_))
    return _Course(program, moves, lengths)


def _report(course: _Course, machine: Machine, frame: Frame, timing: Timing) -> Report:
    moves, axes = course.moves, course.program.axes
    work = is_work(moves, machine)
    low, high = extents(moves, work if work.any() else np.ones(len(moves), np.bool_))
    bounds = zip(axes, zip(low.tolist(), high.tolist(), strict=True), strict=True)
    return Report(
        time_s=timing.total_s,
        cut_mm=float(course.lengths[work].sum()),
        travel_mm=float(course.lengths[~work].sum()),
        moves=int((course.lengths > 0.0).sum()),
        strokes=int((work & ~np.concatenate(([False], work[:-1]))).sum()),
        bounds=dict(bounds),
        problems=hazards(course.program, moves, machine, frame),
    )
