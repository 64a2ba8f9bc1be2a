r"""TOLERANCE: frames of cells with signs and numbers.

{\Fgdt;j}%%v{\Fgdt;n}0.5%%vA^J...    %%v ends a cell, ^J a line, \F changes the font
"""

import math
import re
from typing import Any

import numpy as np

from gare_fab.geometry.arrays import Floats
from gare_fab.readers.dxf.columns import Columns
from gare_fab.readers.dxf.curves import Mark
from gare_fab.readers.dxf.loading import Entity
from gare_fab.readers.dxf.primitives import UP, in_space
from gare_fab.readers.dxf.symbols import FONT, signs
from gare_fab.readers.dxf.texts import Line, put

_LINE = re.compile(r"\^J|\n|\\P")
_CELL = re.compile(r"%%[vV]")
_FONT = re.compile(r"\{\\F([^;|}]*)[^;}]*;([^}]*)\}", re.IGNORECASE)
_TALL = 2.0  # of a cell, in heights of capitals


def take_tolerance(columns: Columns, _: Entity, values: dict[str, Any], mark: Mark) -> None:
    """Write down a TOLERANCE: boxes in a row, rows below each other."""
    height, gap, style = _measures(columns, str(values.get("dimstyle", "Standard")))
    place = values["insert"]
    across = values.get("x_axis_vector")
    angle = 0.0 if across is None else math.atan2(across.y, across.x)
    turn = np.array(((math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))))
    frame = (place.z, UP)
    origin = np.array((place.x, place.y))
    faces = columns.shared.typefaces
    typeface = faces.of_style(columns.shared.document, style)
    low = -height * _TALL / 2
    for row in filter(None, _LINE.split(str(values.get("content", "")))):
        x = 0.0
        for cell in filter(None, map(_plain, _CELL.split(row))):
            line = Line(faces.letter(cell, typeface))
            wide = line.letters.width * height + 2 * gap
            box = _box(x, low, wide, height * _TALL) @ turn + origin
            columns.straights.add(in_space(box, frame), [len(box)], mark)
            corner = np.array((x + gap, low + height * (_TALL - 1) / 2)) @ turn + origin
            put(columns, line, np.vstack((turn * height, corner)), frame, mark)
            x += wide
        low -= height * _TALL


def _plain(cell: str) -> str:
    from ezdxf.tools.text import plain_text  # noqa: PLC0415 -- 0.3 s

    lettered = _FONT.sub(lambda m: signs(m[2]) if FONT in m[1].lower() else m[2], cell)
    return str(plain_text(lettered)).strip()


def _measures(columns: Columns, name: str) -> tuple[float, float, str]:
    """Height of capitals, gap and text style of a dimension style."""
    styles = columns.shared.document.dimstyles
    name = name if name in styles else "Standard"
    if name not in styles:
        return 2.5, 0.625, "Standard"
    dxf = styles.get(name).dxf
    scale = dxf.get("dimscale", 1.0) or 1.0
    return (
        (dxf.get("dimtxt", 2.5) or 2.5) * scale,
        abs(dxf.get("dimgap", 0.625)) * scale,
        dxf.get("dimtxsty", "Standard") or "Standard",
    )


def _box(x: float, y: float, width: float, height: float) -> Floats:
    right, top = x + width, y + height
    return np.array(((x, y), (right, y), (right, top), (x, top), (x, y)))
