"""What a job file does, as it was read back from its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from gare_fab.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """Time in s as the controller takes it, lengths in mm, bounds by axis in its own unit.

    `cut_mm` is with the tool on, `travel_mm` without; `moves` are commanded moves.
    """

    time_s: float = 0.0
    cut_mm: float = 0.0
    travel_mm: float = 0.0
    moves: int = 0
    strokes: int = 0
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    size_bytes: int = 0
    problems: tuple[Problem, ...] = ()

    @classmethod
    def refused(cls, problems: tuple[Problem, ...]) -> Self:
        """Nothing was written, for these reasons."""
        return cls(problems=problems)

    @property
    def is_refused(self) -> bool:
        """Whether a problem refuses the job."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
