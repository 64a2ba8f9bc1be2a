"""Laws of gaps in lines."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.examination_gaps import gaps_closed, gaps_of
from gare_fab.geometry.paths import Paths

Line = list[tuple[float, float]]
FAR = np.array((50.0, 1.0))


def groups(paths: Paths) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """All of one colour."""
    return np.zeros(len(paths), dtype=np.intp)


@given(st.floats(0.001, 0.2), st.floats(0.0, 1.5))
@settings(max_examples=60, deadline=None)
def test_a_gap_is_one_up_to_its_width(gap: float, turn: float) -> None:
    """Two lines a gap apart have one where gaps so wide are looked for, and none below."""
    step = np.array([np.cos(turn), np.sin(turn)])
    paths = Paths.of([[(-5.0, 1.0), (0.0, 0.0)], [gap * step, 5 * step]])
    assert len(gaps_of(paths, groups(paths), gap * 1.01).one) == 1
    assert len(gaps_of(paths, groups(paths), gap * 0.99).one) == 0


@given(st.integers(0, 10_000), st.floats(0.01, 0.5))
@settings(max_examples=40, deadline=None)
def test_closed_gaps_are_gone(seed: int, within: float) -> None:
    """What is closed has no gap left that was one, and no point moved by more than half."""
    corners = np.random.default_rng(seed).uniform(0.0, 4.0, (40, 2, 2))
    paths = Paths.of(list(corners))
    found = gaps_of(paths, groups(paths), within)
    closed = gaps_closed(paths, found)
    moved = np.hypot(*(closed.points - paths.points).T)
    assert moved.max(initial=0.0) <= within / 2 + 1e-9
    rows = set(found.one) | set(found.other)
    left = gaps_of(closed, groups(paths), within)
    assert not rows & (set(left.one) | set(left.other))


def test_each_end_has_one_gap() -> None:
    """Of three ends that nearly meet the nearest two are a pair; the third stays alone."""
    lines: list[Line] = [
        [(0.0, 5.0), (0.0, 0.0)],
        [(0.01, 0.0), (5.0, 0.0)],
        [(0.0, -0.05), (0.0, -5.0)],
    ]
    paths = Paths.of(lines)
    found = gaps_of(paths, groups(paths), 0.1)
    assert {*found.one, *found.other} == {1, 2}


def test_ends_that_meet_have_no_other_partner() -> None:
    """A third line that ends near a corner is no gap of the corner's."""
    lines: list[Line] = [[(0, 5), (0, 0)], [(0, 0), (5, 0)], [(0, -0.05), (0, -5)]]
    paths = Paths.of(lines)
    assert len(gaps_of(paths, groups(paths), 0.1).one) == 0


def test_other_groups_and_none_do_not_meet() -> None:
    """Lines of different groups have no gap between them, nor those of no group at all."""
    paths = Paths.of([[(0, 5), (0, 0)], [(0.01, 0), (5, 0)]])
    assert len(gaps_of(paths, np.array([0, 1]), 0.1).one) == 0
    assert len(gaps_of(paths, np.array([-1, -1]), 0.1).one) == 0


def test_a_crowd_of_ends_is_bounded() -> None:
    """Ten thousand ends in a spot of the tolerance's size are answered in bounded memory."""
    ends = np.random.default_rng(1).normal(0.0, 0.01, (10_000, 2))
    paths = Paths.of([np.stack((end, end + FAR)) for end in ends])
    assert len(gaps_of(paths, groups(paths), 1.0).one) <= 10_000
