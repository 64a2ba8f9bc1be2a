"""Laws of sketches."""

import numpy as np
import pytest

from gare_fab.geometry.paths import Paths
from gare_fab.gui.desk.sketches import margin_of, sketch, weight_of
from gare_fab.model.artwork import Picture, Shape, Stroke
from gare_fab.model.extent import Box
from gare_fab.model.paint import BLACK
from gare_fab.model.scene import Scene

BOX = Box(0.0, 0.0, 100.0, 50.0)


def scene_of(*items: Shape | Picture) -> Scene:
    """A page as large as the box."""
    return Scene(100.0, 50.0, items)


def wave(count: int, *, width: float = 0.1) -> Shape:
    """A line of so many points across the box."""
    x = np.linspace(0.0, 100.0, count)
    return Shape(
        Paths.of([np.column_stack((x, 25 + 25 * np.sin(x)))]), stroke=Stroke(BLACK, width)
    )


def test_a_margin_lies_round_the_box() -> None:
    """The page is the box with the same margin on each side."""
    made = sketch(scene_of(wave(10)), BOX)
    margin = margin_of(made)
    assert margin > 0
    assert (made.x, made.y) == pytest.approx((-margin, -margin))
    assert made.width == pytest.approx(100 + 2 * margin)


def test_thin_lines_can_be_seen() -> None:
    """No line is thinner than a dot of the screen; thick ones stay as they are."""
    thin, thick = sketch(scene_of(wave(10), wave(10, width=5.0)), BOX).items
    assert isinstance(thin, Shape)
    assert isinstance(thick, Shape)
    assert thin.stroke is not None
    assert thick.stroke is not None
    assert thin.stroke.width > 0.1
    assert thick.stroke.width == 5.0


def test_a_million_points_become_small_pieces() -> None:
    """No piece is too long to be painted at once, and all together stay near the line."""
    made = sketch(scene_of(wave(1_000_000)), BOX)
    assert sum(map(weight_of, made.items)) <= 300_000
    assert max(map(weight_of, made.items)) <= 4001
    points = np.concatenate([i.paths.points for i in made.items if isinstance(i, Shape)])
    away = np.abs(points[:, 1] - 25 - 25 * np.sin(points[:, 0]))
    assert away.max() < 1.0
    assert points[:, 0].min() == 0.0
    assert points[:, 0].max() == pytest.approx(100.0)


def test_many_short_lines_lose_none_where_they_are_few_enough() -> None:
    """A thousand short lines stay a thousand."""
    lines = [[(x, 0.0), (x, 50.0)] for x in np.linspace(0, 100, 1000)]
    made = sketch(scene_of(Shape(Paths.of(lines), stroke=Stroke(BLACK))), BOX)
    assert sum(len(i.paths) for i in made.items if isinstance(i, Shape)) == 1000


def test_areas_are_kept_whole() -> None:
    """A filled area stays one shape, however many points it has, with few enough of them."""
    angle = np.linspace(0, 2 * np.pi, 500_000)
    ring = np.column_stack((50 + 25 * np.cos(angle), 25 + 25 * np.sin(angle)))
    made = sketch(scene_of(Shape(Paths.of([ring]), fill=BLACK)), BOX)
    (area,) = made.items
    assert isinstance(area, Shape)
    assert area.fill == BLACK
    assert weight_of(area) <= 16_000


def test_large_pictures_are_made_smaller() -> None:
    """No more pixels than can be seen."""
    pixels = np.zeros((5000, 4000, 4), dtype=np.uint8)
    (small,) = sketch(scene_of(Picture(pixels)), BOX).items
    assert isinstance(small, Picture)
    assert max(small.pixels.shape[:2]) <= 1600
