"""The grammars of `transform`: a list of functions, applied as products from left to right."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.readers.svg.units import ROOT_FONT_SIZE, Viewport, length

_FUNCTION = re.compile(r"\s*([A-Za-z0-9]+)\s*\(([^()]*)\)\s*,?", re.ASCII)
_NUMBER = r"(?>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
_NUMBERS = re.compile(
    rf"\s*{_NUMBER}(?:(?:\s*,\s*|\s+|(?=[+.-])){_NUMBER})*\s*,?\s*", re.ASCII
)
_ONE = re.compile(_NUMBER)
_ANGLE = re.compile(rf"({_NUMBER})(deg|rad|turn|grad|)", re.IGNORECASE)
_FACTOR = re.compile(rf"({_NUMBER})(%?)")
_FLAT = 1e-9  # the cosine of what is as good as 90 degrees
_DEGREES = MappingProxyType(
    {"": 1.0, "deg": 1.0, "rad": 180 / math.pi, "turn": 360.0, "grad": 0.9}
)
_NOWHERE = Viewport(0.0, 0.0)
_SIDES = MappingProxyType(
    {"left": "0", "top": "0", "center": "50%", "right": "100%", "bottom": "100%"}
)


@lru_cache(maxsize=4096)
def transform(text: str) -> Affine | None:
    """The map that a `transform` attribute describes; None where it is malformed.

    Its y points down, as in the file: a positive rotation turns clockwise on paper.
    """
    return _product(text, lambda _, inner: _plain(inner), _BUILDERS)


@lru_cache(maxsize=4096)
def css_transform(
    text: str, viewport: Viewport = _NOWHERE, font_size: float = ROOT_FONT_SIZE
) -> Affine | None:
    """The map of a `transform` property, which has units; None where it is malformed."""

    def arguments(name: str, inner: str) -> list[float]:
        return _measured(name, inner, viewport, font_size)

    return _product(text, arguments, _CSS_BUILDERS)


def about(origin: str, inner: Affine, viewport: Viewport, font_size: float) -> Affine:
    """A map about the point that a `transform-origin` names."""
    words = origin.replace(",", " ").split()
    across, down = [*words, "center"][:2] if words else ("0", "0")
    if across in {"top", "bottom"} or down in {"left", "right"}:
        across, down = down, across
    x = length(_SIDES.get(across, across), viewport, "x", font_size) or 0.0
    y = length(_SIDES.get(down, down), viewport, "y", font_size) or 0.0
    return Affine.moved(x, y) @ inner @ Affine.moved(-x, -y)


Builders = Mapping[tuple[str, int], Callable[..., Affine]]


def _product(
    text: str, arguments: Callable[[str, str], list[float]], builders: Builders
) -> Affine | None:
    product, place = IDENTITY, 0
    text = text.strip()
    if text.lower() in {"", "none"}:
        return IDENTITY
    while match := _FUNCTION.match(text, place):
        numbers = arguments(match[1], match[2])
        build = builders.get((match[1], len(numbers)))
        if build is None:
            return None
        product = product @ build(*numbers)
        place = match.end()
    return product if not text[place:].strip() and product.is_finite else None


def _plain(inner: str) -> list[float]:
    """The numbers of one function; none where something else stands there."""
    if not _NUMBERS.fullmatch(inner):
        return []
    return [float(value) for value in _ONE.findall(inner)]


def _measured(name: str, inner: str, viewport: Viewport, font_size: float) -> list[float]:
    """The arguments of one function of CSS: lengths, angles in degrees, plain numbers."""
    words = inner.replace(",", " ").split()
    if name.startswith("translate"):
        axes = "y" if name == "translateY" else "xy "
        pairs = zip(words, axes, strict=False)
        return _all(length(word, viewport, axis, font_size) for word, axis in pairs)
    if name.startswith(("rotate", "skew")):
        return _all(map(_degrees, words))
    return _all(map(_factor, words))


def _all(values: Iterable[float | None]) -> list[float]:
    """The values; none at all where one of them is missing."""
    found = list(values)
    known = [value for value in found if value is not None]
    return known if len(known) == len(found) else []


def _degrees(word: str) -> float | None:
    match = _ANGLE.fullmatch(word)
    return None if match is None else float(match[1]) * _DEGREES[match[2].lower()]


def _factor(word: str) -> float | None:
    match = _FACTOR.fullmatch(word)
    return None if match is None else float(match[1]) / (100 if match[2] else 1)


def _rotate_about(angle_deg: float, x: float, y: float) -> Affine:
    return Affine.moved(x, y) @ Affine.rotated(angle_deg) @ Affine.moved(-x, -y)


def _skewed(across_deg: float, down_deg: float) -> Affine:
    """A skew; one of 90 degrees flattens all to nothing."""
    if min(abs(math.cos(math.radians(angle))) for angle in (across_deg, down_deg)) < _FLAT:
        return Affine.scaled(0.0)
    return Affine(b=math.tan(math.radians(down_deg)), c=math.tan(math.radians(across_deg)))


_BUILDERS: MappingProxyType[tuple[str, int], Callable[..., Affine]] = MappingProxyType(
    {
        ("matrix", 6): Affine,
        ("translate", 1): lambda x: Affine.moved(x, 0.0),
        ("translate", 2): Affine.moved,
        ("scale", 1): Affine.scaled,
        ("scale", 2): Affine.scaled,
        ("rotate", 1): Affine.rotated,
        ("rotate", 3): _rotate_about,
        ("skewX", 1): lambda angle: _skewed(angle, 0.0),
        ("skewY", 1): lambda angle: _skewed(0.0, angle),
    }
)
_CSS_BUILDERS: MappingProxyType[tuple[str, int], Callable[..., Affine]] = MappingProxyType(
    {
        **_BUILDERS,
        ("translateX", 1): lambda x: Affine.moved(x, 0.0),
        ("translateY", 1): lambda y: Affine.moved(0.0, y),
        ("translate3d", 3): lambda x, y, _: Affine.moved(x, y),
        ("scaleX", 1): lambda x: Affine.scaled(x, 1.0),
        ("scaleY", 1): lambda y: Affine.scaled(1.0, y),
        ("scale3d", 3): lambda x, y, _: Affine.scaled(x, y),
        ("rotateZ", 1): Affine.rotated,
        ("skew", 1): lambda angle: _skewed(angle, 0.0),
        ("skew", 2): _skewed,
    }
)
