"""Outlines: the paths and glyphs of a whole page become polylines in mm, all at once.

An outline is a list of pieces, each with its own map to mm: a text of path steps, or a glyph.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.geometry.flatten import cubics
from gare_fab.geometry.paths import Paths
from gare_fab.readers.pdf.items import Box
from gare_fab.readers.pdf.steps import (
    BEGIN,
    CLOSE,
    CURVE,
    Steps,
    joined,
    mapped,
    settled,
    taken_apart,
)

_FARTHEST = 1e6  # mm: what lies farther out is drawn there
_AT_ONCE = 4_000_000  # bytes of text taken apart at once
_GLYPHS_AT_ONCE = 20_000
Numbers = tuple[float, float, float, float, float, float]


class Outline(NamedTuple):
    """An outline's polylines in mm, and their bounds, None without a point."""

    paths: Paths
    box: Box | None


@dataclass(slots=True)
class Outlines:
    """Gathers pieces: those of one outline one after the other."""

    count: int = 0
    texts: list[bytes] = field(default_factory=list)
    glyphs: list[Steps] = field(default_factory=list)
    text_maps: list[Numbers] = field(default_factory=list)
    glyph_maps: list[Numbers] = field(default_factory=list)
    text_owners: list[int] = field(default_factory=list)
    glyph_owners: list[int] = field(default_factory=list)

    def begin(self) -> int:
        """The number of a new outline, which has no piece yet."""
        self.count += 1
        return self.count - 1

    def add_text(self, outline: int, text: bytes, affine: Affine) -> None:
        """Add path steps."""
        self.texts.append(text)
        self.text_maps.append((affine.a, affine.b, affine.c, affine.d, affine.e, affine.f))
        self.text_owners.append(outline)

    def add_glyph(self, outline: int, glyph: Steps, numbers: Numbers) -> None:
        """Add a glyph by the six numbers of its map from em to mm."""
        self.glyphs.append(glyph)
        self.glyph_maps.append(numbers)
        self.glyph_owners.append(outline)

    def bounds(self, outline: int) -> Box | None:
        """A box in mm round the steps and control points of the outline begun last."""
        texts = _run_at_end(self.text_owners, outline)
        glyphs = _run_at_end(self.glyph_owners, outline)
        parts = [
            _points(taken_apart(self.texts[texts]), self.text_maps[texts]),
            _points(joined(self.glyphs[glyphs]), self.glyph_maps[glyphs]),
        ]
        points = np.concatenate(parts)
        if not len(points):
            return None
        (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
        return float(x0), float(y0), float(x1), float(y1)

    def drawn(self, tolerance: float) -> list[Outline]:
        """The polylines of every outline, curves within a tolerance in mm."""
        owners, maps = _arrays(self.text_owners, self.text_maps)
        parts = [
            _flattened(taken_apart(self.texts[some]), owners[some], maps[some], tolerance)
            for some in self._shares()
        ]
        owners, maps = _arrays(self.glyph_owners, self.glyph_maps)
        for first in range(0, len(self.glyphs), _GLYPHS_AT_ONCE):
            some = slice(first, first + _GLYPHS_AT_ONCE)
            steps = joined(self.glyphs[some])
            parts.append(_flattened(steps, owners[some], maps[some], tolerance))
        return _split([part for part, _ in parts], [part for _, part in parts], self.count)

    def _shares(self) -> list[slice]:
        """Runs of texts of whole outlines, small enough that their words fill no memory."""
        shares, first, size = [], 0, 0
        for index, text in enumerate(self.texts):
            is_new = index > first and self.text_owners[index] != self.text_owners[index - 1]
            if size > _AT_ONCE and is_new:
                shares.append(slice(first, index))
                first, size = index, 0
            size += len(text)
        return [*shares, slice(first, len(self.texts))]


def _run_at_end(owners: list[int], outline: int) -> slice:
    """The last pieces, as far as they belong to an outline."""
    first = len(owners)
    while first and owners[first - 1] == outline:
        first -= 1
    return slice(first, None)


def _points(steps: Steps, maps: list[Numbers]) -> Floats:
    """(N, 2) where steps lead and their control points, in mm."""
    places = mapped(steps, np.array(maps, dtype=np.float64).reshape(-1, 6))
    bends = places[steps.kinds == CURVE, :2].reshape(-1, 2)
    return np.concatenate((places[steps.kinds != CLOSE, 2], bends))


def _arrays(owners: list[int], maps: list[Numbers]) -> tuple[Ints, Floats]:
    return np.array(owners, dtype=np.intp), np.array(maps, dtype=np.float64).reshape(-1, 6)


def _flattened(
    steps: Steps, outlines: Ints, maps: Floats, tolerance: float
) -> tuple[Paths, Ints]:
    """Polylines in mm and the outline of each; `outlines` and `maps` are those of pieces."""
    with np.errstate(all="ignore"):  # what is beyond all measure is brought back
        places = np.nan_to_num(mapped(steps, maps), posinf=_FARTHEST, neginf=-_FARTHEST)
    places = np.clip(places, -_FARTHEST, _FARTHEST)
    whole = settled(Steps(steps.kinds, places, outlines[steps.owners]))
    kinds, ends = whole.kinds, whole.places[:, 2]
    curves = np.flatnonzero(kinds == CURVE)
    control = np.concatenate((ends[curves - 1][:, None], whole.places[curves]), axis=1)
    bent, bends = cubics(control, tolerance)
    counts = np.ones(len(kinds), dtype=np.intp)
    counts[curves] = bends
    closing = np.flatnonzero(kinds == CLOSE)
    is_back = (ends[closing] == ends[closing - 1]).all(axis=1) & (kinds[closing - 1] != BEGIN)
    counts[closing[is_back]] = 0
    first = np.cumsum(counts) - counts
    points = np.empty((int(counts.sum()), 2))
    plain = np.flatnonzero((kinds != CURVE) & (counts > 0))
    points[first[plain]] = ends[plain]
    points[row_ranges(first[curves], bends)] = bent
    begins = np.flatnonzero(kinds == BEGIN)
    lengths = np.diff(first[begins], append=len(points))
    paths = Paths.from_counts(points, lengths)
    drawn = np.flatnonzero(lengths > 1)  # a move alone draws nothing
    if len(drawn) < len(lengths):
        paths = paths.take(drawn)
    return paths, whole.owners[begins[drawn]]


def _split(parts: list[Paths], owners: list[Ints], count: int) -> list[Outline]:
    """The paths of each of so many outlines, with their bounds."""
    paths = Paths.joined(parts)
    owner = np.concatenate([np.zeros(0, dtype=np.intp), *owners])
    order = np.argsort(owner, kind="stable")
    if (np.diff(order) != 1).any():
        paths, owner = paths.take(order), owner[order]
    begins = np.searchsorted(owner, np.arange(count + 1))
    points, starts = paths.points, paths.starts
    rows = starts[begins]
    boxes: list[Box | None] = [None] * count
    used = np.flatnonzero(np.diff(rows))
    if len(used):
        low = np.minimum.reduceat(points, rows[used])
        high = np.maximum.reduceat(points, rows[used])
        for index, box in zip(used.tolist(), np.hstack((low, high)).tolist(), strict=True):
            boxes[index] = tuple(box)
    return [
        Outline(Paths(points[starts[i] : starts[j]], starts[i : j + 1] - starts[i]), box)
        for i, j, box in zip(begins[:-1].tolist(), begins[1:].tolist(), boxes, strict=True)
    ]
