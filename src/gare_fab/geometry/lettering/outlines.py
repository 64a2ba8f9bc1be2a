"""The outlines of glyphs: as curves, as polylines, and placed many at a time."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.geometry.lettering.curves import Curves, flattened
from gare_fab.geometry.lettering.faces import Face, loaded
from gare_fab.geometry.paths import Paths

_KEPT = 256  # tables: one a face and fineness


def glyph_segments(face: Face, glyph: int) -> Curves:
    """The steps of a glyph (letters "MLQCZ", absolute numbers), in em, Y up.

    Closed rings of an outline font end with Z; strokes of a single-line font stay open.
    """
    return loaded(face).curves(glyph)


def placed_outlines(
    face: Face, glyphs: Ints, maps: Floats, tolerance: float
) -> tuple[Paths, Ints]:
    """All glyphs through their maps, and how many paths each one gave.

    Maps are rows (a, b, c, d, e, f) from em to the plane, in SVG's order of the numbers; the
    tolerance is in the plane.
    """
    if not len(glyphs):
        return Paths.of(()), np.zeros(0, dtype=np.intp)
    largest = float(np.abs(maps[:, :4]).max()) * np.sqrt(2.0)
    table = _table(face, _rounded(tolerance / largest) if largest > 0 else 1.0)
    kinds, which = np.unique(glyphs, return_inverse=True)
    table.want(kinds.tolist())
    parts = [table.known[glyph] for glyph in kinds.tolist()]
    sizes = np.array([len(part.points) for part in parts], dtype=np.intp)
    numbers = np.array([len(part) for part in parts], dtype=np.intp)
    everything = Paths.joined(parts)
    rows = row_ranges((np.cumsum(sizes) - sizes)[which], sizes[which])
    owned = row_ranges((np.cumsum(numbers) - numbers)[which], numbers[which])
    counts = everything.counts[owned]
    points = _mapped(everything.points[rows], maps, sizes[which])
    return Paths.from_counts(points, counts), numbers[which]


def _mapped(points: Floats, maps: Floats, counts: Ints) -> Floats:
    """Runs of points, each through its own map; what all maps share is not spread out."""
    a, b, c, d, e, f = (
        column[:1] if (column == column[0]).all() else np.repeat(column, counts)
        for column in maps.T
    )
    x, y = points.T
    if b.any() or c.any():
        return np.stack((a * x + c * y + e, b * x + d * y + f), axis=1)
    return np.stack((a * x + e, d * y + f), axis=1)


class _Table:
    """The polylines of one face at one fineness, as far as they were wanted."""

    def __init__(self, face: Face, tolerance: float) -> None:
        self.face = face
        self.tolerance = tolerance
        self.known: dict[int, Paths] = {}

    def want(self, glyphs: Sequence[int]) -> None:
        """Flatten those that are not known yet, all at once."""
        new = sorted(set(glyphs) - self.known.keys())
        if not new:
            return
        font = loaded(self.face)
        flat = flattened([font.curves(glyph) for glyph in new], self.tolerance)
        last = np.cumsum(flat.paths)
        starts = np.concatenate(([0], np.cumsum(flat.counts)))
        for glyph, first, end in zip(new, last - flat.paths, last, strict=True):
            points = flat.points[starts[first] : starts[end]]
            self.known[glyph] = Paths(points, starts[first : end + 1] - starts[first])


@lru_cache(maxsize=_KEPT)
def _table(face: Face, tolerance: float) -> _Table:
    return _Table(face, tolerance)


def _rounded(tolerance: float) -> float:
    """A little finer, on a ladder: texts of nearly one size share their glyphs."""
    return float(2.0 ** (np.floor(2.0 * np.log2(max(tolerance, 1e-7))) / 2.0))
