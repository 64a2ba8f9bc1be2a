"""Snapping: what is moved catches on the grid, on the stock, and on other things.

mark    a place on one axis (design mm) that something may catch on
own     the marks of what is moved: both its edges and its middle
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.extent import Box, area_of, boxes_of_rows


@dataclass(frozen=True, slots=True)
class Marks:
    """Places to catch on, by axis, in rising order; `grid` is a pitch in mm, 0 for none."""

    x: tuple[float, ...] = ()
    y: tuple[float, ...] = ()
    grid: float = 0.0


@dataclass(frozen=True, slots=True)
class Snap:
    """By how much to move on, and the marks that were caught (None where none was)."""

    dx: float = 0.0
    dy: float = 0.0
    x: float | None = None
    y: float | None = None


FREE = Snap()


def marks_of(
    document: Document, sheet: int, without: frozenset[PlacementId], grid: float
) -> Marks:
    """The stock's edges and middle, and those of all that is seen and not moved."""
    area = area_of(document)
    rows = [
        row
        for row in document.placements
        if row.sheet == sheet and not row.is_hidden and row.id not in without
    ]
    boxes = boxes_of_rows(document, rows)
    boxes = boxes[np.isfinite(boxes[:, 0])]
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    x, y = np.concatenate((boxes[:, :2], middles, boxes[:, 2:])).T
    return Marks(_unique(x, _across(area)), _unique(y, _along(area)), grid)


def snapped_box(box: Box, marks: Marks, reach: float) -> Snap:
    """How a moved box catches, within `reach` mm on each axis; things before the grid."""
    dx, x = _caught(_across(box), marks.x, marks.grid, reach)
    dy, y = _caught(_along(box), marks.y, marks.grid, reach)
    return Snap(dx, dy, x, y)


def snapped_point(point: tuple[float, float], marks: Marks, reach: float) -> Snap:
    """How a point (a corner that is drawn or dragged) catches."""
    dx, x = _caught((point[0],), marks.x, marks.grid, reach)
    dy, y = _caught((point[1],), marks.y, marks.grid, reach)
    return Snap(dx, dy, x, y)


def _caught(
    own: Sequence[float], marks: Sequence[float], grid: float, reach: float
) -> tuple[float, float | None]:
    """The shortest way to a mark, and the mark; else to a line of the grid; else none."""
    near = [
        (abs(mark - place), mark - place, mark)
        for place in own
        for mark in _next_to(place, marks)
    ]
    best = min(near, default=(reach, 0.0, 0.0))
    if best[0] < reach:
        return best[1], best[2]
    if grid <= 0.0:
        return 0.0, None
    lines = [(place, round(place / grid) * grid) for place in own]
    place, line = min(lines, key=lambda pair: abs(pair[1] - pair[0]))
    return (line - place, line) if abs(line - place) < reach else (0.0, None)


def _across(box: Box) -> tuple[float, float, float]:
    return box.x, box.x + box.width / 2, box.x + box.width


def _along(box: Box) -> tuple[float, float, float]:
    return box.y, box.y + box.height / 2, box.y + box.height


def _next_to(place: float, marks: Sequence[float]) -> Sequence[float]:
    """The marks on both sides of a place."""
    at = bisect_left(marks, place)
    return marks[max(at - 1, 0) : at + 1]


def _unique(marks: Floats, others: Sequence[float]) -> tuple[float, ...]:
    return tuple(np.unique(np.append(marks, others)).tolist())
