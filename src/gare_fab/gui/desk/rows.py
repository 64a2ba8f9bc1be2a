"""Rows: copies in columns and rows, and how many of them the stock has room for. No Qt."""

import math
from collections.abc import Collection
from dataclasses import dataclass

from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import Edit
from gare_fab.model.edits_copies import array
from gare_fab.model.edits_moves import move
from gare_fab.model.extent import Box, bounds_of

MOST_COPIES = 1000  # at once: more is no work for hands
_SLACK = 1e-6  # mm


@dataclass(frozen=True, slots=True)
class Rows:
    """So many columns and rows, with gaps in mm between the pieces."""

    columns: int
    rows: int
    gap_x: float
    gap_y: float

    @property
    def count(self) -> int:
        """All pieces, the first one too."""
        return self.columns * self.rows


def extent_of(rows: Rows, box: Box) -> Box:
    """What the pieces take up together, the first of them being the box."""
    pitch_x, pitch_y = box.width + rows.gap_x, box.height + rows.gap_y
    far_x, far_y = (rows.columns - 1) * pitch_x, (rows.rows - 1) * pitch_y
    return Box(
        box.x + min(far_x, 0.0),
        box.y + min(far_y, 0.0),
        abs(far_x) + box.width,
        abs(far_y) + box.height,
    )


def fitting(box: Box, area: Box, gap_x: float, gap_y: float) -> Rows:
    """As many pieces with these gaps as an area has room for, one at least.

    Gaps so negative that the pieces would never get on count as none.
    """
    gap_x = gap_x if box.width + gap_x > 0.0 else 0.0
    gap_y = gap_y if box.height + gap_y > 0.0 else 0.0
    columns = _fitting(box.width, area.width, gap_x)
    rows = _fitting(box.height, area.height, gap_y)
    rows = min(rows, max(MOST_COPIES // columns, 1))
    return Rows(columns, rows, gap_x, gap_y)


def repeat(ids: Collection[PlacementId], rows: Rows, area: Box | None) -> Edit:
    """Copies in rows; with an area, all of it moved into its middle."""

    def edit(document: Document) -> Document:
        box = bounds_of(document, ids)
        if box is not None and area is not None:
            (x, y), (to_x, to_y) = extent_of(rows, box).centre, area.centre
            document = move(ids, (to_x - x, to_y - y))(document)
        return array(ids, rows.columns, rows.rows, rows.gap_x, rows.gap_y)(document)

    return edit


def _fitting(size: float, room: float, gap: float) -> int:
    pitch = size + gap
    if pitch <= 0.0:
        return 1
    count = math.floor((room - size + _SLACK) / pitch) + 1
    return min(max(count, 1), MOST_COPIES)
