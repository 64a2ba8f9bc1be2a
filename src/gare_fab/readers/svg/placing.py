"""Placing: the segments of sources through maps to mm, as paths.

part      a source and its map to mm
item      the parts that are seen as one
form      what parts have in common that differ by a shift alone: it is flattened once, in mm,
          so that one tolerance holds
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from gare_fab.geometry import flatten
from gare_fab.geometry.arrays import Bools, Floats, Ints, row_all, row_max, row_ranges
from gare_fab.geometry.paths import Paths
from gare_fab.readers.svg.segments import Segments

_SNAP = 1e-6  # mm: ends this near were meant to meet


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """P parts in their order: their sources, their items, and their maps (P, 6)."""

    sources: Ints
    owners: Ints
    maps: Floats

    def beyond(self, limit: float) -> Ints:
        """The items with a map that has numbers beyond a limit, or that are none."""
        return self.owners[~row_all(np.abs(self.maps) <= limit)]

    def of(self, sources: Ints) -> Ints:
        """The items with a part of any of these sources, each once."""
        items: Ints = np.unique(self.owners[np.isin(self.sources, sources)])
        return items

    def without(self, is_lost: Bools) -> "Parts":
        """The parts of all other items."""
        kept = ~is_lost[self.owners]
        return Parts(self.sources[kept], self.owners[kept], self.maps[kept])

    def forms(self) -> tuple[Ints, Ints]:
        """One part of each form, and the form of every part."""
        keys = (self.sources, *self.maps[:, :4].T)
        order = np.lexsort(keys).astype(np.intp)
        is_new = np.ones(len(order), dtype=np.bool_)
        changes = [key[order][1:] != key[order][:-1] for key in keys]
        is_new[1:] = reduce(np.logical_or, changes)
        which = np.empty(len(order), dtype=np.intp)
        which[order] = np.cumsum(is_new) - 1
        return order[is_new], which


def placed(given: Segments, parts: Parts, is_lost: Bools) -> "Placed":
    """The parts of all items that are not lost."""
    parts = parts.without(is_lost)
    ones, which = parts.forms()
    forms = Forms.of(given, parts.sources[ones], parts.maps[ones, :4])
    return Placed(parts, which, forms, len(is_lost))


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """Parts of so many items, and their forms."""

    parts: Parts
    which: Ints  # (P,) the form of each part
    forms: "Forms"
    count: int

    def beyond(self, limit: float) -> Ints:
        """The items that reach further than so many mm from the origin."""
        is_far = np.zeros(len(self.which), dtype=np.bool_)
        for ends, shift in zip(self.forms.ends.T, self.parts.maps[:, 4:].T, strict=True):
            low, high = np.full((2, len(self.forms.turns)), ((np.inf,), (-np.inf,)))
            np.minimum.at(low, self.forms.owners, ends)
            np.maximum.at(high, self.forms.owners, ends)
            is_far |= (low[self.which] + shift < -limit) | (high[self.which] + shift > limit)
        return self.parts.owners[is_far]

    def paths(self, tolerance: float) -> tuple[Paths, Ints]:
        """All subpaths in mm, and how many of them each item has.

        Raises:
            Refused: there are more points than any drawing needs.
        """
        forms, numbers = self.forms.paths(tolerance)
        first = np.cumsum(numbers) - numbers
        begins, ends = forms.starts[first], forms.starts[first + numbers]
        sizes = (ends - begins)[self.which]
        flatten.check_number(float(sizes.sum()))
        points = forms.points[row_ranges(begins[self.which], sizes)]
        points += np.repeat(self.parts.maps[:, 4:], sizes, axis=0)
        own = numbers[self.which]
        paths = Paths.from_counts(points, forms.counts[row_ranges(first[self.which], own)])
        counts = np.bincount(self.parts.owners, own, self.count).astype(np.intp)
        return _without_repeats(paths), counts  # far from the origin points may fall together


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The segments of all forms, in order; `rows` are those of the segments."""

    given: Segments
    rows: Ints
    owners: Ints  # the form of each
    turns: Floats  # (K, 4) of the forms: their maps without the shift
    ends: Floats  # of each, in mm but for the shift

    @classmethod
    def of(cls, given: Segments, sources: Ints, turns: Floats) -> "Forms":
        """A form of each of these sources."""
        first = np.searchsorted(given.sources, sources, side="left").astype(np.intp)
        last = np.searchsorted(given.sources, sources, side="right").astype(np.intp)
        rows = row_ranges(first, last - first)
        owners = np.repeat(np.arange(len(sources), dtype=np.intp), last - first)
        return cls(given, rows, owners, turns, _turned(given.ends[rows], turns, owners))

    def paths(self, tolerance: float) -> tuple[Paths, Ints]:
        """All subpaths, and how many of them each form has."""
        counts = np.ones(len(self.rows), dtype=np.intp)
        curves = self._curves(tolerance)
        for rows, _, steps in curves:
            counts[rows] = steps
        last = np.cumsum(counts) - 1
        points = np.empty((int(counts.sum()), 2))
        for rows, curve, steps in curves:
            points[row_ranges(last[rows] + 1 - steps, steps)] = curve
        points[last] = self.ends
        return self._subpaths(points, counts)

    def _curves(self, tolerance: float) -> list[tuple[Ints, Floats, Ints]]:
        """Rows, points and counts of each kind of curve."""
        given, turns = self.given, self.turns
        rows, which = self._places(given.quadratic_rows)
        control = _turned(given.quadratics[which], turns, self.owners[rows])
        quadratics = (rows, *flatten.quadratics(control, tolerance))
        rows, which = self._places(given.cubic_rows)
        control = _turned(given.cubics[which], turns, self.owners[rows])
        cubics = (rows, *flatten.cubics(control, tolerance))
        rows, which = self._places(given.arcs.rows)
        centres, u, v = (
            _turned(vectors[which], turns, self.owners[rows])
            for vectors in (given.arcs.centres, given.arcs.u, given.arcs.v)
        )
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
        numbers = np.bincount(owners, minlength=len(self.turns)).astype(np.intp)
        return _without_repeats(paths), numbers


def _turned(points: Floats, turns: Floats, owners: Ints) -> Floats:
    """(N, 2) points, or (N, K, 2) of them, each through the map of its owner."""
    shape = (-1,) + (1,) * (points.ndim - 2)
    a, b, c, d = (column[owners].reshape(shape) for column in turns.T)
    x, y = points[..., 0], points[..., 1]
    return np.stack((a * x + c * y, b * x + d * y), axis=-1)


def _closed_within(points: Floats, counts: Ints) -> Floats:
    """Ends that miss their beginning by less than a nanometre are put onto it."""
    last = np.cumsum(counts) - 1
    first = last + 1 - counts
    near = row_max(np.abs(points[last] - points[first])) < _SNAP
    near &= counts > 3
    points[last[near]] = points[first[near]]
    return points


def _without_repeats(paths: Paths) -> Paths:
    same = row_all(paths.points[1:] == paths.points[:-1]).any()
    return paths.without_repeats() if same else paths
