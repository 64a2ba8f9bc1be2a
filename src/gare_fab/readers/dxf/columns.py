"""The columns of numbers that one layout's or block's entities are written down in."""

from array import array
from collections import Counter
from collections.abc import MutableSequence
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.readers.dxf.curves import COLUMNS
from gare_fab.readers.dxf.styles import Styles

Numbers = MutableSequence[float]  # in memory an array.array
Wholes = MutableSequence[int]
Mark = tuple[int, int, int, int, int]  # a row of Curves.marks
Frame = tuple[float, tuple[float, float, float]]  # height and extrusion of an OCS


class Note(Enum):
    """What is counted besides the kinds of entities that are dropped."""

    INVISIBLE = "invisible"
    BROKEN = "broken"
    WIDTH = "width"
    PATTERN = "pattern"
    EMPTY = "empty"


@dataclass(slots=True)
class Column:
    """Rows of equal width and the marks of each."""

    values: Numbers = field(default_factory=lambda: array("d"))
    marks: Wholes = field(default_factory=lambda: array("q"))

    def rows(self, width: int) -> Floats:
        """(K, width)."""
        return np.array(self.values).reshape(-1, width)

    def marked(self) -> Ints:
        """(K, COLUMNS)."""
        return np.array(self.marks, dtype=np.intp).reshape(-1, COLUMNS)


@dataclass(slots=True)
class Chains:
    """Polylines in OCS: (n, 5) arrays of x, y, two widths, bulge; height and extrusion."""

    vertices: list[Floats] = field(default_factory=list)
    heights: Numbers = field(default_factory=lambda: array("d"))
    closed: Wholes = field(default_factory=lambda: array("b"))
    extrusions: Numbers = field(default_factory=lambda: array("d"))
    marks: Wholes = field(default_factory=lambda: array("q"))

    def add(self, vertices: Floats, frame: Frame, mark: Mark, *, is_closed: bool) -> None:
        """One more polyline; `frame` is its height and extrusion."""
        self.vertices.append(vertices)
        self.heights.append(frame[0])
        self.extrusions.extend(frame[1])
        self.closed.append(is_closed)
        self.marks.extend(mark)


@dataclass(slots=True)
class SplineColumn:
    """Splines in space: control points (n, 3), weights, knots and degree of each."""

    control: list[Floats] = field(default_factory=list)
    weights: list[Floats] = field(default_factory=list)
    knots: list[Floats] = field(default_factory=list)
    degrees: Wholes = field(default_factory=lambda: array("q"))
    marks: Wholes = field(default_factory=lambda: array("q"))

    def add(
        self, control: Floats, weights: Floats, knots: Floats, degree: int, mark: Mark
    ) -> None:
        """One more; without weights they are 1, without knots it is clamped and uniform."""
        count = len(control)
        if not len(knots) and 0 < degree < count:
            inner = np.arange(1.0, count - degree)
            ends = np.zeros(degree + 1), np.full(degree + 1, float(count - degree))
            knots = np.concatenate((ends[0], inner, ends[1]))
        self.control.append(control)
        self.weights.append(weights if len(weights) == count else np.ones(count))
        self.knots.append(knots)
        self.degrees.append(degree)
        self.marks.extend(mark)


@dataclass(slots=True)
class Columns:
    """All that one layout or block holds."""

    styles: Styles = field(default_factory=Styles)
    lines: Column = field(default_factory=Column)
    arcs: Column = field(default_factory=Column)
    ellipses: Column = field(default_factory=Column)
    chains: Chains = field(default_factory=Chains)
    splines: SplineColumn = field(default_factory=SplineColumn)
    references: dict[str, Column] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    notes: Counter[Note] = field(default_factory=Counter)
    hatches: int = 0
    loops: int = 0
