"""The columns of numbers that one layout's or block's entities are written down in."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice
from typing import Any, Self

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.readers.dxf.curves import AREA, COLUMNS, RANK, Mark
from gare_fab.readers.dxf.letters import Lettered, Letters
from gare_fab.readers.dxf.primitives import Frame, in_space
from gare_fab.readers.dxf.shared import Shared
from gare_fab.readers.dxf.styles import Style, Styles

Numbers = MutableSequence[float]  # in memory an array.array
Wholes = MutableSequence[int]
MODEL = "*model_space"  # a window of paper space refers to it as to a block
Place = tuple[float, float, float]
_MOST_PLACES = 100  # of what is said alike
_POINTS = ("insert", "location", "start", "center", "vtx0")  # where an entity is, by its kind
_OF_THE_WORLD = ("location", "start", "major_axis", "char_height")  # what has them has no OCS


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A polygon (n, 3) beyond which nothing shows, and the number of one round it, or 0.

    Through an inverted one shows what lies beyond it.
    """

    polygon: Floats
    outer: int = 0
    is_inverted: bool = False


class Note(Enum):
    """What is counted besides the kinds of entities that are dropped."""

    INVISIBLE = "invisible"
    BROKEN = "broken"
    PATTERN = "pattern"
    EMPTY = "empty"
    TWICE = "twice"


Missed = str | Note  # a kind of entity that is dropped, or what else is counted


@dataclass(slots=True)
class Misses:
    """How often something was not taken as it is, and some of the places of each."""

    counts: Counter[Missed] = field(default_factory=Counter)
    places: dict[Missed, list[Place]] = field(default_factory=dict)

    def add(self, missed: Missed, count: int = 1, places: Iterable[Place] = ()) -> None:
        """So many more, some of them there."""
        self.counts[missed] += count
        known = self.places.setdefault(missed, [])
        known.extend(islice(places, max(_MOST_PLACES - len(known), 0)))

    def repeat(self, other: "Misses", copies: int, maps: Floats) -> None:
        """All that a block misses, once a copy: `maps` (C, 4, 3) say where some lie."""
        for missed, count in other.counts.items():
            points = np.array(other.places.get(missed, [])).reshape(-1, 3)
            placed = points @ maps[:_MOST_PLACES, :3] + maps[:_MOST_PLACES, 3:]
            where = [(x, y, z) for x, y, z in placed.reshape(-1, 3).tolist()]
            self.add(missed, count * copies, where)


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
class Straights:
    """Polylines in space: (n, 3) arrays, how many points each has, and its marks."""

    points: list[Floats] = field(default_factory=list)
    counts: list[Ints] = field(default_factory=list)
    marks: list[Ints] = field(default_factory=list)

    def add(self, points: Floats, counts: Ints | Sequence[int], mark: Mark) -> None:
        """Some more, all with one mark, that rank in their order."""
        marks = np.tile(np.array(mark, np.intp), (len(counts), 1))
        marks[:, RANK] += np.arange(len(counts))
        self.points.append(points)
        self.counts.append(np.asarray(counts, np.intp))
        self.marks.append(marks)


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
    """All that one layout or block holds.

    `order` numbers its simple entities, `hatches` its regions, `loops` the loops among their
    edges, `bodies` the outlines that make one area; `clips` are numbered from 1.
    """

    shared: Shared
    styles: Styles
    is_block: bool = False
    lines: Column = field(default_factory=Column)
    arcs: Column = field(default_factory=Column)
    ellipses: Column = field(default_factory=Column)
    chains: Chains = field(default_factory=Chains)
    straights: Straights = field(default_factory=Straights)
    splines: SplineColumn = field(default_factory=SplineColumn)
    letters: Letters = field(default_factory=Letters)
    references: dict[str, Column] = field(default_factory=dict)
    misses: Misses = field(default_factory=Misses)
    hand: Mapping[str, Any] = field(default_factory=dict)  # the entity's that is taken now
    clips: list[Clip] = field(default_factory=list)
    order: int = 0
    hatches: int = 0
    loops: int = 0
    bodies: int = 0
    within: Style | None = None  # of the entity that what is taken now is a part of

    @classmethod
    def of(cls, shared: Shared, *, is_block: bool) -> Self:
        """Empty ones."""
        return cls(shared, Styles(shared.linetypes), is_block)

    def miss(self, missed: Missed) -> None:
        """The entity at hand is not taken as it is; its place is kept where it tells one."""
        name = next((name for name in _POINTS if name in self.hand), None)
        places = () if name is None else (self._in_world(self.hand[name].xyz),)
        self.misses.add(missed, 1, places)

    def _in_world(self, place: Place) -> Place:
        extrusion = self.hand.get("extrusion")
        if extrusion is None or any(name in self.hand for name in _OF_THE_WORLD):
            return place
        x, y, z = in_space(np.array([place[:2]]), (place[2], extrusion.xyz))[0].tolist()
        return x, y, z

    def refer(self, name: str, numbers: Sequence[float], mark: Mark) -> None:
        """One more reference to a block.

        Numbers: place, scale, rotation in degrees, extrusion, rows, columns, their spacings.
        """
        column = self.references.setdefault(name.lower(), Column())
        column.values.extend(numbers)
        column.marks.extend(mark)

    def body(self, points: Floats, counts: Ints | Sequence[int], mark: Mark) -> None:
        """One more area, of rings in space that run round it as they are."""
        self.straights.add(points, counts, self._body(mark))

    def letter(self, line: Lettered, place: Floats, frame: Frame, mark: Mark) -> None:
        """One more line of letters, through a map as `Letters.add` wants it."""
        area = self._body(mark)
        for run in line.runs:
            self.letters.add(run, place, frame, mark if run.face.is_single_line else area)

    def _body(self, mark: Mark) -> Mark:
        """The mark of a new area."""
        self.bodies += 1
        return (mark[0], AREA, -1 - self.bodies, *mark[3:])
