"""How a bottle is looked at: tilt, zoom and place; how large it is follows from the room."""

import math
from dataclasses import dataclass, replace

from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.panels.bottle_view_rays import Eye

TILT = math.radians(7.0)
_MOST_TILT = math.radians(32.0)
_MARGIN_PX = 26.0
_ACROSS = 0.74  # of the room's width that the bottle may take
_MOST_ZOOM = 12.0
_EDGE = 2.0  # mm of air round the glass


@dataclass(frozen=True, slots=True)
class Lens:
    """The tilt in rad, the zoom (1 = all of it), and how far the picture is moved, px."""

    tilt: float = TILT
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def tilted(self, by: float) -> "Lens":
        """Looking down by more (rad), within the limits."""
        return replace(self, tilt=min(max(self.tilt + by, 0.0), _MOST_TILT))

    def zoomed(self, factor: float, x: float, y: float) -> "Lens":
        """Nearer by a factor; what lies at (x, y), px from the middle, stays there."""
        zoom = min(max(self.zoom * factor, 1.0), _MOST_ZOOM)
        if zoom == 1.0:
            return replace(self, zoom=1.0, x=0.0, y=0.0)
        grown = zoom / self.zoom
        return replace(self, zoom=zoom, x=x - (x - self.x) * grown, y=y - (y - self.y) * grown)

    def scale(self, meridian: Meridian, room: tuple[float, float]) -> float:
        """Px per mm."""
        radius = _radius(meridian)
        high = meridian.high * math.cos(self.tilt) + 2 * radius * math.sin(self.tilt)
        fits = min((room[1] - 2 * _MARGIN_PX) / high, room[0] * _ACROSS / (2 * radius))
        return max(fits, 0.05) * self.zoom

    def foot(self, meridian: Meridian, room: tuple[float, float]) -> tuple[float, float]:
        """The middle of the foot, px."""
        scale = self.scale(meridian, room)
        high = meridian.high * math.cos(self.tilt) * scale
        return room[0] / 2 + self.x, (room[1] + high) / 2 + self.y

    def eye(self, meridian: Meridian, room: tuple[float, float], ratio: float) -> Eye:
        """An eye for what is seen of the glass, with so many pixels per px."""
        scale = self.scale(meridian, room)
        x, y = self.foot(meridian, room)
        reach = (_radius(meridian) + _EDGE) * scale
        fall = (_radius(meridian) * math.sin(self.tilt) + _EDGE) * scale
        high = meridian.high * math.cos(self.tilt) * scale
        left, right = max(math.floor(x - reach), 0), min(math.ceil(x + reach), room[0])
        top, bottom = max(math.floor(y - high - fall), 0), min(math.ceil(y + fall), room[1])
        return Eye(
            scale * ratio,
            self.tilt,
            (x - left) * ratio,
            (y - top) * ratio,
            math.ceil((right - left) * ratio),
            math.ceil((bottom - top) * ratio),
        )


def _radius(meridian: Meridian) -> float:
    return max(radius for _, radius in meridian.points)
