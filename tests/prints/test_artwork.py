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
