"""Hatches: their boundaries become areas; the lines of a pattern are not taken over.

A boundary is a polyline, or a loop of edges in an order and directions that programs do not
agree on; here the edges are only written down, `loops.py` puts them together.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.columns import Columns, Frame, Mark, Note
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.primitives import frames

_UP = (0.0, 0.0, 1.0)
_POLYLINE_PATH = 1


def take_hatch(columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark) -> None:
    """Write down the boundaries of a HATCH or MPOLYGON."""
    if not values.get("solid_fill", 1) or entity.has_pattern_fill or entity.has_gradient_data:
        columns.notes[Note.PATTERN] += 1
    columns.hatches += 1
    extrusion = values.get("extrusion")
    height = values["elevation"].z if "elevation" in values else 0.0
    frame = height, _UP if extrusion is None else extrusion.xyz
    style = values.get("hatch_style", 0)
    paths = list(entity.paths.rendering_paths(style)) or list(entity.paths)
    rank = 0
    for path in paths:
        if path.type == _POLYLINE_PATH:
            rows = np.zeros((len(path.vertices), 5))
            rows[:, [0, 1, 4]] = np.array(path.vertices).reshape(-1, 3)
            area = (mark[0], columns.hatches, 0, mark[3], rank)
            columns.chains.add(rows, frame, area, is_closed=True)
            rank += 1
            continue
        columns.loops += 1
        for edge in path.edges:
            area = (mark[0], columns.hatches, columns.loops, mark[3], rank)
            _EDGES[edge.type](columns, edge, frame, area)
            rank += 1


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
        _in_space([edge.center], frame),
        _in_space([edge.major_axis], (0.0, frame[1])),
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
        columns.notes[Note.BROKEN] += 1
        return
    columns.splines.add(
        _in_space(points, frame), np.array(weights), np.array(knots), degree, mark
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


def _in_space(points: npt.ArrayLike, frame: Frame) -> Floats:
    """Points (n, 2) of the hatch's plane as (n, 3)."""
    flat = np.array(points, dtype=np.float64)
    local = np.column_stack((flat[:, :2], np.full(len(flat), frame[0])))
    placed: Floats = local @ frames(np.array([frame[1]]))[0]
    return placed


_EDGES: dict[int, Callable[[Columns, Entity, Frame, Mark], None]] = {
    1: _line,
    2: _arc,
    3: _ellipse,
    4: _spline,
}
