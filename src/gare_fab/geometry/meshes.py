"""Triangles that know their neighbours: corners weld where they are the same to the last bit.

half-edge h = 3 t + j    runs from corner j to corner j + 1 of triangle t
twin                     the half-edge on the other side of the same edge; -1 where none is
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Bools, Floats, Ints, floats, ints

_MIX = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


@dataclass(frozen=True, eq=False)
class Mesh:
    """T triangles over V corners; no triangle has a corner twice."""

    corners: Floats
    faces: Ints

    @cached_property
    def twins(self) -> Ints:
        """(3 T,) the twin of each half-edge.

        Where more than two triangles share an edge they are paired, those that run opposite
        ways first.
        """
        return _twins(self.faces, len(self.corners))

    @cached_property
    def is_flipped(self) -> Bools:
        """(3 T,) whether a half-edge runs the way of its twin: one triangle is inside out."""
        begin = self.faces.ravel()
        flipped: Bools = (self.twins >= 0) & (begin == begin[self.twins])
        return flipped

    @property
    def open_edges(self) -> int:
        """How many edges have no triangle on their other side."""
        return int((self.twins < 0).sum())

    @property
    def is_watertight(self) -> bool:
        """Whether every edge has two sides that agree on what is outside."""
        return not self.open_edges and not self.is_flipped.any()


def weld(triangles: Floats, within: float = 0.0) -> Mesh:
    """The mesh of (T, 3, D) triangles; those that have a corner twice are left out.

    Corners weld where they are the same. Where that leaves an edge open, its corners weld with
    others of open edges that lie nearer than `within` in each coordinate (and with some up to
    twice as far): programs write the same corner twice with different rounding errors.
    """
    points = np.ascontiguousarray(triangles, dtype=np.float64).reshape(-1, triangles.shape[2])
    corners, ids = unique_points(points)
    mesh = _mesh(corners, ids.reshape(-1, 3))
    if within > 0.0 and mesh.open_edges:
        return _mesh(corners, _nearly_same(mesh, within)[mesh.faces])
    return mesh


def _mesh(corners: Floats, faces: Ints) -> Mesh:
    good = (faces != np.roll(faces, 1, axis=1)).all(axis=1)
    return Mesh(floats(corners), ints(faces[good]))


def _nearly_same(mesh: Mesh, within: float) -> Ints:
    """(V,) the corner that each one becomes.

    Corners in one cell of a grid become one. Two near ones share a cell in at least one of the
    eight grids that are shifted by half a cell or not in each coordinate.
    """
    becomes = np.arange(len(mesh.corners), dtype=np.intp)
    halves = np.flatnonzero(mesh.twins < 0)
    face, place = np.divmod(halves, 3)
    rim = np.unique(mesh.faces[face, [place, (place + 1) % 3]])
    for shift in product((0.0, 0.5), repeat=mesh.corners.shape[1]):
        cells = np.floor(mesh.corners[becomes[rim]] / (2 * within) + shift)
        _, first, which = np.unique(cells, axis=0, return_index=True, return_inverse=True)
        becomes[rim] = becomes[rim][first][which.reshape(-1)]
    return becomes


def unique_points(points: Floats) -> tuple[Floats, Ints]:
    """The different points of (N, D), and the index of each of the N among them."""
    points = points + 0.0  # -0.0 is 0.0
    bits = np.ascontiguousarray(points).view(np.uint64).reshape(points.shape)
    mixed: npt.NDArray[np.uint64] = np.zeros(len(points), dtype=np.uint64)
    for column in range(points.shape[1]):
        mixed = (mixed ^ bits[:, column]) * _MIX[column]
        mixed ^= mixed >> np.uint64(29)
    _, first, ids = np.unique(mixed, return_index=True, return_inverse=True)
    unique = points[first]
    if (unique[ids] != points).any():  # two points with one hash
        unique, ids = np.unique(points, axis=0, return_inverse=True)
    return unique, ids.reshape(-1).astype(np.intp)


def edge_keys(faces: Ints, corners: int) -> Ints:
    """(3 T,) one number for each half-edge, the same for both directions of an edge."""
    begin, end = faces.ravel(), np.roll(faces, -1, axis=1).ravel()
    keys: Ints = np.minimum(begin, end) * corners + np.maximum(begin, end)
    return keys


def _twins(faces: Ints, corners: int) -> Ints:
    keys = edge_keys(faces, corners)
    runs_up = (faces < np.roll(faces, -1, axis=1)).ravel()
    order = np.argsort(keys * 2 + runs_up)
    ordered = keys[order]
    begins = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sizes = np.diff(np.append(begins, len(ordered)))
    twins = np.full(len(keys), -1, dtype=np.intp)
    pairs = begins[sizes == 2]
    _pair(twins, order[pairs], order[pairs + 1])
    crowded = np.repeat(sizes > 2, sizes)
    if crowded.any():
        _pair_crowded(twins, order[crowded], keys, runs_up)
    return twins


def _pair_crowded(twins: Ints, halves: Ints, keys: Ints, runs_up: Bools) -> None:
    """Pair half-edges of crowded edges: the k-th that runs up with the k-th that runs down."""
    group = keys[halves] * 2 + runs_up[halves]
    begins = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1])))
    place = np.arange(len(group)) - np.repeat(begins, np.diff(np.append(begins, len(group))))
    order = np.lexsort((runs_up[halves], place, keys[halves]))
    halves, place = halves[order], place[order]
    meets = (keys[halves[1:]] == keys[halves[:-1]]) & (place[1:] == place[:-1])
    _pair(twins, halves[:-1][meets], halves[1:][meets])
    rest = halves[twins[halves] < 0]
    same = keys[rest[1:]] == keys[rest[:-1]]
    run = np.arange(len(rest)) - np.maximum.accumulate(
        np.where(np.concatenate(([True], ~same)), np.arange(len(rest)), 0)
    )
    first = np.flatnonzero(same & (run[:-1] % 2 == 0))
    _pair(twins, rest[first], rest[first + 1])


def _pair(twins: Ints, left: Ints, right: Ints) -> None:
    twins[left], twins[right] = right, left
