"""Laws of the sweep over edges."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.paths import Paths
from gare_fab.geometry.scanline import crossings, windings
from tests.geometry.drawings import POLYGON, rectangle

LAWS = settings(max_examples=100, deadline=None)


@LAWS
@given(st.lists(POLYGON, min_size=1, max_size=4))
def test_rows_through_vertices_keep_parity(polygons: list[list[tuple[float, float]]]) -> None:
    """Every row, also through vertices, crosses closed rings evenly, as often up as down."""
    rings = Paths.of([np.array([*polygon, polygon[0]]) for polygon in polygons])
    rows = np.unique(rings.points[:, 1])
    found = crossings(rings, rows)
    assert not (np.bincount(found.row, minlength=len(rows)) % 2).any()
    assert not np.bincount(found.row, weights=found.sign, minlength=len(rows)).any()


def test_windings_count_turns() -> None:
    """Twice round counts two, backwards counts less, outside counts nothing."""
    ring = rectangle(0, 0, 10, 10)
    rings = Paths.of([ring, ring, rectangle(20, 0, 5, 5)[::-1]])
    turns, edges = windings(rings, np.array([(5.0, 5.0), (22.0, 2.0), (15.0, 2.0), (5, 0)]))
    assert turns.tolist() == [2, -1, 0, 2]
    assert (edges % 2).tolist() == [0, 1, 0, 0]
