"""Faces and meshes: their edges, each drawn once."""

from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.readers.dxf.columns import Columns
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.loading import Entity

_CORNERS = ("vtx0", "vtx1", "vtx2", "vtx3")
_SAME = 9  # decimals to which two corners must agree


def take_face(columns: Columns, _: Entity, values: dict[str, Any], mark: Mark) -> None:
    """Write down the edges of a 3DFACE that are not marked as invisible."""
    corners = [values[name].xyz for name in _CORNERS[:3]]
    corners.append(values[_CORNERS[3]].xyz if _CORNERS[3] in values else corners[2])
    ring = np.array((*corners, corners[0]))
    hidden = values.get("invisible_edges", 0)
    if not hidden & 15:
        columns.straights.add(ring, [5], mark)
        return
    seen = [i for i in range(4) if not hidden >> i & 1 and (ring[i] != ring[i + 1]).any()]
    if seen:
        rows = np.array([row for i in seen for row in (i, i + 1)])
        columns.straights.add(ring[rows], [2] * len(seen), mark)


def take_mesh(columns: Columns, entity: Entity, _: dict[str, Any], mark: Mark) -> None:
    """Write down the edges of a MESH, a polyface or a polygon mesh."""
    from ezdxf.render.mesh import MeshBuilder  # noqa: PLC0415 -- 0.3 s

    is_mesh = entity.dxftype() == "MESH"
    mesh = MeshBuilder.from_mesh(entity) if is_mesh else MeshBuilder.from_polyface(entity)
    points = np.array([vertex.xyz for vertex in mesh.vertices]).reshape(-1, 3)
    faces = [face for face in mesh.faces if len(face) > 1]
    if not faces:
        return
    here = np.concatenate([np.asarray(face) for face in faces]).astype(np.intp)
    there = np.concatenate([np.roll(face, -1) for face in faces]).astype(np.intp)
    if not columns.is_block:  # what lies below an edge is not seen from above
        points[:, 2] = points[:1, 2]
    edges = _edges(points, here, there)
    if len(edges):
        columns.straights.add(edges.reshape(-1, 3), [2] * len(edges), mark)


def _edges(points: Floats, here: Ints, there: Ints) -> Floats:
    """(E, 2, 3) the different edges between points, whatever way they run."""
    different, number = np.unique(points.round(_SAME), axis=0, return_inverse=True)
    pairs = np.sort(np.stack((number[here], number[there]), axis=1), axis=1)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    edges: Floats = different[pairs]
    return edges
