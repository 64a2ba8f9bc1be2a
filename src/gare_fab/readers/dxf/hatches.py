"""Hatches: areas, or the lines of their pattern; a gradient becomes a plain area.

A boundary is a polyline, or a loop of edges in an order and directions that programs do not
agree on; here the edges are only written down, `loops.py` puts them together.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.readers.dxf.columns import Columns, Note
from gare_fab.readers.dxf.curves import AREA, LOOP, RANK, Mark
from gare_fab.readers.dxf.flattening import affordable, flatten
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.loops import join_loops
from gare_fab.readers.dxf.outlines import outlines
from gare_fab.readers.dxf.patterns import pattern_lines
from gare_fab.readers.dxf.primitives import UP, Frame, extrusion_of, in_space
from gare_fab.readers.dxf.styles import CONTINUOUS, colour_of

_POLYLINE_PATH = 1
_TOLERANCE = 0.01  # mm, of the boundary where lines of a pattern end


def take_hatch(columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark) -> None:
    """Write down the boundaries of a HATCH."""
    style = values.get("hatch_style", 0)
    paths = list(entity.paths.rendering_paths(style)) or list(entity.paths)
    is_plain = values.get("solid_fill", 1) and not entity.has_pattern_fill
    if not is_plain and _take_pattern(columns, entity, paths, _frame(values), mark):
        return
    if not is_plain or _has_gradient(entity):
        columns.miss(Note.PATTERN)
    _take_area(columns, paths, _frame(values), mark)


def take_polygon(columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark) -> None:
    """Write down an MPOLYGON: its boundaries as lines, and as an area where it has a fill."""
    frame = _frame(values)
    paths = list(entity.paths)
    _move(paths, values.get("offset_vector"))
    pattern = str(values.get("pattern_name", "")).upper()
    is_solid = bool(values.get("solid_fill", 0))
    is_filled = is_solid or pattern not in {"", "SOLID"}
    if is_filled and not _take_pattern(columns, entity, paths, frame, mark):
        if not is_solid:
            columns.miss(Note.PATTERN)
        style = columns.styles.at(mark[0])
        if is_solid:
            given = _rgb_of(entity), values.get("fill_color", 7)
            style = replace(style, colour=colour_of(style.layer, given[1], given[0]))
        _take_area(columns, paths, frame, (columns.styles.number(style), *mark[1:]))
    for path in paths:
        if path.type == _POLYLINE_PATH:
            columns.chains.add(_rows(path), frame, mark, is_closed=True)


def _move(paths: list[Any], by: Any) -> None:
    for path in paths if by else ():
        if path.type == _POLYLINE_PATH:
            path.vertices = [(x + by[0], y + by[1], bulge) for x, y, bulge in path.vertices]


def _has_gradient(entity: Entity) -> bool:
    return entity.gradient is not None and entity.gradient.number_of_colors > 0


def _rgb_of(entity: Entity) -> int | None:
    """The true colour of a fill, which files keep as a gradient."""
    if not _has_gradient(entity):
        return None
    red, green, blue = entity.gradient.color1
    return int(red) << 16 | int(green) << 8 | int(blue)


def _take_pattern(
    columns: Columns, entity: Entity, paths: list[Any], frame: Frame, mark: Mark
) -> bool:
    """Write down the lines of a pattern; False where there is none, or one beyond measure."""
    if _has_gradient(entity) or not (entity.has_pattern_fill and entity.pattern):
        return False
    within = _TOLERANCE / columns.shared.typefaces.tolerance  # about the mm of a unit
    found = pattern_lines(_rings(columns, paths, within), entity.pattern.lines, within)
    if found is None or not entity.pattern.lines:
        return False
    style = replace(columns.styles.at(mark[0]), linetype=CONTINUOUS)
    points = in_space(found.points / within, frame)
    number = columns.styles.number(style)
    columns.straights.add(points, found.counts, (number, *mark[1:]))
    return True


def _rings(columns: Columns, paths: list[Any], scale: float) -> Paths:
    """The boundary in its own plane, flattened, so many times as large."""
    alone = Columns.of(columns.shared, is_block=True)
    _take_area(alone, paths, (0.0, UP), (0, AREA, 0, 0, 0, 0))
    curves = outlines(alone)
    flat = flatten(curves, scale, affordable(curves, scale, _TOLERANCE))
    order = np.argsort(curves.marks[:, RANK])
    rings, _ = join_loops(flat.take(order), curves.marks[order, LOOP])
    return rings


def _take_area(columns: Columns, paths: list[Any], frame: Frame, mark: Mark) -> None:
    columns.hatches += 1
    rank = 0
    for path in paths:
        if path.type == _POLYLINE_PATH:
            area = (mark[0], columns.hatches, 0, mark[3], rank, 0)
            columns.chains.add(_rows(path), frame, area, is_closed=True)
            rank += 1
            continue
        columns.loops += 1
        for edge in path.edges:
            area = (mark[0], columns.hatches, columns.loops, mark[3], rank, 0)
            _EDGES[edge.type](columns, edge, frame, area)
            rank += 1


def _rows(path: Any) -> Floats:
    rows = np.zeros((len(path.vertices), 5))
    rows[:, [0, 1, 4]] = np.array(path.vertices).reshape(-1, 3)
    return rows


def _frame(values: dict[str, Any]) -> Frame:
    height = values["elevation"].z if "elevation" in values else 0.0
    return height, extrusion_of(values)


def _line(columns: Columns, edge: Entity, frame: Frame, mark: Mark) -> None:
    rows = np.zeros((2, 5))
    rows[0, :2], rows[1, :2] = edge.start, edge.end
    columns.chains.add(rows, frame, mark, is_closed=False)


def _arc(columns: Columns, edge: Entity, frame: Frame, mark: Mark) -> None:
    columns.arcs.values.extend((*edge.center, frame[0], edge.radius))
    columns.arcs.values.extend((edge.start_angle, edge.end_angle, *frame[1]))
    columns.arcs.marks.extend(mark)


def _ellipse(columns: Columns, edge: Entity, frame: Frame, mark: Mark) -> None:
    centre, major = (
        _placed([edge.center], frame),
        _placed([edge.major_axis], (0.0, frame[1])),
    )
    columns.ellipses.values.extend((*centre[0], *major[0], *frame[1]))
    columns.ellipses.values.extend((edge.ratio, edge.start_param, edge.end_param))
    columns.ellipses.marks.extend(mark)


def _spline(columns: Columns, edge: Entity, frame: Frame, mark: Mark) -> None:
    weights, knots, degree = edge.weights, edge.knot_values, edge.degree
    points = [tuple(point) for point in edge.control_points]
    if not points:
        points, knots = _through(edge)
        weights, degree = [], 3
    if not points:
        columns.miss(Note.BROKEN)
        return
    columns.splines.add(
        _placed(points, frame), np.array(weights), np.array(knots), degree, mark
    )


def _through(edge: Entity) -> tuple[list[tuple[float, ...]], list[float]]:
    """Control points and knots of the curve through an edge's fit points."""
    from ezdxf.math import fit_points_to_cad_cv  # 0.3 s to import

    points = [
        point
        for i, point in enumerate(edge.fit_points)
        if i == 0 or point != edge.fit_points[i - 1]
    ]
    if len(points) < 2:
        return [], []
    tangents = edge.start_tangent, edge.end_tangent
    curve = fit_points_to_cad_cv(points, tangents=tangents if all(tangents) else None)
    return [point.xyz[:2] for point in curve.control_points], list(curve.knots())


def _placed(points: npt.ArrayLike, frame: Frame) -> Floats:
    """Points (n, 2) or more of the hatch's plane as (n, 3)."""
    return in_space(np.array(points, dtype=np.float64)[:, :2], frame)


_EDGES: dict[int, Callable[[Columns, Entity, Frame, Mark], None]] = {
    1: _line,
    2: _arc,
    3: _ellipse,
    4: _spline,
}
