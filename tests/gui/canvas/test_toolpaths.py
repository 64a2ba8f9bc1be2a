"""Laws of toolpaths: each piece of the way is in the layer of its step, or of travel."""

import numpy as np

from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.chunks import Chunk
from gare_fab.gui.canvas.toolpaths import TRAVEL, drawing_of_toolpaths, step_layer
from gare_fab.model.paint import Paint
from tests.geometry.drawings import segments_of

PAINTS = (Paint(255), Paint(0, 255))


def test_layers() -> None:
    """All pieces together are the way; work lies in the layer of its step."""
    random = np.random.default_rng(7)
    design = random.uniform(0.0, 100.0, (500, 2))
    is_work = random.random(500) < 0.7
    steps = np.where(is_work, random.integers(0, 3, 500), -1)
    drawing = drawing_of_toolpaths(design, is_work, steps, PAINTS)
    found: dict[str, list[Paths]] = {}
    for mark in drawing.levels[0].marks:
        assert isinstance(mark, Chunk)
        found.setdefault(drawing.layers[mark.layer], []).append(
            Paths(mark.points, mark.starts)
        )
    kinds = {TRAVEL: -1, step_layer(0): 0, step_layer(1): 1, step_layer(2): 2}
    assert set(found) == set(kinds)
    for layer, kind in kinds.items():
        ends = np.flatnonzero(steps[1:] == kind) + 1
        expected = Paths.of([design[[end - 1, end]] for end in ends])
        assert segments_of(Paths.joined(found[layer])) == segments_of(expected)
    assert drawing.layers[0] == TRAVEL


def test_nothing() -> None:
    """A tool that never moves draws nothing."""
    nothing = np.zeros((1, 2)), np.zeros(1, np.bool_), np.zeros(1, np.intp)
    assert drawing_of_toolpaths(*nothing, PAINTS).point_count == 0
