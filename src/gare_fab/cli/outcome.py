"""What a command has to say: lines for people, one value for JSON, and problems."""

import sys
from dataclasses import dataclass, field

from gare_fab.base.messages import Message
from gare_fab.cli.results import as_json
from gare_fab.model.problem import Problem, Severity

_MARKS = {
    Severity.ERROR: "error: {text}",
    Severity.WARNING: "warning: {text}",
    Severity.NOTE: "note: {text}",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a command; `lines` are for people, `value` is for JSON."""

    value: object
    lines: tuple[Message, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def is_refused(self) -> bool:
        """Whether a problem refuses the job."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def show(outcome: Outcome, language: str, *, is_json: bool) -> None:
    """Print the result on stdout."""
    if is_json:
        sys.stdout.write(as_json(outcome.value, language) + "\n")
        return
    for line in outcome.lines:
        sys.stdout.write(line.text(language) + "\n")


def show_problems(outcome: Outcome, language: str) -> None:
    """Print the problems on stderr, one a line, each with its way out where there is one."""
    for problem in outcome.problems:
        text = problem.message.text(language)
        if problem.fix is not None:
            text += " " + problem.fix.text(language)
        line = Message(_MARKS[problem.severity], {"text": text})
        sys.stderr.write(line.text(language) + "\n")
