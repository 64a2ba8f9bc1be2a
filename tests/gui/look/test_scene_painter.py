"""Tests of painting scenes with Qt: resvg is the judge."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from scipy.ndimage import maximum_filter, minimum_filter

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes
from gare_fab.geometry.paths import Paths
from gare_fab.gui.look.scene_painter import paint_scene, scene_pixmap
from gare_fab.gui.look.theme import carry_font
from gare_fab.model.artwork import FillRule, Picture, Shape, Stroke
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneItem, SceneText
from gare_fab.prints.rendering import scene_to_png

_WIDTH = 400
_RED, _BLUE = Paint(200, 30, 40), Paint(20, 60, 200, 0.5)


def _star(x: float, y: float, radius: float) -> Paths:
    angles = np.arange(6) * (4 * np.pi / 5) + np.pi / 2
    ring = np.column_stack((np.cos(angles), np.sin(angles))) * radius + (x, y)
    return Paths.of([ring])


def _zigzag(y: float) -> Paths:
    return Paths.of([[(8, y), (30, y + 8), (50, y), (70, y + 8), (92, y + 2)]])


def _picture(clip: Paths | None = None) -> Picture:
    rng = np.random.default_rng(5)
    pixels = np.kron(rng.integers(0, 256, (4, 6, 4)), np.ones((24, 24, 1))).astype(np.uint8)
    pixels[..., 3] = 255
    return Picture(pixels, Affine(60.0, 20.0, -15.0, 50.0, 25.0, 15.0), clip, opacity=0.7)


_SCENES: dict[str, tuple[SceneItem, ...]] = {
    "fills": (
        Shape(_star(30, 50, 28), fill=_RED),
        Shape(_star(70, 50, 28), fill=_BLUE, fill_rule=FillRule.EVENODD, opacity=0.8),
    ),
    "strokes": tuple(
        Shape(_zigzag(12.0 + 25 * row), stroke=Stroke(_BLUE, 5.0, cap=cap, join=join))
        for row, (cap, join) in enumerate(
            (("butt", "miter"), ("round", "round"), ("square", "bevel"))
        )
    ),
    "dashes": (
        Shape(_zigzag(20), stroke=Stroke(_RED, 3.0, dash=(8.0, 4.0, 2.0), dash_offset=5.0)),
        Shape(_star(50, 65, 25), stroke=Stroke(_RED, 2.0, dash=(6.0, 3.0), cap="round")),
    ),
    "pictures": (_picture(), _picture(_star(50, 50, 30))),
    "texts": (
        SceneText(10, 70, 16, "Château", paint=_RED),
        SceneText(50, 40, 12, "Ventoux", "middle"),
        SceneText(90, 15, 9, "2019", "end"),
    ),
}


@pytest.fixture(autouse=True)
def _font(qapp: QApplication) -> None:
    carry_font(qapp)


def _pixels_of(image: QImage) -> Bytes:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows.reshape(image.height(), image.width(), 4).copy()


def _agreement(mine: Bytes, other: Bytes) -> float:
    """The share of pixels painted in either that lie between the neighbours in the other."""
    ours, theirs = (pixels[..., :3].astype(int) for pixels in (mine, other))
    low = minimum_filter(theirs, size=(3, 3, 1)) - 24
    high = maximum_filter(theirs, size=(3, 3, 1)) + 24
    agrees = np.all((ours >= low) & (ours <= high), axis=2)
    painted = np.any((ours < 250) | (theirs < 250), axis=2)
    return float(np.mean(agrees[painted]))


@pytest.mark.parametrize("name", _SCENES)
def test_qt_and_resvg_agree(name: str) -> None:
    """Of a scene's painted pixels 98 % look within a pixel as resvg paints them."""
    scene = Scene(100.0, 90.0, _SCENES[name], background=Paint(255, 255, 255))
    mine = _pixels_of(scene_pixmap(scene, _WIDTH).toImage())
    other = np.asarray(Image.open(BytesIO(scene_to_png(scene, _WIDTH))).convert("RGBA"))
    assert mine.shape == other.shape
    assert _agreement(mine, other) > 0.98


def test_a_scene_keeps_its_shape_in_a_wide_target(qtbot: QtBot) -> None:
    """A page in a target of another shape lies in its middle, as large as fits."""
    del qtbot
    page = Scene(10.0, 10.0, (), background=_RED)
    image = QImage(90, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_scene(painter, page, QRectF(0, 0, 90, 30))
    painter.end()
    columns = np.flatnonzero(_pixels_of(image)[15, :, 3])
    assert (columns[0], columns[-1]) == (30, 59)
