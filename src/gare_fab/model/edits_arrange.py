"""Edits that arrange placements to each other and to the stock; a group moves as one."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from types import MappingProxyType

from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Edit, Ids, chosen, each_of
from gare_fab.model.edits_moves import Axis, move, through
from gare_fab.model.extent import Box, area_of, bounds_of, bounds_of_rows


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


@dataclass(frozen=True, slots=True)
class _Unit:
    """What moves as one: a group, or a placement in none."""

    ids: frozenset[PlacementId]
    box: Box


def align(ids: Ids, side: Side, within: Box | None = None) -> Edit:
    """Bring a side of each into line with that side of a box.

    Without a box: with what is locked among them, else with the bounds of them all.
    """
    axis, share = _SIDES[side]

    def edit(document: Document) -> Document:
        box = within or _frame(document, ids)
        if box is None:
            return document
        goal = _place(box, axis, share)
        shifts = [
            (unit, goal - _place(unit.box, axis, share)) for unit in _units(document, ids)
        ]
        return _shifted(shifts, axis)(document)

    return edit


def distribute(ids: Ids, axis: Axis) -> Edit:
    """Make the gaps along an axis equal; the first and the last stay, fewer than three too."""

    def edit(document: Document) -> Document:
        units = sorted(_units(document, ids), key=lambda unit: _place(unit.box, axis, 0.5))
        if len(units) < 3:
            return document
        first, last = units[0].box, units[-1].box
        taken = sum(_size(unit.box, axis) for unit in units)
        span = _place(last, axis, 1.0) - _place(first, axis, 0.0)
        gap = (span - taken) / (len(units) - 1)
        edge = _place(first, axis, 0.0)
        shifts = []
        for before, unit in pairwise(units[:-1]):
            edge += _size(before.box, axis) + gap
            shifts.append((unit, edge - _place(unit.box, axis, 0.0)))
        return _shifted(shifts, axis)(document)

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


def _units(document: Document, ids: Ids) -> tuple[_Unit, ...]:
    """What can be moved, in paint order; what shows nothing is left out."""
    members: dict[tuple[int, int], list[Placement]] = {}
    for each in chosen(document, ids):
        key = (each.group, 0 if each.group else each.id)
        members.setdefault(key, []).append(each)
    boxes = ((rows, bounds_of_rows(document, rows)) for rows in members.values())
    return tuple(
        _Unit(frozenset(each.id for each in rows), box)
        for rows, box in boxes
        if box is not None
    )


def _place(box: Box, axis: Axis, share: float) -> float:
    """Where along an axis a share of a box lies: 0 its low edge, 1 its high one."""
    low = box.x if axis == "x" else box.y
    return low + share * _size(box, axis)


def _size(box: Box, axis: Axis) -> float:
    return box.width if axis == "x" else box.height


def _shifted(shifts: Sequence[tuple[_Unit, float]], axis: Axis) -> Edit:
    """Move each unit along an axis, all in one go."""
    ways = {
        name: Affine.moved(by, 0.0) if axis == "x" else Affine.moved(0.0, by)
        for unit, by in shifts
        for name in unit.ids
    }
    return each_of(ways, lambda one: replace(one, affine=ways[one.id] @ one.affine))
