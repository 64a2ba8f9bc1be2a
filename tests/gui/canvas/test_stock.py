"""Laws of the stock's picture: it is where it is, and says what it is."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gare_fab.geometry.wrap import Mapping
from gare_fab.gui.canvas.grid import step_for
from gare_fab.gui.canvas.layers import Pane
from gare_fab.gui.canvas.skin import skin_of
from gare_fab.gui.canvas.stock import BottleLayer, FlatLayer, stock_box, stock_layers
from gare_fab.gui.look.colours import LIGHT
from gare_fab.model.document import Document, Wrapping
from gare_fab.model.extent import Box
from gare_fab.model.stock import Roll, Sheet
from gare_fab.storage.catalogue import load_bottle, load_machine
from tests.gui.canvas.drawings import painted

BOTTLE = load_bottle("bordelaise_75")
MACHINE = load_machine("co2_60w_chuck")

pytestmark = pytest.mark.usefixtures("qapp")


def _bgr(colour: str) -> list[int]:
    tone = QColor(colour)
    return [tone.blue(), tone.green(), tone.red()]


@pytest.mark.parametrize("mapping", list(Mapping))
def test_skin(mapping: Mapping) -> None:
    """The skin is one turn wide at its reference, and its parts meet without a gap."""
    skin = skin_of(BOTTLE, Wrapping(mapping))
    assert skin.zone_box.width == pytest.approx(2 * math.pi * BOTTLE.radius, rel=0.01)
    assert skin.zone_box.x == pytest.approx(-skin.zone_box.width / 2)
    assert skin.limits == BOTTLE.zone
    assert np.isin(skin.zone.round(6)[:65], skin.below.round(6)).all()
    assert skin_of(BOTTLE, Wrapping(mapping)) is skin


def test_bottle() -> None:
    """What may be engraved has the glass's colour, the rest has not."""
    layer = BottleLayer(skin_of(BOTTLE, Wrapping()), LIGHT, "Front", "Seam")
    image = painted(layer, Pane(2.0, 1.0, -300, -500, 600, 600))
    assert image[500 - 2 * 100, 300 + 40].tolist() == _bgr(LIGHT.glass)
    beyond = image[500 - 2 * 4, 60:540].reshape(-1, 3).tolist()
    hatched = [_bgr(LIGHT.glass_beyond), _bgr(LIGHT.glass_hatch)]
    assert all(pixel in hatched or max(pixel) < 255 for pixel in beyond)
    assert _bgr(LIGHT.glass) not in beyond[100:400]


def test_flat() -> None:
    """A sheet covers its area to the pixel."""
    layer = FlatLayer(Box(0.0, 0.0, 50.0, 40.0), replace(LIGHT, sheet="#ff0000"), "label")
    image = painted(layer, Pane(2.0, 1.0, -20, -100, 160, 140))
    red = (image == (0, 0, 255)).all(axis=2)
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    assert (columns[0], columns[-1]) == (20, 119)
    assert (rows[0], rows[-1]) == (20, 99)


def test_panes_agree() -> None:
    """A pane cut in two shows the same, words and hatching included."""
    layer = BottleLayer(skin_of(BOTTLE, Wrapping()), LIGHT, "Front", "Seam")
    whole = painted(layer, Pane(2.0, 1.0, -300, -500, 600, 600))
    left = painted(layer, Pane(2.0, 1.0, -300, -500, 310, 600))
    right = painted(layer, Pane(2.0, 1.0, 10, -500, 290, 600))
    halves = np.concatenate((left, right), axis=1)
    assert (np.abs(whole.astype(int) - halves) > 64).mean() < 0.0005  # ends of dashes


def test_layers_stay_equal() -> None:
    """The same document gives equal layers, so that nothing is painted anew."""
    for stock in (BOTTLE, Sheet(300.0, 200.0), Roll(200.0)):
        document = Document(MACHINE, stock)
        layers = stock_layers(document, LIGHT, has_grid=True)
        assert layers == stock_layers(document, LIGHT, has_grid=True)
        assert len(layers) == (2 if stock is BOTTLE else 3)
        assert stock_box(document).width > 0


@pytest.mark.parametrize(
    ("scale", "step"), [(100.0, 0.1), (9.0, 1.0), (4.6, 2.0), (2.0, 5.0), (0.02, 500.0)]
)
def test_grid_steps(scale: float, step: float) -> None:
    """Grid lines stand 1, 2 or 5 times a power of ten apart, and far enough to be told."""
    assert step_for(scale) == pytest.approx(step)
