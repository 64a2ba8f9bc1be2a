"""The grammar of `transform`: a list of functions, applied as products from left to right."""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType

from gare_fab.geometry.affine import IDENTITY, Affine

_FUNCTION = re.compile(r"[\s,]*([A-Za-z]+)\s*\(([^()]*)\)")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(deg|rad|turn|grad|px)?")
_SEPARATORS = re.compile(r"[\s,]*")
_UNIT = MappingProxyType(
    {"": 1.0, "px": 1.0, "deg": 1.0, "rad": 180 / math.pi, "turn": 360.0, "grad": 0.9}
)


@lru_cache(maxsize=4096)
def transform(text: str) -> Affine | None:
    """The map that a `transform` attribute describes; None where it is malformed.

    Its y points down, as in the file: a positive rotation turns clockwise on paper.
    """
    product, place = IDENTITY, 0
    text = text.strip()
    if text in {"", "none"}:
        return IDENTITY
    while match := _FUNCTION.match(text, place):
        numbers = _numbers(match[2])
        build = _BUILDERS.get((match[1], len(numbers)))
        if build is None:
            return None
        product = product @ build(*numbers)
        place = match.end()
    rest = _SEPARATORS.fullmatch(text, place)
    return product if rest and product.is_finite else None


def _numbers(text: str) -> list[float]:
    """The numbers of one function in its own unit; none where something else stands there."""
    if _SEPARATORS.sub("", _NUMBER.sub("", text)):
        return []
    return [float(value) * _UNIT[unit] for value, unit in _NUMBER.findall(text)]


def _rotate_about(angle_deg: float, x: float, y: float) -> Affine:
    return Affine.moved(x, y) @ Affine.rotated(angle_deg) @ Affine.moved(-x, -y)


def _slope(angle_deg: float) -> float:
    return math.tan(math.radians(angle_deg))


_BUILDERS: MappingProxyType[tuple[str, int], Callable[..., Affine]] = MappingProxyType(
    {
        ("matrix", 6): Affine,
        ("translate", 1): lambda x: Affine.moved(x, 0.0),
        ("translate", 2): Affine.moved,
        ("translateX", 1): lambda x: Affine.moved(x, 0.0),
        ("translateY", 1): lambda y: Affine.moved(0.0, y),
        ("scale", 1): Affine.scaled,
        ("scale", 2): Affine.scaled,
        ("scaleX", 1): lambda x: Affine.scaled(x, 1.0),
        ("scaleY", 1): lambda y: Affine.scaled(1.0, y),
        ("rotate", 1): Affine.rotated,
        ("rotate", 3): _rotate_about,
        ("skewX", 1): lambda angle: Affine(c=_slope(angle)),
        ("skewY", 1): lambda angle: Affine(b=_slope(angle)),
    }
)
