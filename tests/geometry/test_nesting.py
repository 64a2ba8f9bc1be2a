"""Laws of nesting."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.nesting import depths, parents, signed_areas
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import BLOB, circle, rectangle

LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(st.permutations(range(12)))
def test_depth_counts_what_lies_around(order: list[int]) -> None:
    """Circles in one another, in any order, lie as deep as larger ones are there."""
    paths = Paths.of([circle(30, 1.0 + rank) for rank in order])
    assert depths(paths).tolist() == [11 - rank for rank in order]


def test_side_by_side_is_no_depth() -> None:
    """Rectangles beside one another, even touching ones, lie in none."""
    paths = Paths.of([rectangle(0, 0, 5, 5), rectangle(5, 0, 5, 5), rectangle(20, 0, 1, 1)])
    assert depths(paths).tolist() == [0, 0, 0]
    assert depths(Paths.of(())).tolist() == []


@LAWS
@given(BLOB, st.floats(-1e5, 1e5))
def test_area_keeps_its_sign_and_place(blob: Floats, far: float) -> None:
    """Running back turns the sign; moving far away changes nothing."""
    paths = Paths.of([blob, blob[::-1], blob + far])
    there, back, away = signed_areas(paths).tolist()
    assert there > 0
    assert back == pytest.approx(-there)
    assert away == pytest.approx(there, rel=1e-6)


def test_the_area_of_a_rectangle() -> None:
    """A rectangle's area is width times height."""
    assert np.allclose(signed_areas(Paths.of([rectangle(3, 4, 5, 6)])), 30)


def test_the_parent_is_the_smallest_ring_round() -> None:
    """Each of three nested circles lies in the next larger; a far point lies in none."""
    rings = Paths.of([circle(30, 9.0), circle(30, 1.0), circle(30, 5.0)])
    points = np.concatenate((rings.first, [(0.0, 0.0), (7.0, 0.0), (50.0, 0.0)]))
    assert parents(points, rings).tolist() == [-1, 2, 0, 1, 0, -1]
    assert parents(points, Paths.of(())).tolist() == [-1] * 6


def test_crossing_rings_are_in_no_circle() -> None:
    """Of two rings that hold each other's first point only the smaller has a parent."""
    rings = Paths.of([circle(30, 9.0, 1.0), circle(30, 8.0, 4.0) + 1.0])
    inside = parents(rings.first, rings)
    assert inside[0] == -1
