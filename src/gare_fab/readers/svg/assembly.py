"""Assembly: walked items become shapes, clipped and put together, in layers.

A group that is faded, masked or blended as a whole is put together first. Where its parts
overlap they are cut along each other, so that each place shows what the whole shows there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region
from gare_fab.model.artwork import FindingKind, Layer, Picture, Shape
from gare_fab.model.paint import BLACK
from gare_fab.model.tally import Whereabouts
from gare_fab.readers.svg.boxes import Boxes, corners
from gare_fab.readers.svg.clips import Bounds, Clips
from gare_fab.readers.svg.grouping import Part, blended, grouped
from gare_fab.readers.svg.layering import Effort
from gare_fab.readers.svg.masks import Masks
from gare_fab.readers.svg.painter import Served
from gare_fab.readers.svg.patterns import Patterns
from gare_fab.readers.svg.pieces import Cutter, Piece, is_said, is_within
from gare_fab.readers.svg.places import Group, Item
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.serving import Serving
from gare_fab.readers.svg.source import SVG
from gare_fab.readers.svg.structure import LOST, Walk

_BROKEN = "Damaged path data is drawn up to the first error."
_TEXT = SVG + "text"
_MOST_ASKED = 100  # items, for what all of them take up


def layers(
    walk: Walk,
    scope: Scope,
    tolerance: float,
    paper: Bounds | None = None,
    *,
    outline_strokes: bool = False,
) -> tuple[Layer, ...]:
    """The shapes of a walk in paint order; neighbours of one layer name are one layer.

    With `outline_strokes` strokes become the areas that they cover. Gradients are averaged
    over what of them lies on the paper (mm; None has no end).
    """
    artist = Artist(scope, tolerance, needs_areas=outline_strokes)
    named = groupby(artist.parts(walk, paper), key=lambda part: part.layer)
    return tuple(Layer(name, tuple(part.item for part in run)) for name, run in named)


class Artist:
    """Makes parts of walks: of the drawing, and of what stands in patterns and masks."""

    def __init__(self, scope: Scope, tolerance: float, *, needs_areas: bool = False) -> None:
        """Take what the whole file knows, and the tolerance of curves in mm."""
        self.scope = scope
        self.tolerance = tolerance
        self.needs_areas = needs_areas
        self.clips = Clips(scope, tolerance)
        self.effort = Effort()
        self.patterns = Patterns(scope, tolerance, self._for_patterns, self.effort)
        self.masks = Masks(scope, tolerance, self._for_masks, self.effort)

    def parts(self, walk: Walk, paper: Bounds | None = None) -> list[Part]:
        """What a walk found, in paint order; what is off the paper is not seen."""
        return self._parts(walk, paper, with_light=False)

    def _for_patterns(self, walk: Walk) -> Sequence[Shape | Picture]:
        return [part.item for part in self.parts(walk)]

    def _for_masks(self, walk: Walk) -> Sequence[Shape | Picture]:
        return [part.item for part in self._parts(walk, None, with_light=True)]

    def _parts(self, walk: Walk, paper: Bounds | None, *, with_light: bool) -> list[Part]:
        drawn = walk.outlines.drawn(self.tolerance)
        self.scope.progress.report(0.8)
        outlines = list(drawn.paths)
        for index in drawn.dotted:
            outlines[index] = _without_dots(walk.items[index], outlines[index])
        setting = (self.scope.tally, self.tolerance, self.patterns.tiled, self.effort)
        serving = Serving(*setting, with_light, paper)
        drawing = _Drawing(walk.items, outlines, self, serving, Boxes(walk.items, outlines))
        with self.scope.tally.at(drawing.hand):
            for row in drawn.broken:
                drawing.rows = (row,)
                self.scope.tally.add(FindingKind.SUSPICIOUS, _BROKEN)
            for row in drawn.lost:
                drawing.rows = (row,)
                self.scope.tally.dropped(LOST)
            parts = drawing.parts(range(len(walk.items)), 0)
        drawing.settle()
        walk.trail.settle(len(walk.items), self.scope.cascade, drawing.room)
        return parts


@dataclass(slots=True, eq=False)
class _Drawing:
    items: Sequence[Item]
    outlines: Sequence[Paths]
    artist: Artist
    serving: Serving
    boxes: Boxes
    rows: Sequence[int] = ()  # the items at hand
    told: list[tuple[Whereabouts, Sequence[int]]] = field(default_factory=list)

    def parts(self, rows: Sequence[int], depth: int) -> list[Part]:
        """The parts of some items, which have so many groups round them in common."""
        found: list[Part] = []
        run: list[int] = []
        inside: Group | None = None
        for row in rows:
            groups = self.items[row].place.groups
            group = groups[depth] if len(groups) > depth else None
            if run and group is not inside:
                found = self._joined(found, inside, run, depth)
                run = []
            inside = group
            if group is None:
                self._add(row, found)
            else:
                run.append(row)
        return self._joined(found, inside, run, depth) if run else found

    def hand(self) -> Whereabouts:
        """The part of the drawing that the items at hand are."""
        where = Whereabouts()
        self.told.append((where, self.rows))
        return where

    def settle(self) -> None:
        """Find what all takes up of which something was said."""
        for where, rows in self.told:
            where.box = self.room(rows)

    def room(self, rows: Sequence[int]) -> Bounds | None:
        """What some items take up in mm, of many not each; None where nothing is seen."""
        some = rows[:: len(rows) // _MOST_ASKED + 1]
        rooms = [room for row in some if (room := self._room(row)) is not None]
        if not rooms:
            return None
        x0, y0, x1, y1 = zip(*rooms, strict=True)
        return (min(x0), min(y0), max(x1), max(y1))

    def _room(self, row: int) -> Bounds | None:
        item, paths = self.items[row], self.outlines[row]
        box = Paths.joined((paths, *map(corners, item.ready))).bounds
        region = self._region(item, paths)
        if box is None or region is None:
            return box
        return _common(box, region.bounds)

    def _joined(
        self, below: list[Part], group: Group | None, rows: list[int], depth: int
    ) -> list[Part]:
        """What lies below, and a group over it."""
        if group is None or group.opacity == 0:
            return below
        serving = self.serving
        if group.mask is not None:  # a mean of what it hides and shows would be untrue
            self.serving = replace(serving, with_light=True)
        inner = self.parts(rows, depth + 1)
        self.rows, self.serving = rows, serving
        levels = None
        if group.mask is not None:
            levels = self.artist.masks.levels(group, self.boxes.of_group(group, rows))
        inner = grouped(inner, group, levels, self.artist)
        if group.blend != "normal":
            return blended(below, inner, group.blend, self.artist)
        below += inner
        return below

    def _add(self, row: int, found: list[Part]) -> None:
        """Append the parts of an item."""
        item, paths = self.items[row], self.outlines[row]
        painted = item.painted
        if painted.is_nothing and not item.ready:
            return  # it only takes up room
        name = item.element.get("id") or ""
        layer = item.place.layer
        is_simple = not (item.place.clips or item.ready or self.artist.needs_areas)
        if is_simple and painted.is_plain:
            stroke = painted.stroke
            if stroke is None or is_said(item, stroke, paths):
                if len(paths):
                    shape = Shape(paths, painted.fill, painted.rule, stroke, 1.0, name)
                    found.append(Part(layer, shape))
                return
        self.rows = (row,)
        for shown in self._shown(row, item, paths):
            named = shown if shown.name else replace(shown, name=name)
            found.append(Part(layer, named))

    def _shown(self, row: int, item: Item, paths: Paths) -> Sequence[Shape | Picture]:
        """What is seen of an item that is clipped, served, or otherwise not plain."""
        region = self._region(item, paths)
        if region is not None and region.is_empty:
            return ()
        cutter = Cutter(self.artist.tolerance, region, self.artist.needs_areas)
        if item.ready:
            return tuple(cutter.ready(item))
        shown: list[Shape | Picture] = []
        whole: list[Piece] = []
        for kind in item.painted.order:
            piece = self._piece(kind, item, paths, cutter)
            if piece is None:
                continue
            served = _served(item, piece)
            if served is not None:
                shown += self.serving.shapes(served, piece, self.boxes.frame(row, served))
                continue
            shown.append(_plain(item, piece))
            whole += [piece] if piece.is_whole else []
        if len(shown) == len(whole) == 2 and whole[1].of_stroke and whole[1].stroke:
            painted = item.painted
            return (Shape(paths, painted.fill, painted.rule, whole[1].stroke),)
        return shown

    def _region(self, item: Item, paths: Paths) -> Region | None:
        """What the clips of an item leave of the plane; None is all of it."""
        if not item.place.clips:
            return None
        self.artist.scope.progress.report(0.8)
        clips = [clip for clip in item.place.clips if not is_within(item, paths, clip)]
        return self.artist.clips.region(clips, self.boxes.of_clip)

    def _piece(self, kind: str, item: Item, paths: Paths, cutter: Cutter) -> Piece | None:
        painted = item.painted
        if kind == "fill" and (painted.fill is not None or painted.fill_server is not None):
            return cutter.fill(item, paths) if len(paths) else None
        if kind == "stroke":
            as_area = self.serving.needs_area(painted.stroke_server)
            return cutter.stroke(item, paths, as_area=as_area)
        return None


def _common(one: Bounds, other: Bounds) -> Bounds | None:
    """What two boxes have in common; the bounds of nothing are no numbers."""
    low, high = np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])
    return (*low.tolist(), *high.tolist()) if (low <= high).all() else None


def _served(item: Item, piece: Piece) -> Served | None:
    painted = item.painted
    return painted.stroke_server if piece.of_stroke else painted.fill_server


def _plain(item: Item, piece: Piece) -> Shape:
    """A piece in its own colour."""
    painted = item.painted
    if not piece.of_stroke:
        return Shape(piece.paths, painted.fill, piece.rule)
    if piece.stroke is not None:
        return Shape(piece.paths, stroke=piece.stroke)
    return Shape(piece.paths, painted.stroke.paint if painted.stroke else BLACK)


def _without_dots(item: Item, paths: Paths) -> Paths:
    """Only round and square caps make a dot of a line without length."""
    stroke = item.painted.stroke
    return paths if stroke and stroke.cap != "butt" else paths.take(paths.counts > 1)
