"""Lengths and viewports: what "12.5mm", "3%", "2em" and a viewBox mean in user units."""

import math
import re
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.geometry.affine import Affine
from gare_fab.readers.svg.tokens import number_list

LENGTH = re.compile(
    r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(%|[a-zA-Z]*)\s*(?:!\s*important)?\s*"
)
PER_INCH = MappingProxyType(
    {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "q": 1 / 101.6}
)
_ALIGNMENT = re.compile(r"x(Min|Mid|Max)Y(Min|Mid|Max)")
_SHARE = MappingProxyType({"Min": 0.0, "Mid": 0.5, "Max": 1.0})
ROOT_FONT_SIZE = 16.0  # px of "medium"


@dataclass(frozen=True, slots=True)
class Viewport:
    """What lengths refer to: the viewport's size in user units, and user units per inch."""

    width: float
    height: float
    per_inch: float = 96.0

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
    factors = {
        "": 1.0,
        "px": 1.0,
        "%": viewport.share(axis) / 100,
        "em": font_size,
        "ex": font_size / 2,
        "rem": ROOT_FONT_SIZE,
    }
    if unit in PER_INCH:
        return value * PER_INCH[unit] * viewport.per_inch
    return value * factors[unit] if unit in factors else None


@dataclass(frozen=True, slots=True)
class ViewBox:
    """The part of the plane that a viewport shows, in its own units."""

    x: float
    y: float
    width: float
    height: float


def view_box(text: str | None) -> ViewBox | None:
    """The viewBox of an attribute; None where it is missing or malformed."""
    if text is None:
        return None
    numbers, is_broken = number_list(text)
    if is_broken or len(numbers) != 4:
        return None
    return ViewBox(*numbers)


def fitted(box: ViewBox, width: float, height: float, aspect: str | None) -> Affine:
    """The map from a viewBox into a viewport 0..width, 0..height (preserveAspectRatio)."""
    sx, sy = width / box.width, height / box.height
    words = (aspect or "").split()
    words = words[1:] if words[:1] == ["defer"] else words
    alignment = _ALIGNMENT.fullmatch(words[0]) if words else None
    if words[:1] == ["none"]:
        return Affine(a=sx, d=sy, e=-box.x * sx, f=-box.y * sy)
    scale = max(sx, sy) if words[1:] == ["slice"] else min(sx, sy)
    across, down = (_SHARE[w] for w in alignment.groups()) if alignment else (0.5, 0.5)
    return Affine(
        a=scale,
        d=scale,
        e=(width - scale * box.width) * across - scale * box.x,
        f=(height - scale * box.height) * down - scale * box.y,
    )
