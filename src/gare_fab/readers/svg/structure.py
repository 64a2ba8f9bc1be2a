"""The structure: groups, layers, uses and switches, walked in paint order."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gare_fab.geometry.affine import Affine
from gare_fab.model.tally import Whereabouts
from gare_fab.readers.svg.conditions import is_choice, is_met
from gare_fab.readers.svg.entering import entered
from gare_fab.readers.svg.expansion import link_of
from gare_fab.readers.svg.markers import marked_places
from gare_fab.readers.svg.outlines import Outlines
from gare_fab.readers.svg.painter import NOTHING, Lender, Painted
from gare_fab.readers.svg.pictures import shown
from gare_fab.readers.svg.places import Item, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.shapes import SHAPES, Measures, NotFinite
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.text import text_runs
from gare_fab.readers.svg.trail import At, Trail
from gare_fab.readers.svg.viewports import viewport_place

_INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
_PATH = SVG + "path"
_LINE = SVG + "line"
_USE = SVG + "use"
_VIEWPORTS = {SVG + "svg", SVG + "symbol"}
_TEXT = SVG + "text"
_IMAGE = SVG + "image"
_FLOWED = "Flowed text is left out: turn it into text, or into paths, before exporting."
_LEFT_OUT = MappingProxyType(
    {
        SVG + "flowRoot": _FLOWED,
        SVG + "video": "Films inside the drawing are left out.",
        SVG + "foreignObject": "Foreign objects (HTML and the like) are left out.",
        SVG + "script": "Scripts are not run.",
    }
)
_ANIMATIONS = {SVG + name for name in ("animate", "animateTransform", "animateMotion", "set")}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{2,5})_")  # Illustrator's way to write any character
_PATH_FUNCTION = re.compile(
    r"""path\(\s*(?:(?:nonzero|evenodd)\s*,)?\s*["']([^"']*)["']\s*\)""", re.IGNORECASE
)
LOST = "Objects with numbers that are infinite or far too large are left out."
_DEEPEST = 8  # markers on what stands in markers
_COPY = re.compile(r"_\d+_$")  # what it adds to a name that is there twice


@dataclass(slots=True)
class Walk:
    """One walk over a part of the file; gathers items and, in the same order, outlines.

    With `is_clip` it gathers what clips: whatever its paint, and only shapes and their uses.
    """

    scope: Scope
    is_clip: bool = False
    outlines: Outlines = field(default_factory=Outlines)
    items: list[Item] = field(default_factory=list)
    stack: list[At] = field(default_factory=list)
    at: At | None = None  # the element that is looked at
    trail: Trail = field(default_factory=Trail)
    marking: list[Element] = field(default_factory=list)  # markers that are being drawn

    def run(self, parent: Element, place: Place) -> None:
        """Walk the children of an element; what is found is appended."""
        floor = len(self.stack)
        self.push(parent, place)
        while len(self.stack) > floor:
            self.at = element, around = self.stack.pop()
            if self.trail.open:
                self.trail.leave(len(self.stack), len(self.items))
            self.scope.count()
            try:
                self._look(element, around)
            except NotFinite:
                self.scope.tally.dropped(LOST)

    def _look(self, element: Element, around: Place) -> None:
        tag = element.tag
        if self.scope.has_conditions and isinstance(tag, str) and not is_met(element):
            return
        if tag == _PATH or tag in SHAPES:
            self._draw(element, around)
        elif tag == _TEXT:
            self._draw_text(element, around)
        elif tag == _IMAGE and not self.is_clip:
            self._draw_picture(element, around)
        elif tag in _CONTAINERS and (tag == _USE or not self.is_clip):
            self._enter(element, around)
        elif tag in _LEFT_OUT:
            _leave_out(self.scope, element, around)

    def hand(self) -> Whereabouts:
        """The part of the drawing that is looked at, of which something is said."""
        if self.at is None:
            return Whereabouts()
        return self.trail.tell(self.at, len(self.stack), len(self.items))

    def push(self, parent: Element, place: Place) -> None:
        """Walk the children of an element next, in their order."""
        self.stack.extend([(child, place) for child in reversed(parent)])

    def _enter(self, element: Element, around: Place) -> None:
        inner = entered(self.scope, element, around)
        if inner is not None:
            _CONTAINERS[element.tag](self, element, inner)

    def _draw(self, element: Element, around: Place) -> None:
        """Add a shape, if anything of it is seen."""
        place = entered(self.scope, element, around)
        if place is None:
            return
        painted = self._painted(element, place)
        is_marked = place.style.has_markers and place.role != "clip"
        if painted.is_nothing and not (is_marked or self.is_clip or place.is_measured):
            return
        source = self._source(element, place)
        if source is None:
            return
        if is_marked:
            self._draw_marked(element, place, painted, source)
        else:
            self._add(element, place, painted, source)

    def _add(self, element: Element, place: Place, painted: Painted, source: int) -> None:
        self.outlines.place(source, place.affine)
        self.items.append(Item(element, place, painted))

    def _draw_marked(
        self, element: Element, place: Place, painted: Painted, source: int
    ) -> None:
        """Add a shape and its markers, in the order in which they are painted."""
        lent = self._painted(element, place, lends=True)
        marked = marked_places(
            self.scope, place, lent, self.outlines.commands_of(source), len(self.items)
        )
        before = painted.order.index("markers")
        under, over = (
            painted.only(painted.order[:before]),
            painted.only(painted.order[before:]),
        )
        if not under.is_nothing:
            self._add(element, place, under, source)
        for marker, inner in marked:
            if marker not in self.marking and len(self.marking) < _DEEPEST:
                self.marking.append(marker)
                self.run(marker, inner)
                self.marking.pop()
        if not over.is_nothing:
            self._add(element, place, over, source)

    def _draw_text(self, element: Element, around: Place) -> None:
        """Add the runs of a text as shapes."""
        for run in text_runs(self.scope, element, around, is_clip=self.is_clip):
            self.outlines.place_all(run.parts, run.place.affine)
            self.items.append(Item(element, run.place, run.painted, run.ready, box=run.box))

    def _draw_picture(self, element: Element, around: Place) -> None:
        """Add a picture, or a drawing inside the drawing; its outline is its frame."""
        place = entered(self.scope, element, around)
        if place is None or place.affine.determinant == 0:
            return
        is_seen = place.style.get("visibility", "visible") == "visible"
        if not (is_seen or place.is_measured):
            return
        found = shown(self.scope.pictures, self.scope.tally, element, place)
        if found is None:
            return
        source = self.outlines.add_shape("MHVHZ", found.corners)
        self.outlines.place(source, place.affine)
        ready = found.ready if is_seen else ()
        self.items.append(Item(element, found.place, NOTHING, ready))

    def _source(self, element: Element, place: Place) -> int | None:
        if element.tag == _PATH:
            text = _data(element, place)
            return self.outlines.add_path(text) if text else None
        measures = Measures.styled(element, place.viewport, place.style)
        letters, numbers = SHAPES[element.tag](measures)
        return self.outlines.add_shape(letters, numbers) if letters else None

    def _painted(self, element: Element, place: Place, *, lends: bool = False) -> Painted:
        """How the shape looks; a line has no inside, what is scaled to nothing no look."""
        if self.is_clip:
            return NOTHING
        scale = math.sqrt(abs(place.affine.determinant))
        if scale == 0:
            self.scope.tally.dropped("Objects that are scaled to nothing are left out.")
            return NOTHING
        return self.scope.painter.painted(
            place.style,
            scale,
            place.viewport,
            is_line=element.tag == _LINE and not lends,  # it lends a fill that it lacks
            context=place.context,
            is_lender=lends,
        )


def _leave_out(scope: Scope, element: Element, around: Place) -> None:
    style = scope.cascade.style(element, around.style)
    is_hidden = style.get("visibility", "visible") != "visible"
    if style.get("display", "inline") != "none" and not is_hidden:
        scope.tally.dropped(_LEFT_OUT[element.tag])


def _data(element: Element, place: Place) -> str:
    """The path data of an attribute, or those of the property, which wins."""
    written = place.style.values.get("d") if place.style.has_geometry else None
    if written is None:
        return element.get("d") or ""
    match = _PATH_FUNCTION.fullmatch(written)
    return "" if match is None else match[1]


def _group(walk: Walk, element: Element, place: Place) -> None:
    name = _layer_name(walk.scope, element)
    walk.push(element, replace(place, layer=name) if name else place)


def _layer_name(scope: Scope, element: Element) -> str:
    """What Inkscape marks as a layer, or Illustrator's groups right below the root."""
    if element.get(_INKSCAPE + "groupmode") == "layer":
        return element.get(_INKSCAPE + "label") or element.get("id") or ""
    parent = element.getparent()
    if not scope.has_group_layers or parent is None or parent.getparent() is not None:
        return ""
    escaped = element.get("id") or ""
    name = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), escaped)
    return _COPY.sub("", name).replace("_", " ")


def _switch(walk: Walk, element: Element, place: Place) -> None:
    """The first child whose conditions hold."""
    chosen = next(filter(is_choice, element), None)
    if chosen is not None:
        walk.stack.append((chosen, place))


def _use(walk: Walk, element: Element, place: Place) -> None:
    link = link_of(element)
    if element in walk.scope.expansion.circular:
        walk.scope.tally.dropped("Clones that contain themselves are left out.")
        return
    target = walk.scope.ids.get(link[1:]) if link.startswith("#") else None
    if target is None:
        walk.scope.tally.dropped(
            "Clones of objects that are not in the file are left out."
            if link.startswith("#")
            else "Clones of objects outside the file are left out."
        )
        return
    measures = Measures.styled(element, place.viewport, place.style)
    corner = Affine.moved(measures.of("x", "x"), measures.of("y", "y"))
    inner = _lending(walk, place.mapped(corner))
    if target.tag in _VIEWPORTS:
        if not walk.is_clip:
            _viewport(walk, target, entered(walk.scope, target, inner), element)
    else:
        walk.stack.append((target, inner))


def _lending(walk: Walk, place: Place) -> Place:
    """The place behind a use, which lends its paints to what it shows."""
    scale = math.sqrt(abs(place.affine.determinant))
    if walk.is_clip or scale == 0 or place.role == "marker":
        return place
    painted = walk.scope.painter.painted(
        place.style,
        scale,
        place.viewport,
        is_line=False,
        context=place.context,
        is_lender=True,
    )
    if painted.fill_server is None and painted.stroke_server is None:
        return replace(place, context=painted)
    lender = Lender(place.affine)
    return replace(place, context=painted.lent_by(lender), lenders=(*place.lenders, lender))


def _nested(walk: Walk, element: Element, place: Place) -> None:
    _viewport(walk, element, place, element)


def _viewport(walk: Walk, element: Element, place: Place | None, sized_by: Element) -> None:
    inner = None if place is None else viewport_place(element, place, sized_by)
    if inner is not None:
        walk.push(element, inner)


_CONTAINERS: MappingProxyType[str, Callable[[Walk, Element, Place], None]] = MappingProxyType(
    {
        SVG + "g": _group,
        SVG + "a": _group,
        SVG + "svg": _nested,
        SVG + "switch": _switch,
        _USE: _use,
    }
)
