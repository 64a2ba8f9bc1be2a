"""Paint servers: which gradient or pattern a reference means, and what it is by the standard.

A server may take what it does not say itself from others, by `href`: attributes from those of
its kind, stops and contents from the first that has any.

What becomes of them: a gradient paints with its mean colour over the area that is seen, or,
where it fades, in bands; a pattern's tiles are repeated and cut to the area, or, where they
would be too many, it paints with its mean too.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import floats
from gare_fab.model.paint import BLACK, Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.gradients import Gradient
from gare_fab.readers.svg.paints import Written, colour
from gare_fab.readers.svg.source import SVG, XLINK, Element
from gare_fab.readers.svg.styles import Cascade, Style
from gare_fab.readers.svg.transforms import about, transform
from gare_fab.readers.svg.units import LENGTH, ViewBox, Viewport, length, view_box

_PATTERN = SVG + "pattern"
_LINEAR = SVG + "linearGradient"
_RADIAL = SVG + "radialGradient"
_STOP = SVG + "stop"
_GRADIENTS = {_LINEAR, _RADIAL}
_WORDS = {SVG + "title", SVG + "desc", SVG + "metadata"}  # said of a pattern, not its content
_DEEPEST = 16  # references from one gradient or pattern to the next
_UNIT = Viewport(1.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern: its tile x y width height, and the element that holds what is repeated."""

    element: Element
    content: Element
    tile: ViewBox
    affine: Affine
    viewport: Viewport
    is_relative: bool
    is_content_relative: bool
    box: ViewBox | None
    aspect: str | None


Server = Gradient | Pattern


@dataclass(slots=True)
class Servers:
    """Finds paint servers, each looked at once for each viewport."""

    ids: Mapping[str, Element]
    cascade: Cascade
    tally: Tally
    known: dict[tuple[Element, Viewport], Server | None] = field(default_factory=dict)

    def found(
        self, value: Written, viewport: Viewport, font_size: float
    ) -> Server | Written | None:
        """What a reference means; a written colour where its fallback holds, None for none."""
        link = value.reference
        target = self.ids.get(link[1:]) if link.startswith("#") else None
        if target is None:
            return value.fallback
        if target.tag not in _GRADIENTS and target.tag != _PATTERN:
            self.tally.dropped(
                "Fills that point to something other than a gradient or pattern are left out."
            )
            return None
        key = (target, viewport)
        if key not in self.known:
            make = _pattern if target.tag == _PATTERN else self._gradient
            chain = _Chain(self._chain(target), viewport, font_size, self.cascade)
            self.known[key] = make(chain)
        return self.known[key] or value.fallback

    def _chain(self, server: Element) -> list[Element]:
        """The server and those that it takes from, as far as they can be followed."""
        chain = [server]
        while len(chain) < _DEEPEST:
            link = chain[-1].get("href") or chain[-1].get(XLINK + "href") or ""
            following = self.ids.get(link.strip()[1:]) if link.strip()[:1] == "#" else None
            if following is None or following in chain:
                break
            if (following.tag == _PATTERN) != (server.tag == _PATTERN):
                break
            if following.tag not in _GRADIENTS and following.tag != _PATTERN:
                break
            chain.append(following)
        return chain

    def _gradient(self, chain: "_Chain") -> Server | None:
        stops = next(filter(None, map(self._stops, chain.elements)), [])
        if not stops:
            return None
        is_relative = chain.text("gradientUnits", _GRADIENTS) != "userSpaceOnUse"
        numbers = _linear_numbers if chain.elements[0].tag == _LINEAR else _radial_numbers
        units = _UNIT if is_relative else chain.viewport
        offsets = np.maximum.accumulate([offset for offset, _ in stops])
        colours = [(p.red / 255, p.green / 255, p.blue / 255, p.alpha) for _, p in stops]
        return Gradient(
            numbers(chain, units),
            chain.affine("gradientTransform", _GRADIENTS),
            is_relative,
            chain.text("spreadMethod", _GRADIENTS) or "pad",
            floats(offsets),
            floats(colours, 4),
        )

    def _stops(self, gradient: Element) -> list[tuple[float, Paint]]:
        return [
            (share(stop.get("offset") or "0"), self._stop_paint(stop))
            for stop in gradient
            if stop.tag == _STOP
        ]

    def _stop_paint(self, stop: Element) -> Paint:
        style = self.cascade.of(stop)
        text = style.get("stop-color", "black")
        paint = current_colour(style) if text.lower() == "currentcolor" else colour(text)
        paint = paint or BLACK
        alpha = paint.alpha * share(style.get("stop-opacity", "1"))
        return Paint(paint.red, paint.green, paint.blue, alpha)


@dataclass(frozen=True, slots=True, eq=False)
class _Chain:
    """A server with those that it takes from, and what its lengths refer to."""

    elements: list[Element]
    viewport: Viewport
    font_size: float
    cascade: Cascade

    def text(self, name: str, kinds: set[str]) -> str | None:
        """An attribute of the first of these kinds that has it."""
        found = (element.get(name) for element in self.elements if element.tag in kinds)
        return next((text for text in found if text is not None), None)

    def number(self, name: str, default: str, axis: str, viewport: Viewport) -> float:
        """A length of the first server's kind, by default, or where malformed, another."""
        found = self.found(name, axis, viewport)
        if found is None:
            found = length(default, viewport, axis, self.font_size)
        return found or 0.0

    def found(self, name: str, axis: str, viewport: Viewport) -> float | None:
        """A length of the first server's kind; None where it is missing or malformed."""
        text = self.text(name, {self.elements[0].tag})
        value = length(text or "", viewport, axis, self.font_size)
        return value if value is not None and math.isfinite(value) else None

    def affine(self, name: str, kinds: set[str]) -> Affine:
        """The map of the first of these kinds that has one, about its `transform-origin`.

        What is malformed, or leaves no width or no height, counts as not written.
        """
        own = (one for one in self.elements if one.tag in kinds and one.get(name) is not None)
        owner = next(own, None)
        found = None if owner is None else transform(owner.get(name) or "")
        if owner is None or found is None:
            return Affine()
        if found.a == 0 == found.b or found.c == 0 == found.d:
            return Affine()
        origin = self.cascade.of(owner).get("transform-origin", "0 0")
        return about(origin, found, self.viewport, self.font_size)


def _linear_numbers(chain: _Chain, viewport: Viewport) -> tuple[float, ...]:
    sides = (("x1", "0%", "x"), ("y1", "0%", "y"), ("x2", "100%", "x"), ("y2", "0%", "y"))
    return tuple(chain.number(*side, viewport) for side in sides)


def _radial_numbers(chain: _Chain, viewport: Viewport) -> tuple[float, ...]:
    places = (("cx", "50%", "x"), ("cy", "50%", "y"), ("r", "50%", ""))
    cx, cy, r = (chain.number(*place, viewport) for place in places)
    fx, fy = (
        centre if (found := chain.found(name, axis, viewport)) is None else found
        for name, axis, centre in (("fx", "x", cx), ("fy", "y", cy))
    )
    fr = max(chain.number("fr", "0%", "", viewport), 0.0)
    return (fx, fy, fr, cx, cy, r)


def _pattern(chain: _Chain) -> Server | None:
    """A pattern; None where it has no content or no size."""
    own = {_PATTERN}
    content = next((one for one in chain.elements if _has_elements(one)), None)
    is_relative = chain.text("patternUnits", own) != "userSpaceOnUse"
    units = _UNIT if is_relative else chain.viewport
    sides = (("x", "x"), ("y", "y"), ("width", "x"), ("height", "y"))
    tile = ViewBox(*(chain.number(name, "0", axis, units) for name, axis in sides))
    if content is None or min(tile.width, tile.height) <= 0:
        return None
    box = view_box(chain.text("viewBox", own))
    return Pattern(
        chain.elements[0],
        content,
        tile,
        chain.affine("patternTransform", own),
        chain.viewport,
        is_relative,
        chain.text("patternContentUnits", own) == "objectBoundingBox",
        box if box is not None and min(box.width, box.height) > 0 else None,
        chain.text("preserveAspectRatio", own),
    )


def _has_elements(element: Element) -> bool:
    return any(isinstance(one.tag, str) and one.tag not in _WORDS for one in element)


def current_colour(style: Style) -> Paint:
    """What `currentColor` means here."""
    return colour(style.get("color", "black")) or BLACK


def share(text: str) -> float:
    """An opacity or an offset, 0..1, from a number or a percentage; 0 where malformed."""
    match = LENGTH.fullmatch(text)
    if match is None or match[2] not in {"", "%"}:
        return 0.0
    return min(max(float(match[1]) * (0.01 if match[2] else 1.0), 0.0), 1.0)
