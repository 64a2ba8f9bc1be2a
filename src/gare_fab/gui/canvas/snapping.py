"""Snapping: what is moved catches on the grid, on the stock, and on other things.

mark    a place on one axis (design mm) that something may catch on
own     the marks of what is moved: both its edges and its middle
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gare_fab.model.document import Document, PlacementId
from gare_fab.model.extent import Box, area_of, bounds_of


@dataclass(frozen=True, slots=True)
class Marks:
    """Places to catch on, by axis; `grid` is a pitch in mm, 0 for none."""

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
    boxes = [area_of(document)]
    boxes += [
        box
        for row in document.placements
        if row.sheet == sheet and not row.is_hidden and row.id not in without
        if (box := bounds_of(document, {row.id})) is not None
    ]
    return Marks(_unique(map(_across, boxes)), _unique(map(_along, boxes)), grid)


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
    near = [(abs(mark - place), mark - place, mark) for mark in marks for place in own]
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


def _unique(triples: Iterable[tuple[float, float, float]]) -> tuple[float, ...]:
    return tuple(sorted({mark for triple in triples for mark in triple}))
