"""Laws of close-ups: what lies round a place is there, and little else."""

import numpy as np
import pytest

from gare_fab.gui.desk.close_ups import Look, close_up, item_boxes
from gare_fab.model.artwork import Artwork, FindingCode, Shape
from gare_fab.model.limits import USUAL
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene
from tests.documents import artwork, filled, rectangle, stroked

WHITE = Paint(255, 255, 255)


def points_of(scene: Scene) -> int:
    """How many points a scene has."""
    return sum(len(item.paths.points) for item in scene.items if isinstance(item, Shape))


def seen_at(drawing: Artwork, look: Look) -> Scene:
    """The close-up of a place, as the window asks for it."""
    return close_up(drawing, item_boxes(drawing), look)


@pytest.mark.parametrize("code", ["", *FindingCode])
@pytest.mark.parametrize("aspect", [0.4, 1.0, 2.5])
def test_the_place_is_in_the_middle(code: str, aspect: float) -> None:
    """The view has the place in its middle, and the shape that it is to fill."""
    scene = seen_at(
        artwork((stroked(rectangle(0, 0, 50, 50)),)), Look((10, 20), code, USUAL, aspect)
    )
    assert (scene.x + scene.width / 2, scene.y + scene.height / 2) == pytest.approx((10, 20))
    assert scene.width / scene.height == pytest.approx(aspect)


@pytest.mark.parametrize("aspect", [0.4, 1.0, 2.5])
def test_all_of_what_is_shown_is_in_view(aspect: float) -> None:
    """Something large is not only seen in its middle."""
    drawing = artwork((stroked(rectangle(0, 0, 50, 20)),))
    scene = seen_at(drawing, Look((25, 10), "", USUAL, aspect, (50.0, 20.0)))
    assert min(scene.x, scene.y) < 0
    assert scene.x + scene.width > 50
    assert scene.y + scene.height > 20


def test_a_long_line_is_cut() -> None:
    """Of a line of a hundred thousand points only those near the place are painted."""
    turns = np.linspace(0.0, 2000.0, 100_000)
    spiral = np.column_stack((turns * np.cos(turns), turns * np.sin(turns)))
    look = Look((100.0, 0.0), FindingCode.OPEN_GAPS, USUAL)
    assert 0 < points_of(seen_at(artwork((stroked(spiral),)), look)) < 100


def test_what_is_elsewhere_is_not_painted() -> None:
    """Shapes far from the place are left out; an area round it is there as a whole."""
    here, far = filled(rectangle(0, 0, 90, 90)), stroked(rectangle(80, 80, 5, 5))
    scene = seen_at(artwork((here, far)), Look((20, 20), FindingCode.OPEN_GAPS, USUAL))
    assert points_of(scene) == 5


def test_what_is_not_seen_gets_an_edge() -> None:
    """Of white on white the edge is drawn, and all of it is shown."""
    white = filled(rectangle(10, 10, 60, 40), paint=WHITE)
    scene = seen_at(artwork((white,)), Look((40, 30), FindingCode.UNSEEN, USUAL))
    edges = [item for item in scene.items if isinstance(item, Shape) and item.stroke]
    assert len(edges) == 1
    assert scene.width > 60
