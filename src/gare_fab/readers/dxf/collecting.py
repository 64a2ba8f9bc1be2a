"""One layout's or block's entities, written down as columns: the only loop over entities.

What is no curve is counted by its name. Nothing is computed that can be computed on arrays.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.columns import Column, Columns, Frame, Mark, Note
from gare_fab.readers.dxf.curves import AREA, LINE
from gare_fab.readers.dxf.hatches import take_hatch
from gare_fab.readers.dxf.loading import Entity

# an entity's attributes by ezdxf's names; only those that the file has
Values = dict[str, Any]

_UP = (0.0, 0.0, 1.0)
_ORIGIN = (0.0, 0.0, 0.0)
_CLOSED, _SPACE, _MESHES, _FRAME_VERTEX = 1, 8, 16 | 64, 16
_NONE = np.zeros(0)


def collect(entities: Iterable[Entity]) -> Columns:
    """The columns of entities in their order."""
    columns = Columns()
    number = columns.styles.of
    for order, entity in enumerate(entities):
        values = vars(entity.dxf)
        take = _TAKERS.get(entity.DXFTYPE)
        if take is None:
            columns.dropped[entity.dxftype()] += 1
        elif values.get("invisible"):
            columns.notes[Note.INVISIBLE] += 1
        else:
            try:
                take(columns, entity, values, (number(values), LINE, 0, order, 0))
            except KeyError:  # a number that the entity cannot be without
                columns.notes[Note.BROKEN] += 1
    return columns


def _line(columns: Columns, _: Entity, values: Values, mark: Mark) -> None:
    start, end = values["start"], values["end"]
    columns.lines.values.extend(start.xyz)
    columns.lines.values.extend(end.xyz)
    columns.lines.marks.extend(mark)


def _arc(columns: Columns, _: Entity, values: Values, mark: Mark) -> None:
    _round(columns, values, (values["start_angle"], values["end_angle"]), mark)


def _circle(columns: Columns, _: Entity, values: Values, mark: Mark) -> None:
    _round(columns, values, (0.0, 360.0), mark)


def _round(columns: Columns, values: Values, angles: tuple[float, float], mark: Mark) -> None:
    centre, radius = values["center"], values["radius"]
    columns.arcs.values.extend(centre.xyz)
    columns.arcs.values.extend((radius, *angles))
    columns.arcs.values.extend(_extrusion(values))
    columns.arcs.marks.extend(mark)


def _ellipse(columns: Columns, _: Entity, values: Values, mark: Mark) -> None:
    turn = values.get("start_param", 0.0), values.get("end_param", 2 * np.pi)
    centre, major = values["center"], values["major_axis"]
    columns.ellipses.values.extend(centre.xyz)
    columns.ellipses.values.extend(major.xyz)
    columns.ellipses.values.extend(_extrusion(values))
    columns.ellipses.values.extend((values.get("ratio", 1.0), *turn))
    columns.ellipses.marks.extend(mark)


def _light_polyline(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    frame = values.get("elevation", 0.0), _extrusion(values)
    is_closed = bool(values.get("flags", 0) & _CLOSED)
    if values.get("const_width"):
        columns.notes[Note.WIDTH] += 1
    columns.chains.add(entity.lwpoints.values, frame, mark, is_closed=is_closed)


def _polyline(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    flags = values.get("flags", 0)
    if flags & _MESHES:
        columns.dropped["POLYLINE (mesh)"] += 1
        return
    vertices = [v for v in entity.vertices if not v.dxf.get("flags", 0) & _FRAME_VERTEX]
    points = np.array([v.dxf.location.xyz for v in vertices]).reshape(-1, 3)
    is_closed = bool(flags & _CLOSED)
    if flags & _SPACE:
        points = np.concatenate((points, points[:1])) if is_closed else points
        columns.splines.add(points, _NONE, _NONE, 1, mark)
        return
    rows = np.zeros((len(points), 5))
    rows[:, :2] = points[:, :2]
    rows[:, 4] = [v.dxf.get("bulge", 0.0) for v in vertices]
    if values.get("default_start_width") or values.get("default_end_width"):
        columns.notes[Note.WIDTH] += 1
    height = values["elevation"].z if "elevation" in values else 0.0
    columns.chains.add(rows, (height, _extrusion(values)), mark, is_closed=is_closed)


def _spline(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    control = entity.control_points.values
    if len(control):
        weights, knots = np.array(entity.weights), np.array(entity.knots)
        columns.splines.add(control, weights, knots, values.get("degree", 3), mark)
        return
    points = _different(entity.fit_points.values)
    if len(points) < 2:
        columns.notes[Note.BROKEN] += 1
        return
    if values.get("flags", 0) & _CLOSED and (points[0] != points[-1]).any():
        points = np.concatenate((points, points[:1]))
    _fit(columns, points, values, mark)


def _fit(columns: Columns, points: Floats, values: Values, mark: Mark) -> None:
    """The curve that CAD programs draw through fit points."""
    from ezdxf.math import fit_points_to_cad_cv  # 0.3 s to import

    given = [values[name] for name in ("start_tangent", "end_tangent") if name in values]
    tangents = given if len(given) == 2 else None
    curve = fit_points_to_cad_cv(points, tangents=tangents)
    control = np.array([point.xyz for point in curve.control_points])
    columns.splines.add(control, _NONE, np.array(curve.knots()), curve.degree, mark)


def _solid(columns: Columns, _: Entity, values: Values, mark: Mark) -> None:
    corners = [values[name] for name in ("vtx0", "vtx1", "vtx3", "vtx2") if name in values]
    rows = np.zeros((len(corners), 5))
    rows[:, :2] = [corner.xyz[:2] for corner in corners]
    frame: Frame = (corners[0].z if corners else 0.0, _extrusion(values))
    mark = (mark[0], AREA, *mark[2:])
    columns.chains.add(rows, frame, mark, is_closed=True)


def _insert(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    get = values.get
    place = get("insert")
    row_spacing, column_spacing = get("row_spacing", 0.0), get("column_spacing", 0.0)
    column = columns.references.setdefault(str(get("name", "")).lower(), Column())
    column.values.extend(_ORIGIN if place is None else place.xyz)
    column.values.extend((get("xscale", 1.0), get("yscale", 1.0), get("zscale", 1.0)))
    column.values.append(get("rotation", 0.0))
    column.values.extend(_extrusion(values))
    column.values.append(max(get("row_count", 1), 1) if row_spacing else 1)
    column.values.append(max(get("column_count", 1), 1) if column_spacing else 1)
    column.values.extend((row_spacing, column_spacing))
    column.marks.extend(mark)
    if entity.attribs:
        columns.dropped["ATTRIB"] += len(entity.attribs)


def _nothing(_: Columns, __: Entity, ___: Values, ____: Mark) -> None:
    """Not a thing to see: a template for text, a window of paper space."""


def _extrusion(values: Values) -> tuple[float, float, float]:
    extrusion = values.get("extrusion")
    return _UP if extrusion is None else extrusion.xyz


def _different(points: Floats) -> Floats:
    """Without points that repeat the one before."""
    keep = np.ones(len(points), dtype=np.bool_)
    keep[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
    return points[keep]


_TAKERS: dict[str, Callable[[Columns, Entity, Values, Mark], None]] = {
    "LINE": _line,
    "ARC": _arc,
    "CIRCLE": _circle,
    "ELLIPSE": _ellipse,
    "LWPOLYLINE": _light_polyline,
    "POLYLINE": _polyline,
    "SPLINE": _spline,
    "HELIX": _spline,
    "SOLID": _solid,
    "TRACE": _solid,
    "HATCH": take_hatch,
    "MPOLYGON": take_hatch,
    "INSERT": _insert,
    "ATTDEF": _nothing,
    "VIEWPORT": _nothing,
}
