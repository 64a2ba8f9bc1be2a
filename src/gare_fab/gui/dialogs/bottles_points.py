"""Points of a profile, pasted from a spreadsheet: a height and a radius on each line."""

import math
import re

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message

_BETWEEN = re.compile(r"[\t;]|\s+")
_MOST = 500  # points: more than anybody measures


def points_of(text: str) -> tuple[tuple[float, float], ...]:
    """The (height, radius) points of a text, in mm; a heading above them is passed over.

    Cells are parted by a tab, a semicolon or blanks; decimals by a comma or a point.

    Raises:
        WrongUsage: a line has no two numbers, or there is no line.
    """
    lines = [(row, line) for row, line in enumerate(text.splitlines(), 1) if line.strip()]
    points = [_point(line) for _, line in lines]
    if points and points[0] is None:
        lines, points = lines[1:], points[1:]
    for (row, line), point in zip(lines, points, strict=True):
        if point is None:
            raise WrongUsage(
                Message(
                    "Line {row}, '{line}': a height and a radius in mm are needed.",
                    {"row": row, "line": line.strip()[:40]},
                )
            )
    if not points or len(points) > _MOST:
        raise WrongUsage(
            Message(
                "There are no points to paste. In the spreadsheet, copy two columns: heights"
                " above the foot and radii, in mm."
            )
        )
    return tuple(point for point in points if point is not None)


def _point(line: str) -> tuple[float, float] | None:
    cells = [cell for cell in _BETWEEN.split(line.strip()) if cell]
    if len(cells) < 2:
        return None
    try:
        height, radius = (float(cell.replace(",", ".")) for cell in cells[:2])
    except ValueError:
        return None
    return (height, radius) if math.isfinite(height) and math.isfinite(radius) else None
