"""Adds points to lines until the machine's straight moves keep to the true curve on the glass.

    piece    a part of a segment, share t0 .. t1 of it; what will be one move
    chord    the straight line in stock mm between a piece's mapped ends: what the machine runs
    probe    a place of the true curve between the ends

A piece is good where every probe lies within tolerance of the chord, the radius runs straight
enough between the ends (a carriage that follows it moves in a straight line too), and one mm
of chord is nearly the same length of glass all along (else the speed on the glass would vary).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, frozen, row_max, row_ranges
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.wrap import Flat, Revolved, Surface

Through = Callable[[Floats], Floats]

_SPEED_SPREAD = 0.005  # (fastest - slowest) / fastest within a move of constant feed
_SHORTEST = 0.1  # mm of glass: shorter moves are not split for speed's or the radius's sake
_TIGHTEST = 5.0  # mm: no line bends on the glass in a tighter circle
_PROBE_EVERY = 1.0  # mm of the given line
_PROBES_MOST = 63
_OF_TOLERANCE = 0.8  # what probes may find: the worst place lies between two of them
_PARTS_MOST = 8  # in one round, so that points come where they are needed
_ROUNDS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Subdivision:
    """The given paths with points added; all have the same rows.

    `given` is in the coordinates of the question, `stock` in stock mm. Row i lies at the share
    `shares[i]` (0..1) of the way from the given point `rows[i]` to the next.
    """

    given: Paths
    stock: Paths
    rows: Ints
    shares: Floats

    def carried(self, columns: Floats) -> Floats:
        """Further columns (N, ...) of the given points, straight from point to point.

        With (N,) depths or an (N, 3) array the answer has one row for every row of `stock`.
        """
        next_rows = np.minimum(self.rows + 1, len(columns) - 1)
        share = self.shares.reshape((-1, *(1,) * (columns.ndim - 1)))
        begin = columns[self.rows]
        return frozen(begin + np.where(share > 0.0, columns[next_rows] - begin, 0.0) * share)


def subdivided(
    paths: Paths, surface: Surface, through: Through, tolerance: float = 0.01
) -> Subdivision:
    """The paths in stock mm, with as many points as the glass needs.

    `through` maps (N, 2) points of the paths to stock mm: `surface.stock_from_design` for
    outlines, `surface.stock_from_chart` for hatches. The tolerance is mm on the glass. Given
    points stay, each to the bit; on a flat stock nothing is added.
    """
    if isinstance(surface, Flat):
        rows = np.arange(len(paths.points), dtype=np.intp)
        return Subdivision(
            paths, Paths(through(paths.points), paths.starts), rows, np.zeros(len(rows))
        )
    glass = _Glass(paths.points, surface, through, tolerance * _OF_TOLERANCE)
    todo = glass.whole(paths.segments)
    added: list[_Pieces] = []
    for _ in range(_ROUNDS):
        parts = glass.parts_wanted(todo)
        todo = glass.split(todo, parts)
        if not len(todo.rows):
            break
        added.append(todo)
    return _with_points(paths, through, added)


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Pieces of segments: the segment's first row, shares t0 and t1, places of both ends.

    A place is (stock x, stock y, stretch around, stretch along).
    """

    rows: Ints
    t0: Floats
    t1: Floats
    begin: Floats
    end: Floats

    def take(self, which: Bools) -> "_Pieces":
        return _Pieces(
            self.rows[which],
            self.t0[which],
            self.t1[which],
            self.begin[which],
            self.end[which],
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Glass:
    """What all rounds ask: where points of the lines lie on the glass."""

    points: Floats
    surface: Revolved
    through: Through
    tolerance: float

    def whole(self, segments: Ints) -> _Pieces:
        """Every segment as one piece."""
        places = self.places(self.points)
        zeros = np.zeros(len(segments))
        return _Pieces(segments, zeros, zeros + 1.0, places[segments], places[segments + 1])

    def places(self, points: Floats) -> Floats:
        """(N, 2) points to (N, 4) places."""
        stock = self.through(points)
        return np.column_stack((stock, *self.surface.stretch(stock[:, 1])))

    def between(self, rows: Ints, shares: Floats) -> Floats:
        """(N, 2) points at shares of the way from a row to the next."""
        begin = self.points[rows]
        return np.asarray(begin + (self.points[rows + 1] - begin) * shares[:, None])

    def parts_wanted(self, pieces: _Pieces) -> Ints:
        """(P,) in how many parts each piece should be cut; 1 where it is good."""
        parts = np.ones(len(pieces.rows), np.intp)
        doubtful = self._is_doubtful(pieces)
        if doubtful.any():
            parts[doubtful] = self._parts_by_probes(pieces.take(doubtful))
        return parts

    def split(self, pieces: _Pieces, parts: Ints) -> _Pieces:
        """The parts of those pieces that are to be cut."""
        is_cut = parts > 1
        pieces, parts = pieces.take(is_cut), parts[is_cut]
        part = row_ranges(np.zeros(len(parts), np.intp), parts)
        rows, t0 = np.repeat(pieces.rows, parts), np.repeat(pieces.t0, parts)
        t1, count = np.repeat(pieces.t1, parts), np.repeat(parts, parts)
        low = t0 + (t1 - t0) * (part / count)
        high = np.where(part + 1 < count, t0 + (t1 - t0) * ((part + 1) / count), t1)
        begin = self.places(self.between(rows, low))
        return _Pieces(rows, low, high, begin, self.places(self.between(rows, high)))

    def _is_doubtful(self, pieces: _Pieces) -> Bools:
        """Pieces so short, with ends so alike, that they need no probe are good."""
        chord = (pieces.end - pieces.begin)[:, :2]
        length = np.hypot(*(chord * pieces.begin[:, 2:]).T)
        change = row_max(np.abs(pieces.end[:, 2:] / pieces.begin[:, 2:] - 1.0))
        surely = np.sqrt(_TIGHTEST * self.tolerance)  # strays surely² / (8 x tightest) at most
        doubtful: Bools = (length > surely) | (change > _SPEED_SPREAD)
        return doubtful

    def _parts_by_probes(self, pieces: _Pieces) -> Ints:
        count = self._probe_counts(pieces)
        owner = np.repeat(np.arange(len(count), dtype=np.intp), count)
        share = (row_ranges(np.zeros(len(count), np.intp), count) + 1) / (count[owner] + 1)
        t = pieces.t0[owner] + (pieces.t1 - pieces.t0)[owner] * share
        probe = self.places(self.between(pieces.rows[owner], t))
        first = np.cumsum(count) - count
        strays = self._strays(pieces, owner, probe)
        length, spread = _lengths_on_glass(pieces, owner, probe, first)
        far = np.sqrt(np.maximum.reduceat(strays[0], first) / self.tolerance)
        bent = np.sqrt(np.maximum.reduceat(strays[1], first) / self.tolerance)
        uneven = np.where(length > _SHORTEST, np.maximum(bent, spread / _SPEED_SPREAD), 0.0)
        return np.clip(np.ceil(np.maximum(far, uneven)), 1, _PARTS_MOST).astype(np.intp)

    def _probe_counts(self, pieces: _Pieces) -> Ints:
        steps = self.points[pieces.rows + 1] - self.points[pieces.rows]
        length = np.hypot(steps[:, 0], steps[:, 1]) * (pieces.t1 - pieces.t0)
        return np.clip(np.ceil(length / _PROBE_EVERY), 1, _PROBES_MOST).astype(np.intp)

    def _strays(self, pieces: _Pieces, owner: Ints, probe: Floats) -> tuple[Floats, Floats]:
        """How far each probe lies off its chord, and its radius off a straight run, in mm."""
        chord = (pieces.end - pieces.begin)[owner, :2] * probe[:, 2:]
        way = (probe - pieces.begin[owner])[:, :2] * probe[:, 2:]
        square = np.einsum("ij,ij->i", chord, chord)
        along = np.einsum("ij,ij->i", way, chord) / np.where(square > 0.0, square, 1.0)
        along = np.clip(along, 0.0, 1.0)
        away = way - chord * along[:, None]
        begin, end = pieces.begin[owner, 2], pieces.end[owner, 2]
        bent = np.abs(probe[:, 2] - begin - (end - begin) * along)
        return np.hypot(away[:, 0], away[:, 1]), bent * self.surface.reference_radius


def _lengths_on_glass(
    pieces: _Pieces, owner: Ints, probe: Floats, first: Ints
) -> tuple[Floats, Floats]:
    """The chord's greatest length on the glass as each place would have it, and its spread."""
    chord = (pieces.end - pieces.begin)[:, :2]
    at_begin = np.hypot(*(chord * pieces.begin[:, 2:]).T)
    at_end = np.hypot(*(chord * pieces.end[:, 2:]).T)
    at_probe = np.hypot(*(chord[owner] * probe[:, 2:]).T)
    most = np.maximum(np.maximum.reduceat(at_probe, first), np.maximum(at_begin, at_end))
    least = np.minimum(np.minimum.reduceat(at_probe, first), np.minimum(at_begin, at_end))
    return most, (most - least) / np.where(most > 0.0, most, 1.0)


def _with_points(paths: Paths, through: Through, added: list[_Pieces]) -> Subdivision:
    """The paths with the beginnings of all pieces that are no point of theirs."""
    count = len(paths.points)
    rows = np.concatenate([np.arange(count, dtype=np.intp), *(piece.rows for piece in added)])
    shares = np.concatenate([np.zeros(count), *(piece.t0 for piece in added)])
    order = np.lexsort((shares, rows))
    rows, shares = rows[order], shares[order]
    is_new = np.ones(len(rows), np.bool_)
    is_new[1:] = (np.diff(rows) > 0) | (np.diff(shares) > 0.0)
    rows, shares = rows[is_new], shares[is_new]
    counts = np.bincount(paths.owners[rows], minlength=len(paths))
    starts = np.concatenate(([0], np.cumsum(counts)))
    points = paths.points[rows].copy()
    between = shares > 0.0
    step = paths.points[rows[between] + 1] - points[between]
    points[between] += step * shares[between, None]
    given = Paths(points, starts)
    return Subdivision(
        given, Paths(through(given.points), starts), frozen(rows), frozen(shares)
    )
