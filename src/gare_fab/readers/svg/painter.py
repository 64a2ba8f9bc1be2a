"""The painter: from a style and a scale to the fill and the stroke of a shape, in mm."""

import math
import re
from dataclasses import dataclass, field, replace

from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import FillRule, Stroke
from gare_fab.model.paint import BLACK, Paint
from gare_fab.readers.svg.gradients import Gradient
from gare_fab.readers.svg.paints import Written, written
from gare_fab.readers.svg.servers import Pattern, Server, Servers, current_colour, share
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.units import Viewport, length

_GAP = re.compile(r"[\s,]+")
_OPACITIES = {"fill-opacity", "stroke-opacity"}
_WIDEST = 1e6  # mm; a wider stroke covers no more of a page
_ORDER = ("fill", "stroke", "markers")


@dataclass(frozen=True, slots=True, eq=False)
class Lender:
    """A use whose servers what it shows may borrow; `affine` maps its user units to mm."""

    affine: Affine


@dataclass(frozen=True, slots=True, eq=False)
class Served:
    """What a server paints with: it, how far it covers, what stands in where it cannot.

    `owner` is the item (its row) or the use in whose box and user space it is measured; None
    is the item itself.
    """

    server: Server
    alpha: float
    fallback: Paint | None = None
    owner: int | Lender | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """What of a shape is seen, and what is painted first.

    Where a server paints the fill there is no `fill` yet; where it paints the stroke, the
    stroke's own paint stands in. `is_fixed`: the stroke does not scale with the shape.
    """

    fill: Paint | None
    rule: FillRule
    stroke: Stroke | None
    is_nothing: bool = False
    fill_server: Served | None = None
    stroke_server: Served | None = None
    order: tuple[str, ...] = _ORDER
    is_fixed: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether there are only colours, the fill below the stroke."""
        return (
            self.fill_server is None
            and self.stroke_server is None
            and (self.order is _ORDER or self.order[0] == "fill" or not self._is_double)
        )

    def lent_by(self, owner: int | Lender) -> "Painted":
        """The same, its servers measured in another's box."""
        fill, stroke = self.fill_server, self.stroke_server
        return replace(
            self,
            fill_server=fill and replace(fill, owner=fill.owner or owner),
            stroke_server=stroke and replace(stroke, owner=stroke.owner or owner),
        )

    def only(self, parts: tuple[str, ...]) -> "Painted":
        """The fill, the stroke, both or nothing of it."""
        fill, stroke = "fill" in parts, "stroke" in parts
        if fill and stroke:
            return self
        some = replace(
            self,
            fill=self.fill if fill else None,
            fill_server=self.fill_server if fill else None,
            stroke=self.stroke if stroke else None,
            stroke_server=self.stroke_server if stroke else None,
        )
        return NOTHING if some.has_nothing else some

    @property
    def has_nothing(self) -> bool:
        """Whether neither fill nor stroke is left."""
        return (self.fill or self.stroke or self.fill_server) is None

    @property
    def _is_double(self) -> bool:
        return self.fill is not None and self.stroke is not None


NOTHING = Painted(None, FillRule.NONZERO, None, is_nothing=True)
_Key = tuple[int, float, Viewport, bool, int, bool]


@dataclass(slots=True)
class Painter:
    """Looks each style up once for each scale, viewport and context."""

    servers: Servers
    known: dict[_Key, tuple[Painted, Style, Painted | None]] = field(default_factory=dict)

    def painted(
        self,
        style: Style,
        scale: float,
        viewport: Viewport,
        *,
        is_line: bool,
        context: Painted | None = None,
        is_lender: bool = False,
    ) -> Painted:
        """Fill and stroke of a style; `scale` is mm per user unit. A line has no fill.

        `context` is the paint of what a marker or a use stands for. A lender lends its paints
        without their opacities.
        """
        key = (id(style), scale, viewport, is_line, id(context), is_lender)
        found = self.known.get(key)
        if found is None:  # style and context are kept too, so that their ids stay theirs
            own = _without_opacities(style) if is_lender else style
            painted = self._painted(own, scale, viewport, context)
            if is_line:
                painted = replace(painted, fill=None, fill_server=None)
            if painted.has_nothing:
                painted = NOTHING
            found = self.known[key] = (painted, style, context)
        return found[0]

    def _painted(
        self, style: Style, scale: float, viewport: Viewport, context: Painted | None
    ) -> Painted:
        if style.get("visibility", "visible").lower() != "visible":
            return NOTHING
        fill = self._paint(style, "fill", viewport, context)
        paint = self._paint(style, "stroke", viewport, context)
        stroke = None if paint is None else self._stroke(style, scale, viewport, paint)
        return Painted(
            fill if isinstance(fill, Paint) else None,
            FillRule(style.get("fill-rule", "nonzero").lower()),
            stroke,
            fill_server=fill if isinstance(fill, Served) else None,
            stroke_server=paint if stroke and isinstance(paint, Served) else None,
            order=_order(style.get("paint-order", "normal")),
            is_fixed=_is_fixed(style),
        )

    def _paint(
        self, style: Style, name: str, viewport: Viewport, context: Painted | None
    ) -> Paint | Served | None:
        """The paint of `fill` or `stroke`; None where it covers nothing."""
        value = written(style.get(name, "black" if name == "fill" else "none"))
        alpha = share(style.get(name + "-opacity", "1"))
        if value is None or alpha == 0:
            return None
        if value.context:
            found = _lent(context, value.context)
        elif value.reference:
            found = self._served(value, style, viewport)
        else:
            found = _colour(value, style)
        if found is None or found.alpha * alpha <= 0:
            return None
        return found if alpha == 1 else replace(found, alpha=found.alpha * alpha)

    def _served(
        self, value: Written, style: Style, viewport: Viewport
    ) -> Paint | Served | None:
        server = self.servers.found(value, viewport, style.font_size)
        fallback = None if value.fallback is None else _colour(value.fallback, style)
        if isinstance(server, Gradient):
            return server.solid or Served(server, 1.0, fallback)
        if isinstance(server, Pattern):
            return Served(server, 1.0, fallback)
        return None if server is None else fallback

    def _stroke(
        self, style: Style, scale: float, viewport: Viewport, paint: Paint | Served
    ) -> Stroke | None:
        width = length(style.get("stroke-width", "1"), viewport, "", style.font_size)
        if not width:
            return None
        if _is_fixed(style):
            scale = MM_PER_INCH / viewport.per_inch
        if not (math.isfinite(width * scale) and width * scale > 0):
            return None
        offset = length(style.get("stroke-dashoffset", "0"), viewport, "", style.font_size)
        return Stroke(
            paint if isinstance(paint, Paint) else BLACK,
            min(width * scale, _WIDEST),
            style.get("stroke-linecap", "butt").lower(),
            _join(style.get("stroke-linejoin", "miter").lower()),
            _limit(style.get("stroke-miterlimit", "4")),
            tuple(dash * scale for dash in _dashes(style, viewport)),
            (offset or 0.0) * scale,
        )


def _without_opacities(style: Style) -> Style:
    values = {name: value for name, value in style.values.items() if name not in _OPACITIES}
    return replace(style, values=values)


def _colour(value: Written, style: Style) -> Paint | None:
    return current_colour(style) if value.is_current else value.colour


def _lent(context: Painted | None, name: str) -> Paint | Served | None:
    """The fill or stroke of what a marker or a use stands for."""
    if context is None:
        return None
    if name == "fill":
        return context.fill_server or context.fill
    stroke = context.stroke
    return context.stroke_server or (None if stroke is None else stroke.paint)


def _order(text: str) -> tuple[str, ...]:
    """What is painted first, second and last; what is not said follows in the usual order."""
    words = text.lower().split()
    if words in ([], ["normal"]):
        return _ORDER
    if len(set(words)) < len(words) or not set(words) <= set(_ORDER):
        return _ORDER
    return (*words, *(name for name in _ORDER if name not in words))


def _is_fixed(style: Style) -> bool:
    return style.get("vector-effect", "none") == "non-scaling-stroke"


def _join(word: str) -> str:
    return word if word in {"round", "bevel", "miter-clip"} else "miter"


def _limit(text: str) -> float:
    """The miter limit; what is below 1 cuts all miters, what is malformed is the default."""
    try:
        value = float(text)
    except ValueError:
        return 4.0
    return max(value, 1.0) if math.isfinite(value) else 4.0


def _dashes(style: Style, viewport: Viewport) -> list[float]:
    """Dash lengths in user units, an odd number of them twice; none means solid."""
    words = [word for word in _GAP.split(style.get("stroke-dasharray", "none")) if word]
    values = [length(word, viewport, "", style.font_size) for word in words]
    dashes = [value for value in values if value is not None and value >= 0]
    if len(dashes) < len(words) or sum(dashes) <= 0:
        return []
    return dashes * (1 + len(dashes) % 2)
