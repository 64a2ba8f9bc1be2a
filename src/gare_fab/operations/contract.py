"""What an operation is: shapes and parameters become toolpaths.

All coordinates an operation sees and makes are chart mm (geometry/wrap.py): the same as stock
mm on a flat stock; round a bottle one mm of chart is `surface.scale(y)` mm of glass.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

import numpy as np

from gare_fab.base.params import Params, param
from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.passes import Passes
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import closed_where
from gare_fab.geometry.wrap import Surface
from gare_fab.model.artwork import Shape
from gare_fab.model.machine import Machine
from gare_fab.model.material import Setting
from gare_fab.model.plan import Strokes
from gare_fab.model.problem import Problem
from gare_fab.model.step import PaintUse

P = TypeVar("P", bound=Params)


@dataclass(frozen=True, slots=True, eq=False)
class Work(Generic[P]):
    """What an operation is given.

    `shapes` are those that the step picked, placed, in chart mm, in paint order; `uses` says
    for each which of its paints the step means; `setting` holds speed, power, passes,
    interval, kerf where the parameters leave them open (None); `thickness` of the stock is in
    mm, 0 = unknown.
    """

    params: P
    shapes: tuple[Shape, ...]
    uses: tuple[PaintUse, ...]
    surface: Surface
    machine: Machine
    setting: Setting
    thickness: float = 0.0
    tolerance: float = 0.01
    progress: Progress = SILENT


@dataclass(frozen=True, slots=True, eq=False)
class Toolpaths:
    """What an operation makes: strokes in chains.

    Chain k is strokes chains[k] .. chains[k + 1], done one after the other in that order.
    Where `is_free[k]` the chain is one stroke that may be run backwards, and begun anywhere if
    it is closed. `inner_first`: a chain inside another's closed stroke must come before it.
    `repeats`: the whole ordered set is run so many times.
    """

    strokes: Strokes
    chains: Ints
    is_free: Bools
    inner_first: bool = False
    repeats: int = 1
    keeps_order: bool = False
    is_dynamic: bool = True
    tool: int = 0
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, passes: Passes, feed: float, power: float) -> Self:
        """All strokes at one speed (mm/min) and power (0 to 1); single strokes are free."""
        number = len(passes.starts) - 1
        strokes = Strokes(
            passes.points, passes.starts, np.full(number, feed), np.full(number, power)
        )
        return cls(strokes, passes.chains, passes.is_single)


def each_alone(paths: Paths, z: float = 0.0) -> Passes:
    """Every path a stroke of its own at one height, to be run in any order and direction."""
    height = np.full(len(paths.points), z)
    points = np.column_stack((paths.points, height))
    return Passes(points, paths.starts, np.arange(len(paths) + 1, dtype=np.intp))


@dataclass(frozen=True, slots=True)
class Motion(Params):
    """How the tool moves: the parameters that all operations share; None = the setting's."""

    speed: float | None = param(None, unit="mm/min", low=0.1, label="Speed")
    power: float | None = param(None, unit="%", low=0.0, high=100.0, label="Power")
    passes: int | None = param(None, low=1, high=200, label="Passes")

    def feed_of(self, setting: Setting) -> float:
        """The speed in mm/min."""
        return setting.speed if self.speed is None else self.speed

    def power_of(self, setting: Setting) -> float:
        """The power as a share, 0 to 1."""
        return setting.power if self.power is None else self.power / 100

    def passes_of(self, setting: Setting) -> int:
        """How often the tool goes over the same lines."""
        return setting.passes if self.passes is None else self.passes


def mill_levels(depth: float, step_down: float) -> Floats:
    """The heights (z) of the passes that reach a depth (mm) in equal steps, none too deep."""
    number = max(math.ceil(depth / step_down - 1e-9), 1)
    return np.linspace(-depth / number, -depth, number)


def outlines(work: Work[P]) -> Paths:
    """The lines that the step means: centre lines of strokes, closed outlines of fills.

    A shape with both is taken once, as its stroke; paths without length are left out.
    """
    if not work.shapes:
        return Paths.of(())
    is_fill = [
        shape.fill is not None
        and (use is PaintUse.FILL or (use is PaintUse.ANY and shape.stroke is None))
        for shape, use in zip(work.shapes, work.uses, strict=True)
    ]
    counts = [len(shape.paths) for shape in work.shapes]
    lines = Paths.joined(shape.paths for shape in work.shapes)
    lines = closed_where(lines, np.repeat(is_fill, counts)).without_repeats()
    return lines.take(lines.counts > 1)


@dataclass(frozen=True, slots=True)
class Operation:
    """A member: its declaration and its function."""

    id: str
    label: str
    params: type[Params]
    plan: Callable[[Work], Toolpaths]  # type: ignore[type-arg]
