"""Laws of the picture: however it came about, it is what a new one would be."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gare_fab.geometry.affine import Affine
from gare_fab.gui.canvas.chunks import drawing_of_parts
from gare_fab.gui.canvas.damage import damage
from gare_fab.gui.canvas.grid import GridLayer
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn, Pane
from gare_fab.gui.canvas.picture import Picture
from gare_fab.gui.canvas.view import View
from gare_fab.gui.look.colours import LIGHT
from gare_fab.model.extent import Box
from tests.gui.canvas.drawings import finish, fresh, letters, lines, painted, shown

LETTERS = DrawingLayer(drawing_of_parts(letters()))
LINES = DrawingLayer(lines())
DRAWN = Drawn((GridLayer(Box(0.0, 0.0, 600.0, 400.0), LIGHT), LINES, LETTERS), LIGHT.desk)
VIEW = View().resized(500.0, 400.0).fitted(Box(0.0, 0.0, 600.0, 400.0))

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("zoom", [1.0, 7.0, 60.0])
def test_panning(zoom: float, ratio: float) -> None:
    """After any way over the drawing the picture equals a new one, pixel by pixel."""
    view = replace(VIEW, ratio=ratio).zoomed_at(250.0, 200.0, zoom)
    picture = Picture()
    picture.show(DRAWN)
    for dx, dy in ((0, 0), (31, -17), (-230, 90), (3, 400), (-5, -391)):
        view = view.panned(dx, dy)
        picture.look(view)
        picture.work(0.002)
        shown(picture, view)
    finish(picture)
    assert (shown(picture, view) == fresh(DRAWN, view)).all()


def test_editing() -> None:
    """After a part moved, the picture equals a new one, though most of it was kept."""
    picture = Picture()
    picture.show(DRAWN)
    picture.look(VIEW)
    finish(picture)
    small = replace(LETTERS, affine=Affine(0.1, 0.0, 0.0, 0.1, 200.0, 150.0))
    picture.show(replace(DRAWN, layers=(*DRAWN.layers[:2], small)))
    picture.work(0.001)
    moved = replace(small, affine=Affine.moved(20.0, 21.0) @ small.affine)
    drawn = replace(DRAWN, layers=(*DRAWN.layers[:2], moved))
    picture.show(drawn)
    kept = sum(tile.is_fresh for tile in picture._sheet.tiles.values())
    assert not picture.is_complete
    finish(picture)
    assert (shown(picture, VIEW) == fresh(drawn, VIEW)).all()
    picture.show(replace(drawn, layers=(*drawn.layers[:2], replace(moved, opacity=0.5))))
    assert sum(tile.is_fresh for tile in picture._sheet.tiles.values()) > kept


def test_tiles_meet() -> None:
    """A picture of many tiles is what is painted in one go, but for the last bits of lines."""
    drawn = replace(DRAWN, layers=(LETTERS,), desk="#ffffff")
    left, top = VIEW.device_origin
    whole = painted(LETTERS, Pane(VIEW.device_scale, 1.0, -left, -top, 500, 400))
    assert np.abs(whole.astype(int) - fresh(drawn, VIEW)).max() <= 2


def test_zoomed_at_once() -> None:
    """Right after a zoom the old picture is shown larger, before anything was painted."""
    picture = Picture()
    picture.show(DRAWN)
    picture.look(VIEW)
    finish(picture)
    zoomed = VIEW.zoomed_at(250.0, 200.0, 2.0)
    picture.look(zoomed)
    at_once = shown(picture, zoomed)
    assert not picture.is_complete
    finish(picture)
    sharp = shown(picture, zoomed)
    blocks = [
        image[:400, :500].reshape(20, 20, 25, 20, 3).mean(axis=(1, 3))
        for image in (at_once, sharp)
    ]
    assert np.abs(blocks[0] - blocks[1]).mean() < 12.0


def test_back_again() -> None:
    """Back at the scale from before, nothing is painted anew."""
    picture = Picture()
    picture.show(DRAWN)
    picture.look(VIEW)
    finish(picture)
    picture.look(VIEW.zoomed_at(0.0, 0.0, 2.0))
    picture.work(0.001)
    picture.look(VIEW)
    assert picture.is_complete


def test_slices() -> None:
    """Work stops soon after its time, and goes on where it was."""
    picture = Picture()
    picture.show(DRAWN)
    picture.look(VIEW)
    rounds = 0
    while picture.work(0.0):
        rounds += 1
    assert rounds > 20
    assert picture.is_complete


def test_damage() -> None:
    """The same layers damage nothing, another desk all, a moved one where it is and was."""
    same = damage(DRAWN, replace(DRAWN))
    assert same is not None
    assert len(same) == 0
    assert damage(DRAWN, replace(DRAWN, desk="#000000")) is None
    moved = replace(LETTERS, affine=Affine.moved(1000.0, 0.0))
    boxes = damage(DRAWN, replace(DRAWN, layers=(*DRAWN.layers[:2], moved)))
    assert boxes is not None
    assert boxes == pytest.approx(
        np.array(
            [
                (box.x, box.y, box.x + box.width, box.y + box.height)
                for box in (LETTERS.box, moved.box)
            ]
        )
    )


def test_flat_placement(qtbot: QtBot) -> None:
    """An artwork flattened to nothing paints nothing, and breaks nothing."""
    del qtbot
    flat = replace(LETTERS, affine=Affine(0.0, 0.0, 0.0, 1.0))
    assert (fresh(Drawn((flat,)), VIEW) == fresh(Drawn(), VIEW)).all()
