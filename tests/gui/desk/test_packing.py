"""What is packed comes out as it was."""

from multiprocessing import Pipe

import numpy as np

from gare_fab.geometry.paths import Paths
from gare_fab.gui.desk.packing import LEAST, can_pack, packed, unpacked
from gare_fab.gui.desk.wire import receive, send
from gare_fab.model.artwork import FillRule, Item, Layer, Picture, Shape, Stroke
from gare_fab.model.paint import BLACK, Paint


def many(count: int) -> Layer:
    """Shapes of no, one, two, ... paths, in three styles, some of them dots."""
    random = np.random.default_rng(count)
    shapes: list[Item] = []
    for number in range(count):
        lines = [random.uniform(0, 100, (1 + line, 2)) for line in range(number % 4)]
        stroke = Stroke(Paint(number % 3, 0, 0), dash=(1.0, 2.0)) if number % 3 else None
        rule = FillRule.EVENODD if number % 2 else FillRule.NONZERO
        shapes.append(Shape(Paths.of(lines), BLACK, rule, stroke, 0.5, f"shape {number % 3}"))
    return Layer("many", tuple(shapes), Paint(1, 2, 3))


def are_same(one: Layer, other: Layer) -> bool:
    """Whether two layers of shapes are the same to the bit."""
    pairs = zip(one.items, other.items, strict=True)
    return (one.name, one.colour) == (other.name, other.colour) and all(
        isinstance(a, Shape)
        and isinstance(b, Shape)
        and (a.fill, a.fill_rule, a.stroke, a.opacity, a.name)
        == (b.fill, b.fill_rule, b.stroke, b.opacity, b.name)
        and np.array_equal(a.paths.points, b.paths.points)
        and np.array_equal(a.paths.starts, b.paths.starts)
        for a, b in pairs
    )


def test_a_layer_comes_out_as_it_went_in() -> None:
    """Packing and unpacking gives the same shapes in the same order, empty ones among them."""
    for count in (LEAST, 500):
        layer = many(count)
        assert can_pack(layer)
        assert are_same(unpacked(packed(layer)), layer)


def test_it_crosses_the_wire() -> None:
    """A large layer that was sent is received the same, and few items travel as they are."""
    near, far = Pipe()
    for layer in (many(300), many(3)):
        send(near, {"layer": layer})
        got = receive(far)
        assert isinstance(got, dict)
        assert are_same(got["layer"], layer)


def test_pictures_are_not_packed() -> None:
    """A layer with a picture among its shapes is left as it is."""
    items = (*many(100).items, Picture(np.zeros((1, 1, 4), np.uint8)))
    assert not can_pack(Layer("mixed", items))
