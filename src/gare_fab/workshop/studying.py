"""Studying: what a job will do, without a byte of its file; what the window shows of it."""

from dataclasses import replace

from gare_fab.base.errors import Cancelled, GareFabError
from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.model.document import Document, OriginMode
from gare_fab.model.edits_sheets import only_sheet
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.report import Report
from gare_fab.model.study import Study
from gare_fab.model.timeline import Timeline
from gare_fab.pipeline.checking import Intent, foresee, writer_of
from gare_fab.pipeline.compiling import compile_plan
from gare_fab.pipeline.planning import plan
from gare_fab.pipeline.timeline import CHORD, timeline_of
from gare_fab.workshop.pricing import cost_of


def study(document: Document, sheet: int = 0, progress: Progress = SILENT) -> Study:
    """What the job on one sheet will do, and what the user should know of it.

    Where the engine refuses the job its reason is a problem of severity error, and where no
    toolpath can be said the timeline is empty.

    Raises:
        WrongUsage: there is no such sheet.
        Cancelled: progress asked to stop.
    """
    alone = only_sheet(document, sheet)
    try:
        report, timeline = _foreseen(alone, progress)
    except Cancelled:
        raise
    except GareFabError as error:
        problem = Problem(Severity.ERROR, error.message)
        report, timeline = Report.refused((problem,)), Timeline.empty()
    return Study(report, timeline, cost_of(alone, report.time_s))


def _foreseen(document: Document, progress: Progress) -> tuple[Report, Timeline]:
    machine = document.machine
    made = plan(document, Part(progress, 0.0, 0.6))
    compiled = compile_plan(made, document)
    problems = made.problems + compiled.problems
    faults = writer_of(machine).objections(compiled.program, machine)
    if faults or not made.sections:
        return Report.refused(problems + faults), Timeline.empty()
    intent = Intent(
        program=compiled.program,
        plan=made,
        kinematics=compiled.kinematics,
        offset=compiled.offset,
        is_placed=document.origin is OriginMode.ABSOLUTE,
    )
    foreseen = foresee(intent, machine, CHORD, Part(progress, 0.6, 1.0))
    report = replace(foreseen.report, problems=problems + foreseen.report.problems)
    return report, timeline_of(document, made, compiled, foreseen)
