"""The view: which part of the design is seen, and how large.

    design mm, Y up     <->     screen px, Y down, (0, 0) the widget's upper left corner

    px = x + scale * mm_x          py = y - scale * mm_y

(x, y) is where design (0, 0) lies on the screen. It is always a whole *device* pixel (the
screen has `ratio` of them per px), so that a picture that was scrolled equals a new one.
"""

import math
from dataclasses import dataclass, replace

import numpy as np

from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.model.extent import Box

LEAST_SCALE = 0.02  # px per mm: 50 m across a screen
GREATEST_SCALE = 2000.0  # half a micrometre a pixel


@dataclass(frozen=True, slots=True)
class Insets:
    """What is covered at the edges of the widget, px."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


NO_INSETS = Insets()


@dataclass(frozen=True, slots=True)
class View:
    """A scale in px per mm, where the design's origin lies, and the widget's size in px."""

    scale: float = 2.0
    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0
    ratio: float = 1.0

    def to_screen(self, points: Floats) -> Floats:
        """(N, 2) design mm to (N, 2) px."""
        return points * (self.scale, -self.scale) + (self.x, self.y)

    def point_to_screen(self, x: float, y: float) -> tuple[float, float]:
        """A point in design mm to px."""
        return self.x + self.scale * x, self.y - self.scale * y

    def point_from_screen(self, x: float, y: float) -> tuple[float, float]:
        """A point in px to design mm."""
        return (x - self.x) / self.scale, (self.y - y) / self.scale

    @property
    def window(self) -> Box:
        """What is seen, in design mm."""
        x, y = self.point_from_screen(0.0, self.height)
        return Box(x, y, self.width / self.scale, self.height / self.scale)

    @property
    def device_scale(self) -> float:
        """Device pixels per mm."""
        return self.scale * self.ratio

    @property
    def device_origin(self) -> tuple[int, int]:
        """The device pixel on which design (0, 0) lies."""
        return round(self.x * self.ratio), round(self.y * self.ratio)

    @property
    def affine(self) -> Affine:
        """The map from design mm to px."""
        return Affine(self.scale, 0.0, 0.0, -self.scale, self.x, self.y)

    def zoomed_at(self, x: float, y: float, factor: float) -> "View":
        """Larger by a factor (within the limits); what lies under the pixel stays there."""
        scale = min(max(self.scale * factor, LEAST_SCALE), GREATEST_SCALE)
        mm_x, mm_y = self.point_from_screen(x, y)
        return self._placed(scale, x - scale * mm_x, y + scale * mm_y)

    def panned(self, dx: float, dy: float) -> "View":
        """The design moved over the screen by px, rounded to device pixels."""
        return self._placed(self.scale, self.x + dx, self.y + dy)

    def resized(self, width: float, height: float, ratio: float = 1.0) -> "View":
        """The same for a widget of another size: what was in the middle stays there."""
        dx, dy = (width - self.width) / 2, (height - self.height) / 2
        other = replace(self, width=width, height=height, ratio=ratio)
        return other.panned(dx, dy)

    def fitted(self, box: Box, margin: float = 48.0, insets: Insets = NO_INSETS) -> "View":
        """As large as the box (design mm) has room with a margin in px; a dot is centred."""
        room_x = max(self.width - insets.left - insets.right - 2 * margin, 1.0)
        room_y = max(self.height - insets.top - insets.bottom - 2 * margin, 1.0)
        wanted = min(
            room_x / box.width if box.width > 0 else math.inf,
            room_y / box.height if box.height > 0 else math.inf,
        )
        scale = wanted if math.isfinite(wanted) else self.scale
        return self._centred(min(max(scale, LEAST_SCALE), GREATEST_SCALE), box, insets)

    def at_true_size(self, dots_per_inch: float) -> "View":
        """As large on the screen as in the world; what was in the middle stays there."""
        factor = dots_per_inch / MM_PER_INCH / self.scale
        return self.zoomed_at(self.width / 2, self.height / 2, factor)

    def share_of_true_size(self, dots_per_inch: float) -> float:
        """1 where the design is seen as large as it is."""
        return self.scale * MM_PER_INCH / dots_per_inch

    def _centred(self, scale: float, box: Box, insets: Insets) -> "View":
        mm_x, mm_y = box.centre
        x = (self.width + insets.left - insets.right) / 2
        y = (self.height + insets.top - insets.bottom) / 2
        return self._placed(scale, x - scale * mm_x, y + scale * mm_y)

    def _placed(self, scale: float, x: float, y: float) -> "View":
        """Here the origin gets its whole device pixel."""
        whole_x = float(np.round(x * self.ratio)) / self.ratio
        whole_y = float(np.round(y * self.ratio)) / self.ratio
        return replace(self, scale=scale, x=whole_x, y=whole_y)
