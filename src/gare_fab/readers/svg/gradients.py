"""Gradients: what they are by the standard, and the colours that they have at places.

A parameter t runs from the first stop (0) to the last (1): along a line, or over circles that
grow from the focus to the outer one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.model.paint import Paint

_FLAT = 1e-9
_LUMINANCE = np.array([0.2125, 0.7154, 0.0721])


@dataclass(frozen=True, slots=True, eq=False)
class Gradient:
    """A linear gradient x1 y1 x2 y2, or a radial one fx fy fr cx cy r.

    `colours` (K, 4) are red, green, blue and alpha 0..1 at the offsets (K,), which do not
    fall. `affine` maps its own space to user space, or to its object's box if `is_relative`.
    """

    numbers: tuple[float, ...]
    affine: Affine
    is_relative: bool
    spread: str
    offsets: Floats
    colours: Floats

    @property
    def is_radial(self) -> bool:
        """Whether it grows over circles."""
        return len(self.numbers) > 4

    @property
    def is_everywhere(self) -> bool:
        """Whether it is linear, or every place lies on one of its circles."""
        return self._margin > _FLAT

    @property
    def is_nested(self) -> bool:
        """Whether every circle holds those of a smaller t."""
        return self.is_everywhere or self._margin >= -_FLAT

    @property
    def has_bands(self) -> bool:
        """Whether bands can show it: circles that touch have no end to be repeated to."""
        return self.spread == "pad" or abs(self._margin) > _FLAT

    @property
    def _margin(self) -> float:
        """How far apart circles are where they come closest, from one t to the next."""
        if not self.is_radial:
            return math.inf
        fx, fy, fr, cx, cy, r = self.numbers
        return r - fr - math.hypot(cx - fx, cy - fy)

    @property
    def solid(self) -> Paint | None:
        """The one colour that it is where it has a single stop or no extent."""
        if len(self.offsets) == 1:
            return paint_of(self.colours[0])
        if self.is_radial:
            is_point = self.numbers[5] <= 0
        else:
            x1, y1, x2, y2 = self.numbers
            is_point = math.hypot(x2 - x1, y2 - y1) < _FLAT
        return paint_of(self.colours[-1]) if is_point else None

    def faded(self, alpha: float) -> Self:
        """The same gradient, covering only so far."""
        return replace(self, colours=self.colours * (1, 1, 1, alpha)) if alpha < 1 else self

    def parameters(self, points: Floats) -> Floats:
        """T at (N, 2) points of its own space; NaN where it paints nothing."""
        if self.is_radial:
            return _conical(points, self.numbers, is_endless=self.spread == "pad")
        x1, y1, x2, y2 = self.numbers
        dx, dy = x2 - x1, y2 - y1
        along = (points[:, 0] - x1) * dx + (points[:, 1] - y1) * dy
        return np.asarray(along / (dx * dx + dy * dy))

    def colours_at(self, parameters: Floats) -> Floats:
        """(N, 4) the colours at values of t; transparent where it is NaN."""
        is_off = np.isnan(parameters)
        t = np.clip(np.where(is_off, 0.0, parameters), -1e9, 1e9)
        if self.spread == "repeat":
            t = t - np.floor(t)
        elif self.spread == "reflect":
            t = np.abs(t - 2 * np.floor((t + 1) / 2))
        colours = np.empty((len(t), 4))
        for i in range(4):
            colours[:, i] = np.interp(t, self.offsets, self.colours[:, i])
        colours[is_off] = 0.0
        return colours

    def mean(self, points: Floats) -> Paint:
        """The mean colour over points of its own space, each counting as far as it covers."""
        colours = self.colours_at(self.parameters(points))
        cover = float(colours[:, 3].sum())
        if not cover > 0.0:
            return Paint(alpha=0.0)
        red, green, blue = colours[:, 3] @ colours[:, :3] / cover
        return paint_of(np.array([red, green, blue, cover / len(points)]))

    def levels(self, *, with_light: bool) -> Floats:
        """(K,) the alpha at each stop, or with light the alpha times the luminance."""
        light: Floats = self.colours[:, :3] @ _LUMINANCE
        return self.colours[:, 3] * light if with_light else self.colours[:, 3]


def paint_of(colour: Floats) -> Paint:
    """The paint of red, green, blue, alpha 0..1."""
    red, green, blue = (round(float(part) * 255) for part in colour[:3])
    return Paint(red, green, blue, float(colour[3]))


def _conical(points: Floats, numbers: Sequence[float], *, is_endless: bool) -> Floats:
    """The largest t whose circle, of a radius not negative, runs through each point.

    Circles that are all the same part the plane if the gradient is endless, or else show none.
    """
    fx, fy, fr, cx, cy, r = numbers
    dx, dy, dr = cx - fx, cy - fy, r - fr
    x, y = points[:, 0] - fx, points[:, 1] - fy
    if max(abs(dx), abs(dy), abs(dr)) < _FLAT:
        far = 1e9 if is_endless else math.nan
        return np.where(np.hypot(x, y) < r, -far, far)
    a = dx * dx + dy * dy - dr * dr
    with np.errstate(all="ignore"):
        b = x * dx + y * dy + fr * dr
        c = x * x + y * y - fr * fr
        if abs(a) < _FLAT * (dx * dx + dy * dy + dr * dr):
            return _valid(c / (2 * b), fr, dr)
        root = np.sqrt(b * b - a * c)
        larger = _valid(np.maximum((b + root) / a, (b - root) / a), fr, dr)
        smaller = _valid(np.minimum((b + root) / a, (b - root) / a), fr, dr)
    return np.where(np.isnan(larger), smaller, larger)


def _valid(t: Floats, fr: float, dr: float) -> Floats:
    return np.where(fr + t * dr >= 0, t, np.nan)
