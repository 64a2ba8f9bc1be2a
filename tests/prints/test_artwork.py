"""Laws of pictures of artworks."""

import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Layer, Page, Shape, Source, Stroke
from gare_fab.model.paint import BLACK
from gare_fab.prints.artwork import draw_artwork
from gare_fab.prints.rendering import scene_to_png


def _picture(x: float, y: float) -> bytes:
    lines = Paths.of([[(0, 0), (30, 5), (28, 19)]]).moved_by(Affine.moved(x, y))
    layer = Layer("", (Shape(lines, stroke=Stroke(BLACK, 1.0)),))
    source = Source("far", b"", "dxf", (), 0.01)
    return scene_to_png(draw_artwork(Artwork("far", (layer,), Page(x, y, 30, 19), source)), 90)


@pytest.mark.parametrize("far", [(5e3, -2e3), (2e7, 1e7), (-4e9, 0)])
def test_a_picture_does_not_depend_on_where_the_page_lies(far: tuple[float, float]) -> None:
    """A drawing far from the origin, as maps are, is pictured as one that lies there."""
    assert _picture(*far) == _picture(0, 0)


@pytest.mark.parametrize(
    ("page", "shape"),
    [
        (Page(5.0, 7.0, 100.0, 0.0), (100.0, 5.0)),
        (Page(5.0, 7.0, 0.0, 40.0), (2.0, 40.0)),
        (Page(5.0, 7.0, 0.0, 0.0), (1.0, 1.0)),
        (Page(5.0, 7.0, 100.0, 1.0), (100.0, 1.0)),
    ],
)
def test_a_page_round_a_straight_line_gets_room(
    page: Page, shape: tuple[float, float]
) -> None:
    """A page without a height or a width is drawn with some, its middle where it was."""
    source = Source("line", b"", "dxf", (), 0.01)
    scene = draw_artwork(Artwork("line", (), page, source))
    assert (scene.width, scene.height) == pytest.approx(shape)
    middle = (scene.x + scene.width / 2, scene.y + scene.height / 2)
    assert middle == pytest.approx((page.x + page.width / 2, page.y + page.height / 2))
