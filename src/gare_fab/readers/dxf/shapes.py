"""Polylines and their styles to layers of few shapes, as the layer table lets them be seen."""

from collections.abc import Iterator

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import FillRule, Layer, Shape, Stroke
from gare_fab.model.paint import Paint
from gare_fab.readers.dxf.curves import AREA, FILL, LINE, STYLE
from gare_fab.readers.dxf.styles import Layers, Style


def layers_of(
    paths: Paths, marks: Ints, styles: tuple[Style, ...], layers: Layers
) -> tuple[Layer, ...]:
    """The layers in the order in which they first come up, areas below lines.

    One shape for all lines of a colour, one for all its SOLIDs, one for each hatch.
    """
    looks = [(layers.entry(style.layer).name.lower(), layers.rgb(style)) for style in styles]
    numbers = {look: number for number, look in enumerate(dict.fromkeys(looks))}
    mine = np.array([numbers[look] for look in looks], np.intp)[marks[:, STYLE]]
    shapes: dict[str, list[Shape]] = {}
    names: dict[str, str] = {}
    for number in _in_order(mine):
        which = np.flatnonzero(mine == number)
        style = styles[marks[which[0], STYLE]]
        key, rgb = looks[marks[which[0], STYLE]]
        names.setdefault(key, layers.entry(style.layer).name)
        shapes.setdefault(key, []).extend(_shapes(paths, marks, which, _paint(rgb)))
    return tuple(
        Layer(names[key], _areas_first(items), _paint(layers.entry(key).rgb))
        for key, items in shapes.items()
    )


def hidden(styles: tuple[Style, ...], layers: Layers) -> Ints:
    """The numbers of the styles whose layer is off, frozen or not plotted."""
    flags = [layers.entry(style.layer).is_hidden for style in styles]
    return np.flatnonzero(np.array(flags, dtype=np.bool_))


def _shapes(paths: Paths, marks: Ints, mine: Ints, paint: Paint) -> Iterator[Shape]:
    fills = marks[mine, FILL]
    areas = mine[fills == AREA]
    if len(areas):
        yield Shape(_counter_clockwise(paths.take(areas)), fill=paint)
    hatched = mine[fills > AREA]
    order = np.argsort(marks[hatched, FILL], kind="stable")
    cuts = np.flatnonzero(np.diff(marks[hatched[order], FILL])) + 1
    for outline in sorted(np.split(hatched[order], cuts), key=lambda rows: rows[:1].tolist()):
        if len(outline):
            yield Shape(paths.take(outline), fill=paint, fill_rule=FillRule.EVENODD)
    lines = mine[fills == LINE]
    if len(lines):
        yield Shape(paths.take(lines), stroke=Stroke(paint))


def _in_order(numbers: Ints) -> list[int]:
    """The different numbers in the order in which they first come up."""
    different, first = np.unique(numbers, return_index=True)
    ordered: list[int] = different[np.argsort(first)].tolist()
    return ordered


def _areas_first(shapes: list[Shape]) -> tuple[Shape, ...]:
    return tuple(sorted(shapes, key=lambda shape: shape.fill is None))


def _counter_clockwise(paths: Paths) -> Paths:
    """Turned so that areas which overlap add up under the nonzero rule."""
    rows = paths.segments
    here, there = paths.points[rows], paths.points[rows + 1]
    owner = np.repeat(np.arange(len(paths)), paths.counts - 1)
    cross: Floats = here[:, 0] * there[:, 1] - here[:, 1] * there[:, 0]
    return paths.reversed_where(np.bincount(owner, cross, minlength=len(paths)) < 0)


def _paint(rgb: int) -> Paint:
    return Paint(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)
