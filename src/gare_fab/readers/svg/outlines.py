"""Outlines: the paths of a whole drawing, tokenised and flattened in one go.

A source is path data or a shape's own steps; it may be placed many times (by `use`), each time
through its own map to mm. An item is one source, or many that are seen as one: a text sets the
same glyphs again and again.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gare_fab.base.errors import Refused, Unreadable
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, Ints, floats, ints
from gare_fab.geometry.paths import Paths
from gare_fab.readers.svg import tokens
from gare_fab.readers.svg.placing import Parts, placed
from gare_fab.readers.svg.segments import segments

_LARGEST = 1e7  # mm: ten kilometres are no workpiece
_LARGEST_NUMBER = 1e9  # beyond, sums over a drawing lose their thousandths
Map = tuple[float, float, float, float, float, float]  # as the numbers of an `Affine`
SAME: Map = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Command letters, one a step, and their numbers: a source that may come again."""

    letters: str
    numbers: Sequence[float]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The paths of each item; which have dots; which end in an error.

    Those that are `lost` have a number that is infinite or beyond all measure: they are empty.
    """

    paths: list[Paths]
    dotted: frozenset[int]
    broken: list[int]
    lost: list[int]


@dataclass(slots=True)
class Outlines:
    """Gathers what is to be drawn; `drawn` makes it all at once."""

    texts: list[str] = field(default_factory=list)
    known: dict[str | Steps, int] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    numbers: "array[float]" = field(default_factory=lambda: array("d"))
    sources: list[int] = field(default_factory=list)  # of each part; shapes as ~index
    maps: list[Map] = field(default_factory=list)  # of each part, to the units of its item
    counts: list[int] = field(default_factory=list)  # parts of each item
    affines: list[Affine] = field(default_factory=list)  # of each item, to mm

    def add_path(self, text: str) -> int:
        """A source from path data; the same text is the same source."""
        source = self.known.setdefault(text, len(self.texts))
        if source == len(self.texts):
            self.texts.append(text)
        return source

    def add_shape(self, letters: str, numbers: Sequence[float]) -> int:
        """A source from command letters, one a step, and their numbers."""
        self.letters.append(letters)
        self.numbers.extend(numbers)
        return ~(len(self.letters) - 1)

    def commands_of(self, source: int) -> tokens.Commands:
        """The drawing steps of path data, or of the shape that was added last."""
        if source >= 0:
            return tokens.commands([self.texts[source]])
        letters = tokens.codes_of(self.letters[~source])
        count = int(tokens.ARITY[letters].sum())
        nothing = np.zeros(0, dtype=np.intp)
        numbers = np.array(self.numbers[len(self.numbers) - count :])
        return tokens.Commands(letters, numbers, np.zeros(len(letters), np.intp), nothing)

    def place(self, source: int, affine: Affine) -> None:
        """Draw a source, as one item, through a map to mm."""
        self._place([source], [SAME], affine)

    def place_all(self, parts: Iterable[tuple[Steps, Map]], affine: Affine) -> None:
        """Draw many steps as one item, each through its own map to the units of that."""
        steps, maps = zip(*parts, strict=True)
        self._place([self._source(one) for one in steps], maps, affine)

    def _place(self, sources: Sequence[int], maps: Sequence[Map], affine: Affine) -> None:
        self.sources += sources
        self.maps += maps
        self.counts.append(len(sources))
        self.affines.append(affine)

    def _source(self, steps: Steps) -> int:
        source = self.known.get(steps)
        if source is None:
            source = self.known[steps] = self.add_shape(steps.letters, steps.numbers)
        return source

    def drawn(self, tolerance: float) -> Drawn:
        """The paths of every item in mm.

        Raises:
            Unreadable: there are more points than any drawing has.
        """
        drawn, parts = self._commands(), self._parts()
        is_wild = ~(np.abs(drawn.numbers) <= _LARGEST_NUMBER)
        wild = np.repeat(drawn.sources, tokens.ARITY[drawn.letters])[is_wild]
        # zeros, so that the sums of the others are not spoilt
        given = segments(replace(drawn, numbers=np.where(is_wild, 0.0, drawn.numbers)))
        is_lost = np.zeros(len(self.counts), dtype=np.bool_)
        is_lost[parts.beyond(_LARGEST_NUMBER)] = True
        is_lost[parts.of(wild)] = True
        found = placed(given, parts, is_lost)
        far = found.beyond(_LARGEST)
        if len(far):
            is_lost[far] = True
            found = placed(given, parts, is_lost)
        try:
            paths, counts = found.paths(tolerance)
        except Refused as error:
            raise Unreadable(error.message) from None
        owners = np.repeat(np.arange(len(counts)), counts)
        dotted = frozenset(owners[paths.counts == 1].tolist())
        broken = parts.of(drawn.broken).tolist()
        return Drawn(_parted(paths, counts), dotted, broken, np.flatnonzero(is_lost).tolist())

    def _commands(self) -> tokens.Commands:
        texts = tokens.commands(self.texts)
        counts = [len(letters) for letters in self.letters]
        owners = np.repeat(np.arange(len(counts), dtype=np.intp), counts) + len(self.texts)
        shapes = tokens.Commands(
            tokens.codes_of("".join(self.letters)),
            np.array(self.numbers),
            owners,
            np.zeros(0, dtype=np.intp),
        )
        return tokens.Commands.joined([texts, shapes])

    def _parts(self) -> Parts:
        """All parts, with their maps to mm."""
        sources = np.array(self.sources, dtype=np.intp)
        sources = np.where(sources >= 0, sources, len(self.texts) + ~sources)
        owners = np.repeat(np.arange(len(self.counts), dtype=np.intp), self.counts)
        outer = floats([(m.a, m.b, m.c, m.d, m.e, m.f) for m in self.affines], 6)
        return Parts(sources, owners, _joined(outer[owners], floats(self.maps, 6)))


def _joined(outer: Floats, inner: Floats) -> Floats:
    """(N, 6) maps of which the inner ones come first."""
    a, b, c, d, e, f = outer.T
    p, q, r, s, x, y = inner.T
    with np.errstate(invalid="ignore", over="ignore"):  # what is beyond measure is lost
        turns = (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s)
        return np.stack((*turns, a * x + c * y + e, b * x + d * y + f), axis=1)


def _parted(paths: Paths, counts: Ints) -> list[Paths]:
    """The paths of each item as a value of its own; starts alike are shared."""
    edges = np.concatenate(([0], np.cumsum(counts)))
    points, starts = paths.points, paths.starts
    bounds = starts[edges].tolist()
    places = edges.tolist()
    single: dict[int, Ints] = {}
    parts = []
    for i, count in enumerate(counts.tolist()):
        first, last = bounds[i], bounds[i + 1]
        if count == 1:
            size = last - first
            own = single.get(size)
            if own is None:
                own = single[size] = ints([0, size])
        else:
            own = starts[places[i] : places[i + 1] + 1] - first
        parts.append(Paths(points[first:last], own))
    return parts
