"""One layout's or block's entities, written down as columns: the only loop over entities.

What is no curve is counted by its name. Nothing is computed that can be computed on arrays.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from shapely.errors import GEOSException

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.arc_texts import has_arc_text, take_arc_text
from gare_fab.readers.dxf.columns import Columns, Note
from gare_fab.readers.dxf.composites import (
    attributes_of,
    clipped,
    parts_of,
    table_block,
    take_dimension,
    take_parts,
    take_reference,
    take_viewport,
)
from gare_fab.readers.dxf.curves import AREA, LINE, Mark
from gare_fab.readers.dxf.hatches import take_hatch, take_polygon
from gare_fab.readers.dxf.loading import FAULTS, Entity, is_our_own
from gare_fab.readers.dxf.meshes import take_face, take_mesh
from gare_fab.readers.dxf.paragraphs import take_paragraph
from gare_fab.readers.dxf.polylines import take_light_polyline, take_polyline
from gare_fab.readers.dxf.primitives import Frame, extrusion_of
from gare_fab.readers.dxf.shared import Shared
from gare_fab.readers.dxf.styles import NEVER_PLOTTED, Style
from gare_fab.readers.dxf.texts import take_attribute, take_template, take_text
from gare_fab.readers.dxf.tolerances import take_tolerance

# an entity's attributes by ezdxf's names; only those that the file has
Values = dict[str, Any]

_CLOSED = 1
_NONE = np.zeros(0)


def collect(entities: Iterable[Entity], shared: Shared, *, is_block: bool) -> Columns:
    """The columns of entities in their order."""
    columns = Columns.of(shared, is_block=is_block)
    for entity in entities:
        _take(columns, entity)
    return columns


def _take(columns: Columns, entity: Entity) -> None:
    values = columns.hand = vars(entity.dxf)
    if values.get("invisible"):
        columns.miss(Note.INVISIBLE)
        return
    take = _TAKERS.get(entity.DXFTYPE, _composite)
    if columns.within is None:
        style = columns.styles.of(values)
    else:
        style = columns.styles.number(columns.styles.style(values).within(columns.within))
    columns.order += 1
    try:
        take(columns, entity, values, (style, LINE, 0, columns.order, 0, 0))
    except (*FAULTS, GEOSException) as fault:
        if is_our_own(fault):
            raise
        # a number that the entity cannot be without is missing or makes no sense
        columns.miss(Note.BROKEN)


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
    columns.arcs.values.extend(extrusion_of(values))
    columns.arcs.marks.extend(mark)


def _ellipse(columns: Columns, _: Entity, values: Values, mark: Mark) -> None:
    turn = values.get("start_param", 0.0), values.get("end_param", 2 * np.pi)
    centre, major = values["center"], values["major_axis"]
    columns.ellipses.values.extend(centre.xyz)
    columns.ellipses.values.extend(major.xyz)
    columns.ellipses.values.extend(extrusion_of(values))
    columns.ellipses.values.extend((values.get("ratio", 1.0), *turn))
    columns.ellipses.marks.extend(mark)


def _spline(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    control = entity.control_points.values
    if len(control):
        weights, knots = np.array(entity.weights), np.array(entity.knots)
        columns.splines.add(control, weights, knots, values.get("degree", 3), mark)
        return
    points = _different(entity.fit_points.values)
    if len(points) < 2:
        columns.miss(Note.BROKEN)
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
    frame: Frame = (corners[0].z if corners else 0.0, extrusion_of(values))
    mark = (mark[0], AREA, *mark[2:])
    columns.chains.add(rows, frame, mark, is_closed=True)


def _insert(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    take_reference(columns, values, clipped(columns, entity, mark))
    if entity.attribs:
        parts = attributes_of(columns, entity)
        take_parts(columns, parts, _style(columns, mark), _take)


def _table(columns: Columns, entity: Entity, values: Values, mark: Mark) -> None:
    if not table_block(columns, values, mark):
        _composite(columns, entity, values, mark)


def _point(columns: Columns, _: Entity, values: Values, __: Mark) -> None:
    """Counted, but for those that dimensions are measured between."""
    if str(values.get("layer", "")).lower() != NEVER_PLOTTED:
        columns.miss("POINT")


def _composite(columns: Columns, entity: Entity, _: Values, mark: Mark) -> None:
    """What is drawn with others, or with the picture that the file keeps of it."""
    parts = parts_of(entity)
    if parts:
        take_parts(columns, parts, _style(columns, mark), _take)
    elif has_arc_text(entity):
        take_arc_text(columns, entity, mark)
    else:
        columns.miss(entity.dxftype())


def _style(columns: Columns, mark: Mark) -> Style:
    return columns.styles.at(mark[0])


def _different(points: Floats) -> Floats:
    """Without points that repeat the one before."""
    keep = np.ones(len(points), dtype=np.bool_)
    keep[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
    return points[keep]


_TAKERS: dict[str, Callable[[Columns, Entity, Values, Mark], None]] = {
    "LINE": _line,
    "POINT": _point,
    "ARC": _arc,
    "CIRCLE": _circle,
    "ELLIPSE": _ellipse,
    "LWPOLYLINE": take_light_polyline,
    "POLYLINE": take_polyline,
    "SPLINE": _spline,
    "HELIX": _spline,
    "SOLID": _solid,
    "TRACE": _solid,
    "3DFACE": take_face,
    "MESH": take_mesh,
    "HATCH": take_hatch,
    "MPOLYGON": take_polygon,
    "INSERT": _insert,
    "DIMENSION": take_dimension,
    "ARC_DIMENSION": take_dimension,
    "LARGE_RADIAL_DIMENSION": take_dimension,
    "ACAD_TABLE": _table,
    "TEXT": take_text,
    "ATTRIB": take_attribute,
    "ATTDEF": take_template,
    "MTEXT": take_paragraph,
    "TOLERANCE": take_tolerance,
    "VIEWPORT": take_viewport,
}
