"""Packing: layers of many shapes travel as a few arrays, for a pickle of each would be slow.

points, counts   the points of all paths, and how many each path has
owned            how many paths each shape has
styles, worn     the ways in which shapes are painted, and which each shape wears
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import FillRule, Item, Layer, Shape, Stroke
from gare_fab.model.paint import Paint

LEAST = 32  # shapes: fewer are quickly sent as they are

_Style = tuple[Paint | None, FillRule, Stroke | None, float, str]


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """A layer of shapes alone; see the module's head."""

    name: str
    colour: Paint | None
    points: Floats
    counts: Ints
    owned: Ints
    styles: tuple[_Style, ...]
    worn: Ints


def can_pack(layer: Layer) -> bool:
    """Whether the layer has many items, and all of them are shapes."""
    items = layer.items
    return len(items) >= LEAST and all(isinstance(item, Shape) for item in items)


def packed(layer: Layer) -> Packed:
    """The layer in arrays; the same shapes come out of it."""
    shapes = [item for item in layer.items if isinstance(item, Shape)]
    paths = Paths.joined(shape.paths for shape in shapes)
    styles: dict[_Style, int] = {}
    worn = [styles.setdefault(_style(shape), len(styles)) for shape in shapes]
    return Packed(
        layer.name,
        layer.colour,
        paths.points,
        paths.counts,
        np.array([len(shape.paths) for shape in shapes], np.intp),
        tuple(styles),
        np.array(worn, np.intp),
    )


def unpacked(pack: Packed) -> Layer:
    """The layer again; its shapes share the arrays that came."""
    return Layer(pack.name, tuple(_shapes(pack)), pack.colour)


def _style(shape: Shape) -> _Style:
    return shape.fill, shape.fill_rule, shape.stroke, shape.opacity, shape.name


def _shapes(pack: Packed) -> Iterator[Item]:
    starts = np.concatenate(([0], np.cumsum(pack.counts)))
    ends = np.cumsum(pack.owned)
    rows = zip((ends - pack.owned).tolist(), ends.tolist(), pack.worn.tolist(), strict=True)
    for first, last, style in rows:
        own = starts[first : last + 1]
        fill, rule, stroke, opacity, name = pack.styles[style]
        paths = Paths(pack.points[own[0] : own[-1]], own - own[0])
        yield Shape(paths, fill, rule, stroke, opacity, name)
