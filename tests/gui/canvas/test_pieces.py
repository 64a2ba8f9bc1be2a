"""Laws of pieces: many copies as one layer look as a layer of each, and change alone."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.gui.canvas.chunks import drawing_of_parts
from gare_fab.gui.canvas.damage import damage
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn
from gare_fab.gui.canvas.marks import Face
from gare_fab.gui.canvas.picture import Picture
from gare_fab.gui.canvas.pieces import Piece, Pieces
from gare_fab.gui.canvas.runs import Run, Style
from gare_fab.gui.canvas.view import View
from gare_fab.model.extent import Box
from gare_fab.model.paint import Paint
from tests.gui.canvas.drawings import BLACK, RED, finish, fresh, letter, lines, shown

WHITE = Style(Paint(255, 255, 255), is_fill=True)
WIDE = Style(Paint(0, 0, 200), width=3.0, dash=(4.0, 1.0))
SMALL = drawing_of_parts(
    [
        Run(letter(x, 0.0), style, layer)
        for x, (style, layer) in enumerate(
            (
                (BLACK, "a"),
                (RED, "b"),
                (WHITE, "a"),
                (WIDE, "a"),
                (replace(WIDE, dash=()), "a"),
            )
        )
    ]
)
LARGE = lines(5_000)
NOTHING = drawing_of_parts([])
VIEW = View().resized(500.0, 400.0).fitted(Box(0.0, 0.0, 600.0, 400.0))

pytestmark = pytest.mark.usefixtures("qapp")


def parts() -> tuple[Piece, ...]:
    """Copies turned, mirrored, flattened and overlapping, some beyond the window."""
    random = np.random.default_rng(3)
    small = [
        Affine.moved(x, y) @ Affine.rotated(float(turn)) @ Affine.scaled(size, -size)
        for x, y, turn, size in random.uniform((0, 0, 0, 0.2), (700, 500, 9, 3), (300, 4))
    ]
    flat, large = Affine(0.0, 0.0, 0.0, 1.0), Affine.scaled(0.5)
    return (
        *((SMALL, place) for place in small),
        (SMALL, flat),
        (LARGE, large),
        (NOTHING, large),
    )


@pytest.mark.parametrize("zoom", [1.0, 6.0, 30.0])
def test_they_look_as_a_layer_of_each(zoom: float) -> None:
    """At any scale, with a layer hidden, half opaque, on a white face: pixel by pixel."""
    view = VIEW.zoomed_at(250.0, 200.0, zoom)
    look = (0.5, frozenset({"b"}), Face("#ffffff", "#808080"))
    layers = tuple(DrawingLayer(drawing, place, *look) for drawing, place in parts())
    one = fresh(Drawn((Pieces(parts(), *look),)), view)
    assert (one == fresh(Drawn(layers), view)).all()
    assert (one != fresh(Drawn(), view)).any()


def test_an_edit_of_some_paints_little_anew() -> None:
    """Moved, deleted or added pieces leave most of the picture, and it is as a new one."""
    row = parts()
    moved = (row[7][0], Affine.moved(9.0, 0.0) @ row[7][1])
    picture = Picture()
    picture.show(Drawn((Pieces(row),)))
    picture.look(VIEW)
    finish(picture)
    for changed in (
        (*row[:7], moved, *row[8:]),
        (*row[:7], *row[8:]),
        (*row, moved),
    ):
        drawn = Drawn((Pieces(changed),))
        picture.show(drawn)
        fresh_tiles = [tile.is_fresh for tile in picture._sheet.tiles.values()]
        assert 0 < sum(fresh_tiles) < len(fresh_tiles)
        finish(picture)
        assert (shown(picture, VIEW) == fresh(drawn, VIEW)).all()


def test_equal_pieces_damage_nothing() -> None:
    """Other tuples of equal places are the same picture; other colours below are not."""
    row = parts()
    again = tuple((drawing, replace(place)) for drawing, place in row)
    old, new = Drawn((Pieces(row),)), Drawn((Pieces(again),))
    boxes = damage(old, new)
    assert boxes is not None
    assert len(boxes) == 0
    lit = damage(old, Drawn((Pieces(again, opacity=0.5),)))
    assert lit is not None
    assert len(lit) == 2 * len(row)


def test_boxes_are_those_of_the_layers() -> None:
    """Each has the box that it has alone, and all together theirs."""
    row = parts()
    pieces = Pieces(row)
    boxes = [DrawingLayer(drawing, place).box for drawing, place in row[:-1]]
    wanted = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    assert pieces.boxes[:-1] == pytest.approx(np.array(wanted))
    assert pieces.box.x == pytest.approx(min(box[0] for box in wanted))
    assert Pieces().box == Box(0.0, 0.0, 0.0, 0.0)
