"""A bottle to be turned: its glass made once, its engraving drawn anew for each turn."""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.artwork import Stroke
from gare_fab.model.document import Document
from gare_fab.model.timeline import Timeline
from gare_fab.pipeline.placing import placed_shapes, surface_of
from gare_fab.prints.bottle.engraving import (
    Engraving,
    engraving,
    engraving_of,
    frost,
    marks,
)
from gare_fab.prints.bottle.glass import ROWS, Glass, glass
from gare_fab.prints.bottle.tints import Tint


@dataclass(frozen=True, slots=True, eq=False)
class BottleView:
    """A bottle as glass (prints/bottle/glass.py says in which order it is painted).

    `front_turn` is the turn in rad that brings the design's front before the eye.
    """

    glass: Glass
    engraving: Engraving
    front_turn: float

    def marks(self, turned: float, *, near: bool) -> Paths:
        """What is engraved on the near or the far wall of the bottle turned by rad."""
        return marks(self.engraving, turned, near=near)

    def frost(self, *, near: bool) -> Stroke:
        """How those lines are painted."""
        return frost(near=near)


def bottle_view(
    document: Document,
    timeline: Timeline | None = None,
    tint: Tint = Tint.GREEN,
    rows: int = ROWS,
) -> BottleView | None:
    """The document's bottle with what a timeline engraves; None on other stock.

    Without a timeline the outlines of the artwork stand for it. The glass, so many pixels
    high, takes some 0.2 s the first time: to be made in a worker.

    Raises:
        Refused: the document's reference height lies outside the bottle.
    """
    surface = surface_of(document)
    if not isinstance(surface, Revolved):
        return None
    if timeline is None:
        engraved = _outlines(document, surface)
    else:
        engraved = engraving_of(timeline, surface)
    front = math.radians(document.wrapping.front_deg)
    return BottleView(glass(surface.meridian.points, tint, rows), engraved, front)


def _outlines(document: Document, surface: Revolved) -> Engraving:
    shapes = placed_shapes(document, surface)
    paths = Paths.joined(placed.shape.paths for placed in shapes)
    points = surface.stock_from_chart(paths.points) if len(paths) else np.zeros((0, 2))
    return engraving(points, paths.starts, surface)
