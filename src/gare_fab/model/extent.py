"""Boxes in design mm: where placed artwork lies, and what a document's stock offers."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints, corners, row_max, row_min
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.stock import Board, Bottle, Roll, Sheet

# What is seen of a bottle from the front without turning it (reference/bottles.md, 2.1).
_SEEN_DEG = 120.0
_NOWHERE = (np.inf, np.inf, -np.inf, -np.inf)
_Kind = tuple[int, float, float, float, float]  # an artwork, and a map without its movement


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm: its lower left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


def box_of(points: Floats) -> Box | None:
    """The bounds of (N, 2) points, None without any."""
    if not len(points):
        return None
    low, high = corners(points)
    size = high - low
    return Box(float(low[0]), float(low[1]), float(size[0]), float(size[1]))


def placed_bounds(document: Document) -> Box | None:
    """The bounds of all placements that are not hidden in design mm; None where none is."""
    return bounds_of_rows(document, [row for row in document.placements if not row.is_hidden])


def bounds_of(document: Document, ids: Collection[PlacementId]) -> Box | None:
    """The bounds of these placements in design mm, hidden or not; None where none is."""
    wanted = frozenset(ids)
    return bounds_of_rows(document, [row for row in document.placements if row.id in wanted])


def hull_of(document: Document, placement: Placement) -> Floats:
    """(K, 2) the convex hull of a placement in design mm."""
    return placement.affine.apply(document.artworks[placement.artwork].hull)


def bounds_of_rows(document: Document, placements: Sequence[Placement]) -> Box | None:
    """The bounds of some of its placements in design mm; None of none."""
    corners = boxes_of_rows(document, placements).reshape(-1, 2)
    return box_of(corners[np.isfinite(corners[:, 0])])


def boxes_of_rows(document: Document, placements: Sequence[Placement]) -> Floats:
    """(N, 4) x_min, y_min, x_max, y_max of each placement in design mm.

    What shows nothing reaches from infinity back to minus infinity: it is in no one's way.
    Copies that are turned and scaled alike are worked out once.
    """
    kinds: dict[_Kind, int] = {}
    alike = [
        kinds.setdefault((row.artwork, to.a, to.b, to.c, to.d), len(kinds))
        for row in placements
        for to in (row.affine,)
    ]
    x = np.array([row.affine.e for row in placements], dtype=np.float64)
    y = np.array([row.affine.f for row in placements], dtype=np.float64)
    return _own_boxes(document, list(kinds))[alike] + np.stack((x, y, x, y), axis=1)


def touched(boxes: Floats, box: Box, by: float = 0.0) -> Ints:
    """Which of (N, 4) boxes meet another one, or are no farther from it than mm."""
    return np.flatnonzero(
        (boxes[:, 0] <= box.x + box.width + by)
        & (boxes[:, 2] >= box.x - by)
        & (boxes[:, 1] <= box.y + box.height + by)
        & (boxes[:, 3] >= box.y - by)
    )


def _own_boxes(document: Document, kinds: Sequence[_Kind]) -> Floats:
    """(K, 4) the bounds of artworks turned and scaled, but not moved."""
    boxes = np.empty((len(kinds), 4))
    boxes[:] = _NOWHERE
    artworks = np.array([kind[0] for kind in kinds], dtype=np.intp)
    turns = np.array([kind[1:] for kind in kinds]).reshape(-1, 4, 1)
    for artwork in np.unique(artworks).tolist():
        x, y = document.artworks[artwork].hull.T
        rows = np.flatnonzero(artworks == artwork)
        if not len(x):
            continue
        a, b, c, d = turns[rows].transpose(1, 0, 2)
        across, along = a * x + c * y, b * x + d * y
        ends = (row_min(across), row_min(along), row_max(across), row_max(along))
        boxes[rows] = np.stack(ends, axis=1)
    return boxes


def area_of(document: Document) -> Box:
    """What the stock offers: the sheet; of a bottle the seen part of its panel, or zone."""
    stock = document.stock
    match stock:
        case Sheet() | Board():
            return Box(0.0, 0.0, stock.width, stock.height)
        case Roll():
            return Box(0.0, 0.0, stock.width, document.machine.area[1])
        case Bottle():
            low, high = stock.panel or stock.zone
            width = 2 * math.pi * stock.radius * _SEEN_DEG / 360
            return Box(-width / 2, low, width, high - low)
