"""Laws of the outlines of dark cells."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from gare_fab.geometry.arrays import Bools
from gare_fab.geometry.modules import module_outlines
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import region_of
from gare_fab.geometry.scanline import windings

GRIDS = npst.arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 9)))


@given(GRIDS)
def test_dark_cells_lie_inside_and_light_ones_outside(dark: Bools) -> None:
    """By the even-odd rule and by the nonzero rule, for every cell."""
    outlines = module_outlines(dark)
    rows, columns = np.indices(dark.shape)
    middles = np.column_stack((columns.ravel() + 0.5, dark.shape[0] - 0.5 - rows.ravel()))
    turns, edges = windings(outlines, middles)
    assert np.array_equal(edges % 2 == 1, dark.ravel())
    assert np.array_equal(turns != 0, dark.ravel())
    assert region_of(outlines, rule_is_evenodd=True).area == pytest.approx(dark.sum())


@given(GRIDS)
def test_there_are_corners_only(dark: Bools) -> None:
    """Each edge is upright or level, and the next one is the other."""
    outlines = module_outlines(dark)
    assert outlines.closed.all()
    for index in range(len(outlines)):
        steps = np.diff(outlines[index], axis=0)
        is_level = steps[:, 1] == 0.0
        assert ((steps != 0.0).sum(axis=1) == 1).all()
        assert (is_level != np.roll(is_level, 1)).all()


def test_neighbours_are_one_area_and_corners_part() -> None:
    """An L of three cells is one ring; a hole has its own; two cells at a corner are two."""
    ell = module_outlines(np.array([[True, False], [True, True]]))
    assert (len(ell), len(ell.points)) == (1, 7)
    ring = module_outlines(np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]], dtype=np.bool_))
    assert sorted(shapely.Polygon(ring[row]).area for row in range(2)) == [1.0, 9.0]
    assert len(module_outlines(np.eye(2, dtype=np.bool_))) == 2
    assert len(module_outlines(np.zeros((3, 3), np.bool_))) == len(Paths.of(()))
