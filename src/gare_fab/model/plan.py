"""The plan: toolpaths in stock mm, in the order of work, before any machine's axes.

On a flat stock x, y are sheet mm and z is the depth (0 on top, down is negative). On a bottle
x = angle x reference radius, y = height above the foot, z = depth into the glass.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, floats, ints, row_ranges
from gare_fab.geometry.wrap import Surface
from gare_fab.model.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Strokes:
    """M strokes, the tool on from the first point to the last.

    points (N, 3) mm, starts (M + 1,), feeds (M,) mm/min on the material, powers (M,) 0..1.
    """

    points: Floats
    starts: Ints
    feeds: Floats
    powers: Floats

    def __post_init__(self) -> None:
        """Freeze the arrays."""
        object.__setattr__(self, "points", floats(self.points, 3))
        object.__setattr__(self, "starts", ints(self.starts))
        object.__setattr__(self, "feeds", floats(self.feeds))
        object.__setattr__(self, "powers", floats(self.powers))

    @classmethod
    def empty(cls) -> Self:
        """No stroke."""
        return cls(np.zeros((0, 3)), np.zeros(1, np.intp), np.zeros(0), np.zeros(0))

    @classmethod
    def joined(cls, parts: Iterable["Strokes"]) -> Self:
        """The strokes of several, one after the other."""
        parts = tuple(parts)
        if not parts:
            return cls.empty()
        counts = np.concatenate([np.diff(part.starts) for part in parts])
        return cls(
            np.concatenate([part.points for part in parts]),
            np.concatenate(([0], np.cumsum(counts))),
            np.concatenate([part.feeds for part in parts]),
            np.concatenate([part.powers for part in parts]),
        )

    def __len__(self) -> int:
        """The number of strokes."""
        return len(self.starts) - 1

    def take(self, index: Ints) -> "Strokes":
        """The strokes with these indices, in this order."""
        counts = np.diff(self.starts)[index]
        rows = row_ranges(self.starts[index], counts)
        starts = np.concatenate(([0], np.cumsum(counts)))
        return Strokes(self.points[rows], starts, self.feeds[index], self.powers[index])


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """The strokes of one step (its index in the document); `tool` is a cutter's number."""

    step: int
    operation: str
    strokes: Strokes
    air: bool = False
    focus: float = 0.0
    is_dynamic: bool = True  # power follows speed (M4), else constant (M3)
    tool: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What the tool will do, section after section, and what the user should know of it."""

    surface: Surface
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...] = ()
