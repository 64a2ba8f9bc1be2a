"""What limits an element as a whole: its clip, its mask, its opacity, its filter."""

from dataclasses import replace

from gare_fab.geometry.raster.blending import BLENDS
from gare_fab.readers.svg.paints import reference
from gare_fab.readers.svg.places import Clip, Group, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.servers import share
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import Style

_CLIP_PATH = SVG + "clipPath"
_MASK = SVG + "mask"
_FILTER = SVG + "filter"
_FILTER_STEP = SVG + "fe"  # so their names begin


def limited(scope: Scope, place: Place, inside: Place) -> Place | None:
    """The place behind the limits of its own style; None where nothing of it is drawn.

    The limits are measured in the user units of `inside`.
    """
    style = place.style
    values = style.values
    is_measured = place.is_measured
    clip, is_shown = None, True
    if "clip-path" in values:
        clip, is_shown = _target(scope, style, "clip-path", _CLIP_PATH)
    if clip is not None:
        place = place.within(Clip(inside.affine, inside.viewport, element=clip))
    if place.role == "clip":  # clips neither fade nor are they masked
        return place if is_shown else None
    is_filtered = style.get("filter", "none") != "none"
    if not is_shown or (is_filtered and not _is_kept_by_filter(scope, style)):
        return None
    mask = None
    if "mask" in values:
        mask, is_shown = _target(scope, style, "mask", _MASK)
    opacity = share(style.get("opacity", "1"))
    if not is_shown or (opacity == 0 and not is_measured):
        return None
    blend = style.get("mix-blend-mode", "normal")
    blend = blend if blend in BLENDS else "normal"
    is_isolated = style.get("isolation", "auto") == "isolate"
    is_isolated = is_isolated or is_filtered or clip is not None
    if opacity == 1 and mask is None and blend == "normal" and not is_isolated:
        return place
    group = Group(inside.affine, inside.viewport, opacity, mask, blend)
    return replace(place, groups=(*place.groups, group))


def clip_of(scope: Scope, style: Style) -> tuple[Element | None, bool]:
    """The clipPath that a style names, if it does, and whether that leaves anything."""
    return _target(scope, style, "clip-path", _CLIP_PATH)


def mask_of(scope: Scope, style: Style) -> tuple[Element | None, bool]:
    """The mask that a style names, if it does, and whether that leaves anything."""
    return _target(scope, style, "mask", _MASK)


def _target(scope: Scope, style: Style, name: str, tag: str) -> tuple[Element | None, bool]:
    """What a property refers to, and whether what it limits is drawn at all.

    A reference to nothing says nothing; one to something else hides, which is an error.
    """
    text = style.get(name, "none")
    if text == "none":
        return None, True
    link = reference(text)
    target = scope.ids.get(link[1:]) if link.startswith("#") else None
    if target is None:
        scope.tally.dropped("Clips and masks that are not in this file are ignored.")
        return None, True
    if target.tag != tag:
        scope.tally.dropped("Objects whose clip or mask points to another kind are left out.")
        return None, False
    return target, True


def _is_kept_by_filter(scope: Scope, style: Style) -> bool:
    """Whether a filter leaves anything: one that is missing or empty hides all."""
    link = reference(style.get("filter", "none"))
    if link:
        target = scope.ids.get(link[1:]) if link.startswith("#") else None
        if target is None or target.tag != _FILTER or not _has_steps(target):
            scope.tally.dropped("Objects whose filter is missing or empty are left out.")
            return False
    scope.tally.dropped("Filters (blur, shadow) are ignored.")
    return True


def _has_steps(target: Element) -> bool:
    return any(isinstance(one.tag, str) and one.tag.startswith(_FILTER_STEP) for one in target)
