"""Surfaces: how flat design mm, chart mm and stock mm belong together, flat or round a bottle.

    design   what the user drew, mm on flat paper, placed
    chart    flat coordinates that keep angles (conformal); one mm of chart is `scale(y)` mm of
             material, the same in every direction, so offsets and hatches can be made there
    stock    x = angle x reference radius, y = height above the foot (on flat stock: sheet mm)

On flat stock the three are the same. Round a bottle a surface has a reference height z_ref,
whose circle keeps its length (radius r_ref); design, chart and stock meet there: y = z_ref,
x = angle x r_ref. The glass in space is right-handed: the third axis is the bottle's, from the
foot up, and angle 0, the front, lies on the first.
"""

import math
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

import numpy as np

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, frozen
from gare_fab.geometry.meridian import Meridian


class Mapping(Enum):
    """How a flat design goes round a bottle.

    STRAIGHT keeps angles: horizontals stay at one height, verticals on one meridian.
    PAPER lays the design down like paper on the cone through both ends of the zone.
    TRUE_WIDTH keeps the lengths of all horizontals and of the front meridian.
    """

    STRAIGHT = "straight"
    PAPER = "paper"
    TRUE_WIDTH = "true_width"


_PROBES = 1001  # heights at which a zone is compared with its cone


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat stock: all coordinates are the same."""

    def stock_from_design(self, points: Floats) -> Floats:
        """(N, 2) design mm to stock mm."""
        return points

    def design_from_stock(self, points: Floats) -> Floats:
        """(N, 2) stock mm to design mm."""
        return points

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

    def glass_from_stock(self, points: Floats) -> Floats:
        """(N, 2) stock mm to (N, 3) places in space, on the top face."""
        return frozen(np.column_stack((points, np.zeros(len(points)))))

    def scale(self, chart_y: Floats) -> Floats:
        """Mm of material per mm of chart at these chart heights."""
        return np.ones(np.shape(chart_y))

    def rows(self, low: float, high: float, interval: float) -> Floats:
        """Chart heights from low to high that lie `interval` mm apart on the material."""
        return np.arange(np.ceil(low / interval), np.floor(high / interval) + 1) * interval


@dataclass(frozen=True, slots=True)
class Revolved:
    """A bottle: the same verbs as `Flat`, through the meridian and one of three mappings.

    Each verb has an exact inverse (paper: below the tip of its cone). Beyond the ends of the
    profile the glass goes on as a cylinder.
    """

    meridian: Meridian
    mapping: Mapping
    reference: float  # height whose circle keeps its length, mm
    zone: tuple[float, float]  # heights, mm

    def __post_init__(self) -> None:
        """Check the heights.

        Raises:
            WrongUsage: a height is not finite, or the zone does not rise.
        """
        low, high = self.zone
        if not (all(map(math.isfinite, (self.reference, low, high))) and low < high):
            raise WrongUsage(
                Message(
                    "The zone from {low} to {high} mm with its reference at {reference} mm"
                    " is not possible; give heights above the foot, the lower end first.",
                    {"low": low, "high": high, "reference": self.reference},
                )
            )

    @property
    def reference_radius(self) -> float:
        """The radius at the reference height, mm."""
        return float(self.meridian.radius(self.reference))

    def stock_from_design(self, points: Floats) -> Floats:
        """(N, 2) design mm to stock mm."""
        match self.mapping:
            case Mapping.STRAIGHT:
                return self.stock_from_chart(points)
            case Mapping.PAPER:
                return self._cone().rolled(points, self.reference_radius)
            case Mapping.TRUE_WIDTH:
                length = float(self.meridian.arc_length(self.reference)) - self.reference
                height = self.meridian.height_at(points[:, 1] + length)
                around = points[:, 0] * (self.reference_radius / self.meridian.radius(height))
                return _pairs(around, height)
            case _:
                assert_never(self.mapping)

    def design_from_stock(self, points: Floats) -> Floats:
        """(N, 2) stock mm to design mm."""
        match self.mapping:
            case Mapping.STRAIGHT:
                return self.chart_from_stock(points)
            case Mapping.PAPER:
                return self._cone().unrolled(points, self.reference_radius)
            case Mapping.TRUE_WIDTH:
                length = float(self.meridian.arc_length(self.reference)) - self.reference
                width = self.meridian.radius(points[:, 1]) / self.reference_radius
                along = self.meridian.arc_length(points[:, 1]) - length
                return _pairs(points[:, 0] * width, along)
            case _:
                assert_never(self.mapping)

    def chart_from_design(self, points: Floats) -> Floats:
        """(N, 2) design mm to chart mm."""
        if self.mapping is Mapping.STRAIGHT:
            return points
        return self.chart_from_stock(self.stock_from_design(points))

    def design_from_chart(self, points: Floats) -> Floats:
        """(N, 2) chart mm to design mm."""
        if self.mapping is Mapping.STRAIGHT:
            return points
        return self.design_from_stock(self.stock_from_chart(points))

    def stock_from_chart(self, points: Floats) -> Floats:
        """(N, 2) chart mm to stock mm."""
        return _pairs(points[:, 0], self._height(points[:, 1]))

    def chart_from_stock(self, points: Floats) -> Floats:
        """(N, 2) stock mm to chart mm."""
        return _pairs(points[:, 0], self._chart_y(points[:, 1]))

    def glass_from_stock(self, points: Floats) -> Floats:
        """(N, 2) stock mm to (N, 3) places on the glass, in space."""
        angle = points[:, 0] / self.reference_radius
        radius = self.meridian.radius(points[:, 1])
        return frozen(
            np.column_stack((radius * np.cos(angle), radius * np.sin(angle), points[:, 1]))
        )

    def stretch(self, stock_y: Floats) -> tuple[Floats, Floats]:
        """Mm of glass per mm of stock at these heights: around, and along the meridian."""
        around = self.meridian.radius(stock_y) / self.reference_radius
        return around, np.hypot(1.0, self.meridian.slope(stock_y))

    def scale(self, chart_y: Floats) -> Floats:
        """Mm of material per mm of chart at these chart heights."""
        return self.meridian.radius(self._height(chart_y)) / self.reference_radius

    def rows(self, low: float, high: float, interval: float) -> Floats:
        """Chart heights from low to high that lie `interval` mm apart on the glass.

        They are counted from the reference, so the rows of neighbouring shapes agree.
        """
        start = float(self.meridian.arc_length(self.reference))
        ends = self.meridian.arc_length(self._height(np.array([low, high]))) - start
        first, last = float(np.ceil(ends[0] / interval)), float(np.floor(ends[1] / interval))
        along = start + np.arange(first, last + 1.0) * interval
        return self._chart_y(self.meridian.height_at(along))

    def residual(self) -> float:
        """How far the glass lies from the cone of the paper mapping within the zone, in mm.

        The greatest difference in radius; paper laid there would have to crease by as much.
        """
        heights = np.linspace(*self.zone, _PROBES)
        ends = self.meridian.radius(np.array(self.zone))
        cone = np.interp(heights, self.zone, ends)
        return float(np.abs(self.meridian.radius(heights) - cone).max())

    def _height(self, chart_y: Floats) -> Floats:
        start = float(self.meridian.latitude(self.reference))
        latitude = start + (chart_y - self.reference) / self.reference_radius
        return self.meridian.height_at_latitude(latitude)

    def _chart_y(self, height: Floats) -> Floats:
        start = float(self.meridian.latitude(self.reference))
        turns = self.meridian.latitude(height) - start
        return self.reference + turns * self.reference_radius

    def _cone(self) -> "_Cone":
        low, high = self.zone
        at_low, at_high = (float(radius) for radius in self.meridian.radius(self.zone))
        slant = math.hypot(high - low, at_high - at_low)
        sine = (at_low - at_high) / slant
        share = (self.reference - low) / (high - low)
        radius = max(at_low + share * (at_high - at_low), _TIP)
        return _Cone(self.reference, radius, sine, (high - low) / slant)


Surface = Flat | Revolved

_TIP = 1e-6  # mm: a reference beyond the tip of the cone is taken at the tip
_CYLINDER = 1e-30  # 1/mm: a cone this slim is a cylinder, and divides without harm


@dataclass(frozen=True, slots=True)
class _Cone:
    """The cone of the paper mapping: its circle at the reference, and its half angle.

    `sine` > 0 narrows towards the neck. With the curvature k = sine / radius of the unrolled
    reference circle, everything is counted from that circle, so a cylinder (k = 0) is no
    special case and a slim cone loses no digits.
    """

    height: float
    radius: float
    sine: float
    cosine: float

    @property
    def curvature(self) -> float:
        """1 / the radius of the unrolled reference circle, never 0."""
        curvature = self.sine / self.radius
        return curvature if abs(curvature) > _CYLINDER else _CYLINDER

    def rolled(self, points: Floats, reference_radius: float) -> Floats:
        """Flat (N, 2) to (angle x reference radius, height)."""
        k, x, y = self.curvature, points[:, 0], points[:, 1] - self.height
        distance = np.hypot(k * x, 1.0 - k * y)  # from the tip, as a share
        slant = (2.0 * y - k * (x * x + y * y)) / (1.0 + distance)
        angle = np.arctan2(k * x, 1.0 - k * y) / (k * self.radius)
        return _pairs(angle * reference_radius, self.height + slant * self.cosine)

    def unrolled(self, points: Floats, reference_radius: float) -> Floats:
        """The reverse of `rolled`, for what lies below the tip."""
        k = self.curvature
        turn = points[:, 0] * (k * self.radius / reference_radius)
        slant = (points[:, 1] - self.height) / self.cosine
        x = (1.0 - k * slant) * np.sin(turn) / k
        y = slant * np.cos(turn) + 2.0 * np.sin(turn / 2.0) ** 2 / k
        return _pairs(x, self.height + y)


def _pairs(x: Floats, y: Floats) -> Floats:
    out = np.empty((len(x), 2))
    out[:, 0] = x
    out[:, 1] = y
    return frozen(out)
