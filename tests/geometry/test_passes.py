"""Laws of passes."""

import numpy as np

from gare_fab.geometry.passes import in_passes
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import rectangle

LEVELS = np.array([-1.0, -2.0, -3.0])
PATHS = Paths.of([rectangle(0, 0, 2, 2), [(5, 5), (9, 5)]])


def test_a_chain_goes_down_before_the_next() -> None:
    """Each chain has all its levels in their order, before the next chain begins."""
    passes = in_passes(PATHS, np.arange(3), LEVELS)
    heights = passes.points[passes.starts[:-1], 2]
    assert heights.tolist() == [-1, -2, -3, -1, -2, -3]
    assert passes.chains.tolist() == [0, 3, 6]
    assert not passes.is_single.any()


def test_open_lines_run_there_and_back() -> None:
    """An open line's next pass begins where the last one ended; a closed one goes on."""
    passes = in_passes(PATHS, np.arange(3), LEVELS)
    first = passes.points[passes.starts[:-1], 0]
    last = passes.points[passes.starts[1:] - 1, 0]
    assert first[4:].tolist() == last[3:-1].tolist()
    assert np.ptp(first[:3]) == 0
    one_way = in_passes(PATHS, np.arange(3), LEVELS, two_way=np.array([False, False]))
    assert np.ptp(one_way.points[one_way.starts[3:-1], 0]) == 0


def test_floors_hold_the_tool_up() -> None:
    """No point lies below its floor, and points that then repeat are left out."""
    floors = np.full(len(PATHS.points), -2.5)
    passes = in_passes(PATHS, np.arange(3), LEVELS, floors=floors)
    assert passes.points[:, 2].min() == -2.5
    line = Paths.of([[(0, 0), (1, 0), (1, 0), (2, 0)]])
    floors = np.array([-9.0, -9.0, -1.5, -1.5])
    passes = in_passes(line, np.arange(2), LEVELS, floors=floors)
    assert np.diff(passes.starts).tolist() == [3, 4, 4]


def test_pieces_of_a_chain_stay_together() -> None:
    """A chain of two pieces is run whole at each level, never backwards."""
    passes = in_passes(PATHS, np.array([0, 2]), LEVELS)
    assert passes.points[passes.starts[:-1], 0].tolist() == [0, 5, 0, 5, 0, 5]
    assert passes.chains.tolist() == [0, 6]


def test_nothing_gives_nothing() -> None:
    """No paths give no strokes."""
    passes = in_passes(Paths.of(()), np.zeros(1, dtype=np.intp), LEVELS)
    assert passes.points.shape == (0, 3)
    assert passes.starts.tolist() == [0]
