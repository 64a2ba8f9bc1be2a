"""Sections of a mesh by level planes: all heights in one go, chained through its own edges.

A corner that lies exactly in a plane counts as above it, so a section at height c is the one a
hair below c: no special cases, and never an open chain in a closed mesh. A segment begins
where its triangle's boundary goes down through the plane and ends where it comes up again;
that has the solid on its left, so outlines run counter-clockwise and holes clockwise.

A *dart* is a segment with a direction. Where all triangles agree on what is outside there is
one for each segment, else one for each way.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.chains import chains
from gare_fab.geometry.meshes import Mesh
from gare_fab.geometry.paths import Paths

# by which corners lie above (bits 1, 2, 4): the edge that goes down, and the one that comes up
_DOWN = np.array([-1, 0, 1, 1, 2, 0, 2, -1], dtype=np.intp)
_UP = np.array([-1, 2, 0, 2, 1, 1, 0, -1], dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class _Darts:
    """Directed pieces of sections: half-edges where each begins and ends, what follows."""

    begins: Ints
    ends: Ints
    levels: Ints
    following: Ints


def sections(mesh: Mesh, heights: Floats) -> tuple[Paths, Ints]:
    """The outlines at each of the ascending heights, and the index of each outline's height.

    Outlines of a watertight mesh are closed. They come height after height; a height that the
    mesh does not reach has none, and a tip that only touches a plane has none.
    """
    darts = _darts(mesh, heights)
    order, counts, is_ring = chains(darts.following)
    first = np.cumsum(counts) - counts
    if mesh.is_flipped.any():
        chosen = _one_of_each_pair(order, first)
        counts, is_ring, first = counts[chosen], is_ring[chosen], first[chosen]
    if not len(first):
        return Paths.of(()), np.zeros(0, np.intp)
    last = first + counts - 1
    total = counts + 1
    rows = order[np.minimum(row_ranges(first, total), len(order) - 1)]
    halves, levels = darts.begins[rows], darts.levels[rows]
    final = np.cumsum(total) - 1
    halves[final] = np.where(is_ring, darts.begins[order[first]], darts.ends[order[last]])
    levels[final] = darts.levels[order[last]]
    points = _points(mesh, halves, heights[levels])
    return _tidy(Paths.from_counts(points, total), levels[final])


def _darts(mesh: Mesh, heights: Floats) -> _Darts:
    """All pieces, triangle after triangle and height after height."""
    above = np.searchsorted(heights, mesh.corners[:, 2], side="right")[mesh.faces]
    low = above.min(axis=1, initial=len(heights))
    counts = above.max(axis=1, initial=0) - low
    face = np.repeat(np.arange(len(mesh.faces), dtype=np.intp), counts)
    level = row_ranges(low, counts)
    code = (level[:, None] < above[face]) @ np.array([1, 2, 4])
    tails, heads = 3 * face + _DOWN[code], 3 * face + _UP[code]
    offsets = np.cumsum(counts) - counts - low
    following = _across(mesh, heads, level, offsets)
    if not mesh.is_flipped.any():
        return _Darts(tails, heads, level, following)
    before = _across(mesh, tails, level, offsets)
    count = len(level)
    there = np.where(mesh.is_flipped[heads] & (following >= 0), following + count, following)
    back = np.where(~mesh.is_flipped[tails] & (before >= 0), before + count, before)
    begins, ends = np.concatenate((tails, heads)), np.concatenate((heads, tails))
    return _Darts(begins, ends, np.tile(level, 2), np.concatenate((there, back)))


def _across(mesh: Mesh, halves: Ints, level: Ints, offsets: Ints) -> Ints:
    """The piece on the other side of a half-edge at the same height, or -1."""
    twin = mesh.twins[halves]
    return np.where(twin >= 0, offsets[twin // 3] + level, -1)


def _one_of_each_pair(order: Ints, first: Ints) -> Bools:
    """Of a chain and its way back, the one that most triangles agree with."""
    count = len(order) // 2
    is_forward = order < count
    chain = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(order))))
    votes = np.bincount(chain, np.where(is_forward, 1, -1), minlength=len(first))
    lowest = np.full(len(first), 2 * count)
    np.minimum.at(lowest, chain, order % max(count, 1) * 2 + ~is_forward)
    chosen: Bools = (votes > 0) | ((votes == 0) & (lowest % 2 == 0))
    return chosen


def _points(mesh: Mesh, halves: Ints, heights: Floats) -> Floats:
    """Where half-edges cross their heights; the same to the last bit from both sides."""
    face, place = np.divmod(halves, 3)
    begin, end = mesh.faces[face, place], mesh.faces[face, (place + 1) % 3]
    low, high = mesh.corners[np.minimum(begin, end)], mesh.corners[np.maximum(begin, end)]
    share = (heights - low[:, 2]) / (high[:, 2] - low[:, 2])
    points: Floats = low[:, :2] + (high[:, :2] - low[:, :2]) * share[:, None]
    return points


def _tidy(paths: Paths, levels: Ints) -> tuple[Paths, Ints]:
    """Without dots, height after height."""
    whole = np.flatnonzero(paths.lengths > 0)
    order = whole[np.argsort(levels[whole], kind="stable")]
    return paths.take(order).without_repeats(), levels[order]
