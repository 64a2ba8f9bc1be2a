"""Laws of parts of artwork through affine maps."""

import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Layer, Shape, Stroke
from gare_fab.model.moved import moved_layer
from gare_fab.model.paint import BLACK
from gare_fab.model.scene import Scene, beside


def test_strokes_grow_with_what_they_belong_to() -> None:
    """Three times as large, a line has three times the width, the dashes and their offset."""
    stroke = Stroke(BLACK, 0.5, dash=(2.0, 1.0), dash_offset=0.75)
    shape = Shape(Paths.of([[(0, 0), (9, 0)]]), stroke=stroke)
    (moved,) = moved_layer(Layer("", (shape,)), Affine.scaled(3.0)).items
    assert isinstance(moved, Shape)
    grown = moved.stroke
    assert grown == Stroke(BLACK, 1.5, dash=(6.0, 3.0), dash_offset=2.25)
    assert moved.paths.bounds == pytest.approx((0, 0, 27, 0))


def test_scenes_side_by_side_are_scaled_as_a_whole() -> None:
    """In the other's height a line's dashes are scaled as the line is."""
    stroke = Stroke(BLACK, 0.5, dash=(2.0, 1.0), dash_offset=0.75)
    shape = Shape(Paths.of([[(0, 0), (9, 0)]]), stroke=stroke)
    scene = beside([Scene(10, 20, ()), Scene(10, 10, (shape,))])
    (found,) = scene.items
    assert isinstance(found, Shape)
    assert found.stroke == Stroke(BLACK, 1.0, dash=(4.0, 2.0), dash_offset=1.5)
    assert found.paths.bounds == pytest.approx((10, 0, 28, 0))
