"""Laws of framing."""

import numpy as np
import pytest
import shapely

from gare_fab.operations.frame import FRAME, Frame
from tests.geometry.drawings import circle, rectangle
from tests.operations.works import KNIFE, LASER, MILL, bounds, drawn, flat, work

SHAPES = (drawn(circle(60) + 20.0), drawn(rectangle(50, 5, 10, 3)), drawn([(0, 40)]))


@pytest.mark.parametrize("shape", ["bounds", "hull"])
def test_the_frame_goes_round_everything(shape: str) -> None:
    """The frame is one closed line that holds every point and touches the bounds."""
    made = FRAME.plan(work(Frame(shape=shape), *SHAPES))
    assert flat(made).closed.tolist() == [True]
    points = np.concatenate([each.paths.points for each in SHAPES])
    assert bounds(flat(made).points) == bounds(points)
    around = shapely.Polygon(flat(made).points).buffer(1e-9)
    assert around.covers(shapely.multipoints(points))


def test_the_hull_is_shorter() -> None:
    """The hull never runs farther than the bounds."""
    hull, box = (
        flat(FRAME.plan(work(Frame(shape=shape), *SHAPES))).lengths.sum()
        for shape in ("hull", "bounds")
    )
    assert hull < box


def test_nothing_is_marked() -> None:
    """A laser points, a knife has no force, a mill runs above the stock."""
    for machine, power, height in ((LASER, 0.005, 0.0), (KNIFE, 0.0, 0.0), (MILL, 0.0, 5.0)):
        strokes = FRAME.plan(work(Frame(), *SHAPES, machine=machine)).strokes
        assert strokes.powers.tolist() == [power]
        assert set(strokes.points[:, 2].tolist()) == {height}


def test_a_single_line_is_traced() -> None:
    """Of one line the hull is the way there and back; of one point there is nothing."""
    line = drawn([(0, 0), (3, 4)])
    assert flat(FRAME.plan(work(Frame(shape="hull"), line))).lengths.tolist() == [10]
    assert len(FRAME.plan(work(Frame(), drawn([(1, 1)]))).strokes) == 0
