"""Laws of polylines with widths: areas as broad as they say."""

import math

import numpy as np
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from gare_fab.model.artwork import Artwork
from tests.readers.dxf_drawings import drawing, read, shapes

Vertex = tuple[float, float, float, float, float]  # x, y, width at start and end, bulge


def _band(*vertices: Vertex, is_closed: bool = False, turned: float = 0.0) -> Artwork:
    document = drawing()
    band = document.modelspace().add_lwpolyline(vertices, close=is_closed)
    band.rotate_z(math.radians(turned))
    return read(document, tolerance=0.001)


def _area(artwork: Artwork) -> BaseGeometry:
    """The areas that are drawn, holes left out."""
    rings = [
        shapely.Polygon(shape.paths[index])
        for shape in shapes(artwork)
        if shape.fill
        for index in range(len(shape.paths))
    ]
    return (
        shapely.Polygon()
        if not rings
        else rings[0].symmetric_difference(shapely.union_all(rings[1:]))
    )


@pytest.mark.parametrize(
    ("shaft", "tip", "side"),
    [(0, (40, 0), (0, 4)), (2, (40, 0), (0, 4)), (0, (36, 8), (-3.2, 2.4))],
)
def test_an_arrowhead_is_as_broad_as_it_says(
    shaft: float, tip: tuple[float, float], side: tuple[float, float]
) -> None:
    """A shaft in its direction, or a thin one, takes nothing from the head."""
    artwork = _band((0, 0, shaft, shaft, 0), (30, 0, 8, 0, 0), (*tip, 0, 0, 0))
    foot, half = np.array((30, 0)), np.array(side)
    head = shapely.Polygon([foot + half, foot - half, tip])
    assert _area(artwork).intersection(head).area == pytest.approx(head.area, rel=1e-3)


def test_lines_of_one_width_meet_in_a_mitre() -> None:
    """A right angle is filled to its corner, as is the seam of a closed line."""
    corner = _band((0, 0, 4, 4, 0), (30, 0, 4, 4, 0), (30, 30, 4, 4, 0))
    assert _area(corner).area == pytest.approx(4 * 60)
    square = [(x, y, 4.0, 4.0, 0.0) for x, y in ((0, 0), (30, 0), (30, 30), (0, 30))]
    assert _area(_band(*square, is_closed=True)).area == pytest.approx(4 * 120)


def test_a_line_that_turns_back_has_no_spike() -> None:
    """Where lines are nearly parallel there is no mitre."""
    artwork = _band((0, 0, 4, 4, 0), (30, 0, 4, 4, 0), (0, 0.2, 4, 4, 0))
    assert artwork.page.x + artwork.page.width < 31


@pytest.mark.parametrize("turned", [0.0, 30.0])
def test_a_ring_has_its_size(turned: float) -> None:
    """Two half circles with a width are a ring to a thousandth of a mm."""
    artwork = _band((-15, 0, 3, 3, 1), (15, 0, 3, 3, 1), is_closed=True, turned=turned)
    page = artwork.page
    assert [page.x, page.y, page.width, page.height] == pytest.approx(
        [-16.5, -16.5, 33, 33], abs=1e-3
    )
    assert _area(artwork).area == pytest.approx(math.pi * (16.5**2 - 13.5**2), rel=1e-3)
    assert sum(len(shape.paths) for shape in shapes(artwork)) == 2
