"""Machines, shapes and works that the tests of all operations share."""

from dataclasses import replace

import numpy as np

from gare_fab.base.params import Params
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.wrap import Flat, Mapping, Revolved, Surface
from gare_fab.model.artwork import FillRule, Shape, Stroke
from gare_fab.model.machine import (
    Axis,
    Controller,
    Cutter,
    Dialect,
    KnifeHead,
    LaserHead,
    Machine,
    MachineKind,
    MillHead,
)
from gare_fab.model.material import Setting
from gare_fab.model.paint import Paint
from gare_fab.model.step import PaintUse
from gare_fab.operations.contract import Toolpaths, Work

BLACK, WHITE = Paint(), Paint(255, 255, 255)
SETTING = Setting("any", "co2", speed=1200.0, power=0.6, interval=0.1, kerf=0.2)
LASER = Machine(
    id="laser",
    names=(("en", "Laser"),),
    kind=MachineKind.LASER,
    area=(600.0, 400.0),
    axes=tuple(Axis(name, 0.0, 600.0, 12000.0, 1000.0, 80.0) for name in "XYZ"),
    controller=Controller("grbl"),
    head=LaserHead("co2", 60.0),
    writer="gcode",
    dialect=Dialect(),
)
KNIFE = replace(LASER, id="knife", kind=MachineKind.KNIFE, head=KnifeHead())
MILL = replace(
    LASER, id="mill", kind=MachineKind.MILL, head=MillHead((Cutter(1, 3.0), Cutter(2, 6.0)))
)
MACHINES = (LASER, KNIFE, MILL)
BOTTLE = Meridian(
    ((0.0, 36.0), (20.0, 38.0), (180.0, 38.0), (220.0, 30.0), (240.0, 20.0), (300.0, 14.0))
)


def bottle(reference: float, zone: tuple[float, float]) -> Revolved:
    """The bottle, mapped straight, true at a height."""
    return Revolved(BOTTLE, Mapping.STRAIGHT, reference, zone)


def drawn(*lines: object, fill: Paint | None = None, stroke: Paint | None = BLACK) -> Shape:
    """A shape of some lines, even-odd, painted as asked."""
    paths = Paths.of([np.asarray(line, dtype=np.float64) for line in lines])
    pen = None if stroke is None else Stroke(stroke)
    return Shape(paths, fill=fill, fill_rule=FillRule.EVENODD, stroke=pen)


def filled(*lines: object, fill: Paint = BLACK) -> Shape:
    """A shape with a fill and no stroke."""
    return drawn(*lines, fill=fill, stroke=None)


def work(
    params: Params,
    *shapes: Shape,
    machine: Machine = LASER,
    use: PaintUse = PaintUse.ANY,
    surface: Surface | None = None,
    thickness: float = 4.0,
) -> Work[Params]:
    """What an operation is given for these shapes."""
    return Work(
        params=params,
        shapes=shapes,
        uses=(use,) * len(shapes),
        surface=surface or Flat(),
        machine=machine,
        setting=SETTING,
        thickness=thickness,
    )


def flat(toolpaths: Toolpaths) -> Paths:
    """The strokes seen from above."""
    return Paths(toolpaths.strokes.points[:, :2], toolpaths.strokes.starts)


def bounds(points: Floats) -> list[float]:
    """The least and greatest of each column: x0, y0, x1, y1 (and so on)."""
    return [*points.min(axis=0).round(6).tolist(), *points.max(axis=0).round(6).tolist()]
