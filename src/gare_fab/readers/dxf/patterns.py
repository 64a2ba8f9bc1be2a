"""Patterns of hatches: families of parallel lines, cut at the boundary and dashed.

base    a point on the first line of a family, where its dashes begin
offset  from there to the like point of the next line
dashes  lengths: dash (positive), gap (negative), dot (0)
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, row_ranges
from gare_fab.geometry.hatch import hatch_rows
from gare_fab.geometry.paths import Paths
from gare_fab.readers.dxf.linetypes import Pattern, pattern_of
from gare_fab.readers.dxf.loading import Entity

_MOST_ROWS = 20_000  # of a family
_MOST_DASHES = 200_000


@dataclass(frozen=True, slots=True)
class Family:
    """One family of lines, turned so that they run along x; `shift` is from row to row."""

    angle_deg: float
    base: tuple[float, float]
    shift: float
    interval: float
    dashes: Pattern

    @classmethod
    def of(cls, line: Entity, scale: float) -> Self:
        """The family that a file describes, so many times as large."""
        turn = Affine.rotated(-line.angle)
        places = np.array(((0.0, 0.0), (*line.base_point,), (*line.offset,))) * scale
        _, base, offset = turn.apply(places).tolist()
        sign = -1.0 if offset[1] < 0 else 1.0
        dashes = pattern_of([scale * item for item in line.dash_length_items])
        return cls(line.angle, (base[0], base[1]), sign * offset[0], sign * offset[1], dashes)

    def lines(self, rings: Paths) -> Paths | None:
        """What shows inside rings by the even-odd rule; None where that is too much."""
        turned = rings.moved_by(Affine.rotated(-self.angle_deg))
        bounds = turned.bounds
        if bounds is None:
            return turned
        if not self.interval * _MOST_ROWS > bounds[3] - bounds[1]:
            return None
        low, high = (np.array((bounds[1], bounds[3])) - self.base[1]) / self.interval
        rows = np.arange(np.ceil(low), np.floor(high) + 1) * self.interval + self.base[1]
        found = hatch_rows(turned, rows, is_bidirectional=False)
        cut = self._dashed(found.points.reshape(-1, 4)) if self.dashes.lengths else found
        return None if cut is None else cut.moved_by(Affine.rotated(self.angle_deg))

    def _dashed(self, pieces: Floats) -> Paths | None:
        """The dashes of pieces (n, 4) along x, which begin with the line, not the piece."""
        left, y, right = pieces[:, 0], pieces[:, 1], pieces[:, 2]
        row = np.rint((y - self.base[1]) / self.interval)
        lengths = np.array(self.dashes.lengths)
        period, per_turn = float(lengths.sum()), len(lengths) // 2
        origin = self.base[0] + row * self.shift - self.dashes.offset
        first = np.floor((left - origin) / period)
        turns = np.floor((right - origin) / period) - first + 1
        if not turns.sum() * per_turn <= _MOST_DASHES:
            return None
        counts = turns.astype(np.intp) * per_turn
        owner = np.repeat(np.arange(len(pieces)), counts)
        turn, which = np.divmod(row_ranges(np.zeros(len(pieces), np.intp), counts), per_turn)
        begin = origin[owner] + (first[owner] + turn) * period
        begin += np.concatenate(([0.0], np.cumsum(lengths)[:-1]))[2 * which]
        end = np.minimum(begin + lengths[2 * which], right[owner])
        begin = np.maximum(begin, left[owner])
        seen = begin < end
        rows = np.stack((begin, y[owner], end, y[owner]), axis=1)[seen]
        return Paths.from_counts(rows.reshape(-1, 2), np.full(len(rows), 2, np.intp))


def pattern_lines(rings: Paths, lines: list[Entity], scale: float) -> Paths | None:
    """The lines of a pattern inside rings, both so many times as large as in the file.

    None where they would be too many.
    """
    parts = []
    for line in lines:
        part = Family.of(line, scale).lines(rings)
        if part is None:
            return None
        parts.append(part)
    return Paths.joined(parts)
