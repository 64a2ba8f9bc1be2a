"""Laws of specks and outliers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.examination_specks import boxes_of, outliers, specks
from gare_fab.geometry.paths import Paths
from tests.documents import rectangle

SIZES = st.lists(st.floats(0.01, 3.0), min_size=1, max_size=20)


@given(SIZES, st.floats(0.05, 2.0))
@settings(max_examples=60, deadline=None)
def test_what_is_closed_is_a_speck_by_its_own_size(sizes: list[float], largest: float) -> None:
    """A ring is one where its diagonal, its pen's width with it, is no larger."""
    rings = Paths.of([rectangle(10 * x, 0, size, size) for x, size in enumerate(sizes)])
    widths = np.full(len(sizes), 0.02)
    found = specks(rings, widths, largest)
    spans = np.hypot(*np.ptp(rings.points.reshape(-1, 5, 2), axis=1).T)
    assert found.tolist() == (spans + widths <= largest).tolist()


def test_crumbs_that_hang_on_something_are_part_of_it() -> None:
    """A short line at the end of a long one is none; three that only hang together are."""
    tail = [(10.0, 0.0), (10.05, 0.0)]
    alone = [
        [(50.0, 0.0), (50.05, 0.0)],
        [(50.05, 0.0), (50.1, 0.0)],
        [(50.1, 0.0), (50.12, 0.0)],
    ]
    paths = Paths.of([[(0.0, 0.0), (10.0, 0.0)], tail, *alone])
    found = specks(paths, np.zeros(5), 0.2)
    assert found.tolist() == [False, False, True, True, True]


def test_many_crumbs_make_a_line() -> None:
    """Together longer than a speck, none of them is one."""
    crumbs = Paths.of([[(x / 20, 0.0), ((x + 1) / 20, 0.0)] for x in range(50)])
    assert not specks(crumbs, np.zeros(50), 0.2).any()


@given(st.integers(0, 1000), st.floats(1.5, 50.0), st.floats(0.0, 6.2))
@settings(max_examples=60, deadline=None)
def test_what_lies_farther_off_than_the_rest_is_large(
    seed: int, times: float, turn: float
) -> None:
    """A small part is an outlier from the distance on that the rest is large, any way."""
    corners = np.random.default_rng(seed).uniform(0.0, 90.0, (40, 2))
    away = 45 + 150 * times * np.array([np.cos(turn), np.sin(turn)])
    rings = [rectangle(x, y, 9.9, 9.9) for x, y in corners.tolist()]
    x, y = away.tolist()
    paths = Paths.of([*rings, rectangle(x, y, 1, 1)])
    boxes = boxes_of(paths)
    assert outliers(boxes, paths.lengths).tolist() == [False] * 40 + [True]
    assert not outliers(boxes[:40], paths.lengths[:40]).any()


def test_one_alone_lies_nowhere_off() -> None:
    """Of nothing, and of a single thing, nothing lies far off."""
    assert not outliers(np.zeros((0, 4)), np.zeros(0)).any()
    assert not outliers(np.array([[0.0, 0.0, 1.0, 1.0]]), np.ones(1)).any()


def test_of_dots_alone_none_is_far_off() -> None:
    """What has no length has no main part."""
    boxes = np.array([(0.0, 0.0, 0.0, 0.0), (30.0, 30.0, 30.0, 30.0)])
    assert not outliers(boxes, np.zeros(2)).any()
