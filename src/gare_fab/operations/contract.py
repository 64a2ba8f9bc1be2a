"""What an operation is: shapes and parameters become toolpaths.

All coordinates an operation sees and makes are chart mm (geometry/wrap.py): the same as stock
mm on a flat stock; round a bottle one mm of chart is `surface.scale(y)` mm of glass.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gare_fab.base.params import Params
from gare_fab.base.progress import SILENT, Progress
from gare_fab.geometry.arrays import Bools, Ints
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


@dataclass(frozen=True, slots=True)
class Operation:
    """A member: its declaration and its function."""

    id: str
    label: str
    params: type[Params]
    plan: Callable[[Work], Toolpaths]  # type: ignore[type-arg]
