"""Paints as they are written: colours, `none`, `currentColor`, references with a fallback."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from gare_fab.model.paint import BLACK, Paint

_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})", re.IGNORECASE)
_REFERENCE = re.compile(r"url\(\s*[\"']?\s*(.*?)\s*[\"']?\s*\)\s*(.*)", re.DOTALL)
_ICC = re.compile(r"\s+icc-color\(.*", re.DOTALL | re.IGNORECASE)
_COMMON = {"black": BLACK, "white": Paint(255, 255, 255), "red": Paint(255)}


@dataclass(frozen=True, slots=True)
class Written:
    """A paint property's value; without colour, reference or `is_current` it is `none`."""

    colour: Paint | None = None
    reference: str = ""  # "#id", or what lies outside the file
    is_current: bool = False
    context: str = ""  # "fill" or "stroke" of what a marker or a use stands for
    fallback: "Written | None" = None


_NONE = Written()
_CURRENT = Written(is_current=True)
_CONTEXTS = {f"context-{name}": Written(context=name) for name in ("fill", "stroke")}


@lru_cache(maxsize=4096)
def written(text: str) -> Written | None:
    """A paint's value; None where it is malformed."""
    text = _ICC.sub("", text.strip())
    word = text.lower()
    if word == "none":
        return _NONE
    if word in _CONTEXTS:
        return _CONTEXTS[word]
    if word == "currentcolor":
        return _CURRENT
    match = _REFERENCE.fullmatch(text)
    if match is None:
        paint = colour(text)
        return None if paint is None else Written(paint)
    fallback = written(match[2]) if match[2] else None
    if match[2] and (fallback is None or fallback.reference):
        return None
    return Written(reference=match[1], fallback=fallback)


def is_paint(text: str) -> bool:
    """Whether a text is the value of `fill` or `stroke`."""
    return written(text) is not None


def reference(text: str) -> str:
    """The "#id" of `url(#id)`; empty for `none` and for what is no reference."""
    match = _REFERENCE.fullmatch(text.strip())
    return match[1] if match else ""


@lru_cache(maxsize=4096)
def colour(text: str) -> Paint | None:
    """A colour: hexadecimal, rgb(), rgba(), hsl(), a name; None where it is none."""
    text = text.strip()
    if match := _HEX.fullmatch(text):
        return _hexadecimal(match[1])
    common = _COMMON.get(text.lower())
    return common or _css_colour(text)


def _hexadecimal(digits: str) -> Paint:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, alpha = (int((digits + "ff")[i : i + 2], 16) for i in (0, 2, 4, 6))
    return Paint(red, green, blue, alpha / 255)


def _css_colour(text: str) -> Paint | None:
    from tinycss2.color4 import parse_color  # 0.01 s to import

    found = parse_color(text)
    if found is None or isinstance(found, str):
        return None
    try:
        srgb = found.to("srgb")
    except NotImplementedError:  # lab() and its like
        return None
    values = [0.0 if part is None else float(part) for part in srgb.coordinates]
    if not all(map(math.isfinite, values)):
        return None
    red, green, blue = (round(255 * min(max(value, 0.0), 1.0)) for value in values)
    return Paint(red, green, blue, min(max(float(srgb.alpha), 0.0), 1.0))
