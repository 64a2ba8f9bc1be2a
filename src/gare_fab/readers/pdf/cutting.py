"""Cutting: fills and strokes cut by clips, as far as that can be afforded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import shapely

from gare_fab.base.errors import Refused
from gare_fab.geometry.cutting import lines_within
from gare_fab.geometry.dashes import dashed
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import boundary
from gare_fab.model.artwork import Shape, Stroke
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.clips import Area, cut_fill
from gare_fab.readers.pdf.items import Box, Pen
from gare_fab.readers.pdf.stroking import has_few_dashes, is_uneven, is_wide, painted

_MOST_CLIPPED = 20_000_000  # points, some seconds
_INTRICATE = "Outlines too intricate to be clipped are left whole."


@dataclass(slots=True)
class Cutter:
    """Cuts what is painted on a page; `clipped` counts points of outlines and their clips."""

    tally: Tally
    tolerance: float
    clipped: int = 0

    def fill(self, paths: Paths, area: Area, box: Box, *, is_evenodd: bool = False) -> Paths:
        """What a clip leaves of an area whose box is known; all where that would take long."""
        if area.holds(box):
            return paths
        self.clipped += len(paths.points) + int(shapely.get_num_coordinates(area.whole))
        if self.clipped > _MOST_CLIPPED:
            self.tally.replaced(_INTRICATE)
            return paths
        try:
            return cut_fill(paths, area, is_evenodd=is_evenodd)
        except Refused:
            self.tally.replaced(_INTRICATE)
            return paths

    def stroke(self, paths: Paths, area: Area, stroke: Stroke, pen: Pen) -> Iterator[Shape]:
        """What a clip leaves of a stroke: of a thin one lines, of a wide one an area."""
        if has_few_dashes(paths, stroke) and (is_uneven(pen) or is_wide(stroke)):
            outline = boundary(painted(paths, pen, self.tolerance))
            box = outline.bounds
            inside = outline if box is None else self.fill(outline, area, box)
            if len(inside):
                yield Shape(inside, stroke.paint)
            return
        box = paths.bounds
        if box is not None and not area.holds(box):
            if stroke.dash and has_few_dashes(paths, stroke):  # they begin where the line does
                paths = dashed(paths, stroke.dash, stroke.dash_offset)
                stroke = replace(stroke, dash=(), dash_offset=0.0)
            paths, _ = lines_within(paths, area.whole)
        if len(paths):
            yield Shape(paths, stroke=stroke)
