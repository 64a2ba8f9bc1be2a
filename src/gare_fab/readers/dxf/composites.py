"""Entities that consist of others: by the block that the file keeps of them, else by parts."""

import math
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

import numpy as np

from gare_fab.readers.dxf.columns import MODEL, Clip, Columns
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.primitives import UP, extrusion_of
from gare_fab.readers.dxf.styles import Style

Take = Callable[[Columns, Entity], None]

_ORIGIN = (0.0, 0.0, 0.0)
_MOST_PARTS = 200_000  # of one entity


def take_reference(columns: Columns, values: dict[str, Any], mark: Mark) -> None:
    """Write down an INSERT, or a whole array of them."""
    get = values.get
    place = get("insert")
    row_spacing, column_spacing = get("row_spacing", 0.0), get("column_spacing", 0.0)
    numbers = (
        *(_ORIGIN if place is None else place.xyz),
        get("xscale", 1.0),
        get("yscale", 1.0),
        get("zscale", 1.0),
        get("rotation", 0.0),
        *extrusion_of(values),
        max(get("row_count", 1), 1) if row_spacing else 1,
        max(get("column_count", 1), 1) if column_spacing else 1,
        row_spacing,
        column_spacing,
    )
    columns.refer(str(get("name", "")), numbers, mark)


def attributes_of(columns: Columns, entity: Entity) -> Iterable[Entity]:
    """The attributes of a reference, but for those which its block shows by itself."""
    attributes = list(entity.attribs)
    if not any(each.is_const for each in attributes):
        return attributes
    block = columns.shared.document.blocks.get(entity.dxf.name)
    templates = () if block is None else block.attdefs()
    fixed = {each.dxf.tag for each in templates if each.is_const}
    return [each for each in attributes if not (each.is_const and each.dxf.tag in fixed)]


def clipped(columns: Columns, entity: Entity, mark: Mark) -> Mark:
    """The mark of a reference with the number of the polygon that it is clipped by."""
    if not entity.has_extension_dict:
        return mark
    from ezdxf.xclip import XClip  # noqa: PLC0415 -- 0.3 s

    clip = XClip(entity)
    if not (clip.has_clipping_path and clip.is_clipping_enabled):
        return mark
    path = clip.get_wcs_clipping_path()
    vertices = [(vertex.x, vertex.y, 0.0) for vertex in path.inner_polygon()]
    if len(vertices) < 3:
        return mark
    columns.clips.append(Clip(np.array(vertices), is_inverted=path.is_inverted_clip))
    return (*mark[:-1], len(columns.clips))


def take_viewport(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down what a window of paper space shows of the model, seen from above."""
    if columns.is_block or values.get("id") == 1 or values.get("status", 0) < 1:
        return
    if not entity.is_top_view:
        columns.miss("VIEWPORT")
        return
    dxf = entity.dxf
    scale = dxf.height / dxf.view_height
    turned = math.radians(dxf.view_twist_angle)
    turn = np.array(
        ((math.cos(turned), math.sin(turned)), (-math.sin(turned), math.cos(turned)))
    )
    seen = np.array((dxf.view_center_point.x, dxf.view_center_point.y))
    target = np.array((dxf.view_target_point.x, dxf.view_target_point.y)) @ turn
    centre = np.array((dxf.center.x, dxf.center.y))
    place = centre - scale * (seen + target)
    half = np.array((dxf.width, dxf.height)) / 2
    corners = centre + half * ((-1, -1), (1, -1), (1, 1), (-1, 1))
    columns.clips.append(Clip(np.column_stack((corners, np.zeros(4)))))
    numbers = (*place, 0.0, scale, scale, scale, math.degrees(turned), *UP, 1, 1, 0.0, 0.0)
    columns.refer(MODEL, numbers, (*mark[:-1], len(columns.clips)))


def take_dimension(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down a dimension: the block with its picture, drawn anew where that is missing."""
    blocks = columns.shared.document.blocks
    name = str(values.get("geometry", ""))
    if not name or name not in blocks:
        entity.render()
        name = str(values.get("geometry", ""))
    place = values.get("insert")
    numbers = (
        *(_ORIGIN if place is None else place.xyz),
        *(1.0, 1.0, 1.0, 0.0),
        *extrusion_of(values),
        *(1, 1, 0.0, 0.0),
    )
    columns.refer(name, numbers, mark)


def table_block(columns: Columns, values: dict[str, Any], mark: Mark) -> bool:
    """Write down the block with a table's picture; False where the file has none."""
    name = str(values.get("geometry", ""))
    if not name or name not in columns.shared.document.blocks:
        return False
    place, across = values.get("insert"), values.get("horizontal_direction")
    turned = 0.0 if across is None else math.degrees(math.atan2(across[1], across[0]))
    where = _ORIGIN if place is None else place.xyz
    columns.refer(name, (*where, 1.0, 1.0, 1.0, turned, *UP, 1, 1, 0.0, 0.0), mark)
    return True


def parts_of(entity: Entity) -> Iterable[Entity]:
    """The plain entities that an entity is drawn with; none where nobody knows them."""
    virtual = getattr(entity, "__virtual_entities__", None)
    return () if virtual is None else list(islice(virtual(), _MOST_PARTS))


def take_parts(columns: Columns, parts: Iterable[Entity], style: Style, take: Take) -> None:
    """Take entities as parts of one with this style."""
    outer, columns.within = columns.within, style
    try:
        for part in parts:
            take(columns, part)
    finally:
        columns.within = outer
