"""Polylines, light and old: centre lines, or bands where they have a width."""

from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.bands import rings_of_band
from gare_fab.readers.dxf.columns import Columns
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.meshes import take_mesh
from gare_fab.readers.dxf.primitives import Frame, extrusion_of, in_space

_CLOSED, _SPACE, _MESHES, _FRAME_VERTEX = 1, 8, 16 | 64, 16


def take_light_polyline(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down an LWPOLYLINE."""
    frame = values.get("elevation", 0.0), extrusion_of(values)
    rows = entity.lwpoints.values
    is_closed = bool(values.get("flags", 0) & _CLOSED)
    width = values.get("const_width", 0.0)
    if width or rows[:, 2:4].any():
        if width:
            rows = rows.copy()
            rows[:, 2:4] = width
        _take_band(columns, rows, (frame, mark), is_closed=is_closed)
    else:
        columns.chains.add(rows, frame, mark, is_closed=is_closed)


def take_polyline(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down a POLYLINE: in a plane, in space, or a mesh."""
    flags = values.get("flags", 0)
    if flags & _MESHES:
        take_mesh(columns, entity, values, mark)
        return
    vertices = [v for v in entity.vertices if not v.dxf.get("flags", 0) & _FRAME_VERTEX]
    points = np.array([vars(v.dxf)["location"].xyz for v in vertices]).reshape(-1, 3)
    is_closed = bool(flags & _CLOSED)
    if flags & _SPACE:
        points = np.concatenate((points, points[:1])) if is_closed else points
        if len(points):
            columns.straights.add(points, [len(points)], mark)
        return
    usual = values.get("default_start_width", 0.0), values.get("default_end_width", 0.0)
    rows = np.zeros((len(points), 5))
    rows[:, :2] = points[:, :2]
    rows[:, 2] = [v.dxf.get("start_width", usual[0]) for v in vertices]
    rows[:, 3] = [v.dxf.get("end_width", usual[1]) for v in vertices]
    rows[:, 4] = [v.dxf.get("bulge", 0.0) for v in vertices]
    height = values["elevation"].z if "elevation" in values else 0.0
    frame = height, extrusion_of(values)
    if len(rows) > 1 and rows[:, 2:4].any():
        _take_band(columns, rows, (frame, mark), is_closed=is_closed)
    else:
        columns.chains.add(rows, frame, mark, is_closed=is_closed)


def _take_band(
    columns: Columns, rows: Floats, place: tuple[Frame, Mark], *, is_closed: bool
) -> None:
    """The area of a polyline with widths; its segments without any stay lines."""
    frame, mark = place
    following = np.concatenate((rows[1:], rows[:1])) if is_closed else rows[1:]
    is_thin = (rows[: len(following), 2:4] == 0).all(axis=1)
    for index in np.flatnonzero(is_thin):
        pair = np.stack((rows[index], following[index]))
        columns.chains.add(pair, frame, mark, is_closed=False)
    rings = rings_of_band(rows, columns.shared.typefaces.tolerance, is_closed=is_closed)
    if rings:
        points = in_space(np.concatenate(rings), frame)
        columns.body(points, [len(ring) for ring in rings], mark)
