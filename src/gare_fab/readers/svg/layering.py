"""Layering: areas of colour that lie on each other become areas that lie side by side.

What is seen of a group when it is faded as a whole, of a mask, and of colours that blend, is
what the whole shows at each place; so the group is cut along all its outlines, and each part
gets the colour that comes of all that lie there (W3C Compositing and Blending, Level 1).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.raster.blending import blended
from gare_fab.geometry.regions import Region, difference, intersection, union

_SPECK = 1e-6  # mm²
_MOST_SHEETS = 600
_MOST_POINTS = 200_000
_OPAQUE = 0.999


@dataclass(slots=True)
class Effort:
    """How many corners may still be laid on each other before a file takes too long."""

    left: int = 3_000_000

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.left <= 0


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """An area of one colour: red, green, blue, alpha 0..1; `mark` is for the caller's use."""

    region: Region
    colour: Floats
    mark: int = 0


def is_too_much(sheets: Sequence[Sheet]) -> bool:
    """Whether so many areas, or so many corners, would take too long to lay side by side."""
    points = int(shapely.get_num_coordinates([sheet.region for sheet in sheets]).sum())
    return len(sheets) > _MOST_SHEETS or points > _MOST_POINTS


def laid(sheets: Sequence[Sheet], effort: Effort) -> list[Sheet]:
    """The same picture, from the lowest to the uppermost, in sheets that do not overlap.

    Each has the mark of the uppermost that it was made of. Where the effort is spent the rest
    are left as they lie.
    """
    cells: list[Sheet] = []
    for sheet in sheets:
        if sheet.region.is_empty:
            continue
        cells = [*cells, sheet] if effort.is_spent else _under(cells, sheet, effort)
    return cells


def _under(cells: list[Sheet], sheet: Sheet, effort: Effort) -> list[Sheet]:
    """The cells after one more sheet was laid over them."""
    regions = np.array([cell.region for cell in cells], dtype=np.object_)
    shapely.prepare(sheet.region)
    meets: Bools = shapely.intersects(regions, sheet.region)
    effort.left -= int(shapely.get_num_coordinates(regions[meets]).sum())
    effort.left -= int(meets.sum() + 1) * int(shapely.get_num_coordinates(sheet.region))
    is_cover = sheet.colour[3] >= _OPAQUE
    out: list[Sheet] = []
    touched: list[Region] = []
    for cell, is_met in zip(cells, meets, strict=True):
        if not is_met:
            out.append(cell)
            continue
        rest = difference(cell.region, sheet.region)
        if rest.area > _SPECK:
            out.append(replace(cell, region=rest))
        if is_cover:
            continue
        touched.append(cell.region)
        common = intersection(cell.region, sheet.region)
        if common.area > _SPECK:
            out.append(Sheet(common, composed(cell.colour, sheet.colour), sheet.mark))
    alone = difference(sheet.region, union(touched)) if touched else sheet.region
    if alone.area > _SPECK:
        out.append(replace(sheet, region=alone))
    return out


def over(cells: Sequence[Sheet], sheet: Sheet, blend: str) -> list[Sheet]:
    """A sheet in the parts that lie over each cell, in the colours that the two make.

    They are to be laid on the cells: only their colours are mixed, as far as a cell covers.
    """
    out: list[Sheet] = []
    rest = sheet.region
    for cell in cells:
        common = intersection(cell.region, sheet.region)
        if common.area <= _SPECK:
            continue
        rest = difference(rest, common)
        mixed = blended(blend, cell.colour[:3], sheet.colour[:3])
        cover = float(cell.colour[3])
        colour = (1 - cover) * sheet.colour[:3] + cover * mixed
        colour = np.append(np.clip(colour, 0.0, 1.0), sheet.colour[3])
        out.append(replace(sheet, region=common, colour=colour))
    return [*out, replace(sheet, region=rest)] if rest.area > _SPECK else out


def composed(below: Floats, above: Floats) -> Floats:
    """The colour of one over another."""
    first, second = float(below[3]), float(above[3])
    alpha = second + first * (1 - second)
    if alpha <= 0:
        return np.zeros(4)
    colour = (second * above[:3] + (1 - second) * first * below[:3]) / alpha
    return np.append(colour, alpha)
