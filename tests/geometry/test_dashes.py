"""Dashes: what a pattern leaves of paths."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.base.errors import Refused
from gare_fab.geometry.dashes import dashed
from gare_fab.geometry.paths import Paths

_BENT = Paths.of([[(0, 0), (10, 0), (10, 10)]])
_RING = Paths.of([[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]])


def _lines(paths: Paths) -> list[list[list[float]]]:
    return [np.round(paths[index], 9).tolist() for index in range(len(paths))]


def test_a_dash_goes_round_corners() -> None:
    """Dashes of 8 and gaps of 4 mm stop before a bend, those of 12 go round it."""
    assert _lines(dashed(_BENT, (8, 4))) == [[[0, 0], [8, 0]], [[10, 2], [10, 10]]]
    assert _lines(dashed(_BENT, (12, 8))) == [[[0, 0], [10, 0], [10, 2]]]


def test_an_offset_begins_inside_the_pattern() -> None:
    """An offset of 6 in (8, 4) leaves 2 mm of the first dash; a negative one waits."""
    assert _lines(dashed(_BENT, (8, 4), 6))[0] == [[0, 0], [2, 0]]
    assert _lines(dashed(_BENT, (8, 4), -3))[0] == [[3, 0], [10, 0], [10, 1]]


def test_an_odd_pattern_is_said_twice() -> None:
    """(5,) is 5 on, 5 off."""
    assert _lines(dashed(_BENT, (5,))) == _lines(dashed(_BENT, (5, 5)))


def test_a_dash_of_no_length_is_a_dot() -> None:
    """Dots stand where the dashes would begin."""
    assert _lines(dashed(_BENT, (0, 8))) == [[[0, 0]], [[8, 0]], [[10, 6]]]


def test_a_dash_over_the_beginning_of_a_ring_is_one_piece() -> None:
    """On a closed path the last dash runs on into the first."""
    pieces = _lines(dashed(_RING, (10, 3), 5))
    assert pieces[-1] == [[0, 6], [0, 0], [5, 0]]
    assert len(pieces) == 3


def test_every_path_begins_the_pattern_anew() -> None:
    """Two lines are dashed as each alone."""
    two = Paths.joined([_BENT, _BENT.take([0])])
    alone = _lines(dashed(_BENT, (3, 2)))
    assert _lines(dashed(two, (3, 2))) == alone + alone


@pytest.mark.parametrize("pattern", [(), (0.0, 0.0), (3.0, -1.0)])
def test_without_a_true_pattern_nothing_is_cut(pattern: tuple[float, ...]) -> None:
    """An empty, a lengthless or a negative pattern leaves the paths whole."""
    assert dashed(_BENT, pattern) is _BENT


def test_dots_stay() -> None:
    """A dot has nothing to be cut."""
    assert _lines(dashed(Paths.of([[(1, 2)]]), (3, 1))) == [[[1, 2]]]


def test_endless_dashes_are_refused() -> None:
    """More than a million pieces are refused, not made."""
    with pytest.raises(Refused, match="more than 1000000"):
        dashed(_BENT, (1e-6, 1e-6))


@given(
    st.lists(st.floats(0.1, 5.0), min_size=2, max_size=6),
    st.floats(-50, 50),
    st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=6),
)
def test_dashes_and_gaps_make_up_the_line(
    pattern: list[float], offset: float, points: list[tuple[float, float]]
) -> None:
    """Together the dashes and what the gaps would be are as long as the line."""
    line = Paths.of([points])
    pattern = pattern * (1 + len(pattern) % 2)
    gaps = [pattern[-1], *pattern[:-1]]
    on = dashed(line, pattern, offset).lengths.sum()
    off = dashed(line, gaps, offset + pattern[-1]).lengths.sum()
    assert on + off == pytest.approx(line.lengths.sum(), abs=1e-6)
