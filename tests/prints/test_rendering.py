"""Laws of scenes as SVG and PNG."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from gare_fab.base.errors import Refused
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes
from gare_fab.model.artwork import Picture, Shape
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneText, beside, enlarged
from gare_fab.prints.rendering import scene_to_png, scene_to_svg
from tests.documents import RED, filled, rectangle, stroked


def pixels(scene: Scene, width: int) -> Bytes:
    """The scene's PNG as (H, W, 4)."""
    return np.asarray(Image.open(BytesIO(scene_to_png(scene, width))).convert("RGBA"))


def test_y_is_up_and_the_rest_is_transparent() -> None:
    """A square in the lower left corner is painted there, and nowhere else."""
    scene = Scene(100.0, 50.0, (filled(rectangle(0, 0, 20, 10), paint=RED),))
    image = pixels(scene, 200)
    assert image.shape == (100, 200, 4)
    assert tuple(image[95, 5]) == (255, 0, 0, 255)
    assert image[:70].max() == 0
    assert image[:, 60:].max() == 0


def test_a_page_that_begins_elsewhere_is_moved() -> None:
    """The page's corner, not zero, is the picture's corner."""
    shape = filled(rectangle(-10, 500, 10, 10), paint=RED)
    image = pixels(Scene(20.0, 20.0, (shape,), -10.0, 500.0), 40)
    assert tuple(image[35, 5]) == (255, 0, 0, 255)
    assert image[5, 5, 3] == 0


def test_a_picture_stands_upright() -> None:
    """Row 0 of a picture is on top."""
    data = np.zeros((2, 1, 4), np.uint8)
    data[0] = (255, 0, 0, 255)
    data[1] = (0, 0, 255, 255)
    image = pixels(Scene(10.0, 10.0, (Picture(data, Affine.scaled(10.0)),)), 20)
    assert image[2, 10, 0] > image[2, 10, 2]
    assert image[17, 10, 2] > image[17, 10, 0]


def test_texts_are_drawn_with_the_carried_font() -> None:
    """A text leaves ink without any font of the system; markup in it is text."""
    scene = Scene(60.0, 20.0, (SceneText(2.0, 5.0, 10.0, "a<b & é"),))
    assert pixels(scene, 240)[:, :, 3].sum() > 0


def test_the_same_scene_is_the_same_file() -> None:
    """Rendering depends on nothing but the scene."""
    data = np.full((3, 3, 4), 200, np.uint8)
    clip = stroked(rectangle(0, 0, 3, 3)).paths
    picture = Picture(data, Affine.scaled(9.0), clip)
    scene = Scene(9.0, 9.0, (picture, stroked([(0, 0), (9, 9)])))
    assert scene_to_svg(scene) == scene_to_svg(scene)
    assert scene_to_png(scene, 64) == scene_to_png(scene, 64)


def test_beside_puts_scenes_in_a_row() -> None:
    """The second scene begins where the first ends, scaled to its height."""
    one = Scene(10.0, 20.0, (filled(rectangle(0, 0, 10, 20), paint=RED),))
    two = Scene(10.0, 10.0, (filled(rectangle(0, 0, 10, 10), paint=Paint(0, 0, 255)),))
    both = beside((one, two))
    assert (both.width, both.height) == (30.0, 20.0)
    second = both.items[1]
    assert isinstance(second, Shape)
    assert second.paths.bounds == (10.0, 0.0, 30.0, 20.0)


@pytest.mark.parametrize("share", [1.0, 0.1, 2e-3, 3e-5])
def test_a_tiny_page_is_as_sharp_as_a_large_one(share: float) -> None:
    """What is drawn on a page does not depend on how large the page is."""
    scene = Scene(
        40.0,
        20.0,
        (
            filled(rectangle(3.3, 2.2, 17.7, 9.1), paint=RED),
            stroked(rectangle(21.1, 4.4, 8.3, 11.7)),
            SceneText(2.0, 15.0, 4.0, "Gare"),
        ),
    )
    assert np.array_equal(pixels(enlarged(scene, share), 300), pixels(scene, 300))


@pytest.mark.parametrize(("width", "height", "pixels_wide"), [(0.0, 5.0, 10), (1.0, 1e9, 100)])
def test_an_absurd_page_is_refused(width: float, height: float, pixels_wide: int) -> None:
    """A page without size, or with too many pixels, is refused in a sentence."""
    with pytest.raises(Refused, match="pixels"):
        scene_to_png(Scene(width, height, ()), pixels_wide)
