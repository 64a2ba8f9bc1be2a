"""The meridian of a bottle: radius over height and over arc length, from measured points.

    height z        mm above the foot, along the axis
    slope           dr/dz
    arc length s    mm along the glass from the foot, ds = sqrt(1 + slope²) dz
    latitude q      ∫ ds / r, a number; q and the angle round the axis keep angles

Beyond its two ends the meridian goes on as a cylinder, so every question has a finite answer.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Self

import numpy as np
import numpy.typing as npt

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Floats, Ints, floats, row_ranges

_PIECE = 0.05  # mm of glass, about, between the rows of a table
_NEWTON_STEPS = 2  # the cubic's guess is near: one step reaches 1e-12 mm on a bottle
_PIECES_LEAST, _PIECES_MOST = 8, 4096  # in one interval of the profile
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(6)
_NODES, _WEIGHTS = (_NODES + 1.0) / 2.0, _WEIGHTS / 2.0  # for the interval 0..1


@dataclass(frozen=True, slots=True)
class Meridian:
    """A monotone cubic through (height, radius) points in mm, from the foot up.

    Questions take an array of any shape (or a number) and answer with an array of that shape.
    """

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        """Keep the points as tuples of floats.

        Raises:
            WrongUsage: less than two points, a number that is not finite, a radius that is not
                positive, or heights that do not rise.
        """
        points = tuple((float(height), float(radius)) for height, radius in self.points)
        _check(points)
        object.__setattr__(self, "points", points)

    @property
    def low(self) -> float:
        """The height of the lowest point, mm."""
        return self.points[0][0]

    @property
    def high(self) -> float:
        """The height of the highest point, mm."""
        return self.points[-1][0]

    def radius(self, height: npt.ArrayLike) -> Floats:
        """The radius in mm at heights."""
        return _curves(self.points).radius.at(np.asarray(height, np.float64))

    def slope(self, height: npt.ArrayLike) -> Floats:
        """dr/dz at heights; 0 beyond the ends."""
        return _curves(self.points).radius.slope_at(np.asarray(height, np.float64))

    def arc_length(self, height: npt.ArrayLike) -> Floats:
        """Mm along the glass from the lowest point."""
        return _curves(self.points).arc_length.at(np.asarray(height, np.float64))

    def height_at(self, arc_length: npt.ArrayLike) -> Floats:
        """The reverse of `arc_length`."""
        return _curves(self.points).arc_length.inverse(np.asarray(arc_length, np.float64))

    def latitude(self, height: npt.ArrayLike) -> Floats:
        """∫ ds / r from the lowest point; with the angle in radians it keeps angles."""
        return _curves(self.points).latitude.at(np.asarray(height, np.float64))

    def height_at_latitude(self, latitude: npt.ArrayLike) -> Floats:
        """The reverse of `latitude`."""
        return _curves(self.points).latitude.inverse(np.asarray(latitude, np.float64))

    def volume_ml(self) -> float:
        """The volume inside the outer surface, in ml."""
        radius = _curves(self.points).radius
        step = np.diff(radius.x)
        at = radius.x[:-1, None] + step[:, None] * _NODES
        return float(np.pi * (step * (radius.at(at) ** 2 @ _WEIGHTS)).sum() / 1000.0)


def _check(points: tuple[tuple[float, float], ...]) -> None:
    if len(points) < 2:
        raise WrongUsage(
            Message(
                "A bottle's profile needs two points or more, from the foot up;"
                " it has {count}.",
                {"count": len(points)},
            )
        )
    for height, radius in points:
        if not (math.isfinite(height) and math.isfinite(radius) and radius > 0.0):
            raise WrongUsage(
                Message(
                    "The profile's point (height {height}, radius {radius}) is not possible;"
                    " both must be numbers in mm, the radius above 0.",
                    {"height": height, "radius": radius},
                )
            )
    for (before, _), (after, _) in pairwise(points):
        if after <= before:
            raise WrongUsage(
                Message(
                    "The profile's heights must rise from point to point; {after} mm follows"
                    " {before} mm.",
                    {"after": after, "before": before},
                )
            )


@dataclass(frozen=True, slots=True, eq=False)
class _Cubic:
    """A piecewise cubic from values and slopes at knots, straight beyond its ends.

    `ends` are the slopes below the first and above the last knot.
    """

    x: Floats
    y: Floats
    parts: Floats  # (4, pieces) of y = p0 + t (p1 + t (p2 + t p3)), t 0..1 along the piece
    ends: tuple[float, float]

    @classmethod
    def of(cls, x: Floats, y: Floats, slopes: Floats, ends: tuple[float, float]) -> Self:
        """The cubic Hermite interpolant."""
        step, rise = np.diff(x), np.diff(y)
        begin, end = slopes[:-1] * step, slopes[1:] * step
        parts = (y[:-1], begin, 3.0 * rise - 2.0 * begin - end, begin + end - 2.0 * rise)
        return cls(floats(x), floats(y), floats(np.stack(parts)), ends)

    def at(self, x: Floats) -> Floats:
        """The values."""
        inside = np.clip(x, self.x[0], self.x[-1])
        piece, _, t = self.place(inside)
        beyond = x - inside
        ends = np.where(beyond < 0.0, self.ends[0], self.ends[1])
        return np.asarray(_value(self.parts, piece, t) + ends * beyond)

    def slope_at(self, x: Floats) -> Floats:
        """The slopes."""
        piece, step, t = self.place(np.clip(x, self.x[0], self.x[-1]))
        slope = np.where(x < self.x[0], self.ends[0], _slope(self.parts, piece, t) / step)
        return np.asarray(np.where(x > self.x[-1], self.ends[1], slope))

    def place(self, x: Floats) -> tuple[Ints, Floats, Floats]:
        """The piece, its length, and how far along it (0..1)."""
        piece = np.searchsorted(self.x[1:-1], x, side="right")
        begin = self.x[piece]
        step = self.x[piece + 1] - begin
        return piece, step, (x - begin) / step


def _value(parts: Floats, piece: Ints, t: Floats) -> Floats:
    p0, p1, p2, p3 = parts
    return np.asarray(p0[piece] + t * (p1[piece] + t * (p2[piece] + t * p3[piece])))


def _slope(parts: Floats, piece: Ints, t: Floats) -> Floats:
    """The derivative by t."""
    _, p1, p2, p3 = parts
    return np.asarray(p1[piece] + t * (2.0 * p2[piece] + 3.0 * t * p3[piece]))


@dataclass(frozen=True, slots=True, eq=False)
class _Rising:
    """A rising function and its inverse: a cubic the other way, then Newton's steps."""

    forward: _Cubic
    backward: _Cubic

    @classmethod
    def of(cls, x: Floats, y: Floats, slopes: Floats, ends: tuple[float, float]) -> Self:
        """From values and slopes at knots that lie close together."""
        back = (1.0 / ends[0], 1.0 / ends[1])
        return cls(_Cubic.of(x, y, slopes, ends), _Cubic.of(y, x, 1.0 / slopes, back))

    def at(self, x: Floats) -> Floats:
        """The values."""
        return self.forward.at(x)

    def inverse(self, y: Floats) -> Floats:
        """Where the function has these values."""
        back = self.backward
        inside = np.clip(y, back.x[0], back.x[-1])
        piece, _, share = back.place(inside)
        begin, step = self.forward.x[piece], np.diff(self.forward.x)[piece]
        t = np.clip((_value(back.parts, piece, share) - begin) / step, 0.0, 1.0)
        for _ in range(_NEWTON_STEPS):
            slope = _slope(self.forward.parts, piece, t)
            t = np.clip(t + (inside - _value(self.forward.parts, piece, t)) / slope, 0.0, 1.0)
        beyond = y - inside
        ends = np.where(beyond < 0.0, back.ends[0], back.ends[1])
        return np.asarray(begin + t * step + ends * beyond)


@dataclass(frozen=True, slots=True, eq=False)
class _Curves:
    """What is computed once for a profile."""

    radius: _Cubic
    arc_length: _Rising
    latitude: _Rising


@lru_cache(maxsize=64)
def _curves(points: tuple[tuple[float, float], ...]) -> _Curves:
    profile = np.array(points)
    heights, radii = profile[:, 0], profile[:, 1]
    radius = _Cubic.of(heights, radii, _slopes(heights, radii), (0.0, 0.0))
    knots = _knots(heights, radii)
    step = np.diff(knots)
    at = knots[:-1, None] + step[:, None] * _NODES
    length = np.hypot(1.0, radius.slope_at(at))
    arc_lengths = np.concatenate(([0.0], np.cumsum(step * (length @ _WEIGHTS))))
    share = length / radius.at(at)
    latitudes = np.concatenate(([0.0], np.cumsum(step * (share @ _WEIGHTS))))
    grown = np.hypot(1.0, radius.slope_at(knots))
    ends = (1.0 / float(radii[0]), 1.0 / float(radii[-1]))
    return _Curves(
        radius,
        _Rising.of(knots, arc_lengths, grown, (1.0, 1.0)),
        _Rising.of(knots, latitudes, grown / radius.at(knots), ends),
    )


def _slopes(x: Floats, y: Floats) -> Floats:
    """Slopes for a cubic that never overshoots its points.

    The weighted harmonic mean of both neighbours' rises, 0 at a turn: Fritsch and Butland, "A
    method for constructing local monotone piecewise cubic interpolants" (1984), which mends
    Fritsch and Carlson, "Monotone piecewise cubic interpolation" (1980).
    """
    step = np.diff(x)
    rise = np.diff(y) / step
    if len(rise) == 1:
        return np.repeat(rise, 2)
    left, right = rise[:-1], rise[1:]
    same = left * right > 0.0
    safe_left, safe_right = np.where(same, left, 1.0), np.where(same, right, 1.0)
    weight_left, weight_right = 2.0 * step[1:] + step[:-1], step[1:] + 2.0 * step[:-1]
    mean = (weight_left + weight_right) / (weight_left / safe_left + weight_right / safe_right)
    inner = np.where(same, mean, 0.0)
    first = _end_slope(step[0], step[1], rise[0], rise[1])
    last = _end_slope(step[-1], step[-2], rise[-1], rise[-2])
    return np.concatenate(([first], inner, [last]))


def _end_slope(step: float, next_step: float, rise: float, next_rise: float) -> float:
    """The parabola through three points, held back where it would turn (Fritsch-Butland)."""
    slope = ((2.0 * step + next_step) * rise - step * next_rise) / (step + next_step)
    if slope * rise <= 0.0:
        return 0.0
    if rise * next_rise < 0.0 and abs(slope) > 3.0 * abs(rise):
        return 3.0 * rise
    return slope


def _knots(heights: Floats, radii: Floats) -> Floats:
    """Every height of the profile, and heights close together between them."""
    step = np.diff(heights)
    glass = np.hypot(step, np.diff(radii))
    pieces = np.clip(np.ceil(glass / _PIECE), _PIECES_LEAST, _PIECES_MOST).astype(np.intp)
    place = row_ranges(np.zeros(len(step), np.intp), pieces)
    inner = np.repeat(heights[:-1], pieces) + place * np.repeat(step / pieces, pieces)
    return np.concatenate((inner, heights[-1:]))
