"""Grouping: the parts of a group, put together, then masked, faded and blended as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import shapely

from gare_fab.geometry.regions import Regions, boundary
from gare_fab.model.artwork import FillRule, Picture, Shape
from gare_fab.readers.svg.gradients import paint_of
from gare_fab.readers.svg.layering import Effort, Sheet, is_too_much, laid, over
from gare_fab.readers.svg.masks import Level
from gare_fab.readers.svg.pieces import BROAD, areas, cut
from gare_fab.readers.svg.places import Group
from gare_fab.readers.svg.scope import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Something that is seen, and the name of its layer."""

    layer: str
    item: Shape | Picture


class Setting(Protocol):
    """What the whole file knows, and the tolerance of curves in mm."""

    scope: Scope
    tolerance: float
    effort: Effort


def grouped(
    inner: list[Part], group: Group, levels: Sequence[Level] | None, setting: Setting
) -> list[Part]:
    """The parts of a group, faded as one and masked by its levels (None: not at all)."""
    tolerance = setting.tolerance
    fades = group.opacity < 1 or any(value < 1 for _, value in levels or ())
    if fades and _overlaps(inner):
        inner = _flattened(inner, setting)
    if levels is not None:
        inner = [
            Part(part.layer, replace(piece, opacity=piece.opacity * value))
            for part in inner
            for region, value in levels
            for piece in cut(part.item, region, tolerance)
        ]
    if group.opacity < 1:
        inner = [_faded(part, group.opacity) for part in inner]
    return inner


def _faded(part: Part, opacity: float) -> Part:
    return Part(part.layer, replace(part.item, opacity=part.item.opacity * opacity))


def _overlaps(parts: Sequence[Part]) -> bool:
    """Whether some parts may lie on each other."""
    boxes = []
    for part in parts:
        item = part.item
        if isinstance(item, Picture):
            continue
        if item.fill is not None and item.stroke is not None and item.stroke.width > BROAD:
            return True
        bounds = item.paths.bounds
        if bounds is not None and not _is_thin(item):
            boxes.append(shapely.box(*bounds))
    if len(boxes) < 2:
        return False
    tree = shapely.STRtree(boxes)
    one, other = tree.query(boxes, predicate="intersects")
    return bool((one != other).any())


def _is_thin(shape: Shape) -> bool:
    """Whether it is a line to be followed, which covers next to nothing."""
    return shape.fill is None and shape.stroke is not None and shape.stroke.width <= BROAD


def _flattened(parts: list[Part], setting: Setting) -> list[Part]:
    """The parts side by side; thin lines and pictures stay as they are, over them.

    Where there are too many they are left as they lie.
    """
    sheets = list(_sheets(parts, setting.tolerance))
    if is_too_much(sheets):
        return parts
    setting.scope.progress.report(0.8)
    found = laid(sheets, setting.effort)
    cells = [(sheet.mark, _part(parts[sheet.mark], sheet)) for sheet in found]
    kept = [(row, line) for row, part in enumerate(parts) for line in _lines(part)]
    return [part for _, part in sorted(cells + kept, key=lambda pair: pair[0])]


def _sheets(parts: Sequence[Part], tolerance: float) -> Iterator[Sheet]:
    for mark, part in enumerate(parts):
        item = part.item
        if isinstance(item, Picture):
            continue
        stroke = item.stroke
        broad = stroke is not None and stroke.width > BROAD
        for region, colour in areas(item if broad else replace(item, stroke=None), tolerance):
            yield Sheet(region, colour, mark)


def _part(source: Part, sheet: Sheet) -> Part:
    paint = paint_of(sheet.colour)
    rings = boundary(sheet.region)
    return Part(source.layer, Shape(rings, paint, FillRule.NONZERO, name=source.item.name))


def _lines(part: Part) -> Iterator[Part]:
    """Pictures and thin strokes, which are not cut along the others."""
    item = part.item
    if isinstance(item, Picture):
        yield part
    elif item.stroke is not None and item.stroke.width <= BROAD:
        yield Part(part.layer, replace(item, fill=None))


def blended(below: list[Part], inner: list[Part], blend: str, setting: Setting) -> list[Part]:
    """What lies below with a group over it whose colours mix in a blend mode.

    Over each colour of what lies below the group has the colour that the two make.
    """
    inner = _flattened(inner, setting) if _overlaps(inner) else inner
    sheets = list(_sheets(inner, setting.tolerance))
    boxes: Regions = shapely.envelope(np.array([sheet.region for sheet in sheets], np.object_))
    touched = [part for part in below if _meets(part.item, boxes)]
    under = list(_sheets(touched, setting.tolerance))
    if is_too_much(under + sheets) or setting.effort.is_spent:
        setting.scope.tally.dropped("Blend modes of large groups are ignored.")
        return below + inner
    cells = laid(under, setting.effort)
    mixed = [
        _part(inner[sheet.mark], piece)
        for sheet in sheets
        for piece in over(cells, sheet, blend)
    ]
    return below + mixed + [line for part in inner for line in _lines(part)]


def _meets(item: Shape | Picture, boxes: Regions) -> bool:
    bounds = None if isinstance(item, Picture) else item.paths.bounds
    return bounds is not None and bool(shapely.intersects(shapely.box(*bounds), boxes).any())
