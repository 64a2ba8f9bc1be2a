"""The skins of a bottle view: the one that is shown, and the next one until it is whole."""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.panels.bottle_view_marks import grid_for
from gare_fab.gui.panels.bottle_view_skin import Skin
from gare_fab.model.document import Document
from gare_fab.model.stock import Bottle
from gare_fab.model.timeline import Timeline

_SLICE_S = 0.008
_SHARPER = 1.3  # times as many pixels a mm are worth a finer skin
_AIR = 1.0  # mm above and below what is engraved


@dataclass(frozen=True, slots=True, eq=False)
class Engraved:
    """A timeline round a bottle: the radius of its stock mm, and the front in rad."""

    meridian: Meridian
    timeline: Timeline
    reference: float
    front: float

    @classmethod
    def of(cls, document: Document | None, timeline: Timeline | None) -> "Engraved | None":
        """What a job engraves; None without a bottle, or without any work."""
        if document is None or timeline is None or not timeline.is_work.any():
            return None
        bottle = document.stock
        if not isinstance(bottle, Bottle):
            return None
        meridian, height = Meridian(bottle.profile), document.wrapping.reference
        radius = bottle.radius if height is None else float(meridian.radius(height))
        front = math.radians(document.wrapping.front_deg)
        return cls(meridian, timeline, radius, front)

    def angle_at(self, seconds: float) -> float:
        """The angle from the front, rad, at which the tool stands."""
        row = self.timeline.row_at(seconds)
        return float(self.timeline.stock[row, 0]) / self.reference - self.front


class Skins:
    """Lays down skins in slices of time; what is shown stays until the next is whole."""

    def __init__(self) -> None:
        """Bare glass."""
        self.shown: Skin | None = None
        self._coming: Skin | None = None
        self._engraved: Engraved | None = None
        self._until: int | None = None

    @property
    def has_more(self) -> bool:
        """Whether there is something left to lay down."""
        skin = self._coming or self.shown
        return skin is not None and skin.has_more

    def engrave(self, engraved: Engraved | None, scale: float) -> None:
        """Something else, at so many pixels a mm; None takes all away."""
        self._engraved = engraved
        if engraved is None:
            self.shown = self._coming = None
        else:
            self._begin(engraved, scale)

    def sharpen(self, scale: float) -> None:
        """Begin a finer skin where the one there is is too coarse to be seen at a scale."""
        skin = self._coming or self.shown
        if self._engraved is None or skin is None:
            return
        if scale > skin.grid.per_mm * _SHARPER and not skin.grid.is_finest:
            self._begin(self._engraved, scale)

    def show_until(self, row: int | None) -> None:
        """Show clearly what is done at this row of the timeline, the rest faintly."""
        self._until = row
        for skin in (self.shown, self._coming):
            if skin is not None:
                skin.show_until(row)

    def step(self) -> None:
        """Work for some milliseconds."""
        skin = self._coming or self.shown
        if skin is None:
            return
        skin.work(_SLICE_S)
        if skin is self._coming and (self.shown is None or not skin.has_more):
            self.shown, self._coming = skin, None

    def _begin(self, engraved: Engraved, scale: float) -> None:
        timeline = engraved.timeline
        heights, is_work = timeline.stock[:, 1], timeline.is_work
        low = float(np.min(heights, where=is_work, initial=np.inf))
        high = float(np.max(heights, where=is_work, initial=-np.inf))
        zone = low - _AIR, high + _AIR
        grid = grid_for(engraved.meridian, zone, scale)
        self._coming = Skin(grid, timeline, engraved.reference, engraved.front)
        self._coming.show_until(self._until)
