"""A survey: all lines of a drawing in one row, with what each is painted with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, FillRule, Item, Layer, Mesh, Picture, Shape
from gare_fab.model.paint import Paint

OPAQUE = 0.99  # alpha from which on nothing shines through
WHITE = 250  # of 255: what is as light is not seen on white paper
NOTHING = -1
PAPER = 0  # the number of the colour of white paper


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """The shapes of a drawing in paint order, and all their paths.

    `shape` (M,) is the shape of each path. Of each shape (S,): `fill` and `stroke` are numbers
    of colours (NOTHING, or PAPER for nearly white), `width` is its pen's, mm.
    """

    artwork: Artwork
    shapes: tuple[Shape, ...]
    paths: Paths
    shape: Ints
    fill: Ints
    stroke: Ints
    width: Floats

    @classmethod
    def of(cls, artwork: Artwork) -> "Survey":
        """All shapes of a drawing."""
        shapes = tuple(item for item in artwork.items if isinstance(item, Shape))
        counts = np.array([len(each.paths) for each in shapes], dtype=np.intp)
        numbers: dict[Paint, int] = {}
        fill = [_number(each.fill, numbers) for each in shapes]
        stroke = [
            _number(each.stroke.paint if each.stroke else None, numbers) for each in shapes
        ]
        width = [each.stroke.width if each.stroke else 0.0 for each in shapes]
        return cls(
            artwork,
            shapes,
            Paths.joined(each.paths for each in shapes),
            np.repeat(np.arange(len(shapes), dtype=np.intp), counts),
            np.array(fill, dtype=np.intp),
            np.array(stroke, dtype=np.intp),
            np.array(width, dtype=np.float64),
        )

    @property
    def drawn(self) -> Bools:
        """(M,) which paths are drawn as lines."""
        drawn: Bools = self.stroke[self.shape] != NOTHING
        return drawn

    @property
    def line_groups(self) -> Ints:
        """(M,) lines of one colour on layers of one name have the same number.

        On another layer the same line may be meant for another step: that is no double.
        """
        numbers: dict[str, int] = {}
        layers = [
            numbers.setdefault(layer.name, len(numbers))
            for layer in self.artwork.layers
            for item in layer.items
            if isinstance(item, Shape)
        ]
        groups = self.stroke * max(len(numbers), 1) + np.array(layers, dtype=np.intp)
        return np.where(self.stroke == NOTHING, NOTHING, groups)[self.shape]

    @property
    def are_evenodd(self) -> Bools:
        """(S,) the rule by which each shape's inside is told."""
        return np.array([each.fill_rule is FillRule.EVENODD for each in self.shapes], np.bool_)

    def with_paths(self, paths: Paths, owners: Ints, touched: Bools) -> Artwork:
        """The drawing, touched shapes with other paths; `owners` says, ascending, of which."""
        ends = np.searchsorted(owners, np.arange(len(self.shapes) + 1))
        changed = {}
        for index in np.flatnonzero(touched).tolist():
            some = paths.take(np.arange(ends[index], ends[index + 1]))
            kept = (replace(self.shapes[index], paths=some),) if len(some) else ()
            changed[index] = kept
        return self.with_shapes(changed)

    def with_shapes(self, changed: Mapping[int, tuple[Shape, ...]]) -> Artwork:
        """The drawing with others in the place of some shapes; layers left empty go."""
        number = 0
        layers = []
        for layer in self.artwork.layers:
            items: list[Item] = []
            for item in layer.items:
                if not isinstance(item, Shape):
                    items.append(item)
                    continue
                items += changed.get(number, (item,))
                number += 1
            layers.append(_layer(layer, tuple(items)))
        left = tuple(layer for layer in layers if layer is not None)
        return replace(self.artwork, layers=left)


def _layer(layer: Layer, items: tuple[Item, ...]) -> Layer | None:
    if len(items) == len(layer.items) and all(map(_is_same, items, layer.items)):
        return layer
    return replace(layer, items=items) if items else None


def _is_same(one: Item, other: Item) -> bool:
    return one is other


def _number(paint: Paint | None, numbers: dict[Paint, int]) -> int:
    """The number of a colour; what cannot be told from white is the paper's."""
    if paint is None:
        return NOTHING
    number = numbers.get(paint)
    if number is None:
        number = numbers[paint] = _new_number(paint, numbers)
    return number


def _new_number(paint: Paint, numbers: dict[Paint, int]) -> int:
    """That of the same colour with another alpha, if there is one; else the next."""
    if min(paint.red, paint.green, paint.blue) >= WHITE and not paint.spot:
        return PAPER
    plain = replace(paint, alpha=1.0)
    return numbers.setdefault(plain, len(numbers) + 1)


def is_solid(shape: Shape) -> bool:
    """Whether a shape's area hides what lies beneath."""
    return shape.fill is not None and shape.fill.alpha * shape.opacity >= OPAQUE


def bounds_of_item(item: Picture | Mesh) -> tuple[float, ...]:
    """(x_min, y_min, x_max, y_max) of a picture or a mesh seen from above, mm."""
    corners = (
        item.triangles.reshape(-1, 3)[:, :2]
        if isinstance(item, Mesh)
        else item.affine.apply(np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]))
    )
    if not len(corners):
        return (0.0, 0.0, 0.0, 0.0)
    return (*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist())
