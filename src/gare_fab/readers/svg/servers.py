"""Paint servers: a gradient or pattern becomes the one colour that it is on average."""

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gare_fab.model.artwork import FindingKind
from gare_fab.model.paint import BLACK, Paint
from gare_fab.readers.svg.paints import Written, colour, written
from gare_fab.readers.svg.source import SVG, XLINK, Element
from gare_fab.readers.svg.styles import Cascade, Style
from gare_fab.readers.svg.tally import Tally

_PATTERN = SVG + "pattern"
_SERVERS = {SVG + "linearGradient", SVG + "radialGradient", _PATTERN}
_PAINTED = {
    SVG + name for name in ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
}
_REPLACED = "Gradients and patterns become one colour, their mean."
_STOP = SVG + "stop"
_DEEPEST = 16  # references from one gradient or pattern to the next


@dataclass(slots=True)
class Servers:
    """Resolves written paints to colours."""

    ids: Mapping[str, Element]
    cascade: Cascade
    tally: Tally
    known: dict[str, Paint | None] = field(default_factory=dict)

    def paint(self, text: str, style: Style) -> Paint | None:
        """The colour of a `fill` or `stroke` as it is written, None for no paint."""
        value = written(text)
        return None if value is None else self._resolved(value, style)

    def _resolved(self, value: Written, style: Style) -> Paint | None:
        if value.is_current:
            return current_colour(style)
        if not value.reference:
            return value.colour
        server = self.ids.get(value.reference[1:])
        if server is None or server.tag not in _SERVERS:
            return None if value.fallback is None else self._resolved(value.fallback, style)
        if value.reference not in self.known:
            self.known[value.reference] = None  # a pattern painted with itself has no colour
            self.known[value.reference] = self._mean(server)
        self.tally.add(FindingKind.REPLACED, _REPLACED)
        return self.known[value.reference]

    def _mean(self, server: Element) -> Paint | None:
        """The mean colour of the first in a chain of references that has content."""
        for _ in range(_DEEPEST):
            if server.tag == _PATTERN:
                paints = self._pattern_paints(server)
            else:
                paints = self._stop_paints(server)
            if paints:
                return _mixed(paints)
            link = server.get("href") or server.get(XLINK + "href") or ""
            following = self.ids.get(link.removeprefix("#")) if link.startswith("#") else None
            if following is None or following.tag not in _SERVERS:
                return None
            server = following
        return None

    def _stop_paints(self, gradient: Element) -> list[tuple[float, Paint]]:
        """Colours with their weights: each stop counts half of the way to its neighbours."""
        stops: list[tuple[float, Paint]] = []
        for stop in gradient:
            if stop.tag == _STOP:
                place = max(share(stop.get("offset") or "0"), stops[-1][0] if stops else 0.0)
                stops.append((place, self._stop_paint(stop)))
        if not stops:
            return []
        middles = [(a[0] + b[0]) / 2 for a, b in itertools.pairwise(stops)]
        edges = [0.0, *middles, 1.0]
        return [(edges[i + 1] - edges[i], paint) for i, (_, paint) in enumerate(stops)]

    def _stop_paint(self, stop: Element) -> Paint:
        style = self.cascade.of(stop)
        text = style.get("stop-color", "black")
        paint = current_colour(style) if text.lower() == "currentcolor" else colour(text)
        paint = paint or BLACK
        return replace(paint, alpha=paint.alpha * share(style.get("stop-opacity", "1")))

    def _pattern_paints(self, pattern: Element) -> list[tuple[float, Paint]]:
        """The paints of what a pattern repeats, all of one weight."""
        paints: list[tuple[float, Paint]] = []
        for element in pattern.iter():
            if element.tag in _PAINTED:
                style = self.cascade.of(element)
                for text in (style.get("fill", "black"), style.get("stroke", "none")):
                    paint = self.paint(text, style)
                    paints += [] if paint is None else [(1.0, paint)]
        return paints


def current_colour(style: Style) -> Paint:
    """What `currentColor` means here."""
    return colour(style.get("color", "black")) or BLACK


def share(text: str) -> float:
    """An opacity or an offset, 0..1, from a number or a percentage; 0 where malformed."""
    try:
        value = float(text.strip().removesuffix("%")) * (0.01 if "%" in text else 1.0)
    except ValueError:
        return 0.0
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0


def _mixed(paints: list[tuple[float, Paint]]) -> Paint:
    """The mean of weighted colours, each counting as far as it covers."""
    total = sum(weight for weight, _ in paints)
    if total == 0:
        return paints[-1][1]
    cover = sum(weight * paint.alpha for weight, paint in paints)
    if cover == 0:
        return replace(paints[-1][1], alpha=0.0)
    red, green, blue = (
        round(sum(w * p.alpha * getattr(p, name) for w, p in paints) / cover)
        for name in ("red", "green", "blue")
    )
    return Paint(red, green, blue, cover / total)
