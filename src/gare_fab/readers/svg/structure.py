"""The structure: groups, layers, uses and switches, walked in paint order."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gare_fab.geometry.affine import Affine
from gare_fab.readers.svg.entering import entered
from gare_fab.readers.svg.expansion import link_of
from gare_fab.readers.svg.outlines import Outlines
from gare_fab.readers.svg.painter import NOTHING, Painted
from gare_fab.readers.svg.places import Item, Place
from gare_fab.readers.svg.scope import Scope, not_finite
from gare_fab.readers.svg.shapes import SHAPES, Measures, NotFinite
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.viewports import viewport_place

_INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
_PATH = SVG + "path"
_LINE = SVG + "line"
_USE = SVG + "use"
_VIEWPORTS = {SVG + "svg", SVG + "symbol"}
_TEXT = "Text is left out: convert it to paths before exporting."
_PICTURE = "Pictures inside the drawing are left out."
_LEFT_OUT = MappingProxyType(
    {
        SVG + "text": _TEXT,
        SVG + "flowRoot": _TEXT,
        SVG + "image": _PICTURE,
        SVG + "video": _PICTURE,
        SVG + "foreignObject": "Foreign objects (HTML and the like) are left out.",
        SVG + "script": "Scripts are not run.",
    }
)
_ANIMATIONS = {SVG + name for name in ("animate", "animateTransform", "animateMotion", "set")}
_MARKED = {_PATH, _LINE, SVG + "polyline", SVG + "polygon"}
_LANGUAGE = "en"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{2})_")  # Illustrator's way to write any character
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
    stack: list[tuple[Element, Place]] = field(default_factory=list)

    def run(self, parent: Element, place: Place) -> None:
        """Walk the children of an element; what is found is appended."""
        self.push(parent, place)
        while self.stack:
            element, around = self.stack.pop()
            self.scope.count()
            tag = element.tag
            if tag == _PATH or tag in SHAPES:
                self._draw(element, around)
            elif tag in _CONTAINERS and (tag == _USE or not self.is_clip):
                self._enter(element, around)
            elif tag in _LEFT_OUT:
                self._leave_out(element, around)

    def push(self, parent: Element, place: Place) -> None:
        """Walk the children of an element next, in their order."""
        self.stack.extend([(child, place) for child in reversed(parent)])

    def _enter(self, element: Element, around: Place) -> None:
        try:
            inner = entered(self.scope, element, around)
            if inner is not None:
                _CONTAINERS[element.tag](self, element, inner)
        except NotFinite as error:
            raise not_finite(error.name, error.text, element.sourceline) from None

    def _draw(self, element: Element, around: Place) -> None:
        """Add a shape, if anything of it is seen."""
        place = entered(self.scope, element, around)
        if place is None:
            return
        painted = self._painted(element, place)
        if painted.is_nothing and not self.is_clip:
            return
        source = self._source(element, place)
        if source is not None:
            self.outlines.place(source, place.affine, element.sourceline)
            self.items.append(Item(element, place, painted))

    def _source(self, element: Element, place: Place) -> int | None:
        if element.tag == _PATH:
            text = element.get("d")
            return self.outlines.add_path(text) if text else None
        try:
            measures = Measures(element, place.viewport, place.style.font_size)
            letters, numbers = SHAPES[element.tag](measures)
        except NotFinite as error:
            raise not_finite(error.name, error.text, element.sourceline) from None
        return self.outlines.add_shape(letters, numbers) if letters else None

    def _painted(self, element: Element, place: Place) -> Painted:
        """How the shape looks; a line has no inside, what is scaled to nothing no look."""
        if self.is_clip:
            return NOTHING
        scale = math.sqrt(abs(place.affine.determinant))
        if scale == 0:
            self.scope.tally.dropped("Objects that are scaled to nothing are left out.")
            return NOTHING
        painted = self.scope.painter.painted(
            place.style, scale, place.viewport, is_line=element.tag == _LINE
        )
        if place.style.has_markers and element.tag in _MARKED and not painted.is_nothing:
            self.scope.tally.dropped("Markers (arrow heads) are left out.")
        return painted

    def _leave_out(self, element: Element, around: Place) -> None:
        style = self.scope.cascade.style(element, around.style)
        is_hidden = style.get("visibility", "visible") != "visible"
        if style.get("display", "inline") != "none" and not is_hidden:
            self.scope.tally.dropped(_LEFT_OUT[element.tag])


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
    for child in element:
        if isinstance(child.tag, str) and _is_chosen(child):
            walk.stack.append((child, place))
            return


def _is_chosen(element: Element) -> bool:
    languages = element.get("systemLanguage")
    if languages is not None:
        names = {word.strip().partition("-")[0] for word in languages.split(",")}
        if _LANGUAGE not in names:
            return False
    return element.get("requiredExtensions") is None and element.tag not in _UNKNOWN


def _use(walk: Walk, element: Element, place: Place) -> None:
    link = link_of(element)
    target = walk.scope.ids.get(link[1:]) if link.startswith("#") else None
    if target is None:
        walk.scope.tally.dropped(
            "Clones of objects that are not in the file are left out."
            if link.startswith("#")
            else "Clones of objects outside the file are left out."
        )
        return
    measures = Measures(element, place.viewport, place.style.font_size)
    inner = place.mapped(Affine.moved(measures.of("x", "x"), measures.of("y", "y")))
    if target.tag in _VIEWPORTS:
        if not walk.is_clip:
            _viewport(walk, target, entered(walk.scope, target, inner), element)
    else:
        walk.stack.append((target, inner))


def _nested(walk: Walk, element: Element, place: Place) -> None:
    _viewport(walk, element, place, element)


def _viewport(walk: Walk, element: Element, place: Place | None, sized_by: Element) -> None:
    inner = None if place is None else viewport_place(element, place, sized_by)
    if inner is not None:
        walk.push(element, inner)


_UNKNOWN = {SVG + "foreignObject"}
_CONTAINERS: MappingProxyType[str, Callable[[Walk, Element, Place], None]] = MappingProxyType(
    {
        SVG + "g": _group,
        SVG + "a": _group,
        SVG + "svg": _nested,
        SVG + "switch": _switch,
        _USE: _use,
    }
)
