"""Laws of painting: what is left out for speed is what cannot be seen."""

import numpy as np
import pytest

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.chunks import drawing_of_parts
from gare_fab.gui.canvas.layers import DrawingLayer, Pane
from gare_fab.gui.canvas.marks import Face, crossing, within
from gare_fab.gui.canvas.runs import PlacedPicture, Run, Style
from gare_fab.model.artwork import FillRule, Picture
from gare_fab.model.extent import Box
from gare_fab.model.paint import Paint
from tests.gui.canvas.drawings import BLACK, letter, painted

WINDOW = Box(0.0, 0.0, 40.0, 30.0)
PANE = Pane(4.0, 1.0, 0, -120, 160, 120)
WHITE = Style(Paint(255, 255, 255), is_fill=True)


def _tangle(seed: int, number: int = 200) -> Floats:
    """A closed line that crosses itself and the window many times."""
    points = np.random.default_rng(seed).uniform((-60.0, -60.0), (100.0, 90.0), (number, 2))
    return np.concatenate((points, points[:1]))


def _filled(paths: Paths, rule: FillRule) -> DrawingLayer:
    return DrawingLayer(
        drawing_of_parts([Run(paths, Style(Paint(), is_fill=True, rule=rule), "")])
    )


@pytest.mark.parametrize("rule", list(FillRule))
@pytest.mark.parametrize("seed", range(8))
def test_within(seed: int, rule: FillRule) -> None:
    """A fill of which the far points went is the same inside the window."""
    ring = np.repeat(_tangle(seed), 3, axis=0) + np.random.default_rng(seed).normal(
        size=(603, 2)
    )
    ring[-1] = ring[0]
    paths = Paths.of([ring])
    fewer = Paths(*within(paths.points, paths.starts, WINDOW))
    assert len(fewer.points) < len(paths.points)
    before, after = painted(_filled(paths, rule), PANE), painted(_filled(fewer, rule), PANE)
    assert np.abs(before.astype(int) - after).max() <= 2  # of 255: the raster rounds


@pytest.mark.parametrize("seed", range(8))
def test_crossing(seed: int) -> None:
    """Lines of which the far segments went are the same inside the window."""
    line = np.cumsum(np.random.default_rng(seed).normal(0.0, 4.0, (900, 2)), axis=0)
    paths = Paths.of([line[:400], line[400:] + 5.0])
    grown = Box(-8.0, -8.0, 56.0, 46.0)
    fewer = Paths(*crossing(paths.points, paths.starts, grown))
    style = Style(Paint(), width=1.5)
    layers = [DrawingLayer(drawing_of_parts([Run(p, style, "")])) for p in (paths, fewer)]
    before, after = (painted(layer, PANE) for layer in layers)
    assert len(fewer.points) < len(paths.points)
    assert (before < 255).any()
    assert np.abs(before.astype(int) - after).max() <= 2


def test_crossing_nothing() -> None:
    """Lines that stay away from the window leave none."""
    points, starts = crossing(np.array([[90.0, 90.0], [95.0, 95.0]]), np.array([0, 2]), WINDOW)
    assert len(points) == 0
    assert starts.tolist() == [0]


def test_white_on_white() -> None:
    """A fill that could not be told from its face gets an outline; others do not."""
    face = Face("#ffffff", "#808080")
    for style, has_outline in ((WHITE, True), (BLACK, False)):
        drawing = drawing_of_parts([Run(letter(20.0, 15.0), style, "")])
        plain = painted(DrawingLayer(drawing), PANE)
        told = painted(DrawingLayer(drawing, face=face), PANE)
        assert (told == plain).all() != has_outline


def test_true_width() -> None:
    """A wide stroke is as wide as it is; a thin one is a hairline."""
    line = Paths.of([[(5.0, 15.0), (35.0, 15.0)]])
    for width, rows in ((2.0, 8.0), (0.01, 1.0)):
        drawing = drawing_of_parts([Run(line, Style(Paint(), width=width), "")])
        column = painted(DrawingLayer(drawing), PANE)[:, 80, 0]
        assert (255 - column).sum() / 255 == pytest.approx(rows, abs=0.1)


def test_hidden_layers_and_opacity() -> None:
    """What is hidden is not painted, what is dimmed is pale."""
    parts = [Run(letter(10.0, 15.0), BLACK, "a"), Run(letter(30.0, 15.0), BLACK, "b")]
    drawing = drawing_of_parts(parts)
    image = painted(DrawingLayer(drawing, hidden=frozenset({"a"}), opacity=0.5), PANE)
    assert image[:, :80].min() == 255
    assert image[:, 80:].min() == pytest.approx(128, abs=1)


def test_picture() -> None:
    """A picture lies upright in its square: its first row on top, its first column left."""
    pixels = np.zeros((2, 2, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    pixels[0, 0, :3] = 200, 10, 20
    placed = PlacedPicture(Picture(pixels, Affine(20.0, 0.0, 0.0, 20.0, 5.0, 5.0)), "")
    image = painted(DrawingLayer(drawing_of_parts([placed])), PANE)
    assert image[120 - 22 * 4, 8 * 4].tolist() == [20, 10, 200]
    assert image[120 - 8 * 4, 8 * 4].max() == 0
    assert image[2, 2].min() == 255


def test_a_picture_is_clipped_as_in_its_file() -> None:
    """What two outlines of a clip have in common is shown, as SVG has it."""
    pixels = np.zeros((1, 1, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=float)
    clip = Paths.of([square * 20.0, square * 10.0 + 5.0])
    placed = PlacedPicture(Picture(pixels, Affine(30.0, 0.0, 0.0, 30.0), clip), "")
    image = painted(DrawingLayer(drawing_of_parts([placed])), PANE)
    assert image[120 - 10 * 4, 10 * 4].max() == 0
    assert image[120 - 25 * 4, 25 * 4].min() == 255
