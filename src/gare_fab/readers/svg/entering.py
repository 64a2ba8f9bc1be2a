"""Entering an element: its transform, and the properties that are not inherited."""

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import FindingKind
from gare_fab.readers.svg.limiting import limited
from gare_fab.readers.svg.places import Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.shapes import Measures
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.transforms import about, css_transform, transform
from gare_fab.readers.svg.viewports import view_of

_USE = SVG + "use"
_SVG = SVG + "svg"
_SYMBOL = SVG + "symbol"  # entered only by a use, whatever its display


def entered(scope: Scope, element: Element, place: Place) -> Place | None:
    """What holds inside the element; None where it is not drawn at all."""
    style = scope.cascade.style(element, place.style)
    affine = place.affine
    text = element.get("transform")
    if text is not None:
        affine = affine @ _map_of(scope, text)
    elif style is place.style and not style.has_own:
        return place
    if style.has_own:
        return _with_own(scope, element, place, (style, affine))
    around = (place.layer, place.clips, place.groups, place.context, place.role, place.lenders)
    return Place(affine, style, place.viewport, *around)


def _map_of(scope: Scope, text: str) -> Affine:
    found = transform(text)
    if found is not None:
        return found
    scope.tally.add(FindingKind.SUSPICIOUS, "Malformed transforms are ignored.")
    return Affine()


def affine_of(scope: Scope, element: Element, style: Style, place: Place) -> Affine:
    """The map of an element about its `transform-origin`; a property beats the attribute."""
    text = style.get("transform", "")
    if text:
        found = css_transform(text, place.viewport, style.font_size)
        inner = Affine() if found is None else found
    else:
        inner = _map_of(scope, element.get("transform") or "")
    origin = style.get("transform-origin", "0 0")
    return place.affine @ about(origin, inner, place.viewport, style.font_size)


def _inside(element: Element, place: Place) -> Place:
    """Where the limits of an element are measured: those of an svg inside its viewport.

    Those of a use are measured where it stands.
    """
    if element.tag == _USE:
        measures = Measures.styled(element, place.viewport, place.style)
        return place.mapped(Affine.moved(measures.of("x", "x"), measures.of("y", "y")))
    if element.tag != _SVG or element.getparent() is None:
        return place
    view = view_of(element, place, element)
    return place if view is None else view.inside(place)


def _with_own(
    scope: Scope, element: Element, place: Place, own: tuple[Style, Affine]
) -> Place | None:
    """The properties that are not inherited: display, opacity, transform, clips, ..."""
    style, affine = own
    tally = scope.tally
    if style.get("display", "inline") == "none" and element.tag != _SYMBOL:
        tally.add(FindingKind.NOTE, "Hidden objects and layers are left out.")
        return None
    if "transform" in style.values or "transform-origin" in style.values:
        affine = affine_of(scope, element, style, place)
    around = (place.layer, place.clips, place.groups, place.context, place.role, place.lenders)
    inner = Place(affine, style, place.viewport, *around)
    return limited(scope, inner, _inside(element, inner))
