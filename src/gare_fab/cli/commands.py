"""One function a command: from the words to its outcome. The workshop does the work."""

import argparse
from collections.abc import Callable
from dataclasses import replace

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.progress import Part, Progress
from gare_fab.cli.outcome import Outcome
from gare_fab.cli.reports import (
    catalog_lines,
    inspection_lines,
    inspection_value,
    report_lines,
    report_value,
)
from gare_fab.model.document import Document
from gare_fab.model.limits import Limits
from gare_fab.model.problem import Problem
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import Repairs
from gare_fab.workshop.agreement import agreement_lines, agreements
from gare_fab.workshop.bench import bench, bench_size
from gare_fab.workshop.jobs import JOB_SUFFIX, JobRequest, make_job, open_job, save_job
from gare_fab.workshop.looking import inspect
from gare_fab.workshop.output import check_file, frame_of, write_job_file
from gare_fab.workshop.pictures import picture, preview
from gare_fab.workshop.sheets import chosen_sheet
from gare_fab.workshop.shelves import shelf
from gare_fab.workshop.specs import pairs_of, words_of

Command = Callable[[argparse.Namespace, str, Progress], Outcome]


def _inspect(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language
    limits = Limits.parse(pairs_of(words_of(words.limits), words.limits))
    found = inspect(words.file, _reading(words), progress, limits)
    return Outcome(inspection_value(found), inspection_lines(found))


def _picture(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language
    files = picture(tuple(words.files), words.output, _reading(words), words.width, progress)
    return Outcome({"files": files}, tuple(_wrote(str(file)) for file in files))


def _make(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language
    document = make_job(_request(words), Part(progress, 0.0, 0.3))
    if words.output.suffix.lower() == JOB_SUFFIX:
        save_job(document, words.output)
        return Outcome({"file": words.output}, (_wrote(str(words.output)),))
    return _written(document, words, Part(progress, 0.3, 1.0))


def _run(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language
    document, notes = chosen_sheet(open_job(words.file, words.machine), words.sheet)
    return _written(document, words, progress, notes)


def _frame(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language
    first = words.files[0]
    if first.suffix.lower() == JOB_SUFFIX:
        document = open_job(first, words.machine)
    elif words.machine:
        document = make_job(_request(words), Part(progress, 0.0, 0.3))
    else:
        raise WrongUsage(
            Message("Say for which machine: --machine ID (gare-fab catalog machines).")
        )
    document, notes = chosen_sheet(document, words.sheet)
    return _written(frame_of(document, words.shape), words, Part(progress, 0.3, 1.0), notes)


def _check(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language, progress
    report = check_file(words.file, words.machine, words.settings, on_rotary=words.rotary)
    return Outcome(report_value(report), report_lines(report), report.problems)


def _preview(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del progress
    file = preview(
        words.file,
        words.output,
        machine=words.machine,
        sheet=words.sheet,
        language=language,
        width=words.width,
    )
    return Outcome({"file": file}, (_wrote(str(file)),))


def _catalog(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del progress
    entries = shelf(words.shelf)
    value = {
        words.shelf: [
            {
                "id": entry.id,
                "name": _name(entry.names, language),
                "kind": entry.kind,
                **dict(entry.details),
            }
            for entry in entries
        ]
    }
    return Outcome(value, catalog_lines(entries, language))


def _bench(words: argparse.Namespace, language: str, progress: Progress) -> Outcome:
    del language
    if words.drawings:
        groups = agreements(words.drawings, progress)
        return Outcome({"drawings": groups}, agreement_lines(groups))
    if words.size:
        table = bench_size(words.size)
    else:
        table = bench(with_peers=words.peers, is_quick=words.quick, progress=progress)
    return Outcome(table, table.lines())


COMMANDS: dict[str, Command] = {
    "inspect": _inspect,
    "picture": _picture,
    "make": _make,
    "run": _run,
    "frame": _frame,
    "check": _check,
    "preview": _preview,
    "catalog": _catalog,
    "bench": _bench,
}


def _written(
    document: Document,
    words: argparse.Namespace,
    progress: Progress,
    notes: tuple[Problem, ...] = (),
) -> Outcome:
    written = write_job_file(document, words.output, progress)
    report = replace(written.report, problems=notes + written.report.problems)
    value = report_value(report) | {"file": written.file}
    lines = report_lines(report)
    if written.file is not None:
        lines = (*lines, _wrote(str(written.file)))
    return Outcome(value, lines, report.problems)


def _request(words: argparse.Namespace) -> JobRequest:
    return JobRequest(
        files=tuple(words.files),
        machine=words.machine,
        material=words.material,
        stock=words.stock,
        place=words.place,
        steps=tuple(words.step),
        reading=_reading(words),
    )


def _reading(words: argparse.Namespace) -> ReadOptions:
    given = pairs_of(words_of(words.read), words.read)
    said = " ".join(words.repair)
    repairs = Repairs.parse(pairs_of(map(_repair, words_of(said)), said))
    return ReadOptions(fonts=tuple(words.fonts), words=given, repairs=repairs)


def _repair(word: str) -> str:
    """A repair without a value is a yes: "drop_doubles"."""
    return word if "=" in word else f"{word}=yes"


def _wrote(file: str) -> Message:
    return Message("Written: {file}", {"file": file})


def _name(names: tuple[tuple[str, str], ...], language: str) -> str:
    by_language = dict(names)
    return (
        by_language.get(language) or by_language.get("en") or next(iter(by_language.values()))
    )
