"""Inner viewports: a nested svg, or a symbol in the size that its use gives it."""

from dataclasses import dataclass, replace

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.shapes import Measures
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.units import ViewBox, Viewport, fitted, view_box

_OPEN = {"visible", "auto"}
_SYMBOL = SVG + "symbol"


@dataclass(frozen=True, slots=True)
class View:
    """A viewport: where its corner lies, its size, and the map of what stands in it."""

    corner: Affine
    size: ViewBox
    inner: Affine
    viewport: Viewport

    def inside(self, place: Place) -> Place:
        """A place seen through the viewport."""
        return place.mapped(self.corner @ self.inner, self.viewport)


def view_of(element: Element, place: Place, sized_by: Element) -> View | None:
    """The viewport of an svg or a symbol; None where by the standard it shows nothing.

    `sized_by` is the use that stands for it, or the element itself; its width and height win.
    """
    own = Measures.styled(element, place.viewport, place.style)
    width = _size(own, sized_by, "x")
    height = _size(own, sized_by, "y")
    box = view_box(element.get("viewBox"))
    if min(width, height) <= 0 or (box is not None and min(box.width, box.height) <= 0):
        return None
    size = ViewBox(0.0, 0.0, width, height)
    corner = Affine.moved(own.of("x", "x"), own.of("y", "y"))
    if box is None:
        return View(
            corner, size, IDENTITY, replace(place.viewport, width=width, height=height)
        )
    inner = fitted(box, width, height, element.get("preserveAspectRatio"))
    viewport = replace(place.viewport, width=box.width, height=box.height)
    return View(corner, size, inner, viewport)


def viewport_place(element: Element, place: Place, sized_by: Element) -> Place | None:
    """What holds inside a viewport; None where by the standard it shows nothing."""
    view = view_of(element, place, sized_by)
    if view is None:
        return None
    if place.style.get("overflow", "hidden") not in _OPEN:
        rectangle = Clip(place.affine @ view.corner, place.viewport, box=view.size)
        place = place.within(rectangle)
    return view.inside(place)


def _size(own: Measures, sized_by: Element, axis: str) -> float:
    """The width (axis "x") or height (axis "y") of a viewport; by default all there is.

    A symbol has no say in its size.
    """
    name = "width" if axis == "x" else "height"
    plain = Measures(sized_by, own.viewport, own.font_size)
    for measures in (plain,) if own.element.tag == _SYMBOL else (plain, own):
        found = measures.given(name, axis)
        if found is not None and found >= 0:
            return found
    return own.viewport.share(axis)
