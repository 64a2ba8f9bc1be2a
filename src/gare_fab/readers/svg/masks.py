"""Masks as geometry: the plane is cut into parts of one level each, from 0 (hidden) to 1.

The level is the luminance times the alpha of what the mask shows, or its alpha alone. Levels
are rounded to sixty-fourths.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.regions import Region, intersection, union
from gare_fab.model.artwork import Picture, Shape
from gare_fab.readers.svg.clips import Bounds
from gare_fab.readers.svg.layering import Effort, Sheet, is_too_much, laid
from gare_fab.readers.svg.limiting import mask_of
from gare_fab.readers.svg.mask_pictures import picture_sheets
from gare_fab.readers.svg.pieces import areas, mapped
from gare_fab.readers.svg.places import Group, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.units import Viewport, length

_STEPS = 64
_LUMINANCE = np.array([0.2125, 0.7154, 0.0721])
_DARK = 0.04045  # up to here sRGB is straight
_SIDES = (
    ("x", "-10%", "x"),
    ("y", "-10%", "y"),
    ("width", "120%", "x"),
    ("height", "120%", "y"),
)

Level = tuple[Region, float]
Drawn = Callable[[Walk], Sequence[Shape | Picture]]


@dataclass(slots=True)
class Masks:
    """Makes the levels of masks; `drawn` makes shapes, all of them areas, of a walk."""

    scope: Scope
    tolerance: float
    drawn: Drawn
    effort: Effort
    known: dict[tuple[object, ...], list[Level] | None] = field(default_factory=dict)
    open: set[Element] = field(default_factory=set)

    def levels(self, group: Group, box: Bounds | None) -> list[Level] | None:
        """The parts of the plane that a group's mask leaves; None where it hides nothing.

        `box` is that of the group in its own user units. A mask inside itself counts as not
        there; so does one of too many parts.
        """
        mask = group.mask
        if mask is None:
            return None
        if mask in self.open:
            self.scope.tally.dropped("Clips and masks inside themselves are ignored.")
            return None
        self.open.add(mask)
        found = self._levels(group, mask, box)
        self.open.discard(mask)
        return found

    def _levels(self, group: Group, mask: Element, box: Bounds | None) -> list[Level] | None:
        style = self.scope.cascade.of(mask)
        own, leaves_any = mask_of(self.scope, style)
        limit = _limit(group, mask, box, style) if leaves_any else None
        affine = group.affine
        if mask.get("maskContentUnits") == "objectBoundingBox":
            unit = _unit(box)
            limit = None if unit is None else limit
            affine = affine @ (unit or Affine())
        if limit is None:
            return []
        key = (mask, affine, group.viewport)
        if key not in self.known:
            self.known[key] = self._shown(mask, Place(affine, style, group.viewport))
        levels = self.known[key]
        if levels is None:
            return None
        others = self._limits(Group(group.affine, group.viewport, mask=own), limit, box)
        crossed = [
            (intersection(region, other), value * factor)
            for region, value in levels
            for other, factor in others
        ]
        return [(region, value) for region, value in crossed if not region.is_empty]

    def _limits(self, own: Group, limit: Region, box: Bounds | None) -> list[Level]:
        """What a mask's rectangle and its own mask leave of it."""
        levels = self.levels(own, box)
        if levels is None:
            return [(limit, 1.0)]
        return [(intersection(region, limit), value) for region, value in levels]

    def _shown(self, mask: Element, place: Place) -> list[Level] | None:
        """What a mask shows, without any limits; None where it is too much."""
        self.scope.expansion.check(mask)
        walk = Walk(self.scope)
        walk.run(mask, place)
        sheets = [sheet for part in self.drawn(walk) for sheet in self._sheets(part)]
        if is_too_much(sheets) or self.effort.is_spent:
            self.scope.tally.dropped("Masks of too many parts are ignored.")
            return None
        return self._measured(laid(sheets, self.effort), place.style)

    def _sheets(self, part: Shape | Picture) -> Iterator[Sheet]:
        if isinstance(part, Picture):
            yield from picture_sheets(part)
        else:
            for region, colour in areas(part, self.tolerance):
                yield Sheet(region, colour)

    def _measured(self, cells: Sequence[Sheet], style: Style) -> list[Level]:
        """The cells joined to one region for each level."""
        is_alpha = style.get("mask-type", "luminance") == "alpha"
        is_linear = style.get("color-interpolation", "srgb") == "linearrgb"
        steps = [_step(cell.colour, is_alpha=is_alpha, is_linear=is_linear) for cell in cells]
        known: dict[int, list[Region]] = {}
        for cell, step in zip(cells, steps, strict=True):
            known.setdefault(step, []).append(cell.region)
        return [(union(known[step]), step / _STEPS) for step in sorted(known) if step]


def _unit(box: Bounds | None) -> Affine | None:
    """The map from the unit square to a box; None where it is flat."""
    if box is None or not (box[2] > box[0] and box[3] > box[1]):
        return None
    return Affine(a=box[2] - box[0], d=box[3] - box[1], e=box[0], f=box[1])


def _limit(group: Group, mask: Element, box: Bounds | None, style: Style) -> Region | None:
    """The rectangle of a mask in mm; None where it has no size."""
    affine, viewport = group.affine, group.viewport
    if mask.get("maskUnits") != "userSpaceOnUse":
        unit = _unit(box)
        if unit is None:
            return None
        affine = affine @ unit
        viewport = replace(viewport, width=1.0, height=1.0)
    x, y, width, height = (
        _side(mask.get(name), default, axis, viewport, style.font_size)
        for name, default, axis in _SIDES
    )
    if not (width > 0 and height > 0):
        return None
    return mapped(shapely.box(x, y, x + width, y + height), affine)


def _side(
    text: str | None, default: str, axis: str, viewport: Viewport, font_size: float
) -> float:
    """A length; the default where it is missing or malformed."""
    found = length(text or default, viewport, axis, font_size)
    if found is None:
        found = length(default, viewport, axis, font_size)
    return found or 0.0


def _step(colour: Floats, *, is_alpha: bool, is_linear: bool) -> int:
    """The level of a colour in sixty-fourths."""
    if is_alpha:
        return round(float(colour[3]) * _STEPS)
    light = colour[:3]
    if is_linear:
        light = np.where(light <= _DARK, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    return round(float(light @ _LUMINANCE * colour[3]) * _STEPS)
