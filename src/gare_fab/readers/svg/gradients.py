"""Gradients: what they are by the standard, and the colours that they have at places.

A parameter t runs from the first stop (0) to the last (1): along a line, or over circles that
grow from the focus to the outer one. A band is the part of the plane between two values of t.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.regions import Region, intersection, quarter_segments
from gare_fab.model.paint import Paint

_FLAT = 1e-9
_MOST_BANDS = 256
_FAINTEST = (1 / 255, 1 / 96, 1 / 48, 1 / 24)  # levels between nothing and a sixteenth
_FAR = 8  # how many sizes away the circles of a cone are followed
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
        return not self.is_radial or self._margin > _FLAT

    @property
    def is_nested(self) -> bool:
        """Whether every circle holds those of a smaller t, so that bands can show it.

        Circles that touch, or are all the same, have no end to be repeated to.
        """
        return self.is_everywhere or (self._margin >= -_FLAT and self.spread == "pad")

    @property
    def _margin(self) -> float:
        """How far apart circles are where they come closest, from one t to the next."""
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
        t = np.clip(np.nan_to_num(parameters, nan=0.0), -1e9, 1e9)
        if self.spread == "repeat":
            t = t - np.floor(t)
        elif self.spread == "reflect":
            t = np.abs(t - 2 * np.floor((t + 1) / 2))
        found = [np.interp(t, self.offsets, self.colours[:, i]) for i in range(4)]
        colours = np.stack(found, axis=1)
        colours[np.isnan(parameters)] = 0.0
        return colours

    def mean(self, points: Floats) -> Paint:
        """The mean colour over points of its own space, each counting as far as it covers."""
        colours = self.colours_at(self.parameters(points))
        alpha = colours[:, 3]
        cover = float(alpha.sum())
        if not cover > 0.0:
            return Paint(alpha=0.0)
        red, green, blue = (colours[:, :3] * alpha[:, None]).sum(axis=0) / cover
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
    b = x * dx + y * dy + fr * dr
    c = x * x + y * y - fr * fr
    with np.errstate(all="ignore"):
        if abs(a) < _FLAT * (dx * dx + dy * dy + dr * dr):
            return _valid(c / (2 * b), fr, dr)
        root = np.sqrt(b * b - a * c)
        larger = _valid(np.maximum((b + root) / a, (b - root) / a), fr, dr)
        smaller = _valid(np.minimum((b + root) / a, (b - root) / a), fr, dr)
    return np.where(np.isnan(larger), smaller, larger)


def _valid(t: Floats, fr: float, dr: float) -> Floats:
    return np.where(fr + t * dr >= 0, t, np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """A part of the plane in mm, and the colour that a gradient has there in the middle."""

    region: Region
    paint: Paint


def bands(
    gradient: Gradient, to_mm: Affine, area: Region, tolerance: float, *, with_light: bool
) -> Iterator[Band]:
    """The bands of a gradient over an area; none where they are too many or do not nest.

    `to_mm` maps the gradient's own space. Between two stops there are as many bands as the
    levels (alpha, or alpha times luminance) differ by sixteenths.
    """
    if not gradient.is_nested:
        return
    corners = to_mm.inverse().apply(_corners(area))
    cuts = _cuts(gradient, *_ends(gradient, corners), with_light=with_light)
    edges = _radial_edges if gradient.is_radial else _linear_edges
    if len(cuts) > _MOST_BANDS:
        return
    inside: Region | None = None
    for start, end in zip([-math.inf, *cuts], [*cuts, math.inf], strict=True):
        upto = edges(gradient, end, corners, tolerance / max(to_mm.stretch, _FLAT))
        region = upto if inside is None else shapely.difference(upto, inside)
        inside = upto
        middle = end if start == -math.inf else start if end == math.inf else (start + end) / 2
        colour = gradient.colours_at(np.array([_beside(middle, start, end)]))[0]
        yield Band(_mapped(region, to_mm), paint_of(colour))


def reached(gradient: Gradient, to_mm: Affine, area: Region, tolerance: float) -> Region:
    """What of an area a gradient paints: what its circles sweep."""
    if gradient.is_everywhere:
        return area
    corners = to_mm.inverse().apply(_corners(area))
    fx, fy, fr, cx, cy, r = gradient.numbers
    if max(abs(cx - fx), abs(cy - fy), abs(r - fr)) < _FLAT:
        return area
    far = max(float(np.abs(corners - (fx, fy)).max()), r, fr) * _FAR / max(r, fr, _FLAT)
    ends = [-far, far]
    tip = np.zeros((0, 2))
    if abs(r - fr) > _FLAT:  # where the radius comes to nothing the circles end
        end = ends[0 if r > fr else 1] = fr / (fr - r)
        tip = np.array([(fx + end * (cx - fx), fy + end * (cy - fy))])
    local = tolerance / max(to_mm.stretch, _FLAT)
    discs = [_radial_edges(gradient, end, corners, local) for end in ends]
    points = np.concatenate([tip, *(shapely.get_coordinates(disc) for disc in discs)])
    hull = shapely.convex_hull(shapely.MultiPoint(points))
    return intersection(area, _mapped(hull, to_mm))


def _mapped(region: shapely.Geometry, affine: Affine) -> Region:
    mapped: Region = shapely.transform(region, lambda points: np.array(affine.apply(points)))  # type: ignore[assignment]
    return mapped


def _beside(middle: float, start: float, end: float) -> float:
    """A little before the first stop, or after the last: stops may share an offset."""
    if start == -math.inf:
        return middle - 1e-9
    return middle + 1e-9 if end == math.inf else middle


def _corners(area: Region) -> Floats:
    x0, y0, x1, y1 = area.bounds
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])


def _ends(gradient: Gradient, corners: Floats) -> tuple[float, float]:
    """The least and the largest t within corners."""
    t = gradient.parameters(corners)
    if not gradient.is_everywhere:  # only what is padded is asked for
        return 0.0, 1.0
    if not gradient.is_radial:
        return float(t.min()), float(t.max())
    _, _, fr, _, _, r = gradient.numbers
    return -fr / (r - fr), float(t.max())


def _cuts(gradient: Gradient, low: float, high: float, *, with_light: bool) -> list[float]:
    """The values of t between bands, rising."""
    levels = gradient.levels(with_light=with_light)
    offsets = gradient.offsets
    once: list[float] = []
    for i in range(len(offsets) - 1):
        steps = max(1, math.ceil(16 * abs(levels[i + 1] - levels[i]) - _FLAT))
        once += np.linspace(offsets[i], offsets[i + 1], steps + 1).tolist()
        once += _faint(offsets[i : i + 2], levels[i : i + 2])
    if gradient.spread == "pad":
        return sorted(set(once))
    turns = range(math.floor(low), min(math.ceil(high), math.floor(low) + _MOST_BANDS))
    is_mirrored = gradient.spread == "reflect"
    spread = [
        turn + (1 - cut if is_mirrored and turn % 2 else cut)
        for turn in turns
        for cut in [0.0, *once, 1.0]
    ]
    return sorted(set(spread))


def _faint(offsets: Floats, levels: Floats) -> list[float]:
    """Where a gradient that fades between two stops passes the least levels that are seen."""
    low, high = levels.min(), levels.max()
    rising = np.argsort(levels)
    passed = [at for at in _FAINTEST if low < at < high]
    return np.interp(passed, levels[rising], offsets[rising]).tolist() if passed else []


def _linear_edges(gradient: Gradient, t: float, corners: Floats, tolerance: float) -> Region:
    """The half plane up to t, as far as the corners reach."""
    del tolerance
    x1, y1, x2, y2 = gradient.numbers
    along = np.array([x2 - x1, y2 - y1])
    across = np.array([-along[1], along[0]])
    parameters = gradient.parameters(corners)
    sides = ((corners - (x1, y1)) @ across) / (across @ across)
    first, last = parameters.min() - 1, min(t, parameters.max() + 1)
    if last <= first:
        return shapely.Polygon()
    left, right = sides.min() - 1, sides.max() + 1
    places = [(first, left), (last, left), (last, right), (first, right)]
    return shapely.Polygon([(x1, y1) + a * along + b * across for a, b in places])


def _radial_edges(gradient: Gradient, t: float, corners: Floats, tolerance: float) -> Region:
    """The disc up to t, or all that the corners span."""
    fx, fy, fr, cx, cy, r = gradient.numbers
    if t == math.inf:
        (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
        whole: Region = shapely.box(x0 - 1, y0 - 1, x1 + 1, y1 + 1)
        return whole
    radius = fr + t * (r - fr)
    if radius <= 0:
        return shapely.Polygon()
    centre = shapely.Point(fx + t * (cx - fx), fy + t * (cy - fy))
    return centre.buffer(radius, quad_segs=quarter_segments(radius, tolerance))
