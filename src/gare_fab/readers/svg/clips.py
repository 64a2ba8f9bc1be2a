"""Clips as geometry: what lies outside is cut off fills, strokes and pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
import shapely

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, intersection, region_of, union
from gare_fab.readers.svg.entering import affine_of
from gare_fab.readers.svg.limiting import clip_of
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.units import ViewBox

Bounds = tuple[float, float, float, float]
Boxes = Callable[
    [Clip], Bounds | None
]  # of what a clip limits, in the user units of its place


@dataclass(slots=True)
class Clips:
    """Makes the regions of clips, each once; `tolerance` is that of curves, in mm."""

    scope: Scope
    tolerance: float
    known: dict[tuple[object, ...], Region] = field(default_factory=dict)
    open: set[Element] = field(default_factory=set)

    def region(self, clips: Sequence[Clip], boxes: Boxes) -> Region | None:
        """What all the clips leave over, in mm; None where they limit nothing.

        A clip that is used inside itself counts as not there.
        """
        regions = [self._one(clip, boxes) for clip in clips]
        kept = [region for region in regions if region is not None]
        return reduce(intersection, kept) if kept else None

    def _one(self, clip: Clip, boxes: Boxes) -> Region | None:
        if clip.element is None:
            return _rectangle(clip)
        if clip.element in self.open:
            self.scope.tally.dropped("Clips and masks inside themselves are ignored.")
            return None
        around = boxes(clip) if self._asks_box(clip.element) else None
        key = (clip.element, clip.affine, around)
        if key not in self.known:
            self.open.add(clip.element)
            self.known[key] = self._made(clip, clip.element, around)
            self.open.discard(clip.element)
        return self.known[key]

    def _asks_box(self, element: Element) -> bool:
        """Whether a clipPath, or one that limits it, is measured in what it limits."""
        seen: set[Element] = set()
        following: Element | None = element
        while following is not None and following not in seen:
            if following.get("clipPathUnits") == "objectBoundingBox":
                return True
            seen.add(following)
            following, _ = clip_of(self.scope, self.scope.cascade.of(following))
        return False

    def _made(self, clip: Clip, element: Element, around: Bounds | None) -> Region:
        style = self.scope.cascade.of(element)
        limit, leaves_any = clip_of(self.scope, style)
        if not leaves_any:
            return shapely.Polygon()
        outer = Place(clip.affine, style, clip.viewport)
        inner = affine_of(self.scope, element, style, outer)
        if element.get("clipPathUnits") == "objectBoundingBox":
            if around is None:
                return shapely.Polygon()
            x0, y0, x1, y1 = around
            inner = inner @ Affine(a=x1 - x0, d=y1 - y0, e=x0, f=y0)
        self.scope.expansion.check(element)
        walk = Walk(self.scope, is_clip=True)
        if inner.determinant != 0:
            walk.run(element, Place(inner, style, clip.viewport, role="clip"))
        region = self._gathered(walk)
        if limit is None:
            return region
        own = self.region((Clip(clip.affine, clip.viewport, limit),), lambda _: around)
        return region if own is None else intersection(region, own)

    def _gathered(self, walk: Walk) -> Region:
        """All that the shapes of a clipPath enclose, each by its own rule and clip."""
        outlines = walk.outlines.drawn(self.tolerance).paths
        regions: list[Region] = []
        for item, paths in zip(walk.items, outlines, strict=True):
            style = item.place.style
            if style.get("visibility", "visible") != "visible":
                continue
            region = region_of(paths, style.get("clip-rule", "nonzero") == "evenodd")
            limit = self.region(item.place.clips, _boxes_of(paths))
            regions.append(region if limit is None else intersection(region, limit))
        return regions[0] if len(regions) == 1 else union(regions)


def _boxes_of(paths: Paths) -> Boxes:
    return lambda clip: local_bounds(paths, clip.affine)


def local_bounds(paths: Paths, affine: Affine) -> Bounds | None:
    """The bounds of paths in mm, in the user units that an affine maps to mm."""
    if affine.determinant == 0:
        return None
    return paths.moved_by(affine.inverse()).bounds


def cut_fill(paths: Paths, rule_is_evenodd: bool, region: Region) -> Paths:  # noqa: FBT001 -- as region_of has it
    """The outline of what a fill covers inside a region."""
    return boundary(intersection(region_of(paths, rule_is_evenodd), region))


def cut_stroke(paths: Paths, region: Region) -> Paths:
    """The parts of lines that lie inside a region, those that follow each other joined."""
    lines = paths.take(paths.counts > 1)
    strings = [shapely.LineString(lines[index]) for index in range(len(lines))]
    shapely.prepare(region)
    parts: list[shapely.Geometry] = []
    for string in strings:
        if shapely.contains_properly(region, string):
            parts.append(string)
            continue
        pieces = _strings(shapely.intersection(string, region))
        if pieces:
            parts += _strings(shapely.line_merge(shapely.MultiLineString(pieces)))
    dots = paths.take(paths.counts == 1)
    kept = shapely.contains_xy(region, dots.points) if len(dots) else np.zeros(0, np.bool_)
    lines_inside = Paths.of([shapely.get_coordinates(part) for part in parts])
    return Paths.joined([lines_inside, dots.take(kept)])


def _strings(geometry: shapely.Geometry) -> list[shapely.LineString]:
    """The lines of what may also hold points."""
    return [
        part
        for part in shapely.get_parts(geometry)
        if isinstance(part, shapely.LineString) and not part.is_empty
    ]


def _rectangle(clip: Clip) -> Region:
    box = clip.box or ViewBox(0.0, 0.0, 0.0, 0.0)
    right, low = box.x + box.width, box.y + box.height
    corners = np.array([[box.x, box.y], [right, box.y], [right, low], [box.x, low]])
    return shapely.Polygon(clip.affine.apply(corners))
