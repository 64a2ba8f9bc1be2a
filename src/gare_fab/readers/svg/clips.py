"""Clips as geometry: what lies outside is cut off fills and strokes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
import shapely

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, boundary, intersection, region_of, union
from gare_fab.readers.svg.entering import clips_of, entered
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.units import ViewBox

Bounds = tuple[float, float, float, float]


@dataclass(slots=True)
class Clips:
    """Makes the regions of clips, each once; `tolerance` is that of curves, in mm."""

    scope: Scope
    tolerance: float
    known: dict[tuple[object, ...], Region] = field(default_factory=dict)
    open: set[Element] = field(default_factory=set)

    def region(self, clips: Sequence[Clip], bounds: Sequence[Bounds | None]) -> Region:
        """What all the clips (at least one) leave over, in mm.

        `bounds` are those of what each clip limits, in the user units of its place; they are
        needed where a clipPath is measured in its object's bounding box.
        """
        regions = [self._one(clip, box) for clip, box in zip(clips, bounds, strict=True)]
        return reduce(intersection, regions)

    def _one(self, clip: Clip, around: Bounds | None) -> Region:
        if clip.element is None:
            return _rectangle(clip)
        key = (clip.element, clip.affine, around if is_relative(clip) else None)
        if key not in self.known:
            if clip.element in self.open:
                raise _in_itself(clip.element)
            self.scope.expansion.check(clip.element)
            self.open.add(clip.element)
            self.known[key] = self._made(clip, clip.element, around)
            self.open.discard(clip.element)
        return self.known[key]

    def _made(self, clip: Clip, element: Element, around: Bounds | None) -> Region:
        style = self.scope.cascade.of(element)
        outer = Place(clip.affine, style, clip.viewport)
        inner = entered(self.scope, element, outer)
        if inner is None or (is_relative(clip) and around is None):
            return shapely.Polygon()
        own = clips_of(self.scope, inner.style, outer)
        if is_relative(clip) and around is not None:
            x0, y0, x1, y1 = around
            inner = inner.mapped(Affine(a=x1 - x0, d=y1 - y0, e=x0, f=y0))
        walk = Walk(self.scope, is_clip=True)
        walk.run(element, Place(inner.affine, inner.style, inner.viewport))
        region = self._gathered(walk)
        return intersection(region, self.region(own, [around])) if own else region

    def _gathered(self, walk: Walk) -> Region:
        """All that the shapes of a clipPath enclose, each by its own rule and clip."""
        outlines = walk.outlines.drawn(self.tolerance).paths
        regions = []
        for item, paths in zip(walk.items, outlines, strict=True):
            style = item.place.style
            if style.get("visibility", "visible") != "visible":
                continue
            region = region_of(paths, style.get("clip-rule", "nonzero") == "evenodd")
            if item.place.clips:
                limits = [local_bounds(paths, clip.affine) for clip in item.place.clips]
                region = intersection(region, self.region(item.place.clips, limits))
            regions.append(region)
        return regions[0] if len(regions) == 1 else union(regions)


def is_relative(clip: Clip) -> bool:
    """Whether a clip is measured in the bounding box of what it limits."""
    units = None if clip.element is None else clip.element.get("clipPathUnits")
    return units == "objectBoundingBox"


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
        else:
            pieces = _strings(shapely.intersection(string, region))
            parts += _strings(shapely.line_merge(shapely.MultiLineString(pieces)))
    return Paths.of([shapely.get_coordinates(part) for part in parts])


def _strings(geometry: shapely.Geometry) -> list[shapely.LineString]:
    """The lines of what may also hold points."""
    return [
        part for part in shapely.get_parts(geometry) if isinstance(part, shapely.LineString)
    ]


def _rectangle(clip: Clip) -> Region:
    box = clip.box or ViewBox(0.0, 0.0, 0.0, 0.0)
    right, low = box.x + box.width, box.y + box.height
    corners = np.array([[box.x, box.y], [right, box.y], [right, low], [box.x, low]])
    return shapely.Polygon(clip.affine.apply(corners))


def _in_itself(element: Element) -> Unreadable:
    return Unreadable(
        Message(
            "The clipPath '{id}' clips itself (line {line}); release it and export again.",
            {"id": element.get("id") or "", "line": element.sourceline},
        )
    )
