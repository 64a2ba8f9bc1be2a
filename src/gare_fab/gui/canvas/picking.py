"""Picking: what lies under the pointer, or within a box, by the hulls of what is placed."""

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.extent import Box, boxes_of_rows, hull_of, touched


def pick(
    document: Document, sheet: int, point: tuple[float, float], slack: float
) -> PlacementId | None:
    """The smallest thing whose hull, grown by `slack` mm, holds the point (design mm).

    Of two equally large ones the upper one.
    """
    x, y = point
    rows, boxes = _seen(document, sheet)
    near = touched(boxes, Box(x - slack, y - slack, 2 * slack, 2 * slack))
    hulls = ((place, hull_of(document, rows[place])) for place in near.tolist())
    found = [
        (_area(hull), -place)
        for place, hull in hulls
        if _distance(hull, np.array(point)) <= slack
    ]
    return rows[-min(found)[1]].id if found else None


def picked_in(
    document: Document, sheet: int, box: Box, *, touching: bool
) -> frozenset[PlacementId]:
    """All whose bounds lie within a box, or that merely touch it."""
    rows, boxes = _seen(document, sheet)
    found = (touched if touching else _held)(boxes, box)
    return frozenset(rows[place].id for place in found.tolist())


def _seen(document: Document, sheet: int) -> tuple[list[Placement], Floats]:
    """What can be picked, and the box of each."""
    rows = [row for row in document.placements if row.sheet == sheet and not row.is_hidden]
    return rows, boxes_of_rows(document, rows)


def _held(boxes: Floats, box: Box) -> Ints:
    return np.flatnonzero(
        (box.x <= boxes[:, 0])
        & (box.y <= boxes[:, 1])
        & (boxes[:, 2] <= box.x + box.width)
        & (boxes[:, 3] <= box.y + box.height)
        & (boxes[:, 0] <= boxes[:, 2])
    )


def _area(hull: Floats) -> float:
    """The area of a convex ring, by the shoelace formula."""
    x, y = hull[:, 0], hull[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def _distance(hull: Floats, point: Floats) -> float:
    """Mm from a convex hull to a point, 0 inside."""
    begin, end = hull, np.roll(hull, -1, axis=0)
    along = end - begin
    to_point = point - begin
    cross = along[:, 0] * to_point[:, 1] - along[:, 1] * to_point[:, 0]
    if len(hull) > 2 and ((cross >= 0).all() or (cross <= 0).all()):
        return 0.0
    squares = (along**2).sum(axis=1)
    share = (to_point * along).sum(axis=1) / np.where(squares > 0, squares, 1.0)
    nearest = begin + along * np.clip(share, 0.0, 1.0)[:, None]
    return float(np.hypot(*(nearest - point).T).min())
