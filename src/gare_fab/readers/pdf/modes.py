"""Blend modes: what becomes of a colour where it blends with the one below."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.arrays import Floats

Mixing = Callable[[Floats, Floats], Floats]
_HALF, _DARK = 0.5, 0.25  # where formulas change
_WEIGHTS = np.array((0.30, 0.59, 0.11))  # of red, green and blue in lightness


def blended(mode: str, below: Floats, above: Floats) -> Floats:
    """The colour (..., 3) from 0 to 1 of one above another, both opaque."""
    with np.errstate(divide="ignore", invalid="ignore"):
        seen: Floats = np.clip(MODES[mode](below, above), 0.0, 1.0)
    return seen


def _screen(below: Floats, above: Floats) -> Floats:
    return below + above - below * above


def _hard_light(below: Floats, above: Floats) -> Floats:
    return np.where(above <= _HALF, below * 2 * above, _screen(below, 2 * above - 1))


def _soft_light(below: Floats, above: Floats) -> Floats:
    root = np.where(below <= _DARK, ((16 * below - 12) * below + 4) * below, np.sqrt(below))
    darker = below - (1 - 2 * above) * below * (1 - below)
    return np.where(above <= _HALF, darker, below + (2 * above - 1) * (root - below))


def _dodge(below: Floats, above: Floats) -> Floats:
    return np.where(below <= 0, 0.0, np.where(above >= 1, 1.0, below / (1 - above)))


def _burn(below: Floats, above: Floats) -> Floats:
    return np.where(below >= 1, 1.0, np.where(above <= 0, 0.0, 1 - (1 - below) / above))


def _lightness(colour: Floats) -> float:
    return float(colour @ _WEIGHTS)


def _with_lightness(colour: Floats, lightness: float) -> Floats:
    """The colour made lighter or darker, drawn in to where there is light."""
    colour = colour + (lightness - _lightness(colour))
    low, high = float(colour.min()), float(colour.max())
    if low < 0:
        colour = lightness + (colour - lightness) * lightness / (lightness - low)
    if high > 1:
        colour = lightness + (colour - lightness) * (1 - lightness) / (high - lightness)
    return colour


def _with_saturation(colour: Floats, like: Floats) -> Floats:
    span, wanted = float(np.ptp(colour)), float(np.ptp(like))
    return (colour - colour.min()) * wanted / span if span else np.zeros(3)


MODES: Mapping[str, Mixing] = MappingProxyType(
    {
        "Multiply": lambda below, above: below * above,
        "Screen": _screen,
        "Overlay": lambda below, above: _hard_light(above, below),
        "Darken": np.minimum,
        "Lighten": np.maximum,
        "ColorDodge": _dodge,
        "ColorBurn": _burn,
        "HardLight": _hard_light,
        "SoftLight": _soft_light,
        "Difference": lambda below, above: np.abs(below - above),
        "Exclusion": lambda below, above: below + above - 2 * below * above,
        "Hue": lambda below, above: _with_lightness(
            _with_saturation(above, below), _lightness(below)
        ),
        "Saturation": lambda below, above: _with_lightness(
            _with_saturation(below, above), _lightness(below)
        ),
        "Color": lambda below, above: _with_lightness(above, _lightness(below)),
        "Luminosity": lambda below, above: _with_lightness(below, _lightness(above)),
    }
)
SEPARABLE = MODES.keys() - {
    "Hue",
    "Saturation",
    "Color",
    "Luminosity",
}  # by light of each colour
