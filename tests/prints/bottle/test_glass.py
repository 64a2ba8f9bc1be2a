"""Laws of glass: dark edges, light lamps, the same whatever is engraved."""

import numpy as np
import pytest

from gare_fab.model.artwork import Picture
from gare_fab.model.scene import Scene
from gare_fab.prints.bottle.glass import glass
from gare_fab.prints.bottle.shading import Lights, lights
from gare_fab.prints.bottle.tints import Tint
from gare_fab.prints.bottle.view import Form
from gare_fab.prints.rendering import scene_to_png
from gare_fab.storage.catalogue import bottle_ids, load_bottle

ROWS = 300
BORDELAISE = load_bottle("bordelaise_75").profile


def seen(light: Lights) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """(H, W, 3) the three pictures over each other, 0..1."""
    whole = np.zeros((*light.back.shape[:2], 3))
    for picture in (light.back, light.front, light.sheen):
        alpha = picture[:, :, 3:] / 255.0
        whole = whole * (1.0 - alpha) + picture[:, :, :3] / 255.0 * alpha
    return whole


@pytest.mark.parametrize("name", bottle_ids())
def test_every_bottle_fills_its_page(name: str) -> None:
    """The outline reaches all four edges of its box and leaves the corners free."""
    profile = load_bottle(name).profile
    cover = lights(Form.of(profile), Tint.GREEN, ROWS).back[:, :, 3]
    assert cover[0].max() > 0
    assert cover[-1].max() > 0
    assert cover[:, 0].max() > 0
    assert cover[:, -1].max() > 0
    assert cover[0, 0] == cover[0, -1] == 0
    assert (cover > 0).mean() > 0.4


@pytest.mark.parametrize("tint", Tint)
def test_edges_are_darker_than_the_middle(tint: Tint) -> None:
    """Where the eye looks through more glass, less light comes through."""
    image = seen(lights(Form.of(BORDELAISE), tint, ROWS))
    row = image[int(ROWS * 0.6)].mean(axis=1)
    width = len(row)
    assert row[2:5].mean() < row[width // 2 - 5 : width // 2 + 5].mean()
    assert row[-5:-2].mean() < row[width // 2 - 5 : width // 2 + 5].mean()


def test_a_lamp_is_mirrored_along_the_left() -> None:
    """The brightest place of the wall is a tall strip on the left."""
    image = seen(lights(Form.of(BORDELAISE), Tint.GREEN, ROWS))
    body = image[int(ROWS * 0.45) : int(ROWS * 0.85)].mean(axis=2)
    columns = body.argmax(axis=1) / body.shape[1]
    assert columns.max() < 0.4
    assert np.ptp(columns) < 0.02


def test_tints_differ() -> None:
    """Green glass is green, olive glass yellower, and flint the clearest."""
    middles = {}
    for tint in (Tint.GREEN, Tint.OLIVE, Tint.FLINT):
        image = seen(lights(Form.of(BORDELAISE), tint, ROWS))
        middles[tint] = image[150:200, image.shape[1] // 2].mean(axis=0)
    green, olive, flint = middles[Tint.GREEN], middles[Tint.OLIVE], middles[Tint.FLINT]
    assert green[1] > max(green[0], green[2])
    assert olive[0] / olive[1] > green[0] / green[1]
    assert flint.sum() > green.sum()


def test_the_glass_is_made_once() -> None:
    """The same bottle gives the same items, so turning it costs nothing."""
    assert glass(BORDELAISE, Tint.OLIVE) is glass(BORDELAISE, Tint.OLIVE)
    pictures = [item for item in glass(BORDELAISE).back if isinstance(item, Picture)]
    assert pictures


def test_the_glass_is_a_scene_like_any_other() -> None:
    """It renders, and is transparent beside the bottle."""
    whole = glass(BORDELAISE, rows=ROWS)
    box = whole.box
    items = (*whole.back, *whole.front, *whole.sheen)
    assert scene_to_png(Scene(box.width, box.height, items, box.x, box.y), 60)
