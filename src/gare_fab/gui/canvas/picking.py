"""Picking: what lies under the pointer, or within a box, by the hulls of what is placed."""

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.extent import Box, bounds_of, hull_of


def pick(
    document: Document, sheet: int, point: tuple[float, float], slack: float
) -> PlacementId | None:
    """The smallest thing whose hull, grown by `slack` mm, holds the point (design mm).

    Of two equally large ones the upper one.
    """
    found = [
        (_area(hull), -place, row.id)
        for place, row in enumerate(_seen(document, sheet))
        if len(hull := hull_of(document, row.id)) and _distance(hull, np.array(point)) <= slack
    ]
    return min(found)[2] if found else None


def picked_in(
    document: Document, sheet: int, box: Box, *, touching: bool
) -> frozenset[PlacementId]:
    """All whose bounds lie within a box, or that merely touch it."""
    return frozenset(
        row.id
        for row in _seen(document, sheet)
        if (bounds := bounds_of(document, {row.id})) is not None
        and (_touches(box, bounds) if touching else _holds(box, bounds))
    )


def _seen(document: Document, sheet: int) -> tuple[Placement, ...]:
    return tuple(p for p in document.placements if p.sheet == sheet and not p.is_hidden)


def _holds(box: Box, other: Box) -> bool:
    return (
        box.x <= other.x
        and box.y <= other.y
        and other.x + other.width <= box.x + box.width
        and other.y + other.height <= box.y + box.height
    )


def _touches(box: Box, other: Box) -> bool:
    return (
        box.x <= other.x + other.width
        and other.x <= box.x + box.width
        and box.y <= other.y + other.height
        and other.y <= box.y + box.height
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
