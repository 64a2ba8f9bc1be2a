"""Laws of joining ends."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.joining import join_ends
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import LINES, circle, rectangle, segments_of, shuffled

LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(
    st.integers(3, 60).flatmap(
        lambda n: st.tuples(
            st.permutations(range(n)), st.lists(st.booleans(), min_size=n, max_size=n)
        )
    )
)
def test_an_exploded_polygon_becomes_whole(parts: tuple[list[int], list[bool]]) -> None:
    """The sides of a polygon in any order and direction become one closed path again."""
    order, backwards = parts
    path = circle(len(order))
    joined = join_ends(shuffled(path, order, backwards), 1e-3)
    assert len(joined) == 1
    assert joined.closed.all()
    assert segments_of(joined) == segments_of(Paths.of([path]))


@LAWS
@given(
    st.integers(2, 60).flatmap(
        lambda n: st.tuples(
            st.permutations(range(n)), st.lists(st.booleans(), min_size=n, max_size=n)
        )
    )
)
def test_an_exploded_line_becomes_whole(parts: tuple[list[int], list[bool]]) -> None:
    """The pieces of an open line in any order and direction become one open path again."""
    order, backwards = parts
    x = np.arange(len(order) + 1.0)
    path = np.column_stack((x, np.sin(x)))
    joined = join_ends(shuffled(path, order, backwards), 0.01)
    assert len(joined) == 1
    assert not joined.closed.any()
    assert joined.lengths.sum() == pytest.approx(Paths.of([path]).lengths.sum())


@LAWS
@given(LINES)
def test_joining_keeps_every_segment(lines: list[tuple[tuple[float, float], ...]]) -> None:
    """Joining ends that lie in the same point loses, adds and moves nothing."""
    paths = Paths.of([np.array(line) for line in lines])
    assert segments_of(join_ends(paths, 1e-6)) == segments_of(paths)


@LAWS
@given(LINES)
def test_what_is_joined_has_no_more_to_join(
    lines: list[tuple[tuple[float, float], ...]],
) -> None:
    """No two open paths of the result have ends in the same point."""
    paths = Paths.of([np.array(line) for line in lines if line[0] != line[1]])
    joined = join_ends(paths, 1e-6)
    is_open = ~joined.closed
    owner = np.tile(np.flatnonzero(is_open), 2)
    ends = np.concatenate((joined.first[is_open], joined.last[is_open]))
    meets = (ends[:, None] == ends[None]).all(axis=2) & (owner[:, None] != owner[None])
    assert not meets.any()


@LAWS
@given(LINES, st.floats(0.0, 3.0))
def test_joining_changes_the_length_by_the_gaps_only(
    lines: list[tuple[tuple[float, float], ...]], within: float
) -> None:
    """Each path's two ends move by at most half the tolerance."""
    paths = Paths.of([np.array(line) for line in lines])
    change = abs(join_ends(paths, within).lengths.sum() - paths.lengths.sum())
    assert change <= within * len(paths) + 1e-6


def test_ends_within_the_tolerance_meet_half_way() -> None:
    """A gap of 0.04 mm is joined within 0.05, in its middle, and not within 0.03."""
    paths = Paths.of([[(0, 0), (10, 0)], [(10.04, 0), (20, 5)]])
    assert join_ends(paths, 0.05).points.tolist() == [[0, 0], [10.02, 0], [20, 5]]
    assert len(join_ends(paths, 0.03)) == 2


def test_a_nearly_closed_loop_is_closed_exactly() -> None:
    """A loop with a gap below the tolerance ends in the very point where it begins."""
    loop = rectangle(0, 0, 10, 10)
    loop[-1] += 0.02
    joined = join_ends(Paths.of([loop]), 0.05)
    assert joined.closed.tolist() == [True]


def test_the_straightest_continuation_wins() -> None:
    """Two lines that cross in a common point are joined straight on, not round the corner."""
    cross = [[(-5, 0), (0, 0)], [(0, -5), (0, 0)], [(5, 0), (0, 0)], [(0, 5), (0, 0)]]
    joined = join_ends(Paths.of(cross), 0.05)
    assert segments_of(joined) == segments_of(Paths.of(cross))
    assert [sorted(path[[0, -1]].tolist()) for path in (joined[0], joined[1])] == [
        [[-5, 0], [5, 0]],
        [[0, -5], [0, 5]],
    ]


def test_a_star_of_many_rays_is_paired() -> None:
    """A hundred rays from one point become fifty lines through it."""
    angle = np.linspace(0, 2 * np.pi, 100, endpoint=False)
    tips = np.column_stack((np.cos(angle), np.sin(angle)))
    rays = Paths.of([[(0.0, 0.0), tip] for tip in tips])
    joined = join_ends(rays, 0.001)
    assert len(joined) == 50
    assert np.allclose(joined.first, -joined.last)


def test_a_crowd_of_tiny_lines_ends() -> None:
    """Thousands of lines within the tolerance are joined in bounded time, none lost."""
    rng = np.random.default_rng(1)
    tiny = Paths(rng.random((8000, 2)) * 0.01, np.arange(0, 8001, 2))
    joined = join_ends(tiny, 0.05)
    assert 0 < len(joined) <= len(tiny)
    assert len(joined.segments) >= len(tiny.segments)


def test_closed_paths_and_dots_stay() -> None:
    """A closed path, a dot and a line that touches both stay as they are, in their order."""
    paths = Paths.of([rectangle(0, 0, 5, 5), [(0, 0)], [(0, 0), (-5, 0)]])
    joined = join_ends(paths, 0.05)
    assert joined.starts.tolist() == paths.starts.tolist()
    assert joined.points.tolist() == paths.points.tolist()


def test_nothing_joined_is_nothing() -> None:
    """No paths give no paths."""
    assert len(join_ends(Paths.of(()), 0.05)) == 0


def test_a_far_point_does_not_make_a_crowd() -> None:
    """A speck of many lines, and one line immensely far away, still come to an end."""
    rng = np.random.default_rng(2)
    speck = rng.random((2000, 2)) * 1e-6
    paths = Paths(np.concatenate((speck, [(1e9, 1e9), (2e9, 1e9)])), np.arange(0, 2003, 2))
    assert len(join_ends(paths, 0.05)) <= len(paths)
