"""Entering an element: its transform, and the properties that are not inherited."""

import re
from types import MappingProxyType

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import FindingKind
from gare_fab.readers.svg.paints import reference
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.scope import Scope, not_finite
from gare_fab.readers.svg.servers import share
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.transforms import transform
from gare_fab.readers.svg.units import length

_CLIP_PATH = SVG + "clipPath"
_SIDES = MappingProxyType(
    {"left": "0", "top": "0", "center": "50%", "right": "100%", "bottom": "100%"}
)
_ENDLESS = re.compile(r"\bnan\b|\binf", re.IGNORECASE)


def entered(scope: Scope, element: Element, place: Place) -> Place | None:
    """What holds inside the element; None where it is not drawn at all."""
    style = scope.cascade.style(element, place.style)
    affine = place.affine
    text = element.get("transform")
    if text is not None:
        affine = affine @ _map_of(scope, element, text)
    elif style is place.style and not style.has_own:
        return place
    if style.has_own:
        return _with_own(scope, element, place, (style, affine))
    return Place(affine, style, place.viewport, place.layer, place.clips, place.opacity)


def clips_of(scope: Scope, style: Style, place: Place) -> tuple[Clip, ...]:
    """The `clip-path` of a style, in the user units of a place."""
    text = style.get("clip-path", "none")
    if text == "none":
        return ()
    target = scope.ids.get(reference(text).removeprefix("#"))
    if target is None or target.tag != _CLIP_PATH:
        scope.tally.dropped("Clips that are no clipPath of this file are ignored.")
        return ()
    return (Clip(place.affine, place.viewport, element=target),)


def _map_of(scope: Scope, element: Element, text: str) -> Affine:
    found = transform(text)
    if found is not None:
        return found
    if _ENDLESS.search(text):
        raise not_finite("transform", text, element.sourceline)
    scope.tally.add(FindingKind.SUSPICIOUS, "Malformed transforms are ignored.")
    return Affine()


def _about(style: Style, place: Place, inner: Affine) -> Affine:
    """A map about the point that `transform-origin` names, by default 0, 0."""
    words = style.get("transform-origin", "0 0").lower().split()
    across, down = [*words, "center"][:2] if words else ("0", "0")
    if across in {"top", "bottom"} or down in {"left", "right"}:
        across, down = down, across
    x = length(_SIDES.get(across, across), place.viewport, "x", style.font_size) or 0.0
    y = length(_SIDES.get(down, down), place.viewport, "y", style.font_size) or 0.0
    return Affine.moved(x, y) @ inner @ Affine.moved(-x, -y)


def _with_own(
    scope: Scope, element: Element, place: Place, own: tuple[Style, Affine]
) -> Place | None:
    """The properties that are not inherited: display, opacity, transform, clips, ..."""
    style, affine = own
    tally = scope.tally
    if style.get("display", "inline") == "none":
        tally.add(FindingKind.NOTE, "Hidden objects and layers are left out.")
        return None
    opacity = place.opacity * share(style.get("opacity", "1"))
    if opacity == 0:
        return None
    if "transform" in style.values or "transform-origin" in style.values:
        text = style.get("transform", element.get("transform") or "")
        affine = place.affine @ _about(style, place, _map_of(scope, element, text))
    if style.get("mask", "none") != "none":
        tally.dropped("Masks are ignored: all that they hide is taken over.")
    if style.get("filter", "none") != "none":
        tally.dropped("Filters (blur, shadow) are ignored.")
    inner = Place(affine, style, place.viewport, place.layer, place.clips, opacity)
    clips = clips_of(scope, style, inner)
    return inner.within(*clips) if clips else inner
