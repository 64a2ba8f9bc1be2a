"""How a bottle is looked at, and its shape as even tables that are quick to ask.

The eye is far away and looks down by a few degrees: a point at angle a (0 = towards the eye),
radius r and height z lies on the page at

    x = r sin a        y = z cos(tilt) - r cos(a) sin(tilt)
"""

import math
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.model.extent import Box

TILT = math.radians(8.0)
_ROWS = 2000
_SMOOTH = 1.5  # mm of height over which the slope of sharp lips is blurred, for shading


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A profile at even heights: radii and blurred slopes dr/dz."""

    heights: Floats
    radii: Floats
    slopes: Floats

    @classmethod
    def of(cls, profile: tuple[tuple[float, float], ...]) -> "Form":
        """The form of (height, radius) points."""
        meridian = Meridian(profile)
        heights = np.linspace(meridian.low, meridian.high, _ROWS)
        radii = meridian.radius(heights)
        width = max(int(_SMOOTH / (heights[1] - heights[0])), 1)
        kernel = np.hanning(2 * width + 3)
        padded = np.pad(np.gradient(radii, heights), width + 1, mode="edge")
        slopes = np.convolve(padded, kernel / kernel.sum(), mode="valid")
        return cls(heights, radii, slopes)

    @property
    def radius(self) -> float:
        """The greatest radius."""
        return float(self.radii.max())

    def radius_at(self, height: Floats) -> Floats:
        """The radius at heights; beyond the ends that of the end."""
        return np.interp(height, self.heights, self.radii)

    def slope_at(self, height: Floats) -> Floats:
        """dr/dz at heights."""
        return np.interp(height, self.heights, self.slopes)

    @property
    def box(self) -> Box:
        """The page that the bottle fills, in mm."""
        low, high = float(self.heights[0]), float(self.heights[-1])
        bottom = low * math.cos(TILT) - float(self.radii[0]) * math.sin(TILT)
        top = high * math.cos(TILT) + float(self.radii[-1]) * math.sin(TILT)
        return Box(-self.radius, bottom, 2.0 * self.radius, top - bottom)


def ring(height: float, radius: float, rows: int = 72) -> Floats:
    """(rows, 2) a circle round the bottle on the page, closed."""
    angle = np.linspace(0.0, 2.0 * math.pi, rows)
    x = radius * np.sin(angle)
    y = height * math.cos(TILT) - radius * np.cos(angle) * math.sin(TILT)
    points = np.column_stack((x, y))
    points[-1] = points[0]
    return points
