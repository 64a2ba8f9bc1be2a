"""Laws of thin parts with straight edges."""

import numpy as np
import pytest
import shapely

from gare_fab.geometry.regions import Region, difference
from gare_fab.geometry.thinness import thin_edges

BAR, PLATE = shapely.box(0.0, 0.0, 0.33, 10.0), shapely.box(5.0, 0.0, 15.0, 10.0)
DISC = shapely.Point(30.0, 5.0).buffer(0.2)


def test_only_thin_parts_have_their_edges_followed() -> None:
    """A bar, inside by as much as asked; a wide plate and a small disc are left alone."""
    edges = thin_edges(shapely.MultiPolygon([BAR, PLATE, DISC]), 1.0, 0.07)
    assert len(edges) == 1
    assert edges.bounds == pytest.approx((0.07, 0.07, 0.26, 9.93))
    assert len(thin_edges(shapely.MultiPolygon([PLATE, DISC]), 1.0, 0.07)) == 0
    assert len(thin_edges(shapely.Polygon(), 1.0, 0.07)) == 0


def test_what_vanishes_has_no_edges() -> None:
    """A hairline thinner than twice the distance is hatched only."""
    assert len(thin_edges(shapely.box(0.0, 0.0, 0.1, 10.0), 1.0, 0.07)) == 0


def test_a_plate_with_thin_bridges_is_followed_but_for_its_round_holes() -> None:
    """As an inverted code: the edges of all its bars, none of its digits."""
    plate = shapely.box(0.0, 0.0, 20.0, 10.0)
    bars = shapely.union_all(
        [shapely.box(x, 2.0, x + 1.0, 8.0) for x in np.arange(2, 12, 1.3)]
    )
    code = difference(difference(plate, _region(bars)), shapely.Point(17, 5).buffer(1))
    edges = thin_edges(code, 1.0, 0.05)
    assert len(edges) == 1 + len(shapely.get_parts(bars))
    assert (np.hypot(*(edges.points - (17.0, 5.0)).T) > 1.5).all()


def _region(geometry: shapely.Geometry) -> Region:
    assert isinstance(geometry, shapely.Polygon | shapely.MultiPolygon)
    return geometry
