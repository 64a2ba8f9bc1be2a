"""Boxes in design mm: where placed artwork lies, and what a document's stock offers."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.stock import Board, Bottle, Roll, Sheet

# What is seen of a bottle from the front without turning it (reference/bottles.md, 2.1).
_SEEN_DEG = 120.0


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
    low, high = points.min(axis=0), points.max(axis=0)
    size = high - low
    return Box(float(low[0]), float(low[1]), float(size[0]), float(size[1]))


def placed_bounds(document: Document) -> Box | None:
    """The bounds of all placements that are not hidden in design mm; None where none is."""
    return bounds_of_rows(
        document, (each for each in document.placements if not each.is_hidden)
    )


def bounds_of(document: Document, ids: Collection[PlacementId]) -> Box | None:
    """The bounds of these placements in design mm, hidden or not; None where none is."""
    wanted = frozenset(ids)
    return bounds_of_rows(
        document, (each for each in document.placements if each.id in wanted)
    )


def hull_of(document: Document, placement_id: PlacementId) -> Floats:
    """(K, 2) the convex hull of a placement in design mm; of one that is not there, none."""
    for placement in document.placements:
        if placement.id == placement_id:
            return placement.affine.apply(document.artworks[placement.artwork].hull)
    return np.zeros((0, 2))


def bounds_of_rows(document: Document, placements: Iterable[Placement]) -> Box | None:
    """The bounds of some of its placements in design mm; None of none.

    Copies that are turned and scaled alike are worked out once, from their corners.
    """
    spots: dict[tuple[int, Affine], list[tuple[float, float]]] = {}
    for each in placements:
        to = each.affine
        alike = each.artwork, Affine(to.a, to.b, to.c, to.d)
        spots.setdefault(alike, []).append((to.e, to.f))
    corners = [
        _corners(affine.apply(document.artworks[artwork].hull), np.array(places))
        for (artwork, affine), places in spots.items()
    ]
    return box_of(np.concatenate(corners)) if corners else None


def _corners(hull: Floats, places: Floats) -> Floats:
    """(2, 2) the lowest and the highest corner of a hull laid at all places; none of none."""
    if not len(hull):
        return hull
    low = hull.min(axis=0) + places.min(axis=0)
    return np.stack((low, hull.max(axis=0) + places.max(axis=0)))


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
