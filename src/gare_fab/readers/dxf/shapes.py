"""Polylines and their styles to layers of few shapes, as the layer table lets them be seen."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import FillRule, Layer, Shape, Stroke
from gare_fab.model.paint import Paint
from gare_fab.readers.dxf.curves import AREA, FILL, LINE, LOOP, STYLE
from gare_fab.readers.dxf.linetypes import Linetypes
from gare_fab.readers.dxf.styles import Layers, Look, Style


@dataclass(frozen=True, slots=True)
class Drawn:
    """Polylines in mm with their marks, and what their styles say of them."""

    paths: Paths
    marks: Ints
    styles: tuple[Style, ...]
    layers: Layers
    linetypes: Linetypes
    mm_per_unit: float


def layers_of(drawn: Drawn) -> tuple[Layer, ...]:
    """The layers in the order in which they first come up, areas below lines.

    One shape for all lines of a look, one for all its areas, one for each hatch. Areas lie as
    they are drawn; those that are one shape where the last of them lies.
    """
    layers = drawn.layers
    looks = [layers.look(style) for style in drawn.styles]
    numbers = {look: number for number, look in enumerate(dict.fromkeys(looks))}
    mine = np.array([numbers[look] for look in looks], np.intp)[drawn.marks[:, STYLE]]
    shapes: dict[str, list[tuple[int, Shape]]] = {}
    names: dict[str, str] = {}
    for number in _in_order(mine):
        which = np.flatnonzero(mine == number)
        look = looks[drawn.marks[which[0], STYLE]]
        key = look.layer.lower()
        names.setdefault(key, look.layer)
        shapes.setdefault(key, []).extend(_shapes(drawn, which, look))
    return tuple(
        Layer(names[key], _lines_last(items), _paint(layers.entry(key).rgb))
        for key, items in shapes.items()
    )


def hidden(styles: tuple[Style, ...], layers: Layers) -> Ints:
    """The numbers of the styles whose layer is off, frozen or not plotted."""
    flags = [layers.entry(style.layer).is_hidden for style in styles]
    return np.flatnonzero(np.array(flags, dtype=np.bool_))


def _shapes(drawn: Drawn, mine: Ints, look: Look) -> Iterator[tuple[int, Shape]]:
    """The shapes of a look, each with its height: where it is drawn, but lines above all."""
    paths, marks = drawn.paths, drawn.marks
    paint = _paint(look.rgb)
    fills = marks[mine, FILL]
    hatched = mine[fills > AREA]
    order = np.argsort(marks[hatched, FILL], kind="stable")
    cuts = np.flatnonzero(np.diff(marks[hatched[order], FILL])) + 1
    for outline in sorted(np.split(hatched[order], cuts), key=lambda rows: rows[:1].tolist()):
        if len(outline):
            rings = paths.take(outline)
            evenodd = FillRule.EVENODD
            shape = Shape(rings, fill=paint, fill_rule=evenodd, opacity=look.opacity)
            yield int(outline.max()), shape
    for areas in _areas(mine[fills == AREA], marks):
        turned = _counter_clockwise(paths.take(areas), marks[areas, LOOP])
        yield int(areas.max()), Shape(turned, fill=paint, opacity=look.opacity)
    lines = mine[fills == LINE]
    if len(lines):
        left = drawn.linetypes.cut(
            paths.take(lines), look.linetype, look.scale, drawn.mm_per_unit
        )
        yield len(marks), Shape(left, stroke=_pen(paint, look.width), opacity=look.opacity)


def _areas(areas: Ints, marks: Ints) -> Iterator[Ints]:
    """Areas of one ring each, then those of several: letters and broad lines."""
    for which in (marks[areas, LOOP] == 0, marks[areas, LOOP] < 0):
        if which.any():
            yield areas[which]


def _in_order(numbers: Ints) -> list[int]:
    """The different numbers in the order in which they first come up."""
    different, first = np.unique(numbers, return_index=True)
    ordered: list[int] = different[np.argsort(first)].tolist()
    return ordered


def _lines_last(shapes: list[tuple[int, Shape]]) -> tuple[Shape, ...]:
    return tuple(shape for _, shape in sorted(shapes, key=lambda pair: pair[0]))


def _counter_clockwise(paths: Paths, bodies: Ints) -> Paths:
    """Turned so that areas which overlap add up under the nonzero rule.

    Rings with one negative number are turned together: some of them are holes.
    """
    rows = paths.segments
    here, there = paths.points[rows], paths.points[rows + 1]
    owner = np.repeat(np.arange(len(paths)), paths.counts - 1)
    cross: Floats = here[:, 0] * there[:, 1] - here[:, 1] * there[:, 0]
    size = np.bincount(owner, cross, minlength=len(paths))
    alone = np.where(bodies < 0, bodies, 1 + np.arange(len(paths)))
    different, body = np.unique(alone, return_inverse=True)
    whole = np.bincount(body, size, minlength=len(different))
    return paths.reversed_where(whole[body] < 0)


def _pen(paint: Paint, width: float) -> Stroke:
    return Stroke(paint, width, cap="round", join="round")


def _paint(rgb: int) -> Paint:
    return Paint(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)
