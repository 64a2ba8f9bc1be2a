"""Edits that move, scale, turn and mirror placements; all are one affine map."""

import math
from collections.abc import Callable
from typing import Literal

from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Placement
from gare_fab.model.edits import Edit, Ids, each_of
from gare_fab.model.extent import Box

Axis = Literal["x", "y"]


def through(ids: Ids, affine: Affine) -> Edit:
    """Send placements that are not locked through a map of the design."""
    return _each_free(ids, lambda placement: placement.at(affine @ placement.affine))


def move(ids: Ids, by: tuple[float, float]) -> Edit:
    """Move by (dx, dy) mm."""
    return _each_free(ids, lambda placement: placement.at(placement.affine.shifted(*by)))


def reshaped(ids: Ids, old: Box, new: Box) -> Edit:
    """Move and scale what lay in one box into another.

    A direction in which one of the boxes has no size keeps its scale.
    """
    across, along = _factor(old.width, new.width), _factor(old.height, new.height)
    dx, dy = new.x - across * old.x, new.y - along * old.y
    return through(ids, Affine(across, 0.0, 0.0, along, dx, dy))


def rotated(ids: Ids, angle_deg: float, about: tuple[float, float]) -> Edit:
    """Turn counter-clockwise about a point."""
    return through(ids, _about(Affine.rotated(angle_deg), about))


def mirrored(ids: Ids, axis: Axis, about: tuple[float, float]) -> Edit:
    """Mirror along x (left becomes right) or along y, about a point."""
    flip = Affine.scaled(-1.0, 1.0) if axis == "x" else Affine.scaled(1.0, -1.0)
    return through(ids, _about(flip, about))


def _each_free(ids: Ids, change: Callable[[Placement], Placement]) -> Edit:
    return each_of(ids, lambda one: one if one.is_locked else change(one))


def _factor(old: float, new: float) -> float:
    factor = new / old if old else 0.0
    return factor if factor and math.isfinite(factor) else 1.0


def _about(affine: Affine, point: tuple[float, float]) -> Affine:
    x, y = point
    return Affine.moved(x, y) @ affine @ Affine.moved(-x, -y)
