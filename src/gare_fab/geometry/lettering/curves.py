"""Outlines of glyphs as drawing steps, and all of them flattened in one go.

letters   "MLQCZ"   move, line, quadratic and cubic Bezier, close: like an SVG path
numbers   x y ...   absolute, in em, Y up
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from gare_fab.geometry import flatten
from gare_fab.geometry.arrays import Bytes, Floats, Ints, row_ranges

_ARITY = np.zeros(256, dtype=np.intp)
for _letter, _count in (("M", 2), ("L", 2), ("Q", 4), ("C", 6), ("Z", 0)):
    _ARITY[ord(_letter)] = _count


class Curves(NamedTuple):
    """The steps of one glyph; every subpath opens with M."""

    letters: str
    numbers: tuple[float, ...]


NO_CURVES = Curves("", ())


class Flat(NamedTuple):
    """Polylines of G glyphs: points, points of each path, paths of each glyph."""

    points: Floats
    counts: Ints
    paths: Ints


def flattened(glyphs: Sequence[Curves], tolerance: float) -> Flat:
    """All glyphs as polylines within a tolerance in em; subpaths of one point are left out."""
    letters = np.frombuffer("".join(g.letters for g in glyphs).encode(), dtype=np.uint8)
    numbers = np.array([n for g in glyphs for n in g.numbers], dtype=np.float64)
    owner = np.repeat(np.arange(len(glyphs)), [len(g.letters) for g in glyphs])
    if not len(letters):
        none = np.zeros(0, dtype=np.intp)
        return Flat(np.zeros((0, 2)), none, np.zeros(len(glyphs), dtype=np.intp))
    moves = np.flatnonzero(letters == ord("M"))
    ends = _ends(letters, numbers, moves)
    points, made = _points(letters, numbers, ends, tolerance)
    counts = np.add.reduceat(made, moves)
    return _without_dots(points, counts, owner[moves], len(glyphs))


def _ends(letters: Bytes, numbers: Floats, moves: Ints) -> Floats:
    """(S, 2) where each step ends; a closing one where its subpath began."""
    after = np.cumsum(_ARITY[letters])
    ends = numbers.reshape(-1, 2)[np.maximum(after // 2 - 1, 0)]
    closing = np.flatnonzero(letters == ord("Z"))
    begun = moves[np.searchsorted(moves, closing) - 1]
    ends[closing] = ends[begun]
    return ends


def _points(
    letters: Bytes, numbers: Floats, ends: Floats, tolerance: float
) -> tuple[Floats, Ints]:
    """The points of all steps, and how many each one gave."""
    made = np.ones(len(letters), dtype=np.intp)
    closing = np.flatnonzero(letters == ord("Z"))
    made[closing] = (ends[closing] != ends[closing - 1]).any(axis=1)
    curves = []
    for letter, degree in (("Q", 2), ("C", 3)):
        rows = np.flatnonzero(letters == ord(letter))
        first = (np.cumsum(_ARITY[letters]) - _ARITY[letters])[rows]
        control = numbers[first[:, None] + np.arange(2 * degree)].reshape(-1, degree, 2)
        control = np.concatenate((ends[rows - 1][:, None], control), axis=1)
        flat = flatten.quadratics if degree == 2 else flatten.cubics
        points, counts = flat(control, tolerance)
        made[rows] = counts
        curves.append((rows, points, counts))
    places = np.cumsum(made) - made
    out = np.empty((int(made.sum()), 2))
    straight = np.flatnonzero((made == 1) & (letters != ord("Q")) & (letters != ord("C")))
    out[places[straight]] = ends[straight]
    for rows, points, counts in curves:
        out[row_ranges(places[rows], counts)] = points
    return out, made


def _without_dots(points: Floats, counts: Ints, owner: Ints, glyphs: int) -> Flat:
    keep = counts > 1
    if not keep.all():
        starts = np.cumsum(counts) - counts
        points = points[row_ranges(starts[keep], counts[keep])]
        counts, owner = counts[keep], owner[keep]
    return Flat(points, counts, np.bincount(owner, minlength=glyphs).astype(np.intp))
