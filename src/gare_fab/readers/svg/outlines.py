"""Outlines: the paths of a whole drawing, tokenised and flattened in one go.

A source is path data or a shape's own steps; it may be placed many times (by `use`), each time
through its own map to mm. Curves are mapped first and flattened in mm, so one tolerance holds.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gare_fab.base.errors import Refused, Unreadable
from gare_fab.geometry import flatten
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, Floats, Ints, floats, ints, row_ranges
from gare_fab.geometry.paths import Paths
from gare_fab.readers.svg import tokens
from gare_fab.readers.svg.segments import Segments, segments

_SNAP = 1e-6  # mm: ends this near were meant to meet
_LARGEST = 1e7  # mm: ten kilometres are no workpiece
_LARGEST_NUMBER = 1e9  # beyond, sums over a drawing lose their thousandths


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """The paths of each placed source; which have dots; which end in an error.

    Those that are `lost` have a number that is infinite or beyond all measure: they are empty.
    """

    paths: list[Paths]
    dotted: frozenset[int]
    broken: list[int]
    lost: list[int]


@dataclass(slots=True)
class Outlines:
    """Gathers what is to be drawn; `paths` makes it all at once."""

    texts: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    numbers: "array[float]" = field(default_factory=lambda: array("d"))
    sources: list[int] = field(default_factory=list)  # of each placed one; shapes as ~index
    affines: list[Affine] = field(default_factory=list)

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
        """Draw a source through a map to mm."""
        self.sources.append(source)
        self.affines.append(affine)

    def drawn(self, tolerance: float) -> "Drawn":
        """The paths of every placed source in mm.

        Raises:
            Unreadable: there are more points than any drawing has.
        """
        drawn = self._commands()
        sources = np.array(self.sources, dtype=np.intp)
        sources = np.where(sources >= 0, sources, len(self.texts) + ~sources)
        is_wild = ~(np.abs(drawn.numbers) <= _LARGEST_NUMBER)
        wild = np.repeat(drawn.sources, tokens.ARITY[drawn.letters])[is_wild]
        # zeros, so that the sums of the others are not spoilt
        given = segments(replace(drawn, numbers=np.where(is_wild, 0.0, drawn.numbers)))
        maps = floats([(m.a, m.b, m.c, m.d, m.e, m.f) for m in self.affines], 6)
        is_lost = np.isin(sources, wild) | ~(np.abs(maps) <= _LARGEST_NUMBER).all(axis=1)
        placed = _placed(given, sources, maps, is_lost)
        far = placed.beyond(_LARGEST)
        if len(far):
            is_lost[far] = True
            placed = _placed(given, sources, maps, is_lost)
        try:
            paths, counts = placed.paths(tolerance)
        except Refused as error:
            raise Unreadable(error.message) from None
        broken = np.flatnonzero(np.isin(sources, drawn.broken)).tolist()
        owners = np.repeat(np.arange(len(counts)), counts)
        dotted = frozenset(owners[paths.counts == 1].tolist())
        lost = np.flatnonzero(is_lost).tolist()
        return Drawn(_parted(paths, counts), dotted, broken, lost)

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


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """The segments of all placed sources, in order; `rows` are those of the segments."""

    given: Segments
    rows: Ints
    owners: Ints
    maps: Floats  # (I, 6) of the placed ones

    def paths(self, tolerance: float) -> tuple[Paths, Ints]:
        """All subpaths in mm, and how many of them each placed source has."""
        ends = self._mapped(self.given.ends[self.rows], self.owners)
        counts = np.ones(len(self.rows), dtype=np.intp)
        curves = self._curves(tolerance)
        for rows, _, steps in curves:
            counts[rows] = steps
        last = np.cumsum(counts) - 1
        points = np.empty((int(counts.sum()), 2))
        for rows, curve, steps in curves:
            points[row_ranges(last[rows] + 1 - steps, steps)] = curve
        points[last] = ends
        return self._subpaths(points, counts)

    def beyond(self, limit: float) -> Ints:
        """The placed sources that reach further than so many mm from the origin."""
        ends = self._mapped(self.given.ends[self.rows], self.owners)
        return self.owners[(np.abs(ends) > limit).any(axis=1)]

    def _curves(self, tolerance: float) -> list[tuple[Ints, Floats, Ints]]:
        """Rows, points and counts of each kind of curve."""
        given = self.given
        rows, which = self._places(given.quadratic_rows)
        control = self._mapped_all(given.quadratics[which], self.owners[rows])
        quadratics = (rows, *flatten.quadratics(control, tolerance))
        rows, which = self._places(given.cubic_rows)
        control = self._mapped_all(given.cubics[which], self.owners[rows])
        cubics = (rows, *flatten.cubics(control, tolerance))
        rows, which = self._places(given.arcs.rows)
        owners = self.owners[rows]
        centres = self._mapped(given.arcs.centres[which], owners)
        u, v = (self._turned(side[which], owners) for side in (given.arcs.u, given.arcs.v))
        start, sweep = given.arcs.start[which], given.arcs.sweep[which]
        arcs = (rows, *flatten.arcs(centres, u, v, start, sweep, tolerance))
        return [quadratics, cubics, arcs]

    def _places(self, curve_rows: Ints) -> tuple[Ints, Ints]:
        """Which of our rows are such curves, and which curve each of them is."""
        index = np.full(len(self.given.ends), -1, dtype=np.intp)
        index[curve_rows] = np.arange(len(curve_rows), dtype=np.intp)
        which = index[self.rows]
        rows = np.flatnonzero(which >= 0)
        return rows, which[rows]

    def _turned(self, vectors: Floats, owners: Ints) -> Floats:
        a, b, c, d = (self.maps[owners, column] for column in range(4))
        x, y = vectors[:, 0], vectors[:, 1]
        return np.stack([a * x + c * y, b * x + d * y], axis=1)

    def _mapped(self, points: Floats, owners: Ints) -> Floats:
        return self._turned(points, owners) + self.maps[owners, 4:]

    def _mapped_all(self, control: Floats, owners: Ints) -> Floats:
        columns = control.shape[1]
        flat = self._mapped(control.reshape(-1, 2), np.repeat(owners, columns))
        return flat.reshape(-1, columns, 2)

    def _subpaths(self, points: Floats, counts: Ints) -> tuple[Paths, Ints]:
        """Cut at the moves; a move without a segment draws nothing."""
        moves = np.flatnonzero(self.given.moves[self.rows])
        steps = np.diff(np.append(moves, len(self.rows)))
        first = np.cumsum(counts) - counts
        sizes = np.diff(np.append(first[moves], len(points)))
        drawn: Bools = steps > 1
        owners = self.owners[moves][drawn]
        if not drawn.all():
            points = points[row_ranges(first[moves][drawn], sizes[drawn])]
        paths = Paths.from_counts(_closed_within(points, sizes[drawn]), sizes[drawn])
        number = np.bincount(owners, minlength=len(self.maps)).astype(np.intp)
        same = (paths.points[1:] == paths.points[:-1]).all(axis=1).any()
        return paths.without_repeats() if same else paths, number


def _placed(given: Segments, sources: Ints, maps: Floats, is_lost: Bools) -> _Placed:
    """Repeat the segments of each source as often as it is placed; what is lost has none."""
    first = np.searchsorted(given.sources, sources, side="left").astype(np.intp)
    counts = np.searchsorted(given.sources, sources, side="right").astype(np.intp) - first
    counts[is_lost] = 0
    rows = row_ranges(first, counts)
    owners = np.repeat(np.arange(len(sources), dtype=np.intp), counts)
    return _Placed(given, rows, owners, maps)


def _closed_within(points: Floats, counts: Ints) -> Floats:
    """Ends that miss their beginning by less than a nanometre are put onto it."""
    last = np.cumsum(counts) - 1
    first = last + 1 - counts
    near = np.abs(points[last] - points[first]).max(axis=1, initial=0.0) < _SNAP
    near &= counts > 3
    points[last[near]] = points[first[near]]
    return points


def _parted(paths: Paths, counts: Ints) -> list[Paths]:
    """The paths of each placed source as a value of its own; starts alike are shared."""
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
