"""Edits that arrange placements to each other and to the stock; a group moves as one."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, Ints, ints
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import Edit, Ids, Placements, chosen, each_of
from gare_fab.model.edits_moves import Axis, move, through
from gare_fab.model.extent import Box, area_of, bounds_of, boxes_of_rows


class Side(Enum):
    """What is brought into one line."""

    LEFT = "left"
    CENTRE_X = "centre x"
    RIGHT = "right"
    TOP = "top"
    CENTRE_Y = "centre y"
    BOTTOM = "bottom"


# the axis that a side looks along, and the share of the box at which it lies
_SIDES: Mapping[Side, tuple[Axis, float]] = MappingProxyType(
    {
        Side.LEFT: ("x", 0.0),
        Side.CENTRE_X: ("x", 0.5),
        Side.RIGHT: ("x", 1.0),
        Side.TOP: ("y", 1.0),
        Side.CENTRE_Y: ("y", 0.5),
        Side.BOTTOM: ("y", 0.0),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class _Units:
    """What can be moved and shows something, by units: a group, or a placement in none.

    `of` says to which unit each of the placements belongs; `low` and `high` are the edges of
    each unit along an axis.
    """

    placements: Placements
    of: Ints
    low: Floats
    high: Floats

    def at(self, share: float) -> Floats:
        """Where a share of each unit lies: 0 its low edge, 1 its high one."""
        return self.low + share * (self.high - self.low)


def align(ids: Ids, side: Side, within: Box | None = None) -> Edit:
    """Bring a side of each into line with that side of a box.

    Without a box: with what is locked among them, else with the bounds of them all.
    """
    axis, share = _SIDES[side]

    def edit(document: Document) -> Document:
        box = within or _frame(document, ids)
        units = _units(document, ids, axis)
        if box is None or not len(units.placements):
            return document
        return _shifted(units, _place(box, axis, share) - units.at(share), axis)(document)

    return edit


def distribute(ids: Ids, axis: Axis) -> Edit:
    """Make the gaps along an axis equal; the first and the last stay, fewer than three too."""

    def edit(document: Document) -> Document:
        units = _units(document, ids, axis)
        order = np.argsort(units.at(0.5), kind="stable")
        if len(order) < 3:
            return document
        low, size = units.low[order], (units.high - units.low)[order]
        gap = (units.high[order[-1]] - low[0] - size.sum()) / (len(order) - 1)
        shifts = np.zeros(len(order))
        edges = low[0] + np.cumsum(size[:-2] + gap)
        shifts[order[1:-1]] = edges - low[1:-1]
        return _shifted(units, shifts, axis)(document)

    return edit


def centre_on_stock(ids: Ids) -> Edit:
    """Move all as one into the middle of what the stock offers."""

    def edit(document: Document) -> Document:
        free = _free(document, ids)
        box = bounds_of(document, free)
        if box is None:
            return document
        (x, y), (to_x, to_y) = box.centre, area_of(document).centre
        return move(free, (to_x - x, to_y - y))(document)

    return edit


def fit_into_stock(ids: Ids, margin: float = 0.0) -> Edit:
    """Scale all as one to fill what the stock offers, centred, but for a margin in mm.

    Where the margin leaves nothing it is not kept; what has no size is only centred.
    """

    def edit(document: Document) -> Document:
        free, area = _free(document, ids), area_of(document)
        box = bounds_of(document, free)
        if box is None:
            return document
        room = margin if 2 * margin < min(area.width, area.height) else 0.0
        pairs = ((area.width, box.width), (area.height, box.height))
        ratios = (max(space - 2 * room, 0.0) / size for space, size in pairs if size)
        factor = min(filter(math.isfinite, ratios), default=1.0)
        (x, y), (to_x, to_y) = box.centre, area.centre
        scaled = Affine(factor, 0.0, 0.0, factor, to_x - factor * x, to_y - factor * y)
        return through(free, scaled)(document)

    return edit


def _free(document: Document, ids: Ids) -> frozenset[PlacementId]:
    return frozenset(each.id for each in chosen(document, ids))


def _frame(document: Document, ids: Ids) -> Box | None:
    """What the others are aligned to: what is locked, else all."""
    fixed = frozenset(ids) - _free(document, ids)
    return bounds_of(document, fixed) or bounds_of(document, ids)


def _units(document: Document, ids: Ids, axis: Axis) -> _Units:
    """What can be moved, in paint order; what shows nothing is left out."""
    placements = chosen(document, ids)
    first = "xy".index(axis)
    edges = boxes_of_rows(document, placements)[:, first::2]
    there = np.flatnonzero(np.isfinite(edges).all(axis=1))
    placements = tuple(placements[row] for row in there.tolist())
    edges = edges[there]
    names: dict[tuple[int, int], int] = {}
    of = ints(
        [
            names.setdefault((each.group, 0 if each.group else each.id), len(names))
            for each in placements
        ]
    )
    low, high = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    np.minimum.at(low, of, edges[:, 0])
    np.maximum.at(high, of, edges[:, 1])
    return _Units(placements, of, low, high)


def _place(box: Box, axis: Axis, share: float) -> float:
    """Where along an axis a share of a box lies: 0 its low edge, 1 its high one."""
    return box.x + share * box.width if axis == "x" else box.y + share * box.height


def _shifted(units: _Units, by: Floats, axis: Axis) -> Edit:
    """Move each unit along an axis, all in one go."""
    pairs = zip(units.placements, by[units.of].tolist(), strict=True)
    ways = {each.id: (way, 0.0) if axis == "x" else (0.0, way) for each, way in pairs if way}
    return each_of(ways, lambda one: one.at(one.affine.shifted(*ways[one.id])))
