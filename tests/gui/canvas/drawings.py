"""Drawings and panes that the tests of the canvas share."""

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from gare_fab.geometry.arrays import Bytes, Floats
from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.chunks import Drawing, drawing_of_parts
from gare_fab.gui.canvas.layers import Drawn, Layer, Pane
from gare_fab.gui.canvas.measuring import wandering
from gare_fab.gui.canvas.picture import Picture
from gare_fab.gui.canvas.runs import Run, Style
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.canvas.view import View
from gare_fab.model.paint import Paint
from tests.geometry.drawings import circle

RED = Style(Paint(200, 0, 0), width=0.4)
BLACK = Style(Paint(), is_fill=True)
GLYPHS = 400


def lines(segments: int = 20_000) -> Drawing:
    """Wandering lines over 600 x 400 mm."""
    return drawing_of_parts([Run(wandering(segments), RED, "lines")])


def letter(x: float, y: float, radius: float = 4.0) -> Paths:
    """A ring with a hole, 64 corners each."""
    ring = circle(64, radius)
    place = np.array([x, y])
    return Paths.of([place + ring, place + ring[::-1] * 0.5])


def letters() -> list[Run]:
    """Fills side by side, some of which overlap."""
    random = np.random.default_rng(5)
    places = random.uniform((10.0, 10.0), (590.0, 390.0), (GLYPHS, 2))
    return [Run(letter(x, y), BLACK, "letters") for x, y in places.tolist()]


def painted(layer: Layer, pane: Pane) -> Bytes:
    """A layer alone on white: (H, W, 3)."""
    image = QImage(pane.width, pane.height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for job in layer.jobs(pane, Shelf()):
        job(painter)
    painter.end()
    return pixels(image)


def pixels(image: QImage) -> Bytes:
    """(H, W, 3) blue, green, red."""
    content = np.frombuffer(image.constBits(), np.uint8)
    return content.reshape(image.height(), image.width(), 4)[..., :3].copy()


def shown(picture: Picture, view: View) -> Bytes:
    """What a picture shows now."""
    size = round(view.width * view.ratio), round(view.height * view.ratio)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(view.ratio)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return pixels(image)


def fresh(drawn: Drawn, view: View) -> Bytes:
    """What a new picture shows when it is complete."""
    picture = Picture()
    picture.show(drawn)
    picture.look(view)
    finish(picture)
    return shown(picture, view)


def finish(picture: Picture) -> None:
    """Work until nothing is left."""
    while picture.work(1.0):
        pass


def rows(points: Floats) -> set[tuple[float, ...]]:
    """Points as a set, rounded to a nanometre."""
    return set(map(tuple, points.round(6).tolist()))
