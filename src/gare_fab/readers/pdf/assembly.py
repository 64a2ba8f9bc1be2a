"""Assembly: the items of a page become shapes and pictures in mm, clipped, in layers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from gare_fab.geometry.regions import boundary
from gare_fab.model.artwork import FillRule, FindingKind, Layer, Picture, Shape, Stroke
from gare_fab.model.paint import BLACK, Paint
from gare_fab.model.tally import Whereabouts
from gare_fab.readers.pdf.blending import Backdrop
from gare_fab.readers.pdf.clips import Area, Clips, cut_fill, within
from gare_fab.readers.pdf.cutting import Cutter
from gare_fab.readers.pdf.drawing import Drawing
from gare_fab.readers.pdf.extents import extent
from gare_fab.readers.pdf.inks import Inks
from gare_fab.readers.pdf.items import (
    Box,
    Colour,
    Drawn,
    Filling,
    Item,
    Mask,
    Placed,
    Shade,
)
from gare_fab.readers.pdf.masks import Masking
from gare_fab.readers.pdf.meshes import Meshes
from gare_fab.readers.pdf.outlines import Outline
from gare_fab.readers.pdf.pictures import Pictures, outline_of
from gare_fab.readers.pdf.shadings import Shadings
from gare_fab.readers.pdf.spaces import Ink
from gare_fab.readers.pdf.stroking import (
    hairline,
    is_uneven,
    is_wide,
    stroke_of,
)
from gare_fab.readers.pdf.transfers import curve_of

_REPORT_EVERY = 512
_ALMOST_ALL = 0.98
_SQUARE = 2  # a cap
_MASKS = "Transparency masks become an outline and one opacity, their mean."
_OUTSIDE = "Objects outside the page are left out."
Seen = tuple[str, Shape | Picture]


def layers(drawing: Drawing, tolerance: float) -> tuple[Layer, ...]:
    """The page in paint order; neighbours of one layer name are one layer."""
    named = groupby(_seen(drawing, tolerance), key=lambda pair: pair[0])
    return tuple(Layer(name, tuple(item for _, item in run)) for name, run in named)


def _seen(drawing: Drawing, tolerance: float) -> Iterator[Seen]:
    """Layer name and shape or picture of everything that is seen."""
    outlines = drawing.outlines.drawn(tolerance)
    inks = Inks()
    inks.learn(_inks_of(drawing))

    def masked(mask: Mask) -> Area:
        return _masked(mask, tolerance)

    for where, row in drawing.told:
        if row < len(drawing.items):
            where.box = _box_of(drawing.items[row], outlines)
    clips = Clips(outlines, drawing.tally, masked, tolerance)
    return _Assembly(drawing, outlines, clips, inks, tolerance).items()


def _masked(mask: Mask, tolerance: float) -> Area:
    """What a mask lets through: its drawing is assembled like a page."""
    drawing = mask.drawing
    if not isinstance(drawing, Drawing):
        return Area(mask.box)
    items = (item for _, item in _seen(drawing, tolerance))
    backdrop = BLACK if mask.backdrop is None else Inks().paint(mask.backdrop, 1.0) or BLACK
    masking = Masking(mask.is_luminosity, tolerance, curve_of(mask.transfer))
    area = masking.area(items, backdrop, mask.box)
    if area.alpha < _ALMOST_ALL:
        drawing.tally.replaced(_MASKS)
    return area


def _inks_of(drawing: Drawing) -> Iterator[Ink]:
    for item in drawing.items:
        if isinstance(item, Drawn):
            colours = [item.fill, item.pen.colour if item.pen is not None else None]
        else:
            colours = [item.colour] if isinstance(item, Placed) else []
        yield from (colour for colour in colours if isinstance(colour, Ink))


@dataclass(slots=True)
class _Assembly:
    drawing: Drawing
    outlines: Sequence[Outline]
    clips: Clips
    inks: Inks
    tolerance: float
    shadings: Shadings = field(init=False)
    pictures: Pictures = field(init=False)
    cutter: Cutter = field(init=False)
    meshes: Meshes = field(default_factory=Meshes)
    row: int = 0  # the item at hand

    def __post_init__(self) -> None:
        self.shadings = Shadings(self.drawing.tally)
        self.pictures = Pictures(self.drawing.tally)
        self.cutter = Cutter(self.drawing.tally, self.tolerance)

    def items(self) -> Iterator[Seen]:
        with self.drawing.tally.at(self._hand):
            yield from self._items()

    def _hand(self) -> Whereabouts:
        return Whereabouts(_box_of(self.drawing.items[self.row], self.outlines))

    def _items(self) -> Iterator[Seen]:
        count = len(self.drawing.items)
        below: list[int] = []  # how much of what is seen lies below each item
        backdrop = Backdrop(self.drawing.tally, self.tolerance)
        has_blends = any(item.blend is not None for item in self.drawing.items)
        for index, item in enumerate(self.drawing.items):
            self.row = index
            if index % _REPORT_EVERY == 0:
                self.drawing.progress.report(0.6 + 0.4 * index / count)
            below.append(len(backdrop.items))
            for each in self._found(item):
                if item.blend is None:
                    seen: tuple[Shape | Picture, ...] = (each,)
                else:
                    rows = below[item.blend.below]
                    seen = tuple(backdrop.blended(each, item.blend.mode, rows))
                if has_blends:
                    backdrop.add(seen)
                yield from ((item.layer, one) for one in seen)

    def _found(self, item: Item) -> Iterator[Shape | Picture]:
        area = self.clips.area(item.limit)
        if area.is_empty:
            return iter(())
        if isinstance(item, Drawn):
            return self._shapes(item, area)
        if isinstance(item, Filling):
            return self._filled(item, area)
        return self._picture(item, area)

    def _shapes(self, item: Drawn, area: Area) -> Iterator[Shape]:
        paths, box = _without_dots(item, self.outlines[item.outline])
        if box is None:
            return
        stroke = self._stroke(item, box, area)
        around = stroke.width / 2 if stroke is not None else 0.0
        if area.misses(_grown(box, around)):
            self._say_outside(area)
            return
        fill = None
        if item.fill is not None:
            fill = self._paint(item.fill, box, item.fill_alpha * area.alpha)
        if fill is not None and stroke is None and (box[0] == box[2] or box[1] == box[3]):
            stroke, fill = hairline(fill), None  # an area of no width is seen as a line
        rule = FillRule.EVENODD if item.is_evenodd else FillRule.NONZERO
        is_plain = stroke is None or item.pen is None or not is_uneven(item.pen)
        is_whole = area.holds(_grown(box, around)) or (
            fill is None and stroke is not None and not is_wide(stroke) and area.holds(box)
        )
        inner = self._within(item.fill, area)
        if is_plain and is_whole and inner is area:
            if fill is not None or stroke is not None:
                yield Shape(paths, fill, rule, stroke)
            return
        if fill is not None:
            inside = self.cutter.fill(paths, inner, box, is_evenodd=item.is_evenodd)
            if len(inside):
                yield Shape(inside, fill, rule)
        if stroke is not None and item.pen is not None:
            yield from self.cutter.stroke(paths, area, stroke, item.pen)

    def _say_outside(self, area: Area) -> None:
        if area.region is None and area.box == self.drawing.page:
            self.drawing.tally.add(FindingKind.NOTE, _OUTSIDE)

    def _stroke(self, item: Drawn, box: Box, area: Area) -> Stroke | None:
        if item.pen is None:
            return None
        paint = self._paint(item.pen.colour, box, item.stroke_alpha * area.alpha)
        return None if paint is None else stroke_of(item.pen, paint)

    def _paint(self, colour: Colour, box: Box, alpha: float) -> Paint | None:
        if alpha <= 0:
            return None
        if isinstance(colour, Ink):
            return self.inks.paint(colour, alpha)
        found = self.shadings.paint(colour, _grown(box, 0.01), alpha)
        if found is not None and colour.below is not None:
            return self.inks.paint(colour.below, found.alpha)
        return found

    def _within(self, colour: Colour | None, area: Area) -> Area:
        """What is left of a clip where a gradient ends."""
        part = None
        if isinstance(colour, Shade):
            part = extent(colour, area.box, self.meshes)
        return area if part is None else within(area, part)

    def _filled(self, item: Filling, area: Area) -> Iterator[Shape]:
        paint = self.shadings.paint(item.shade, area.box, item.alpha * area.alpha)
        if paint is not None:
            outline = boundary(self._within(item.shade, area).whole)
            if len(outline):
                yield Shape(outline, paint)

    def _picture(self, item: Placed, area: Area) -> Iterator[Picture]:
        corners = outline_of(item.affine)
        box, alpha = corners.bounds, item.alpha * area.alpha
        if box is None or not item.affine.determinant or alpha <= 0 or area.misses(box):
            return
        colour = item.colour
        paint = None if colour is None else self._paint(colour, box, 1.0)
        pixels = self.pictures.pixels(item, paint)
        if pixels is None:
            return
        clip = None
        if not area.holds(box):
            clip = cut_fill(corners, area, is_evenodd=False)
            if not len(clip):
                return
        yield Picture(pixels, item.affine, clip, alpha)


def _without_dots(item: Drawn, outline: Outline) -> Outline:
    """An item's outline; of dots square caps paint nothing, for nobody knows their way."""
    if item.pen is None or item.pen.cap != _SQUARE:
        return outline
    lines = outline.paths.take(np.flatnonzero(outline.paths.lengths > 0))
    return Outline(lines, outline.box if len(lines) else None)


def _box_of(item: Item, outlines: Sequence[Outline]) -> Box | None:
    """What an item takes up, its clip left aside; of what only its clip bounds nothing."""
    if isinstance(item, Drawn):
        return outlines[item.outline].box
    return None if isinstance(item, Filling) else outline_of(item.affine).bounds


def _grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)
