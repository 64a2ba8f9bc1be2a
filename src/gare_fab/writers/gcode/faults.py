"""Problems of a file, each with the number of its line."""

import numpy as np
import numpy.typing as npt

from gare_fab.base.messages import Message
from gare_fab.model.problem import Problem, Severity

TOLD = 8  # of a kind of problem, so many lines are named


def at_lines(
    template: str,
    lines: npt.ArrayLike,
    severity: Severity = Severity.ERROR,
    **values: str,
) -> tuple[Problem, ...]:
    """A problem for each of the first lines (counted from 0), and one that counts the rest."""
    numbers: list[int] = np.unique(np.asarray(lines, np.intp)).tolist()
    what = Message(template, values)
    problems = [
        Problem(severity, Message("Line {line}: {what}", {"line": number + 1, "what": what}))
        for number in numbers[:TOLD]
    ]
    if len(numbers) > TOLD:
        rest = {"count": len(numbers) - TOLD, "what": what}
        problems.append(Problem(severity, Message("{count} more lines: {what}", rest)))
    return tuple(problems)
