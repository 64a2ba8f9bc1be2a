"""Planning: a document becomes toolpaths on its stock, in the order of work."""

from dataclasses import dataclass, replace

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.geometry.arrays import Floats, corners
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.subdivision import subdivided
from gare_fab.geometry.wrap import Mapping, Revolved, Surface
from gare_fab.model.artwork import FindingKind, Shape
from gare_fab.model.document import Document
from gare_fab.model.machine import LaserHead
from gare_fab.model.material import Setting
from gare_fab.model.plan import Plan, Section
from gare_fab.model.problem import Problem, ProblemKind, Severity
from gare_fab.model.step import PaintUse, Step
from gare_fab.operations.contract import Operation, Toolpaths, Work
from gare_fab.pipeline.default_steps import operation_of
from gare_fab.pipeline.fitting import fit_problems
from gare_fab.pipeline.made import made_problems
from gare_fab.pipeline.placing import PlacedShape, placed_shapes, surface_of
from gare_fab.pipeline.sequencing import sequence
from gare_fab.pipeline.settings import bans, setting_for, thickness_of

# A paper mapping is refused where the cone leaves the glass by more (design.md, section 4).
_MOST_RESIDUAL = 1.0
_HARMLESS = {FindingKind.NOTE, FindingKind.REPAIRED}


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """What all steps share; `picked` are each step's shapes with the paint it means."""

    document: Document
    surface: Surface
    picked: tuple[tuple[tuple[Shape, PaintUse], ...], ...]


def plan(document: Document, progress: Progress = SILENT) -> Plan:
    """The toolpaths of all enabled steps in stock mm, with what the user should know of them.

    Raises:
        Cancelled: progress asked to stop.
    """
    surface = surface_of(document)
    problems = [*_findings(document), *bans(document.machine, document.material)]
    problems += _mapping_problems(document, surface)
    problems += made_problems(document)
    shapes = placed_shapes(document, surface)
    job = _Job(document, surface, tuple(_picked(step, shapes) for step in document.steps))
    unfit = fit_problems(document, surface, _corners(job))
    problems += unfit
    if any(problem.severity is Severity.ERROR for problem in unfit):
        return Plan(surface, (), tuple(problems))
    sections: list[Section] = []
    place = (0.0, 0.0)
    for index, step in enumerate(document.steps):
        part = Part(progress, index / len(document.steps), (index + 1) / len(document.steps))
        if step.enabled:
            section, found = _section(job, index, step, place, part)
            problems += found
            if len(section.strokes):
                sections.append(section)
                place = (
                    float(section.strokes.points[-1, 0]),
                    float(section.strokes.points[-1, 1]),
                )
    if not any(len(section.strokes) for section in sections):
        problems.append(_nothing(shapes))
    on_stock = tuple(_on_stock(section, surface, document.tolerance) for section in sections)
    return Plan(surface, on_stock, tuple(problems))


def _findings(document: Document) -> list[Problem]:
    """What the readers could not take over as it stands."""
    return [
        Problem(
            Severity.NOTE if finding.kind in _HARMLESS else Severity.WARNING,
            Message("{file}: {finding}", {"file": artwork.name, "finding": finding.message}),
            kind=ProblemKind.FINDING,
        )
        for artwork in document.artworks
        for finding in artwork.findings
    ]


def _picked(step: Step, shapes: tuple[PlacedShape, ...]) -> tuple[tuple[Shape, PaintUse], ...]:
    if not step.enabled:
        return ()
    return tuple(
        (placed.shape, use) for placed in shapes if (use := _use(step, placed)) is not None
    )


def _corners(job: _Job) -> Floats:
    """(2, 2) the lower left and upper right corner of what is worked on; (0, 2) of nothing."""
    parts = [shape.paths.points for picked in job.picked for shape, _ in picked]
    points = np.concatenate([np.zeros((0, 2)), *parts])
    return np.array(corners(points)) if len(points) else points


def _section(
    job: _Job, index: int, step: Step, place: tuple[float, float], progress: Progress
) -> tuple[Section, tuple[Problem, ...]]:
    """One step's strokes in chart mm, in order, from where the tool stands."""
    document = job.document
    operation = operation_of(step.operation)
    setting, problems = setting_for(
        operation.id, document.machine, document.material, document.stock
    )
    said = step.params.plain()
    if said.get("speed") is not None and said.get("power") is not None:
        problems = ()  # the setting's figures are not used
    toolpaths = _toolpaths(job, index, operation, setting, Part(progress, 0.0, 0.5))
    strokes = sequence(toolpaths, place, Part(progress, 0.5, 1.0))
    section = Section(
        step=index,
        operation=operation.id,
        strokes=strokes,
        air=setting.air if step.air is None else step.air,
        focus=step.focus or setting.defocus,
        is_dynamic=toolpaths.is_dynamic,
        tool=toolpaths.tool,
    )
    return section, problems + toolpaths.problems


def _toolpaths(
    job: _Job, index: int, operation: Operation, setting: Setting, progress: Progress
) -> Toolpaths:
    step, picked = job.document.steps[index], job.picked[index]
    work = Work(
        params=step.params,
        shapes=tuple(shape for shape, _ in picked),
        uses=tuple(use for _, use in picked),
        surface=job.surface,
        machine=job.document.machine,
        setting=setting,
        thickness=thickness_of(job.document.stock),
        tolerance=job.document.tolerance,
        progress=progress,
    )
    return operation.plan(work)


def _use(step: Step, placed: PlacedShape) -> PaintUse | None:
    """The paint that the step's first fitting selection means, None where none picks it."""
    for select in step.selects:
        if select.picks(placed.shape, placed.layer):
            return select.paint
    return None


def _on_stock(section: Section, surface: Surface, tolerance: float) -> Section:
    """Chart mm to stock mm, with points where a straight move would leave the curve."""
    if not isinstance(surface, Revolved):
        return section
    strokes = section.strokes
    flat = Paths(strokes.points[:, :2], strokes.starts)
    fine = subdivided(flat, surface, surface.stock_from_chart, tolerance / 2)
    points = np.column_stack((fine.stock.points, fine.carried(strokes.points[:, 2])))
    return replace(section, strokes=replace(strokes, points=points, starts=fine.stock.starts))


def _mapping_problems(document: Document, surface: Surface) -> list[Problem]:
    if not isinstance(surface, Revolved) or surface.mapping is not Mapping.PAPER:
        return []
    residual = surface.residual()
    head = document.machine.head
    depth = head.depth_of_field / 2 if isinstance(head, LaserHead) else _MOST_RESIDUAL
    if residual <= min(depth, _MOST_RESIDUAL):
        return []
    return [
        Problem(
            Severity.ERROR,
            Message(
                "The glass leaves the cone of the paper mapping by {residual:.1f} mm: "
                "paper would not lie flat here. Choose the mapping 'straight', or a "
                "smaller zone.",
                {"residual": residual},
            ),
        )
    ]


def _nothing(shapes: tuple[PlacedShape, ...]) -> Problem:
    text = (
        "No step picks any of the artwork: nothing would be made. Check the colours and "
        "layers of the steps."
        if shapes
        else "There is no artwork to work on."
    )
    kind = ProblemKind.NOTHING_PICKED if shapes else ProblemKind.NO_ARTWORK
    return Problem(Severity.ERROR, Message(text), kind=kind)
