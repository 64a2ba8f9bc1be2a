"""Blend modes: the colour of a source on a backdrop.

W3C, Compositing and Blending, Level 1; ISO 32000 (PDF) has the same formulas.
"""

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.arrays import Floats

_LUMINOSITY = np.array([0.3, 0.59, 0.11])
_HALF, _QUARTER = 0.5, 0.25  # where light turns to dark


def blended(mode: str, backdrop: Floats, source: Floats) -> Floats:
    """B(backdrop, source) of red, green, blue 0..1; an unknown mode is normal.

    Modes that are SEPARABLE take arrays of colours too.
    """
    blend = BLENDS.get(mode)
    return source if blend is None else blend(backdrop, source)


def _screen(b: Floats, s: Floats) -> Floats:
    return b + s - b * s


def _hard_light(b: Floats, s: Floats) -> Floats:
    return np.where(s <= _HALF, b * 2 * s, _screen(b, 2 * s - 1))


def _dodge(b: Floats, s: Floats) -> Floats:
    bright = np.minimum(1.0, b / np.maximum(1 - s, 1e-9))
    return np.where(b == 0, 0.0, np.where(s == 1, 1.0, bright))


def _burn(b: Floats, s: Floats) -> Floats:
    dark = 1 - np.minimum(1.0, (1 - b) / np.maximum(s, 1e-9))
    return np.where(b == 1, 1.0, np.where(s == 0, 0.0, dark))


def _soft_light(b: Floats, s: Floats) -> Floats:
    bright = np.where(b <= _QUARTER, ((16 * b - 12) * b + 4) * b, np.sqrt(b))
    change = np.where(s <= _HALF, b * (1 - b), bright - b)
    return b + (2 * s - 1) * change


def _light(colour: Floats) -> float:
    return float(colour @ _LUMINOSITY)


def _with_light(colour: Floats, light: float) -> Floats:
    moved = colour + (light - _light(colour))
    low, high = float(moved.min()), float(moved.max())
    if low < 0:
        moved = light + (moved - light) * light / (light - low)
    if high > 1:
        moved = light + (moved - light) * (1 - light) / (high - light)
    return moved


def _range(colour: Floats) -> float:
    return float(colour.max() - colour.min())


def _with_range(colour: Floats, wanted: float) -> Floats:
    low, span = colour.min(), _range(colour)
    return (colour - low) * wanted / span if span > 0 else np.zeros(3)


def _hue(b: Floats, s: Floats) -> Floats:
    return _with_light(_with_range(s, _range(b)), _light(b))


def _saturation(b: Floats, s: Floats) -> Floats:
    return _with_light(_with_range(b, _range(s)), _light(b))


BLENDS: MappingProxyType[str, Callable[[Floats, Floats], Floats]] = MappingProxyType(
    {
        "multiply": lambda b, s: b * s,
        "screen": _screen,
        "overlay": lambda b, s: _hard_light(s, b),
        "darken": np.minimum,
        "lighten": np.maximum,
        "color-dodge": _dodge,
        "color-burn": _burn,
        "hard-light": _hard_light,
        "soft-light": _soft_light,
        "difference": lambda b, s: np.abs(b - s),
        "exclusion": lambda b, s: b + s - 2 * b * s,
        "hue": _hue,
        "saturation": _saturation,
        "color": lambda b, s: _with_light(s, _light(b)),
        "luminosity": lambda b, s: _with_light(b, _light(s)),
    }
)
# red, green and blue each for itself
SEPARABLE = BLENDS.keys() - {"hue", "saturation", "color", "luminosity"}
