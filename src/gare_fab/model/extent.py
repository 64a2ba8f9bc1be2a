"""Boxes in design mm: where placed artwork lies, and what a document's stock offers."""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.model.artwork import Artwork, Item, Mesh, Picture
from gare_fab.model.document import Document
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
    """The bounds of all placed artwork in design mm; None where nothing is placed."""
    corners = [
        placement.affine.apply(outline)
        for placement in document.placements
        if len(outline := artwork_points(document.artworks[placement.artwork]))
    ]
    return box_of(np.concatenate(corners)) if corners else None


def artwork_points(artwork: Artwork) -> Floats:
    """All points that bound an artwork, (N, 2) in its own mm."""
    parts = [points for item in artwork.items if len(points := _item_points(item))]
    return np.concatenate(parts) if parts else np.zeros((0, 2))


def _item_points(item: Item) -> Floats:
    match item:
        case Mesh():
            return item.triangles.reshape(-1, 3)[:, :2]
        case Picture():
            corners = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
            return item.affine.apply(corners)
        case _:
            return item.paths.points


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
