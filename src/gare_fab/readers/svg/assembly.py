"""Assembly: walked items and their outlines become shapes, clipped, in layers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import shapely

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region
from gare_fab.model.artwork import FillRule, FindingKind, Layer, Shape
from gare_fab.readers.svg.clips import (
    Bounds,
    Clips,
    cut_fill,
    cut_stroke,
    is_relative,
    local_bounds,
)
from gare_fab.readers.svg.places import Clip, Item
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.structure import Walk

_BROKEN = "Damaged path data is drawn up to the first error."


def layers(walk: Walk, scope: Scope, tolerance: float) -> tuple[Layer, ...]:
    """The shapes of a walk in paint order; neighbours of one layer name are one layer.

    Raises:
        Unreadable: a number is not finite, or a clip clips itself.
    """
    drawn = walk.outlines.drawn(tolerance)
    scope.tally.add(FindingKind.SUSPICIOUS, _BROKEN, drawn.broken)
    scope.progress.report(0.8)
    outlines = list(drawn.paths)
    for index in drawn.dotted:
        outlines[index] = _without_dots(walk.items[index], outlines[index])
    assembly = _Assembly(walk.items, outlines, Clips(scope, tolerance))
    named = groupby(assembly.shapes(), key=lambda pair: pair[0])
    return tuple(Layer(name, tuple(shape for _, shape in run)) for name, run in named)


@dataclass(slots=True)
class _Assembly:
    items: Sequence[Item]
    outlines: Sequence[Paths]
    clips: Clips
    boxes: dict[Clip, Bounds | None] = field(default_factory=dict)

    def shapes(self) -> Iterator[tuple[str, Shape]]:
        """Layer name and shape of everything that is seen."""
        for item, paths in zip(self.items, self.outlines, strict=True):
            painted, opacity = item.painted, item.place.opacity
            if not len(paths):
                continue
            name = item.element.get("id") or ""
            shape = Shape(paths, painted.fill, painted.rule, painted.stroke, opacity, name)
            for part in self._clipped(item, shape) if item.place.clips else (shape,):
                yield item.place.layer, part

    def _clipped(self, item: Item, shape: Shape) -> Iterator[Shape]:
        """What the clips leave of a shape: of its fill, then of its stroke."""
        self.clips.scope.progress.report(0.8)
        region = self._region(item)
        if shape.paths.bounds is None or region.is_empty:
            return
        if shapely.contains(region, shapely.box(*shape.paths.bounds)):
            yield shape
            return
        if shape.fill is not None:
            inside = cut_fill(shape.paths, shape.fill_rule is FillRule.EVENODD, region)
            if len(inside):
                yield replace(shape, paths=inside, stroke=None)
        if shape.stroke is not None:
            inside = cut_stroke(shape.paths, region)
            if len(inside):
                yield replace(shape, paths=inside, fill=None)

    def _region(self, item: Item) -> Region:
        clips = item.place.clips
        if any(map(is_relative, clips)):
            return self.clips.region(clips, [self._bounds(clip) for clip in clips])
        return self.clips.region(clips, [None] * len(clips))

    def _bounds(self, clip: Clip) -> Bounds | None:
        """The bounding box of all that a clip limits, in its user units."""
        if not is_relative(clip):
            return None
        if clip not in self.boxes:
            limited = [
                paths
                for item, paths in zip(self.items, self.outlines, strict=True)
                if clip in item.place.clips
            ]
            self.boxes[clip] = local_bounds(Paths.joined(limited), clip.affine)
        return self.boxes[clip]


def _without_dots(item: Item, paths: Paths) -> Paths:
    """Only round and square caps make a dot of a line without length."""
    stroke = item.painted.stroke
    return paths if stroke and stroke.cap != "butt" else paths.take(paths.counts > 1)
