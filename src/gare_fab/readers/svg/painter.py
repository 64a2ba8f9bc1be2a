"""The painter: from a style and a scale to the fill and the stroke of a shape, in mm."""

import math
import re
from dataclasses import dataclass, field, replace

from gare_fab.base.units import MM_PER_INCH
from gare_fab.model.artwork import FillRule, Stroke
from gare_fab.model.paint import Paint
from gare_fab.readers.svg.servers import Servers, share
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.units import Viewport, length

_GAP = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Painted:
    """What of a shape is seen."""

    fill: Paint | None
    rule: FillRule
    stroke: Stroke | None
    is_nothing: bool = False


NOTHING = Painted(None, FillRule.NONZERO, None, is_nothing=True)


@dataclass(slots=True)
class Painter:
    """Looks each style up once for each scale and viewport."""

    servers: Servers
    known: dict[tuple[int, float, Viewport, bool], tuple[Painted, Style]] = field(
        default_factory=dict
    )

    def painted(
        self, style: Style, scale: float, viewport: Viewport, *, is_line: bool
    ) -> Painted:
        """Fill and stroke of a style; `scale` is mm per user unit. A line has no fill."""
        key = (id(style), scale, viewport, is_line)
        found = self.known.get(key)
        if found is None:  # the style is kept too, so that its id stays its own
            painted = self._painted(style, scale, viewport)
            painted = replace(painted, fill=None) if is_line else painted
            if painted.fill is None and painted.stroke is None:
                painted = NOTHING
            found = self.known[key] = (painted, style)
        return found[0]

    def _painted(self, style: Style, scale: float, viewport: Viewport) -> Painted:
        if style.get("visibility", "visible").lower() != "visible":
            return NOTHING
        fill = self._paint(style, "fill", "black")
        rule = FillRule(style.get("fill-rule", "nonzero").lower())
        return Painted(fill, rule, self._stroke(style, scale, viewport))

    def _paint(self, style: Style, name: str, default: str) -> Paint | None:
        paint = self.servers.paint(style.get(name, default), style)
        if paint is None:
            return None
        alpha = paint.alpha * share(style.get(name + "-opacity", "1"))
        return replace(paint, alpha=alpha) if alpha > 0 else None

    def _stroke(self, style: Style, scale: float, viewport: Viewport) -> Stroke | None:
        width = length(style.get("stroke-width", "1"), viewport, "", style.font_size)
        paint = self._paint(style, "stroke", "none")
        if paint is None or not width:
            return None
        if style.get("vector-effect", "none") == "non-scaling-stroke":
            scale = MM_PER_INCH / viewport.per_inch
        if not (math.isfinite(width * scale) and width * scale > 0):
            return None
        offset = length(style.get("stroke-dashoffset", "0"), viewport, "", style.font_size)
        return Stroke(
            paint,
            width * scale,
            style.get("stroke-linecap", "butt").lower(),
            _join(style.get("stroke-linejoin", "miter").lower()),
            _number(style.get("stroke-miterlimit", "4"), 4.0),
            tuple(dash * scale for dash in _dashes(style, viewport)),
            (offset or 0.0) * scale,
        )


def _join(word: str) -> str:
    return word if word in {"round", "bevel"} else "miter"


def _number(text: str, default: float) -> float:
    try:
        value = float(text)
    except ValueError:
        return default
    return value if math.isfinite(value) and value >= 1 else default


def _dashes(style: Style, viewport: Viewport) -> list[float]:
    """Dash lengths in user units, an odd number of them twice; none means solid."""
    words = [word for word in _GAP.split(style.get("stroke-dasharray", "none")) if word]
    values = [length(word, viewport, "", style.font_size) for word in words]
    dashes = [value for value in values if value is not None and value >= 0]
    if len(dashes) < len(words) or sum(dashes) <= 0:
        return []
    return dashes * (1 + len(dashes) % 2)
