"""Laws of bounds in design mm."""

from dataclasses import replace

import numpy as np
import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import Artwork, Layer, Mesh, Page, Picture, Source
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.extent import (
    Box,
    bounds_of,
    bounds_of_rows,
    boxes_of_rows,
    hull_of,
    placed_bounds,
)
from tests.documents import document, rectangle, stroked

ONE, TWO = PlacementId(1), PlacementId(2)


def two() -> Document:
    """A rectangle at 0, 0 and, turned by a quarter, at 100, 0."""
    made = document(stroked(rectangle(0, 0, 40, 30)))
    turned = Affine.moved(100.0, 0.0) @ Affine.rotated(90.0)
    return replace(made, placements=(Placement(0, id=ONE), Placement(0, turned, id=TWO)))


def test_bounds_are_of_these_placements() -> None:
    """Of one, of the other, of both, of none."""
    made = two()
    assert bounds_of(made, {ONE}) == Box(0.0, 0.0, 40.0, 30.0)
    assert bounds_of(made, {TWO}) == Box(70.0, 0.0, 30.0, 40.0)
    assert bounds_of(made, {ONE, TWO}) == placed_bounds(made) == Box(0.0, 0.0, 100.0, 40.0)
    assert bounds_of(made, ()) is None


def test_what_is_hidden_has_bounds_but_takes_no_part_in_the_whole() -> None:
    """A hidden placement is measured when asked for, and not when the job is."""
    made = two()
    first, second = made.placements
    made = replace(made, placements=(first, replace(second, is_hidden=True)))
    assert placed_bounds(made) == bounds_of(made, {ONE})
    assert bounds_of(made, {TWO}) == Box(70.0, 0.0, 30.0, 40.0)


def test_a_placements_hull_lies_where_it_is_placed() -> None:
    """The four corners of the turned rectangle."""
    made = two()
    corners = {*map(tuple, hull_of(made, made.placements[1]).tolist())}
    assert corners == {(100.0, 0.0), (100.0, 40.0), (70.0, 40.0), (70.0, 0.0)}


def test_boxes_are_those_of_the_hulls() -> None:
    """Placements in any order, turned or alike or empty, each have the box of their hull."""
    made = document(stroked(rectangle(0, 0, 40, 30)))
    empty = replace(made.artworks[0], layers=())
    other = replace(made.artworks[0], layers=(Layer("", (stroked(rectangle(5, 6, 1, 2)),)),))
    made = replace(made, artworks=(made.artworks[0], empty, other))
    turns = [Affine.rotated(20.0), Affine.scaled(-2.0, 3.0), Affine()]
    rows = [
        Placement(number % 3, Affine.moved(number, -number) @ turns[number % 2])
        for number in range(9)
    ]
    boxes = boxes_of_rows(made, rows)
    for row, box in zip(rows, boxes, strict=True):
        hull = hull_of(made, row)
        if row.artwork == 1:
            assert bounds_of_rows(made, [row]) is None
            assert box[0] > box[2]
        else:
            assert box == pytest.approx((*hull.min(axis=0), *hull.max(axis=0)))
    assert boxes_of_rows(made, []).shape == (0, 4)


def test_pictures_and_meshes_have_hulls() -> None:
    """A picture's is its four corners, a mesh's that of its shadow."""
    pixels = np.zeros((2, 2, 4), np.uint8)
    picture = Picture(pixels, Affine.moved(5.0, 6.0) @ Affine.scaled(20.0, 10.0))
    mesh = Mesh(np.array([[(0.0, 0.0, 9.0), (40.0, 0.0, 1.0), (0.0, 3.0, 5.0)]]))
    page, source = Page(0, 0, 1, 1), Source("a", b"", "svg")
    both = Artwork("a", (Layer("", (picture, mesh)),), page, source)
    assert both.hull.min(axis=0) == pytest.approx((0.0, 0.0))
    assert both.hull.max(axis=0) == pytest.approx((40.0, 16.0))
    alone = Artwork("a", (Layer("", (picture,)),), page, source)
    assert len(alone.hull) == 4
    assert Artwork("a", (), page, source).hull.shape == (0, 2)
