"""TEXT, ATTRIB and their like: one line of letters, placed as CAD programs place it.

insert, align point   in the entity's own frame (OCS)
halign 0..5           left, centre, right, aligned, middle, fit
valign 0..3           base line, bottom, middle, top
"""

import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.columns import Columns, Note
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.letters import Lettered
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.paragraphs import take_paragraph
from gare_fab.readers.dxf.primitives import Frame, extrusion_of, in_space
from gare_fab.readers.dxf.typefaces import Measures, Typeface

_INVISIBLE, _CONSTANT = 1, 2
_MIRRORED, _UPSIDE_DOWN = 2, 4
_CENTRE, _RIGHT, _ALIGNED, _MIDDLE, _FIT = 1, 2, 3, 4, 5
_BOTTOM, _HALF, _TOP = 1, 2, 3
_BAR = re.compile(r"%%([uUoOkK])")
_NUMBERED = re.compile(r"%%(\d{3})")
_BARS = {"u": -0.25, "o": 1.25, "k": 0.5}  # where they lie, in heights of capitals


@dataclass(frozen=True, slots=True)
class Line:
    """Letters and the lines under, over and through them, in heights of capitals."""

    letters: Lettered
    bars: tuple[tuple[float, float, float], ...] = ()  # from, to, height


def take_text(columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark) -> None:
    """Write down a TEXT."""
    _take(columns, entity, str(values.get("text", "")), mark)


def take_attribute(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down an ATTRIB that is to be seen."""
    if values.get("flags", 0) & _INVISIBLE:
        columns.miss(Note.INVISIBLE)
    elif entity.has_embedded_mtext_entity:
        paragraph = entity.virtual_mtext_entity()
        take_paragraph(columns, paragraph, vars(paragraph.dxf), mark)
    else:
        _take(columns, entity, str(values.get("text", "")), mark)


def take_template(
    columns: Columns, entity: Entity, values: dict[str, Any], mark: Mark
) -> None:
    """Write down an ATTDEF: in a block only what is the same for all references."""
    flags = values.get("flags", 0)
    if flags & _INVISIBLE or (columns.is_block and not flags & _CONSTANT):
        return
    _take(columns, entity, str(values.get("text" if columns.is_block else "tag", "")), mark)


def _take(columns: Columns, entity: Entity, text: str, mark: Mark) -> None:
    height = entity.dxf.height
    if not height > 0 or not text.strip():
        columns.miss(Note.EMPTY)
        return
    faces = columns.shared.typefaces
    typeface = faces.of_style(columns.shared.document, entity.dxf.style)
    line = _lettered(columns, text, typeface)
    place = _placement(entity, line, faces.measures(typeface))
    put(columns, line, place, (entity.dxf.insert.z, extrusion_of(vars(entity.dxf))), mark)


def put(columns: Columns, line: Line, place: Floats, frame: Frame, mark: Mark) -> None:
    """Write down letters through a map (3, 2): images of x and y, and the origin."""
    columns.letter(line.letters, place, frame, mark)
    for start, end, y in line.bars:
        if end > start:
            bar = np.array(((start, y), (end, y))) @ place[:2] + place[2]
            columns.straights.add(in_space(bar, frame), [2], mark)


def _lettered(columns: Columns, text: str, typeface: Typeface) -> Line:
    """Letters with the bars that %%u, %%o and %%k turn on and off; %%065 is an A."""
    from ezdxf.tools.text import plain_text  # noqa: PLC0415 -- 0.3 s

    faces = columns.shared.typefaces
    pieces = _BAR.split(_NUMBERED.sub(lambda found: chr(int(found[1])), text))
    letters = faces.letter("".join(plain_text(piece) for piece in pieces[::2]), typeface)
    if len(pieces) == 1:
        return Line(letters)
    bars: list[tuple[float, float, float]] = []
    begun: dict[str, float] = {}
    before = ""
    for piece, sign in zip(pieces[::2], [*map(str.lower, pieces[1::2]), "end"], strict=True):
        before += plain_text(piece)
        along = faces.width(before, typeface)
        ended = tuple(begun) if sign == "end" else (sign,)
        for kind in ended:
            if kind in begun:
                bars.append((begun.pop(kind), along, _BARS[kind]))
            else:
                begun[kind] = along
    return Line(letters, tuple(bars))


def _placement(entity: Entity, line: Line, measures: Measures) -> Floats:
    """The map from heights of capitals to the entity's frame, rows as `put` wants them."""
    dxf = entity.dxf
    width, height = line.letters.width, float(dxf.height)
    first = np.array((dxf.insert.x, dxf.insert.y))
    second = np.array((dxf.align_point.x, dxf.align_point.y)) if _has_second(dxf) else first
    rotation = math.radians(dxf.rotation)
    across, up = height * float(dxf.width), height
    if dxf.halign in {_ALIGNED, _FIT}:
        way = second - first
        reach = float(np.hypot(*way))
        if reach > 0:
            rotation = math.atan2(way[1], way[0])
            across = reach / width if width > 0 else across
            up = across if dxf.halign == _ALIGNED else up
        origin, anchor = (first + second) / 2, np.array((width / 2, 0.0))
    else:
        is_plain = dxf.halign == 0 and dxf.valign == 0
        origin, anchor = first if is_plain else second, _anchor(dxf, width, measures)
    flags = dxf.text_generation_flag
    across *= -1.0 if flags & _MIRRORED else 1.0
    up *= -1.0 if flags & _UPSIDE_DOWN else 1.0
    slant = math.tan(math.radians(min(max(float(dxf.oblique), -85.0), 85.0)))
    cos, sin = math.cos(rotation), math.sin(rotation)
    x, y = np.array((cos, sin)), np.array((-sin, cos))
    rows = np.array((across * x, up * (y + slant * x), (0.0, 0.0)))
    rows[2] = origin - anchor @ np.array((across * x, up * y))
    return rows


def _has_second(dxf: Any) -> bool:
    return bool(dxf.hasattr("align_point"))


def _anchor(dxf: Any, width: float, measures: Measures) -> Floats:
    """What point of the line lies on the entity's point, in heights of capitals."""
    x = {_CENTRE: width / 2, _MIDDLE: width / 2, _RIGHT: width}.get(dxf.halign, 0.0)
    if dxf.halign == _MIDDLE:
        return np.array((x, measures.x_height / 2))
    y = {_BOTTOM: -measures.descent, _HALF: 0.5, _TOP: 1.0}.get(dxf.valign, 0.0)
    return np.array((x, y))
