"""Laws of scoring."""

import numpy as np
import pytest

from gare_fab.model.step import PaintUse
from gare_fab.operations.score import SCORE, Score
from tests.geometry.drawings import rectangle
from tests.operations.works import BLACK, MILL, drawn, filled, flat, work


def test_lines_are_followed_where_they_are_drawn() -> None:
    """Scoring takes no kerf: a rectangle is run along its very sides, once."""
    ring = rectangle(10, 10, 20, 10)
    made = SCORE.plan(work(Score(), drawn(ring), filled(ring)))
    assert flat(made).points.tolist() == ring.tolist()
    assert made.is_free.tolist() == [True]


def test_pieces_are_joined() -> None:
    """Lines whose ends meet are one stroke; beyond the tolerance they are not."""
    lines = [drawn([(0, 0), (10, 0)]), drawn([(10.03, 0), (20, 0)])]
    assert len(SCORE.plan(work(Score(), *lines)).strokes) == 1
    assert len(SCORE.plan(work(Score(join=0.01), *lines)).strokes) == 2


def test_fills_are_outlined() -> None:
    """Of a fill its outline is run, closed."""
    shape = drawn(rectangle(0, 0, 5, 5)[:-1], fill=BLACK)
    made = SCORE.plan(work(Score(), shape, use=PaintUse.FILL))
    assert flat(made).lengths.sum() == pytest.approx(20)


def test_a_mill_engraves_to_the_depth() -> None:
    """A mill reaches its depth in steps of its own; a laser repeats."""
    line = drawn([(0, 0), (10, 0)])
    made = SCORE.plan(work(Score(depth=2.0), line, machine=MILL))
    assert np.unique(made.strokes.points[:, 2]).tolist() == [-2, -1]
    assert (made.tool, made.repeats) == (1, 1)
    assert SCORE.plan(work(Score(passes=3), line)).repeats == 3
