"""Colours of CSS in sRGB: what hsl(), hwb(), lab(), oklch(), color() and their like come to.

W3C, CSS Color Module Level 4. A space of red, green and blue is told by its primaries, its
white and its curve; colours under the white D50 are adapted to D65 by Bradford's cones. What
sRGB cannot show is cut off, as browsers do.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.model.paint import Paint

_D50, _D65 = (0.3457, 0.3585), (0.3127, 0.3290)  # x, y
_CONES = np.array(
    [(0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296)]
)
_DARK = 0.0031308  # light up to which the curve of sRGB is straight
_BASES = MappingProxyType(  # what tinycss2 turns each space into
    {
        "hsl": "srgb",
        "hwb": "srgb",
        "srgb": "srgb",
        "lab": "xyz-d50",
        "lch": "xyz-d50",
        "xyz-d50": "xyz-d50",
        "oklab": "xyz-d65",
        "oklch": "xyz-d65",
        "xyz-d65": "xyz-d65",
    }
)


def css_colour(text: str) -> Paint | None:
    """The colour of a CSS name, hash or function; None where it is none."""
    from tinycss2.color4 import parse_color  # noqa: PLC0415 -- 0.01 s to import

    try:
        found = parse_color(text)
    except ValueError:  # color() of nothing
        return None
    if found is None or isinstance(found, str) or (found.space == "hwb" and "," in text):
        return None
    parts = [0.0 if part is None else float(part) for part in found.coordinates]
    if not all(map(math.isfinite, parts)):
        return None
    if found.space == "hsl":
        parts[1:] = (min(max(part, 0.0), 100.0) for part in parts[1:])
    if found.space in _CUBES:
        values = _seen(_CUBES[found.space].xyz(np.array(parts)))
    else:
        base = _BASES[found.space]
        values = np.array(type(found)(found.space, parts, 1.0).to(base).coordinates)
        if base != "srgb":
            values = _seen(_under_d65(values) if base == "xyz-d50" else values)
    red, green, blue = (round(255 * min(max(value, 0.0), 1.0)) for value in values.tolist())
    return Paint(red, green, blue, min(max(float(found.alpha), 0.0), 1.0))


def _white(place: tuple[float, float]) -> Floats:
    """X, Y, Z of a white of these x and y, as bright as can be."""
    x, y = place
    return np.array((x, y, 1 - x - y)) / y


def _under_d65(xyz: Floats) -> Floats:
    """A colour that was seen under D50."""
    scale = (_CONES @ _white(_D65)) / (_CONES @ _white(_D50))
    return _solved(_CONES, scale * (_CONES @ xyz))


def _solved(matrix: Floats, values: Floats) -> Floats:
    return np.asarray(np.linalg.solve(matrix, values), np.float64)


@dataclass(frozen=True, slots=True)
class _Cube:
    """A space of red, green and blue 0..1; `light` is how bright values are."""

    primaries: tuple[tuple[float, float], ...]
    light: Callable[[Floats], Floats]
    white: tuple[float, float] = _D65

    def matrix(self) -> Floats:
        """From light of the primaries to X, Y, Z."""
        columns = np.stack([_white(place) for place in self.primaries], axis=1)
        return columns * _solved(columns, _white(self.white))

    def xyz(self, values: Floats) -> Floats:
        """X, Y, Z under D65; what is below zero is as far below as above."""
        found: Floats = self.matrix() @ (np.sign(values) * self.light(np.abs(values)))
        return _under_d65(found) if self.white == _D50 else found


def _srgb_light(values: Floats) -> Floats:
    return np.where(values <= 12.92 * _DARK, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _prophoto_light(values: Floats) -> Floats:
    return np.where(values <= 16 / 512, values / 16, values**1.8)


def _rec2020_light(values: Floats) -> Floats:
    lift, knee = 1.09929682680944, 0.018053968510807
    curved = ((values + lift - 1) / lift) ** (1 / 0.45)
    return np.where(values < 4.5 * knee, values / 4.5, curved)


_SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
_CUBES = MappingProxyType(
    {
        "srgb-linear": _Cube(_SRGB, lambda values: values),
        "display-p3": _Cube(((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)), _srgb_light),
        "a98-rgb": _Cube(
            ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), lambda values: values ** (563 / 256)
        ),
        "prophoto-rgb": _Cube(
            ((0.734699, 0.265301), (0.159597, 0.840403), (0.036598, 0.000105)),
            _prophoto_light,
            _D50,
        ),
        "rec2020": _Cube(((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)), _rec2020_light),
    }
)


def _seen(xyz: Floats) -> Floats:
    """Red, green and blue of sRGB, which may lie beyond 0..1."""
    light = _solved(_CUBES["srgb-linear"].matrix(), xyz)
    curved = 1.055 * np.maximum(light, 0.0) ** (1 / 2.4) - 0.055
    return np.where(light <= _DARK, light * 12.92, curved)
