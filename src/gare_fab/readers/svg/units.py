"""Lengths and viewports: what "12.5mm", "3%", "2em" and a viewBox mean in user units."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.geometry.affine import Affine
from gare_fab.readers.svg.tokens import number_list

LENGTH = re.compile(r"\s*((?>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))(%|[a-zA-Z]*)\s*")
PER_INCH = MappingProxyType(
    {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "q": 1 / 101.6}
)
_ASPECT = re.compile(
    r"(?:defer\s+)?(?:x(Min|Mid|Max)Y(Min|Mid|Max)|(none))(?:\s+(meet|slice))?"
)
_SHARE = MappingProxyType({"Min": 0.0, "Mid": 0.5, "Max": 1.0})
ROOT_FONT_SIZE = 16.0  # px of "medium"


@dataclass(frozen=True, slots=True)
class Viewport:
    """What lengths refer to: the viewport's size in user units, and user units per inch.

    `whole` is the size of the page's own viewport in its pixels, for vw and vh.
    """

    width: float
    height: float
    per_inch: float = 96.0
    whole: tuple[float, float] = (0.0, 0.0)

    def share(self, axis: str) -> float:
        """What 100 % is along "x", along "y", or else (a radius, a width) on average."""
        if axis == "x":
            return self.width
        if axis == "y":
            return self.height
        return math.sqrt((self.width**2 + self.height**2) / 2)


def length(
    text: str, viewport: Viewport, axis: str = "", font_size: float = ROOT_FONT_SIZE
) -> float | None:
    """A length in user units, None where it is malformed or its unit is unknown."""
    match = LENGTH.fullmatch(text)
    if match is None:
        return None
    value, unit = float(match[1]), match[2].lower()
    if unit in {"", "px"}:
        return value
    if unit == "%":
        return value * viewport.share(axis) / 100
    if unit in PER_INCH:
        return value * PER_INCH[unit] * viewport.per_inch
    if unit in _VIEWPORT_UNITS:
        return value * _VIEWPORT_UNITS[unit](viewport.whole) / 100
    return value * font_unit(unit, font_size) if unit in _FONT_UNITS else None


def is_length(text: str) -> bool:
    """Whether a text is a length of a unit that we know."""
    match = LENGTH.fullmatch(text)
    return match is not None and match[2].lower() in _UNITS


def font_unit(unit: str, font_size: float) -> float:
    """What em, ex, ch and rem are in user units; the shape of a real font is not asked."""
    return ROOT_FONT_SIZE if unit == "rem" else font_size * _FONT_UNITS[unit]


_FONT_UNITS = MappingProxyType({"em": 1.0, "ex": 0.5, "ch": 0.5, "rem": 1.0})
_VIEWPORT_UNITS: MappingProxyType[str, Callable[[tuple[float, float]], float]] = (
    MappingProxyType(
        {
            "vw": lambda whole: whole[0],
            "vh": lambda whole: whole[1],
            "vmin": min,
            "vmax": max,
        }
    )
)
_UNITS = frozenset({"", "px", "%", *PER_INCH, *_FONT_UNITS, *_VIEWPORT_UNITS})


@dataclass(frozen=True, slots=True)
class ViewBox:
    """The part of the plane that a viewport shows, in its own units."""

    x: float
    y: float
    width: float
    height: float


def view_box(text: str | None) -> ViewBox | None:
    """The viewBox of an attribute; None where it is missing, malformed or negative."""
    if text is None:
        return None
    numbers, is_broken = number_list(text)
    if is_broken or len(numbers) != 4 or min(numbers[2:]) < 0:
        return None
    return ViewBox(*numbers)


def fitted(box: ViewBox, width: float, height: float, aspect: str | None) -> Affine:
    """The map from a viewBox into a viewport 0..width, 0..height (preserveAspectRatio)."""
    sx, sy = width / box.width, height / box.height
    match = _ASPECT.fullmatch((aspect or "").strip())
    if match is None:
        return fitted(box, width, height, "xMidYMid")
    if match[3]:
        return Affine(a=sx, d=sy, e=-box.x * sx, f=-box.y * sy)
    scale = max(sx, sy) if match[4] == "slice" else min(sx, sy)
    across, down = _SHARE[match[1]], _SHARE[match[2]]
    return Affine(
        a=scale,
        d=scale,
        e=(width - scale * box.width) * across - scale * box.x,
        f=(height - scale * box.height) * down - scale * box.y,
    )
