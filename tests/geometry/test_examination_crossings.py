"""Laws of lines that cross themselves."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.examination_crossings import MOST_POINTS, crossings, tangled
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import circle


def star(points: int, step: int) -> list[tuple[float, float]]:
    """A star in one line, that jumps so many points on."""
    turns = [2 * math.pi * step * index / points for index in range(points + 1)]
    ring = [(10 * math.cos(turn), 10 * math.sin(turn)) for turn in turns]
    return [*ring[:-1], ring[0]]


@pytest.mark.parametrize("points", [5, 7, 9, 11])
def test_a_star_crosses_itself_as_often_as_it_has_points(points: int) -> None:
    """A star that jumps over one point has a crossing for each, all equally far off."""
    ring = Paths.of([star(points, 2)])
    assert tangled(ring).tolist() == [True]
    owners, places = crossings(ring)
    assert owners.tolist() == [0] * points
    assert np.allclose(np.hypot(*places.T), np.hypot(*places[0]))


@given(st.floats(1.0, 100.0), st.integers(4, 200))
@settings(max_examples=30, deadline=None)
def test_a_circle_does_not(radius: float, count: int) -> None:
    """A circle crosses itself nowhere, nor where points of it are there twice."""
    ring = np.repeat(circle(count, radius), 2, axis=0)
    paths = Paths.of([ring])
    assert not tangled(paths).any()
    assert len(crossings(paths)[0]) == 0


def test_rings_that_cross_each_other_do_not_cross_themselves() -> None:
    """Each is looked at by itself."""
    paths = Paths.of([circle(50), circle(50) + 0.3])
    assert not tangled(paths).any()
    assert len(crossings(paths)[0]) == 0


def test_of_too_many_points_no_places_are_told() -> None:
    """It is not looked where a tangle of very many points crosses itself."""
    points = np.random.default_rng(1).uniform(0.0, 1.0, (MOST_POINTS + 1, 2))
    assert len(crossings(Paths.of([points]))[0]) == 0
    some, _ = crossings(Paths.of([points[:20_000]]))
    assert len(some)
