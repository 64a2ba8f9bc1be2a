"""Paints as they are written: colours, `none`, `currentColor`, references with a fallback."""

import re
from dataclasses import dataclass
from functools import lru_cache

from gare_fab.model.paint import BLACK, Paint
from gare_fab.readers.svg.colours import css_colour

_HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})", re.IGNORECASE)
_REFERENCE = re.compile(
    r"url\(\s*[\"']?\s*(.*?)\s*[\"']?\s*\)\s*(.*)", re.DOTALL | re.IGNORECASE
)
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
    if match[2] and (fallback is None or fallback.reference or fallback.context):
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
    """A colour: hexadecimal, a name, or a function of CSS; None where it is none."""
    text = text.strip()
    if match := _HEX.fullmatch(text):
        return _hexadecimal(match[1])
    common = _COMMON.get(text.lower())
    return common or css_colour(text)


def _hexadecimal(digits: str) -> Paint:
    if len(digits) < 6:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue, alpha = (int((digits + "ff")[i : i + 2], 16) for i in (0, 2, 4, 6))
    return Paint(red, green, blue, alpha / 255)
