"""Laws of rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.gui.desk.rows import MOST_COPIES, Rows, extent_of, fitting, repeat
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import Box, area_of, placed_bounds
from tests.gui.desks import flat_job

SIZES = st.floats(0.5, 500.0)
GAPS = st.floats(-5.0, 20.0)


@given(SIZES, SIZES, SIZES, SIZES, GAPS, GAPS)
def test_what_fits_fits_and_no_more_would(
    width: float, height: float, across: float, along: float, gap_x: float, gap_y: float
) -> None:
    """All pieces lie within the area, unless not even one does; one more column would not."""
    box, area = Box(0, 0, width, height), Box(0, 0, across, along)
    rows = fitting(box, area, gap_x, gap_y)
    extent = extent_of(rows, box)
    assert rows.columns == 1 or extent.width <= across + 1e-5
    assert rows.rows == 1 or extent.height <= along + 1e-5
    assert rows.count <= MOST_COPIES or rows.rows == 1
    wider = Rows(rows.columns + 1, rows.rows, rows.gap_x, rows.gap_y)
    if rows.gap_x >= 0 and rows.columns < MOST_COPIES:
        assert extent_of(wider, box).width > across


def test_the_extent_is_that_of_the_copies() -> None:
    """What is said of the size beforehand is the size afterwards, also with gaps below 0."""
    job = flat_job((100, 50))
    for rows in (Rows(3, 2, 5.0, 1.0), Rows(2, 2, -25.0, -3.0), Rows(1, 1, 0.0, 0.0)):
        after = repeat([PlacementId(1)], rows, None)(job)
        assert placed_bounds(after) == extent_of(rows, Box(100, 50, 10, 10))


def test_all_of_it_comes_into_the_middle() -> None:
    """With an area the copies together are centred in it."""
    job = flat_job((100, 50))
    after = repeat([PlacementId(1)], Rows(4, 3, 2.0, 2.0), area_of(job))(job)
    box = placed_bounds(after)
    assert box is not None
    assert box.centre == pytest.approx(area_of(job).centre)
