"""Many polylines in one array: the currency of all hot work.

    points  (N, 2) float64, mm          p0 p1 p2 | q0 q1 | r0 r1 r2 r3
    starts  (M + 1,) intp                0          3       5            9

A path is closed where its first point equals its last. The layout is the ragged one of
`shapely.from_ragged_array`. A path of one point is a dot; a path of none is not kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import (
    Bools,
    Floats,
    Ints,
    corners,
    floats,
    frozen,
    ints,
    row_all,
    row_max,
    row_ranges,
)


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """M polylines of N points in all; the arrays are read-only."""

    points: Floats
    starts: Ints

    def __post_init__(self) -> None:
        """Freeze the arrays and check their shapes."""
        object.__setattr__(self, "points", floats(self.points, 2))
        object.__setattr__(self, "starts", ints(self.starts))
        if not (
            len(self.starts) and self.starts[0] == 0 and self.starts[-1] == len(self.points)
        ):
            raise ValueError("starts must run from 0 to the number of points")

    @classmethod
    def of(cls, lines: Iterable[npt.ArrayLike]) -> Self:
        """From one array-like of (n, 2) points a path; empty ones are left out."""
        arrays = [np.asarray(line, dtype=np.float64).reshape(-1, 2) for line in lines]
        arrays = [array for array in arrays if len(array)]
        if not arrays:
            return cls(np.zeros((0, 2)), np.zeros(1, dtype=np.intp))
        counts = np.array([len(array) for array in arrays], dtype=np.intp)
        return cls(np.concatenate(arrays), np.concatenate(([0], np.cumsum(counts))))

    @classmethod
    def from_counts(cls, points: Floats, counts: Ints) -> Self:
        """From points and the number of points of each path; paths of none are left out."""
        counts = counts[counts > 0]
        return cls(points, np.concatenate(([0], np.cumsum(counts))))

    @classmethod
    def joined(cls, parts: Iterable["Paths"]) -> Self:
        """All the paths of several, one after the other."""
        parts = [part for part in parts if len(part)]
        if not parts:
            return cls(np.zeros((0, 2)), np.zeros(1, dtype=np.intp))
        counts = np.concatenate([part.counts for part in parts])
        points = np.concatenate([part.points for part in parts])
        return cls(points, np.concatenate(([0], np.cumsum(counts))))

    def __len__(self) -> int:
        """The number of paths."""
        return len(self.starts) - 1

    def __getitem__(self, index: int) -> Floats:
        """The points of one path."""
        index = range(len(self))[index]
        return self.points[self.starts[index] : self.starts[index + 1]]

    @property
    def counts(self) -> Ints:
        """(M,) points of each path."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Ints:
        """(N,) the path that each point belongs to."""
        return np.repeat(np.arange(len(self), dtype=np.intp), self.counts)

    @property
    def first(self) -> Floats:
        """(M, 2) where each path begins."""
        return self.points[self.starts[:-1]]

    @property
    def last(self) -> Floats:
        """(M, 2) where each path ends."""
        return self.points[self.starts[1:] - 1]

    @property
    def closed(self) -> Bools:
        """(M,) whether a path has three points or more and ends where it begins."""
        same: Bools = row_all(self.first == self.last)
        return same & (self.counts > 2)

    @property
    def segments(self) -> Ints:
        """(S,) the row of the first point of every segment, path after path."""
        return row_ranges(self.starts[:-1], self.counts - 1)

    @property
    def lengths(self) -> Floats:
        """(M,) mm of each path."""
        steps = np.diff(self.points, axis=0)
        length = np.hypot(steps[:, 0], steps[:, 1])
        owner = self.owners
        length[owner[1:] != owner[:-1]] = 0.0
        total = np.bincount(owner[1:], weights=length, minlength=len(self))
        return total.astype(np.float64)

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """(x_min, y_min, x_max, y_max) in mm, or None without a point."""
        if not len(self.points):
            return None
        (x0, y0), (x1, y1) = corners(self.points)
        return float(x0), float(y0), float(x1), float(y1)

    def take(self, which: npt.ArrayLike) -> "Paths":
        """The paths with these indices in this order, or those where a mask is true."""
        index = np.asarray(which)
        if index.dtype == np.bool_:
            index = np.flatnonzero(index)
        index = index.astype(np.intp, copy=False)
        counts = self.counts[index]
        rows = row_ranges(self.starts[index], counts)
        return Paths(self.points[rows], np.concatenate(([0], np.cumsum(counts))))

    def between(self, start: int, end: int) -> "Paths":
        """The paths from one index up to another."""
        begin, finish = self.starts[start], self.starts[end]
        return Paths(self.points[begin:finish], self.starts[start : end + 1] - begin)

    def moved_by(self, affine: Affine) -> "Paths":
        """The same paths through an affine map."""
        return Paths(affine.apply(self.points), self.starts)

    def reversed_where(self, mask: Bools) -> "Paths":
        """The same paths, those of the mask run backwards."""
        counts = self.counts
        step = np.where(mask, -1, 1)
        begin = np.where(mask, self.starts[1:] - 1, self.starts[:-1])
        place = row_ranges(np.zeros(len(self), dtype=np.intp), counts)
        rows = np.repeat(begin, counts) + place * np.repeat(step, counts)
        return Paths(self.points[rows], self.starts)

    def without_repeats(self, within: float = 0.0) -> "Paths":
        """The same paths without points nearer than `within` mm to their predecessor.

        The last point of a path stays, so closed paths stay closed; with 0 a path that never
        leaves its place becomes a dot.
        """
        if not len(self.points):
            return self
        keep = np.ones(len(self.points), dtype=np.bool_)
        keep[1:] = row_max(np.abs(np.diff(self.points, axis=0))) > within
        keep[self.starts[:-1]] = True
        if within > 0.0:
            keep[self.starts[1:] - 1] = True
        counts = np.bincount(self.owners[keep], minlength=len(self)).astype(np.intp)
        return Paths.from_counts(frozen(self.points[keep]), counts)
