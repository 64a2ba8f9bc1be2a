"""Laws of layers in lists."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gare_fab.gui.panels.layers import colours_of, dots, layer_name
from gare_fab.model.artwork import Layer
from gare_fab.model.paint import BLACK, Paint
from tests.documents import RED, filled, rectangle, stroked

RING = rectangle(0.0, 0.0, 1.0, 1.0)
LAYER = Layer(
    "Cut",
    (stroked(RING, paint=RED), filled(RING), stroked(RING), filled(RING, paint=RED)),
)


def test_each_colour_is_named_once() -> None:
    """A layer's colours are those of its lines and areas, in the order of painting."""
    assert colours_of(LAYER) == (RED.hexadecimal, BLACK.hexadecimal)


def test_the_layers_own_colour_comes_first() -> None:
    """Where the file gives the layer a colour, that is its only one."""
    assert colours_of(replace(LAYER, colour=Paint(0, 0, 255))) == ("#0000ff",)


def test_a_nameless_layer_is_called_so() -> None:
    """A layer without a name still has words in a list."""
    assert layer_name(LAYER) == "Cut"
    assert layer_name(replace(LAYER, name="")) == "Unnamed layer"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_dots_have_their_colours(qtbot: QtBot, count: int) -> None:
    """The icon of some colours shows every one of them."""
    del qtbot
    image = dots(("#ff0000", "#00ff00", "#0000ff")[:count]).pixmap(20, 20).toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = {image.pixelColor(*place).name() for place in places}
    seen &= {"#ff0000", "#00ff00", "#0000ff"}
    assert len(seen) == count
