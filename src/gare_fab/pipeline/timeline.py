"""The timeline of a job: the moves of its file as places on the stock, each at its time."""

import math

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.geometry.wrap import Flat
from gare_fab.model.document import Document
from gare_fab.model.plan import Plan
from gare_fab.model.program import Program
from gare_fab.model.timeline import Timeline
from gare_fab.pipeline.checking import Foresight, writer_of
from gare_fab.pipeline.compiling import Compiled
from gare_fab.pipeline.kinematics import RotaryKinematics
from gare_fab.pipeline.moves import Moves, moves_of
from gare_fab.pipeline.tracing import Trace, is_work

CHORD = 0.02  # mm between an arc and the pieces that stand for it


def timeline_of(
    document: Document, plan: Plan, compiled: Compiled, foreseen: Foresight
) -> Timeline:
    """The tool's way through a job, as its controller will take it."""
    trace = foreseen.trace
    moves, owners = trace.moves, trace.owners
    if not len(moves):
        return Timeline.empty()
    work = is_work(moves, document.machine)
    steps = np.where(work, _steps_of(document, plan, compiled, moves), -1)
    return Timeline(
        design=_design(document, trace).astype(np.float32),
        stock=trace.stock.astype(np.float32),
        ends_s=np.concatenate(([0.0], _chord_ends(owners, foreseen.ends_s))),
        is_work=np.concatenate(([False], work[owners])),
        steps=np.concatenate(([-1], steps[owners])).astype(np.int16),
    )


def _steps_of(document: Document, plan: Plan, compiled: Compiled, moves: Moves) -> Ints:
    """(N,) the step of each move that is no rapid; -1 of the others.

    A file leaves out moves that go nowhere, so it is asked section by section how many it
    has. A section begins with a rapid: its other moves do not depend on what stands before.
    """
    labels = [section.step for section in plan.sections]
    steps = np.full(len(moves), -1, np.intp)
    rows = np.flatnonzero(~moves.is_rapid)
    counts = [_moves_in(document, compiled, index) for index in range(len(labels) - 1)]
    counts.append(len(rows) - sum(counts))
    steps[rows] = np.repeat(labels, counts) if labels else -1
    return steps


def _moves_in(document: Document, compiled: Compiled, index: int) -> int:
    """How many moves that are no rapids the file has in a section."""
    whole = compiled.program
    begin, end = compiled.edges[index : index + 2]
    part = Program(whole.axes, whole.blocks[begin:end])
    machine = document.machine
    return int((~moves_of(writer_of(machine).quantise(part, machine)).is_rapid).sum())


def _chord_ends(owners: Ints, ends_s: Floats) -> Floats:
    """(C,) when each chord is done: those of one move share its time evenly."""
    counts = np.bincount(owners, minlength=len(ends_s)).astype(np.intp)
    begins_s = np.concatenate(([0.0], ends_s[:-1]))
    place = row_ranges(np.ones(len(counts), np.intp), counts)
    share = place / counts[owners]
    return np.asarray(begins_s[owners] + (ends_s - begins_s)[owners] * share)


def _design(document: Document, trace: Trace) -> Floats:
    """(C + 1, 2) the places in design mm; the design's zero lies at the front."""
    kinematics = trace.kinematics
    surface = kinematics.surface if isinstance(kinematics, RotaryKinematics) else Flat()
    if isinstance(surface, Flat):
        return trace.stock[:, :2]
    front = math.radians(document.wrapping.front_deg) * surface.reference_radius
    return surface.design_from_stock(trace.stock[:, :2] - np.array([front, 0.0]))
