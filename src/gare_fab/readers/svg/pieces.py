"""Pieces: what of one item is seen, as shapes of one fill or one stroke.

A stroke stays a centre line, which a laser can follow, unless only an area is true to it: it
is wider in one direction than in another, or broad and cut by a clip, or painted by a server
that a line cannot show, or the user asked for areas.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.dashes import dash_count, dashed
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, intersection, region_of
from gare_fab.geometry.strokes import MOST_DASHES, Pen, stroke_area
from gare_fab.model.artwork import FillRule, Picture, Shape, Stroke
from gare_fab.readers.svg.clips import cut_fill, cut_stroke
from gare_fab.readers.svg.places import Clip, Item
from gare_fab.readers.svg.source import SVG

_PATH = SVG + "path"
_POLYLINE = SVG + "polyline"
_CALLED_CLOSED = {_PATH, _POLYLINE}  # only where the file says so; the others always are
_SUBPATH = re.compile(r"(?:[Mm]|(?<=[Zz])\s*[LlHhVvCcSsQqTtAa])[^MmZz]*[Zz]?")
BROAD = 0.5  # mm: narrower strokes are lines to be followed, wider ones areas
_UNEVEN = 0.1  # mm that a stroke may be wider in one direction than in another
_UNIT_SQUARE = Paths.of([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]])


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A fill (paths and rule) or a stroke (paths and stroke).

    `of_stroke` says that it is what a stroke covers, `is_whole` that nothing was cut off.
    """

    paths: Paths
    stroke: Stroke | None = None
    rule: FillRule = FillRule.NONZERO
    is_whole: bool = False
    of_stroke: bool = False

    @property
    def area(self) -> Region:
        """What a fill covers."""
        return region_of(self.paths, self.rule is FillRule.EVENODD)


@dataclass(frozen=True, slots=True)
class Cutter:
    """Makes pieces of items within a region (None: everywhere), in mm."""

    tolerance: float
    region: Region | None
    needs_areas: bool = False

    def fill(self, item: Item, paths: Paths) -> Piece | None:
        """The part of a fill that is seen; None without any."""
        rule = item.painted.rule
        if self.region is None or self._holds(paths, 0.0):
            return Piece(paths, rule=rule, is_whole=True)
        inside = cut_fill(paths, rule is FillRule.EVENODD, self.region)
        return Piece(inside) if len(inside) else None

    def stroke(self, item: Item, paths: Paths, *, as_area: bool = False) -> Piece | None:
        """The part of a stroke that is seen, as lines or as an area."""
        stroke = item.painted.stroke
        if stroke is None or not len(paths):
            return None
        stroke = _measured(item, stroke, paths)
        is_held = self.region is None or self._holds(paths, _reach(stroke))
        is_broad = stroke.width > BROAD
        is_bent = is_broad and (is_uneven(item, stroke) or _is_odd(item, stroke, paths))
        if as_area or self.needs_areas or is_bent or (is_broad and not is_held):
            area = self.outlined(item, paths, stroke)
            if self.region is not None and not is_held:
                area = intersection(area, self.region)
            inside = boundary(area)
            return Piece(inside, of_stroke=True) if len(inside) else None
        if self.region is None or is_held or self._holds(paths, 0.0):
            return Piece(paths, stroke, is_whole=True, of_stroke=True)
        paths, stroke = _parted(paths, stroke)
        inside = cut_stroke(paths, self.region)
        return Piece(inside, stroke, of_stroke=True) if len(inside) else None

    def outlined(self, item: Item, paths: Paths, stroke: Stroke) -> Region:
        """The area of a stroke; where space is uneven its pen is round only in user space."""
        affine = item.place.affine
        scale = math.sqrt(abs(affine.determinant))
        closed = _closings(item, paths)
        if item.painted.is_fixed or scale == 0:
            return stroke_area(paths, _pen(stroke, 1.0), self.tolerance, closed)
        local = paths.moved_by(affine.inverse())
        fine = self.tolerance / affine.stretch
        area = stroke_area(local, _pen(stroke, 1 / scale), fine, closed)
        return mapped(area, affine)

    def ready(self, item: Item) -> Iterator[Shape | Picture]:
        """What of the shapes and pictures of an item without an outline is seen."""
        for part in item.ready:
            yield from (
                [part] if self.region is None else cut(part, self.region, self.tolerance)
            )

    def _holds(self, paths: Paths, margin: float) -> bool:
        bounds = paths.bounds
        if bounds is None or self.region is None:
            return False
        x0, y0, x1, y1 = bounds
        box = shapely.box(x0 - margin, y0 - margin, x1 + margin, y1 + margin)
        return bool(shapely.contains(self.region, box))


def _is_odd(item: Item, stroke: Stroke, paths: Paths) -> bool:
    """Whether paths alone do not say how a stroke looks.

    Square dots are turned with their user space; lines may come back to where they began
    without being closed.
    """
    if stroke.cap == "square" and bool((paths.counts == 1).any()):
        return True
    if item.element.tag not in _CALLED_CLOSED or (len(paths) == 1 and not _meets(paths)):
        return False
    text = item.element.get("d")
    if text is not None and len(paths) == 1 and text[-1:] in "zZ":
        return False
    return bool((paths.closed & ~_closings(item, paths)).any())


def _meets(paths: Paths) -> bool:
    """Whether the first path begins where the last ends."""
    (x0, y0), (x1, y1) = paths.points[0].tolist(), paths.points[-1].tolist()
    return bool(x0 == x1 and y0 == y1)


def _closings(item: Item, paths: Paths) -> Bools:
    """(M,) which paths are closed as the file says, not only by chance."""
    closed = paths.closed
    if item.element.tag == _POLYLINE:
        return np.zeros(len(paths), dtype=np.bool_)
    text = item.element.get("d") if item.element.tag == _PATH else None
    if text is None or text.count("z") + text.count("Z") >= np.count_nonzero(closed):
        return closed
    said = [subpath[-1] in "Zz" for subpath in _SUBPATH.findall(text)]
    return closed & said if len(said) == len(paths) else closed


def cut(part: Shape | Picture, region: Region, tolerance: float) -> Iterator[Shape | Picture]:
    """What of a shape or a picture lies in a region; broad strokes become areas."""
    if isinstance(part, Picture):
        limit = _UNIT_SQUARE.moved_by(part.affine) if part.clip is None else part.clip
        inside = intersection(region_of(limit, False), region)  # noqa: FBT003 -- the rule
        if not inside.is_empty:
            yield replace(part, clip=boundary(inside))
        return
    if part.fill is not None:
        inside_fill = cut_fill(part.paths, part.fill_rule is FillRule.EVENODD, region)
        if len(inside_fill):
            yield replace(part, paths=inside_fill, stroke=None, fill_rule=FillRule.NONZERO)
    stroke = part.stroke
    if stroke is None:
        return
    if stroke.width > BROAD:
        area = intersection(stroke_area(part.paths, _pen(stroke, 1.0), tolerance), region)
        if not area.is_empty:
            yield replace(part, paths=boundary(area), fill=stroke.paint, stroke=None)
        return
    lines, plain = _parted(part.paths, stroke)
    inside_lines = cut_stroke(lines, region)
    if len(inside_lines):
        yield replace(part, paths=inside_lines, fill=None, stroke=plain)


def cut_lines(part: Shape) -> Shape | None:
    """A shape that is a thin stroke and no more, its dashes cut; None of any other."""
    stroke = part.stroke
    if part.fill is not None or stroke is None or stroke.width > BROAD:
        return None
    lines, plain = _parted(part.paths, stroke)
    return replace(part, paths=lines, stroke=plain)


def _parted(paths: Paths, stroke: Stroke) -> tuple[Paths, Stroke]:
    """The dashes of a stroke as lines of their own; too many count as a solid line."""
    if not stroke.dash:
        return paths, stroke
    if dash_count(paths, stroke.dash) <= MOST_DASHES:
        paths = dashed(paths, stroke.dash, stroke.dash_offset)
    return paths, replace(stroke, dash=(), dash_offset=0.0)


def areas(part: Shape, tolerance: float) -> Iterator[tuple[Region, Floats]]:
    """The areas that a shape paints, and their red, green, blue, alpha 0..1."""
    if part.fill is not None:
        yield (
            region_of(part.paths, part.fill_rule is FillRule.EVENODD),
            _colour(part, is_fill=True),
        )
    if part.stroke is not None:
        area = stroke_area(part.paths, _pen(part.stroke, 1.0), tolerance)
        yield area, _colour(part, is_fill=False)


def _colour(part: Shape, *, is_fill: bool) -> Floats:
    paint = part.fill if is_fill or part.stroke is None else part.stroke.paint
    if paint is None:
        return np.zeros(4)
    red, green, blue = paint.red / 255, paint.green / 255, paint.blue / 255
    return np.array([red, green, blue, paint.alpha * part.opacity])


def is_within(item: Item, paths: Paths, clip: Clip) -> bool:
    """Whether the rectangle of a viewport holds an item whole."""
    bounds = paths.bounds
    if clip.box is None or bounds is None or item.ready or clip.affine.determinant == 0:
        return False
    stroke = item.painted.stroke
    margin = 0.0 if stroke is None else _reach(stroke) * 2
    x0, y0, x1, y1 = bounds
    x0, y0, x1, y1 = x0 - margin, y0 - margin, x1 + margin, y1 + margin
    corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    local = clip.affine.inverse().apply(corners)
    (left, low), (right, high) = local.min(axis=0).tolist(), local.max(axis=0).tolist()
    box = clip.box
    return bool(
        box.x <= left
        and right <= box.x + box.width
        and box.y <= low
        and high <= box.y + box.height
    )


def is_said(item: Item, stroke: Stroke, paths: Paths) -> bool:
    """Whether a stroke is all said by its paths in mm and its measures there."""
    is_broad = stroke.width > BROAD
    if is_broad and (is_uneven(item, stroke) or _is_odd(item, stroke, paths)):
        return False
    return not stroke.dash or item.element.get("pathLength") is None


def is_uneven(item: Item, stroke: Stroke) -> bool:
    """Whether a stroke is visibly wider in one direction than in another."""
    affine = item.place.affine
    is_straight = affine.b == 0 == affine.c and abs(affine.a) == abs(affine.d)
    if is_straight or item.painted.is_fixed:  # most are
        return False
    large = affine.stretch
    small = abs(affine.determinant) / large if large else 0.0
    scale = math.sqrt(large * small)
    return scale > 0 and stroke.width / scale * (large - small) > _UNEVEN


def mapped(region: Region, affine: Affine) -> Region:
    """A region through an affine map."""
    return shapely.transform(region, lambda points: np.array(affine.apply(points)))


def _pen(stroke: Stroke, scale: float) -> Pen:
    return Pen(
        stroke.width * scale,
        stroke.cap,
        stroke.join,
        stroke.miter_limit,
        tuple(length * scale for length in stroke.dash),
        stroke.dash_offset * scale,
    )


def _reach(stroke: Stroke) -> float:
    """How far a stroke may paint beside its line."""
    return stroke.width / 2 * max(stroke.miter_limit if "miter" in stroke.join else 1.0, 1.5)


def _measured(item: Item, stroke: Stroke, paths: Paths) -> Stroke:
    """Dashes of an element with a `pathLength` are shares of that."""
    text = item.element.get("pathLength") if stroke.dash else None
    if text is None:
        return stroke
    try:
        wanted = float(text)
    except ValueError:
        return stroke
    scale = math.sqrt(abs(item.place.affine.determinant))
    length = float(paths.lengths.sum())
    if not (math.isfinite(wanted) and wanted > 0 and scale > 0 and length > 0):
        return stroke
    factor = length / (wanted * scale)
    dash = tuple(part * factor for part in stroke.dash)
    return replace(stroke, dash=dash, dash_offset=stroke.dash_offset * factor)
