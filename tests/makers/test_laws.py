"""One table of laws over all makers, and the size each of them promises."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import shapely

from gare_fab.geometry.paths import Paths
from gare_fab.makers.contract import MakeContext, Maker
from gare_fab.makers.ellipse import Ellipse
from gare_fab.makers.line import Line
from gare_fab.makers.polygon import Polygon
from gare_fab.makers.rectangle import Rectangle
from gare_fab.makers.registry import MAKERS
from gare_fab.model.artwork import Artwork, Made, Shape
from gare_fab.storage.job_files import from_bytes, to_bytes
from tests.documents import artwork, document, rectangle, stroked

BY_ID = {maker.id: maker for maker in MAKERS}
CONTEXT = MakeContext()
INPUTS = (
    artwork([stroked(rectangle(0, 0, 40, 30))]),
    artwork([stroked(rectangle(20, 10, 40, 30))]),
)


def outline(maker: str, params: object) -> Paths:
    """The paths of what a maker makes."""
    return paths_of(BY_ID[maker].make(params, INPUTS[: BY_ID[maker].least_inputs], CONTEXT))


def paths_of(artwork: Artwork) -> Paths:
    """The paths of an artwork's first shape."""
    item = artwork.items[0]
    assert isinstance(item, Shape)
    return item.paths


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.id)
def test_made_twice_is_the_same(maker: Maker[Any]) -> None:
    """A maker's artwork follows from its parameters alone, is finite, and remembers them."""
    params, inputs = maker.params(), INPUTS[: maker.least_inputs]
    one, two = maker.make(params, inputs, CONTEXT), maker.make(params, inputs, CONTEXT)
    assert isinstance(one.origin, Made)
    assert (one.origin.maker, one.origin.params, one.origin.inputs) == (
        maker.id,
        params,
        inputs,
    )
    assert np.isfinite(outline(maker.id, params).points).all()
    assert np.array_equal(
        outline(maker.id, params).points, outline(maker.id, one.origin.params).points
    )
    assert (one.page, one.name) == (two.page, two.name)


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.id)
def test_what_was_made_is_saved_and_loaded(maker: Maker[Any]) -> None:
    """The artwork comes back with its parameters and inputs, and can be made again alike."""
    made = maker.make(maker.params(), INPUTS[: maker.least_inputs], CONTEXT)
    job = replace(document(), artworks=(made,))
    (found,) = from_bytes(to_bytes(job), "job.gare").artworks
    assert isinstance(found.origin, Made)
    again = maker.make(found.origin.params, found.origin.inputs, CONTEXT)
    assert np.array_equal(paths_of(again).points, paths_of(made).points)
    assert np.array_equal(found.hull, made.hull)


def test_a_rectangle_has_its_size_and_area() -> None:
    """Rounded corners take (4 - pi) r² off the area; the bounds stay."""
    paths = outline("rectangle", Rectangle(width=60.0, height=40.0, radius=5.0))
    assert paths.bounds == pytest.approx((0.0, 0.0, 60.0, 40.0))
    area = shapely.Polygon(paths[0]).area
    assert area == pytest.approx(60 * 40 - (4 - math.pi) * 25, abs=0.1)
    assert paths.closed.all()


def test_a_radius_too_large_makes_a_slot() -> None:
    """A radius beyond half the height is half the height."""
    paths = outline("rectangle", Rectangle(width=60.0, height=20.0, radius=50.0))
    assert shapely.Polygon(paths[0]).is_valid
    assert paths.bounds == pytest.approx((0.0, 0.0, 60.0, 20.0))


def test_an_ellipse_has_its_area() -> None:
    """The area is pi a b within the tolerance."""
    paths = outline("ellipse", Ellipse(width=60.0, height=40.0))
    assert shapely.Polygon(paths[0]).area == pytest.approx(math.pi * 30 * 20, rel=1e-3)
    assert paths.closed.all()


def test_a_line_has_its_length() -> None:
    """Whatever the direction."""
    assert outline("line", Line(length=12.5, angle_deg=77.0)).lengths[0] == pytest.approx(12.5)


@pytest.mark.parametrize(("inner", "corners"), [(1.0, 6), (0.4, 12)])
def test_a_polygon_has_its_corners(inner: float, corners: int) -> None:
    """A star has twice as many; the first is on top."""
    paths = outline("polygon", Polygon(corners=6, radius=20.0, inner=inner))
    assert paths.counts[0] == corners + 1
    assert paths[0][0] == pytest.approx((0.0, 20.0))
