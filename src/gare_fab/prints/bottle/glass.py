"""A bottle's glass as painted items: behind the engraving, over it, and between.

Painted from back to front: `back`, what is engraved on the far wall, `front`, what is engraved
on the near wall, `sheen`. A bottle is round, so none of it changes when the bottle is turned.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes, Floats
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Picture, Shape, Stroke
from gare_fab.model.extent import Box
from gare_fab.model.paint import Paint
from gare_fab.model.scene import SceneItem
from gare_fab.prints.bottle.shading import lights
from gare_fab.prints.bottle.tints import Tint
from gare_fab.prints.bottle.view import TILT, Form, ring

ROWS = 900  # pixels of the bottle's height
_BORE = 0.66  # of the mouth's radius
_GROUND_ROWS = 48
_GROUND = 0.62  # how dark the shadow on the ground is
_DEEP = 0.30  # how much light comes out of the bore, of that through the glass


@dataclass(frozen=True, slots=True, eq=False)
class Glass:
    """The items of a bottle and the box that they fill, mm on the page."""

    back: tuple[SceneItem, ...]
    front: tuple[SceneItem, ...]
    sheen: tuple[SceneItem, ...]
    box: Box


@lru_cache(maxsize=4)
def glass(
    profile: tuple[tuple[float, float], ...], tint: Tint = Tint.GREEN, rows: int = ROWS
) -> Glass:
    """The glass of a (height, radius) profile; it takes some 0.2 s, so it is made once."""
    form = Form.of(profile)
    seen = lights(form, tint, rows)
    return Glass(
        back=(_ground(form), _picture(seen.back, form.box)),
        front=(_picture(seen.front, form.box), *_mouth(form, tint)),
        sheen=(_picture(seen.sheen, form.box), *_lip(form)),
        box=form.box,
    )


def _picture(pixels: Bytes, box: Box) -> Picture:
    return Picture(pixels, Affine(box.width, 0.0, 0.0, box.height, box.x, box.y))


def _ground(form: Form) -> Picture:
    """The soft shadow that the bottle stands in."""
    radius = float(form.radii[:40].max())
    wide, deep = 1.28 * radius, 2.1 * radius * math.sin(TILT)
    foot = float(form.heights[0]) * math.cos(TILT)
    x, y = np.meshgrid(np.linspace(-1, 1, 4 * _GROUND_ROWS), np.linspace(-1, 1, _GROUND_ROWS))
    off = np.clip(np.hypot(x, y), 0.0, 1.0)
    pixels = np.zeros((*x.shape, 4), np.uint8)
    pixels[:, :, 3] = np.rint(255.0 * _GROUND * (1.0 - off * off) ** 2)
    low = foot - deep - 0.15 * radius * math.sin(TILT)
    return Picture(pixels, Affine(2.0 * wide, 0.0, 0.0, 2.0 * deep, -wide, low))


def _mouth(form: Form, tint: Tint) -> list[SceneItem]:
    """The rim of the mouth, and the dark of the bore in it."""
    height, radius = float(form.heights[-1]), float(form.radii[-1])
    through, behind = np.array(tint.value.through), np.array(tint.value.behind)
    bright, dark = behind * through**0.55, behind * through * _DEEP
    return [
        Shape(Paths.of([ring(height, radius)]), fill=_paint(bright)),
        Shape(Paths.of([ring(height, radius * _BORE)]), fill=_paint(dark)),
    ]


def _lip(form: Form) -> list[SceneItem]:
    """The light along the rim."""
    height, radius = float(form.heights[-1]), float(form.radii[-1])
    whole = ring(height, radius * 0.95, 72)
    arc = whole[44:68]
    white = Stroke(Paint(255, 255, 255, 0.7), radius * 0.035, cap="round", join="round")
    edge = Stroke(Paint(255, 255, 255, 0.25), radius * 0.02)
    bore = ring(height, radius * _BORE)
    return [
        Shape(Paths.of([arc]), stroke=white),
        Shape(Paths.of([bore]), stroke=edge),
    ]


def _paint(colour: Floats) -> Paint:
    red, green, blue = np.rint(np.clip(colour, 0.0, 1.0) * 255.0).astype(int).tolist()
    return Paint(red, green, blue)
