"""Laws of points that are there twice, or matter to nobody."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.examination_points import repeats, simplified, superfluous
from gare_fab.geometry.paths import Paths
from tests.documents import rectangle
from tests.geometry.drawings import circle


@given(st.integers(1, 5), st.integers(2, 30))
def test_repeats_are_counted(times: int, count: int) -> None:
    """Of points that stand so many times each, all but the first are repeats."""
    line = np.arange(2.0 * count).reshape(-1, 2)
    paths = Paths.of([np.repeat(line, times, axis=0)] * 2)
    assert repeats(paths).sum() == 2 * count * (times - 1)


def test_paths_that_begin_where_another_ends_repeat_nothing() -> None:
    """The last point of a line and the first of the next are two lines' own."""
    assert not repeats(Paths.of([[(0, 0), (1, 1)], [(1, 1), (2, 2)]])).any()


@given(st.integers(3, 200), st.floats(0.001, 0.5), st.integers(0, 1000))
@settings(max_examples=40, deadline=None)
def test_what_is_left_out_matters_less_than_asked(
    count: int, tolerance: float, seed: int
) -> None:
    """The line stays within the tolerance of what it was, and keeps its ends."""
    steps = np.random.default_rng(seed).normal(0.0, 0.3, (count, 2))
    paths = Paths.of([np.cumsum(steps, axis=0), [(0, 0)], rectangle(0, 0, 5, 5)])
    fewer = simplified(paths, tolerance)
    assert len(fewer) == 3
    assert (fewer.first == paths.first).all()
    assert (fewer.last == paths.last).all()
    old, new = shapely.LineString(paths[0]), shapely.LineString(fewer[0])
    assert shapely.hausdorff_distance(new, old, densify=0.01) <= tolerance * 1.01
    assert new.buffer(tolerance * 1.01).covers(old)


def test_a_ring_does_not_fall_flat() -> None:
    """A ring smaller than the tolerance stays as it is."""
    ring = Paths.of([rectangle(0, 0, 0.01, 0.01)])
    assert np.array_equal(simplified(ring, 1.0).points, ring.points)


def test_close_points_on_a_straight_matter_to_nobody() -> None:
    """Points a hundredth apart on a straight are superfluous, corners and wide steps not."""
    straight = Paths.of([[(x / 100, 0.0) for x in range(100)]])
    assert superfluous(straight).sum() == 98
    assert not superfluous(Paths.of([rectangle(0, 0, 0.01, 0.01), circle(200, 100.0)])).any()
