"""Layouts that put all artwork of a document somewhere as one: centred, fitted, at a place.

Flat stock: x, y from its lower left corner. Round a bottle: x from its front, y from its foot.
"""

import math
from dataclasses import dataclass, replace

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.base.params import Params, param
from gare_fab.geometry.affine import Affine
from gare_fab.layouts.contract import Layout
from gare_fab.model.document import Document, Placement
from gare_fab.model.extent import Box, area_of, placed_bounds
from gare_fab.model.machine import MillHead


@dataclass(frozen=True, slots=True)
class At(Params):
    """Where the artwork's bounds go after turning and scaling; None leaves or centres."""

    x: float | None = param(None, unit="mm", label="Left edge")
    y: float | None = param(None, unit="mm", label="Lower edge")
    width: float | None = param(None, unit="mm", low=0.01, label="Width")
    height: float | None = param(None, unit="mm", low=0.01, label="Height")
    rotate: float = param(0.0, unit="°", label="Turned by")
    mirror: bool = param(default=False, label="Mirrored")


@dataclass(frozen=True, slots=True)
class Centre(Params):
    """Centred as large as drawn."""

    rotate: float = param(0.0, unit="°", label="Turned by")


@dataclass(frozen=True, slots=True)
class Fit(Params):
    """Scaled to fill the area and centred; without a margin a mill's cutter gets room."""

    margin: float | None = param(None, unit="mm", low=0.0, label="Margin")
    rotate: float = param(0.0, unit="°", label="Turned by")


def _arrange_at(params: At, document: Document) -> Document:
    turned = _through(document, _turn(params.rotate, mirror=params.mirror))
    box = placed_bounds(turned)
    if box is None:
        return turned
    sized = _through(turned, _scale(box, params.width, params.height))
    box = placed_bounds(sized) or box
    area = area_of(document)
    x = params.x if params.x is not None else area.centre[0] - box.width / 2
    y = params.y if params.y is not None else area.centre[1] - box.height / 2
    return _through(sized, Affine.moved(x - box.x, y - box.y))


def _arrange_centre(params: Centre, document: Document) -> Document:
    return _arrange_at(At(rotate=params.rotate), document)


def _arrange_fit(params: Fit, document: Document) -> Document:
    turned = _through(document, _turn(params.rotate, mirror=False))
    box, area = placed_bounds(turned), area_of(document)
    if box is None:
        return turned
    margin = _room(document) if params.margin is None else params.margin
    free = area.width - 2 * margin, area.height - 2 * margin
    if min(free) <= 0:
        raise WrongUsage(
            Message(
                "A margin of {margin} mm leaves nothing of the stock.",
                {"margin": margin},
            )
        )
    ratios = [
        room / size for room, size in zip(free, (box.width, box.height), strict=True) if size
    ]
    factor = min(ratios, default=1.0)
    sized = _through(turned, Affine.scaled(factor if math.isfinite(factor) else 1.0))
    return _arrange_at(At(), sized)


def _room(document: Document) -> float:
    """What runs beside the outlines: the widest cutter's diameter."""
    head = document.machine.head
    if not isinstance(head, MillHead):
        return 0.0
    return max(cutter.diameter for cutter in head.cutters)


def _turn(angle_deg: float, *, mirror: bool) -> Affine:
    flip = Affine.scaled(-1.0, 1.0) if mirror else Affine()
    return Affine.rotated(angle_deg) @ flip


def _scale(box: Box, width: float | None, height: float | None) -> Affine:
    """One of the two keeps the proportions; both stretch."""
    across = width / box.width if width is not None and box.width else None
    along = height / box.height if height is not None and box.height else None
    if across is None and along is None:
        return Affine()
    return Affine.scaled(across or along or 1.0, along or across or 1.0)


def _through(document: Document, affine: Affine) -> Document:
    placements = tuple(_moved(placement, affine) for placement in document.placements)
    return replace(document, placements=placements)


def _moved(placement: Placement, affine: Affine) -> Placement:
    return replace(placement, affine=affine @ placement.affine)


AT = Layout("at", "At a place", At, _arrange_at)
CENTRE = Layout("centre", "Centred", Centre, _arrange_centre)
FIT = Layout("fit", "As large as fits", Fit, _arrange_fit)
