"""Laws of nearness."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.near import candidates, near_pairs
from tests.geometry.drawings import POINT

LAWS = settings(max_examples=100, deadline=None)


@LAWS
@given(st.lists(POINT, max_size=40), st.floats(0.0, 60.0))
def test_pairs_are_those_of_the_distances(
    places: list[tuple[float, float]], within: float
) -> None:
    """The pairs are exactly those whose distance is small enough, each once."""
    points = np.array(places, dtype=np.float64).reshape(-1, 2)
    found = [
        (min(i, j), max(i, j))
        for one, other in near_pairs(points, within)
        for i, j in zip(one.tolist(), other.tolist(), strict=True)
    ]
    apart = points[:, None] - points[None]
    near = (apart**2).sum(axis=2) <= within * within
    wanted = np.argwhere(np.triu(near, 1)).tolist()
    assert sorted(found) == [(i, j) for i, j in wanted]
    assert candidates(points, within) >= len(found)


def test_far_places_do_not_overflow() -> None:
    """A tiny tolerance over an immense extent finds the equal points still."""
    points = np.array([(0.0, 0.0), (1e12, 1e12), (1e12, 1e12)])
    found = [
        pair
        for one, other in near_pairs(points, 1e-6)
        for pair in zip(one.tolist(), other.tolist(), strict=True)
    ]
    assert found in ([(1, 2)], [(2, 1)])
