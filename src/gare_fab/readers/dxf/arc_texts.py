"""ARCALIGNEDTEXT: letters that stand along an arc; ezdxf only keeps its tags.

1 text   7 style   10 centre   40 radius   41 width of letters, 1 for as they are
42 height   43 between letters that are not spread   44 distance from the arc
45, 46 right and left margin   50, 51 angles in degrees   70 the last letter first
71 feet inwards (1) or outwards (2)   72 spread (1), from the left (2), the right (3), the
middle (4)   73 outside (1), inside (2)   210 extrusion
"""

import math
from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.columns import Columns
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.primitives import UP
from gare_fab.readers.dxf.texts import Line, put

_SUBCLASS = "AcDbArcAlignedText"
_SPREAD, _RIGHT, _MIDDLE = 1, 3, 4
_OUTWARDS, _INSIDE = 2, 2
_MOST_LETTERS = 1000


def has_arc_text(entity: Entity) -> bool:
    """Whether an entity's tags are those of a text along an arc."""
    return bool(entity.dxftype() == "ARCALIGNEDTEXT" and entity.xtags.has_subclass(_SUBCLASS))


def take_arc_text(columns: Columns, entity: Entity, mark: Mark) -> None:
    """Write down the letters, one by one."""
    tags = entity.xtags.get_subclass(_SUBCLASS)
    values: dict[int, Any] = {}
    for tag in tags:
        values.setdefault(tag.code, tag.value)
    text = str(values.get(1, ""))[:_MOST_LETTERS]
    text = text[::-1] if values.get(70) else text
    height = float(values.get(42, 1.0))
    faces = columns.shared.typefaces
    typeface = faces.of_style(columns.shared.document, str(values.get(7, "Standard")))
    across = height * float(values.get(41, 1.0))
    widths = np.array([faces.width(letter, typeface) for letter in text]) * across
    centre = values[10]
    frame = centre[2] if len(centre) > 2 else 0.0, tuple(values.get(210, UP))
    is_outwards = values.get(71, 1) == _OUTWARDS
    radius = _foot(values, height, is_outwards=is_outwards)
    if not (height > 0 and radius > 0 and len(text)):
        raise ValueError("an arc text without a size")
    angles = _angles(values, widths, radius, is_outwards=is_outwards)
    for letter, angle, width in zip(text, angles.tolist(), widths.tolist(), strict=True):
        out = np.array((math.cos(angle), math.sin(angle)))
        up = -out if is_outwards else out
        along = np.array((up[1], -up[0]))
        foot = np.array((centre[0], centre[1])) + radius * out - along * width / 2
        line = Line(faces.letter(letter, typeface))
        place = np.vstack((along * across, up * height, foot))
        put(columns, line, place, frame, mark)


def _foot(values: dict[int, Any], height: float, *, is_outwards: bool) -> float:
    """The radius on which the letters stand."""
    radius, distance = float(values[40]), float(values.get(44, 0.0))
    if values.get(73, 1) == _INSIDE:
        return radius - distance - (0.0 if is_outwards else height)
    return radius + distance + (height if is_outwards else 0.0)


def _angles(
    values: dict[int, Any], widths: Floats, radius: float, *, is_outwards: bool
) -> Floats:
    """The angle on which the middle of each letter stands."""
    start, end = math.radians(float(values[50])), math.radians(float(values[51]))
    sweep = (end - start) % (2 * math.pi) or 2 * math.pi
    left, right = float(values.get(46, 0.0)) / radius, float(values.get(45, 0.0)) / radius
    room = sweep - left - right
    turns, count = widths / radius, len(widths)
    kind = values.get(72, _SPREAD)
    gap = float(values.get(43, 0.0)) / radius
    if kind == _SPREAD:
        gap = (room - float(turns.sum())) / max(count - 1, 1)
    spare = room - float(turns.sum()) - gap * (count - 1)
    begin = {_RIGHT: spare, _MIDDLE: spare / 2, _SPREAD: spare / 2}.get(kind, 0.0)
    places = left + begin + np.cumsum(turns) - turns / 2 + gap * np.arange(count)
    return start + places if is_outwards else end - places
