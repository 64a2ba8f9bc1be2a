"""Fill: hatch what shapes enclose, with lines at a constant distance on the material."""

from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from shapely import Polygon

from gare_fab.base.messages import Message
from gare_fab.base.params import param
from gare_fab.geometry.hatch import hatch, hatch_rows
from gare_fab.geometry.passes import in_passes
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import (
    Region,
    boundary,
    difference,
    inset,
    regions_of,
    union,
)
from gare_fab.geometry.thinness import thin_edges
from gare_fab.geometry.wrap import Flat
from gare_fab.model.artwork import FillRule, Shape
from gare_fab.model.machine import LaserHead, MillHead
from gare_fab.model.problem import Problem, Severity
from gare_fab.operations.contract import (
    Motion,
    Operation,
    Toolpaths,
    Work,
    each_alone,
    mill_levels,
)

CYLINDER = 1.01  # greatest over least radius of what still counts as a cylinder
ALONG_AXIS_DEG = 90.0
WHITE = (255, 255, 255)
_FEW_LINES = 20.0  # in a bar: with fewer, one more or less is seen
FINEST = 0.005  # mm: a setting without an interval must not ask for endless lines


@dataclass(frozen=True, slots=True)
class Fill(Motion):
    """How areas are hatched; None = the setting's, or what suits machine and stock."""

    interval: float | None = param(
        None, unit="mm", low=FINEST, high=50.0, label="Line interval"
    )
    angle_deg: float | None = param(None, unit="°", low=-360.0, high=360.0, label="Angle")
    cross: bool = param(default=False, label="Cross-hatch")
    inset: float | None = param(None, unit="mm", low=0.0, high=50.0, label="Inset")
    bidirectional: bool = param(default=True, label="Engrave both ways")
    depth: float = param(0.5, unit="mm", low=0.0, high=50.0, label="Depth (mill)")


def plan(work: Work[Fill]) -> Toolpaths:
    """Lines over the filled shapes; white fills take away what lies below them.

    Round a bottle the lines run along its axis where the glass is a cylinder; elsewhere they
    run round it, at equal distances along the glass. The edges of bars that get a few lines
    only are followed too, so that none is wider than another.
    """
    params, head = work.params, work.machine.head
    region = _region(work)
    by = _inset_by(work, region)
    lines, problems = _lines(work, inset(region, by, work.tolerance) if by else region)
    edges = thin_edges(region, _FEW_LINES * _interval(work), by)
    lines = Paths.joined((lines, edges))
    feed, power = params.feed_of(work.setting), params.power_of(work.setting)
    if isinstance(head, MillHead):
        levels = mill_levels(params.depth, work.setting.step_down or head.step_down)
        chains = np.arange(len(lines) + 1, dtype=np.intp)
        made = Toolpaths.of(in_passes(lines, chains, levels), feed, power)
        tool, repeats = (head.cutters[0].number if head.cutters else 0), 1
    else:
        made = Toolpaths.of(each_alone(lines), feed, power)
        tool, repeats = 0, params.passes_of(work.setting)
    return replace(
        made,
        is_free=made.is_free & params.bidirectional,
        repeats=repeats,
        tool=tool,
        problems=problems,
    )


def _region(work: Work[Fill]) -> Region:
    """What the shapes paint, in paint order; where all of them are white, they all paint."""
    shapes = [shape for shape in work.shapes if _is_seen(shape)]
    has_ink = any(not _is_white(shape) for shape in shapes)
    region: Region = Polygon()
    for takes_away, alike in groupby(shapes, lambda each: has_ink and _is_white(each)):
        painted = _painted(tuple(alike))
        if takes_away:
            region = difference(region, painted)
        else:
            region = painted if region.is_empty else union((region, painted))
    return region


def _is_seen(shape: Shape) -> bool:
    return shape.fill is None or shape.fill.alpha * shape.opacity > 0.0


def _is_white(shape: Shape) -> bool:
    return shape.fill is not None and shape.fill.is_near(WHITE)


def _painted(shapes: tuple[Shape, ...]) -> Region:
    """All that the shapes enclose; of a shape without a fill, what its closed paths do."""
    counts = [len(shape.paths) for shape in shapes]
    groups = np.repeat(np.arange(len(shapes), dtype=np.intp), counts)
    rules = np.array([shape.fill_rule is FillRule.EVENODD for shape in shapes], dtype=np.bool_)
    has_fill = np.repeat([shape.fill is not None for shape in shapes], counts)
    paths = Paths.joined(shape.paths for shape in shapes)
    meant = paths.closed | has_fill
    return union(regions_of(paths.take(meant), groups[meant], rules))


def _inset_by(work: Work[Fill], region: Region) -> float:
    """By how much the region is shrunk: the tool's radius, in chart mm."""
    head = work.machine.head
    radius = work.params.inset
    if radius is None and isinstance(head, LaserHead):
        radius = head.spot / 2
    elif radius is None and isinstance(head, MillHead) and head.cutters:
        radius = head.cutters[0].diameter / 2
    if not radius or region.is_empty:
        return 0.0
    middle = np.array([(region.bounds[1] + region.bounds[3]) / 2])
    return radius / float(work.surface.scale(middle)[0])


def _lines(work: Work[Fill], region: Region) -> tuple[Paths, tuple[Problem, ...]]:
    """The hatch in chart mm, and a word where it cannot run as it was asked to."""
    params = work.params
    outlines = boundary(region)
    if outlines.bounds is None:
        return outlines, ()
    interval = _interval(work)
    both_ways = params.bidirectional
    _, low, _, high = outlines.bounds
    scales = work.surface.scale(np.linspace(low, high, 101))
    if scales.max() > CYLINDER * scales.min():
        rows = work.surface.rows(low, high, interval)
        return hatch_rows(outlines, rows, is_bidirectional=both_ways), _not_round(work)
    usual = 0.0 if isinstance(work.surface, Flat) else ALONG_AXIS_DEG
    angle = usual if params.angle_deg is None else params.angle_deg
    pitch = interval / float(scales.mean())
    angles = (angle, angle + 90.0) if params.cross else (angle,)
    parts = [hatch(outlines, pitch, each, is_bidirectional=both_ways) for each in angles]
    return Paths.joined(parts), ()


def _interval(work: Work[Fill]) -> float:
    return max(work.params.interval or work.setting.interval, FINEST)


def _not_round(work: Work[Fill]) -> tuple[Problem, ...]:
    if not work.params.cross and not (work.params.angle_deg or 0.0) % 180.0:
        return ()
    text = (
        "The glass is no cylinder here: lines at another angle would not keep their distance. "
        "The fill runs round the bottle instead."
    )
    return (Problem(Severity.WARNING, Message(text)),)


FILL = Operation("fill", "Fill", Fill, plan)
