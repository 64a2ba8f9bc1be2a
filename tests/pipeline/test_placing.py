"""Laws of placing: from artwork mm to the surface."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.base.errors import Refused
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.wrap import Flat, Mapping, Revolved
from gare_fab.model.document import Document, Wrapping
from gare_fab.pipeline.placing import placed_artwork, placed_shapes, surface_of
from gare_fab.storage.catalogue import bottle_ids, load_bottle
from tests.documents import document, filled, rectangle, stroked

SQUARE = stroked(rectangle(0, 0, 10, 10))


def points_of(made: Document) -> Floats:
    """All placed points in chart mm."""
    return np.concatenate(
        [placed.shape.paths.points for placed in placed_shapes(made, surface_of(made))]
    )


def test_flat_stock_is_flat_and_bottles_are_round() -> None:
    """A bottle's reference is its widest height unless one is given."""
    assert isinstance(surface_of(document(SQUARE)), Flat)
    for name in bottle_ids():
        bottle = load_bottle(name)
        surface = surface_of(document(SQUARE, stock=bottle))
        assert isinstance(surface, Revolved)
        assert surface.reference_radius == pytest.approx(bottle.radius, abs=1e-6)


@pytest.mark.parametrize("reference", [-1.0, 301.0])
def test_a_reference_outside_the_bottle_is_refused(reference: float) -> None:
    """There is no circle there."""
    made = document(SQUARE, stock=load_bottle("bordelaise_75"))
    with pytest.raises(Refused, match="reference"):
        surface_of(replace(made, wrapping=Wrapping(reference=reference)))


@settings(max_examples=50, deadline=None)
@given(st.floats(-180, 180), st.floats(0.1, 10), st.floats(-99, 99), st.floats(-99, 99))
def test_flat_places_are_the_affines(angle: float, scale: float, dx: float, dy: float) -> None:
    """On flat stock a shape's points are moved by its placement, and nothing else."""
    affine = Affine.moved(dx, dy) @ Affine.rotated(angle) @ Affine.scaled(scale)
    made = document(SQUARE, affine=affine)
    assert np.allclose(points_of(made), affine.apply(SQUARE.paths.points))


def test_widths_and_dashes_grow_with_the_placement() -> None:
    """A hair of 0.1 mm enlarged four times is 0.4 mm wide."""
    made = document(SQUARE, affine=Affine.scaled(4.0))
    (placed,) = placed_shapes(made, Flat())
    assert placed.shape.stroke is not None
    assert placed.shape.stroke.width == pytest.approx(0.4)


def test_hidden_layers_are_not_placed() -> None:
    """A layer that is switched off is not worked on."""
    made = document(SQUARE)
    assert len(placed_shapes(made, Flat())) == 1
    assert placed_shapes(replace(made, hidden_layers=("",)), Flat()) == ()


def test_hidden_placements_are_not_placed() -> None:
    """What is hidden is neither worked on nor drawn."""
    made = document(SQUARE)
    hidden = replace(made.placements[0], is_hidden=True)
    made = replace(made, placements=(hidden, *made.placements))
    assert len(placed_shapes(made, Flat())) == 1
    assert len(placed_artwork(made).items) == 1


def test_alike_strokes_are_worked_on_as_one_and_fills_one_by_one() -> None:
    """Nothing is lost by putting lines together, and no fill is merged with another."""
    lines = [stroked([(k, 0), (k, 5)]) for k in range(5)]
    areas = [filled(rectangle(k * 3, 0, 5, 5)) for k in range(3)]
    placed = placed_shapes(document(*lines, *areas, *lines), Flat())
    assert [len(each.shape.paths) for each in placed] == [5, 1, 1, 1, 5]


@pytest.mark.parametrize("mapping", Mapping)
@pytest.mark.parametrize("front", [0.0, 90.0])
def test_round_a_bottle_points_lie_where_the_surface_says(
    mapping: Mapping, front: float
) -> None:
    """Each chart point is that of a point on the drawing's lines; the front turns them all."""
    line = stroked([(-20.0, 130.0), (20.0, 160.0)])
    made = document(line, stock=load_bottle("bourguignonne_75"))
    made = replace(made, wrapping=Wrapping(mapping, 145.0, front))
    surface = surface_of(made)
    assert isinstance(surface, Revolved)
    shift = math.radians(front) * surface.reference_radius
    back = surface.design_from_chart(points_of(made) - (shift, 0.0))
    assert np.abs(back[:, 1] - (145.0 + 0.75 * back[:, 0])).max() < 1e-6
    assert len(back) >= 2


def test_a_placed_artwork_is_all_of_it_on_the_stocks_page() -> None:
    """What picture draws of a saved job: every item, where it lies."""
    affine = Affine.moved(30.0, 20.0)
    made = placed_artwork(document(SQUARE, filled(rectangle(0, 0, 4, 4)), affine=affine))
    assert (made.page.width, made.page.height) == (300.0, 200.0)
    first, _ = made.items
    assert np.allclose(first.paths.points, affine.apply(SQUARE.paths.points))  # type: ignore[union-attr]
