"""Surfaces: how flat design mm, chart mm and stock mm belong together, flat or round a bottle.

    design   what the user drew, mm on flat paper, placed
    chart    flat coordinates that keep angles (conformal); one mm of chart is `scale(y)` mm of
             material, the same in every direction, so offsets and hatches can be made there
    stock    x = angle x reference radius, y = height above the foot (on flat stock: sheet mm)

On flat stock the three are the same.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian


class Mapping(Enum):
    """How a flat design goes round a bottle (design.md section 4)."""

    STRAIGHT = "straight"
    PAPER = "paper"
    TRUE_WIDTH = "true_width"


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat stock: all three coordinates are the same."""

    def chart_from_design(self, points: Floats) -> Floats:
        """(N, 2) design mm to chart mm."""
        return points

    def design_from_chart(self, points: Floats) -> Floats:
        """(N, 2) chart mm to design mm."""
        return points

    def stock_from_chart(self, points: Floats) -> Floats:
        """(N, 2) chart mm to stock mm."""
        return points

    def chart_from_stock(self, points: Floats) -> Floats:
        """(N, 2) stock mm to chart mm."""
        return points

    def scale(self, chart_y: Floats) -> Floats:
        """Mm of material per mm of chart at these chart heights."""
        return np.ones(np.shape(chart_y))

    def rows(self, low: float, high: float, interval: float) -> Floats:
        """Chart heights from low to high that lie `interval` mm apart on the material."""
        return np.arange(np.ceil(low / interval), np.floor(high / interval) + 1) * interval


@dataclass(frozen=True, slots=True)
class Revolved:
    """A bottle: the same verbs as `Flat`, through the meridian and one of three mappings."""

    meridian: Meridian
    mapping: Mapping
    reference: float  # height whose circle keeps its length, mm
    zone: tuple[float, float]  # heights, mm

    # to be written


Surface = Flat | Revolved
