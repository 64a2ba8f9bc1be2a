"""A bottle's skin laid flat, in design mm: its outline, its limits, and where they stand."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.document import Wrapping
from gare_fab.model.extent import Box, box_of
from gare_fab.model.stock import Bottle

_ACROSS = 65  # points of a circle laid flat
_UPWARDS = 49
_BEYOND = 14.0  # mm of glass shown above the zone


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Closed outlines (N, 2) in design mm, and heights above the foot in mm.

    `below` and `above` may not be engraved; `panel` is None where nothing is straight.
    """

    zone: Floats
    below: Floats
    above: Floats
    panel: Floats | None
    limits: tuple[float, float]

    @property
    def box(self) -> Box:
        """The bounds of all."""
        parts = np.concatenate((self.below, self.zone, self.above))
        return box_of(parts) or Box(0.0, 0.0, 0.0, 0.0)

    @property
    def zone_box(self) -> Box:
        """The bounds of what may be engraved."""
        return box_of(self.zone) or Box(0.0, 0.0, 0.0, 0.0)


@lru_cache(maxsize=8)
def skin_of(bottle: Bottle, wrapping: Wrapping) -> Skin:
    """The whole way round a bottle, the front in the middle, the seam at both edges.

    The same bottle gives the same skin, so that a picture of it need not be painted anew.
    """
    reference = wrapping.reference
    if reference is None:
        reference = bottle.widest
    meridian = Meridian(bottle.profile)
    surface = Revolved(meridian, wrapping.mapping, reference, bottle.zone)
    low, high = bottle.zone
    top = min(high + _BEYOND, bottle.height)
    return Skin(
        zone=_band(surface, low, high),
        below=_band(surface, 0.0, low),
        above=_band(surface, high, top),
        panel=None if bottle.panel is None else _band(surface, *bottle.panel),
        limits=bottle.zone,
    )


def _band(surface: Revolved, low: float, high: float) -> Floats:
    """The outline of all between two heights, all the way round."""
    half = math.pi * surface.reference_radius
    across = np.linspace(-half, half, _ACROSS)
    upwards = np.linspace(low, high, _UPWARDS)
    sides = (
        (across, np.full(_ACROSS, low)),
        (np.full(_UPWARDS, half), upwards),
        (across[::-1], np.full(_ACROSS, high)),
        (np.full(_UPWARDS, -half), upwards[::-1]),
    )
    stock = np.concatenate([np.column_stack(side) for side in sides])
    return surface.design_from_stock(stock)
