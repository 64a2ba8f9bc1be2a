"""Cutting lines: what lies inside stays, in its order and direction."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.cutting import lines_within
from gare_fab.geometry.paths import Paths

BOX = shapely.box(0.0, 0.0, 10.0, 10.0)
PLACES = st.floats(-5.0, 15.0).map(lambda value: round(value, 3))
LINES = st.lists(
    st.lists(st.tuples(PLACES, PLACES), min_size=1, max_size=8), min_size=1, max_size=4
)


@given(LINES)
def test_the_pieces_are_as_long_as_what_lies_inside(
    lines: list[list[tuple[float, float]]],
) -> None:
    """All pieces of a line lie inside, and are as long together as its part inside."""
    paths = Paths.of(lines)
    pieces, owners = lines_within(paths, BOX)
    assert (np.diff(owners) >= 0).all()
    assert (np.abs(pieces.points - 5.0) <= 5.0 + 1e-9).all()
    for index in range(len(paths)):
        inside = sum(
            shapely.LineString(step).intersection(BOX).length
            for step in zip(paths[index], paths[index][1:], strict=False)
        )
        assert pieces.take(owners == index).lengths.sum() == pytest.approx(inside, abs=1e-6)


def test_pieces_run_as_their_line_does() -> None:
    """A line that goes out and comes back leaves two pieces, one after the other."""
    pieces, owners = lines_within(Paths.of([[(8, 2), (12, 2), (12, 4), (6, 4)]]), BOX)
    assert owners.tolist() == [0, 0]
    assert pieces[0].tolist() == [[8, 2], [10, 2]]
    assert pieces[1].tolist() == [[10, 4], [6, 4]]


def test_a_line_goes_on_where_it_crosses_itself() -> None:
    """A loop inside is no reason to cut."""
    loop = [(-2, 5), (6, 5), (6, 8), (4, 8), (4, 2)]
    pieces, _ = lines_within(Paths.of([loop]), BOX)
    assert [piece.tolist() for piece in map(pieces.__getitem__, range(len(pieces)))] == [
        [[0, 5], [6, 5], [6, 8], [4, 8], [4, 2]]
    ]


def test_a_ring_is_not_cut_where_it_begins() -> None:
    """A closed line that begins inside leaves one piece for each way through."""
    ring = [(5, 5), (12, 5), (12, 7), (5, 7), (5, 5)]
    pieces, _ = lines_within(Paths.of([ring]), BOX)
    assert len(pieces) == 1
    assert pieces[0].tolist() == [[10, 7], [5, 7], [5, 5], [10, 5]]


def test_what_lies_inside_stays_as_it_is() -> None:
    """Dots and lines inside, repeated points too, are the same; those outside are gone."""
    inside = [[(1, 1), (1, 1), (2, 2)], [(3, 3)], [(4, 4), (4, 4)]]
    pieces, owners = lines_within(Paths.of([*inside, [(20, 20)], [(11, 0), (11, 9)]]), BOX)
    assert owners.tolist() == [0, 1, 2]
    assert pieces.points.tolist() == Paths.of(inside).points.tolist()
