"""Exporting: plan, compile, write, read back, prove. Nothing leaves that was not proven."""

from dataclasses import dataclass, replace

from gare_fab.base.progress import SILENT, Part, Progress
from gare_fab.model.document import Document, OriginMode
from gare_fab.model.plan import Plan
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.report import Report
from gare_fab.pipeline.checking import Intent, prove, writer_of
from gare_fab.pipeline.compiling import compile_plan
from gare_fab.pipeline.planning import plan


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """The bytes of a job file, the plan behind them, and the report of what was read back.

    `content` is empty where the report refuses the job.
    """

    content: bytes
    plan: Plan
    report: Report


def export(document: Document, progress: Progress = SILENT) -> Export:
    """The proven bytes of a document's job file.

    Raises:
        Refused: the machine cannot do this stock at all.
        Cancelled: progress asked to stop.
    """
    made = plan(document, Part(progress, 0.0, 0.6))
    compiled = compile_plan(made, document)
    writer = writer_of(document.machine)
    problems = made.problems + compiled.problems
    problems += writer.objections(compiled.program, document.machine)
    if _refuses(problems):
        return Export(b"", made, Report.refused(problems))
    content = writer.write(compiled.program, document.machine, Part(progress, 0.6, 0.8))
    intent = Intent(
        program=compiled.program,
        plan=made,
        kinematics=compiled.kinematics,
        offset=compiled.offset,
        is_placed=document.origin is OriginMode.ABSOLUTE,
    )
    report = prove(content, intent, document.machine, Part(progress, 0.8, 1.0))
    report = replace(report, problems=problems + report.problems)
    return Export(b"" if _refuses(report.problems) else content, made, report)


def _refuses(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
