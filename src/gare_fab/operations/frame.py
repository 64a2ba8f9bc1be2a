"""Frame: show where the job will lie, by tracing around all of it without marking."""

from dataclasses import dataclass, replace

import numpy as np
import shapely

from gare_fab.base.params import param
from gare_fab.geometry.paths import Paths
from gare_fab.model.machine import LaserHead, MillHead
from gare_fab.operations.contract import Motion, Operation, Toolpaths, Work, each_alone


@dataclass(frozen=True, slots=True)
class Frame(Motion):
    """What is traced; without a power, a laser points and other tools stay off."""

    shape: str = param("bounds", choices=("bounds", "hull"), label="Shape")


def plan(work: Work[Frame]) -> Toolpaths:
    """One closed line around all shapes; on a mill at safe height."""
    params, head = work.params, work.machine.head
    points = Paths.joined(shape.paths for shape in work.shapes)
    around = _hull(points) if params.shape == "hull" else _bounds(points)
    around = around.without_repeats()
    around = around.take(around.counts > 1)
    power = head.pointing_power if isinstance(head, LaserHead) else 0.0
    power = power if params.power is None else params.power / 100
    height = head.safe_height if isinstance(head, MillHead) else 0.0
    made = Toolpaths.of(each_alone(around, height), params.feed_of(work.setting), power)
    return replace(made, repeats=params.passes or 1, keeps_order=True)


def _bounds(paths: Paths) -> Paths:
    if paths.bounds is None:
        return paths
    x0, y0, x1, y1 = paths.bounds
    return Paths.of([[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]])


def _hull(paths: Paths) -> Paths:
    """The convex hull; of points on one line, there and back again."""
    hull = shapely.convex_hull(shapely.multipoints(paths.points))
    points = shapely.get_coordinates(hull)
    if len(points) == 2:
        points = np.concatenate((points, points[:1]))
    return Paths.of([points])


FRAME = Operation("frame", "Frame", Frame, plan)
