"""Inner viewports: a nested svg, or a symbol in the size that its use gives it."""

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.shapes import Measures
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.units import ViewBox, Viewport, fitted, view_box

_SYMBOL = SVG + "symbol"
_OPEN = {"visible", "auto"}


def viewport_place(element: Element, place: Place, sized_by: Element) -> Place | None:
    """What holds inside a viewport; None where by the standard it shows nothing.

    `sized_by` is the use that stands for it, or the element itself; its width and height win.
    """
    own = Measures(element, place.viewport, place.style.font_size)
    width = _size(element, place, sized_by, "x")
    height = _size(element, place, sized_by, "y")
    box = view_box(element.get("viewBox"))
    if min(width, height) <= 0 or (box is not None and min(box.width, box.height) <= 0):
        return None
    if element.tag != _SYMBOL:
        place = place.mapped(Affine.moved(own.of("x", "x"), own.of("y", "y")))
    if place.style.get("overflow", "hidden") not in _OPEN:
        rectangle = ViewBox(0.0, 0.0, width, height)
        place = place.within(Clip(place.affine, place.viewport, box=rectangle))
    per_inch = place.viewport.per_inch
    if box is None:
        return place.mapped(IDENTITY, Viewport(width, height, per_inch))
    inner = fitted(box, width, height, element.get("preserveAspectRatio"))
    return place.mapped(inner, Viewport(box.width, box.height, per_inch))


def _size(element: Element, place: Place, sized_by: Element, axis: str) -> float:
    """The width (axis "x") or height (axis "y") of a viewport; by default all there is."""
    name = "width" if axis == "x" else "height"
    for source in (sized_by, element):
        found = Measures(source, place.viewport, place.style.font_size).given(name, axis)
        if found is not None:
            return found
    return place.viewport.share(axis)
