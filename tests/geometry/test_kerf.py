"""Laws of kerf."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.kerf import FINEST, moved_outward
from gare_fab.geometry.nesting import signed_areas
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import offset, region_of
from tests.geometry.drawings import BLOB, circle, rectangle

LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(st.floats(1, 100), st.floats(1, 100), st.floats(-0.49, 3.0))
def test_a_rectangle_grows_by_its_kerf(width: float, height: float, by: float) -> None:
    """A rectangle moved outward by d is larger by 2 d each way, to a tenth of a micron."""
    rings, sources = moved_outward(Paths.of([rectangle(0, 0, width, height)]), np.array([by]))
    assert sources.tolist() == [0]
    assert rings.bounds == pytest.approx((-by, -by, width + by, height + by), abs=FINEST)


@LAWS
@given(
    st.lists(BLOB, min_size=1, max_size=4), st.lists(st.floats(-1, 1), min_size=4, max_size=4)
)
def test_each_ring_moves_alone(blobs: list[Floats], by: list[float]) -> None:
    """Rings that lie near or over each other give what the offset of their own area is."""
    distances = np.array(by[: len(blobs)])
    rings, sources = moved_outward(Paths.of(blobs), distances)
    areas = np.bincount(sources, weights=signed_areas(rings), minlength=len(blobs))
    for blob, distance, area in zip(blobs, distances.tolist(), areas.tolist(), strict=True):
        alone = offset(region_of(Paths.of([blob]), rule_is_evenodd=False), distance, 1e-3)
        assert area == pytest.approx(alone.area, abs=0.01 * alone.length + 1e-6)


def test_zero_leaves_the_very_ring() -> None:
    """A ring moved by nothing keeps its points, its place and its direction."""
    paths = Paths.of([circle(9)[::-1], rectangle(30, 0, 5, 5)])
    rings, sources = moved_outward(paths, np.array([0.0, 1.0]))
    assert rings[0].tolist() == paths[0].tolist()
    assert sources.tolist() == [0, 1]
    assert moved_outward(paths, np.zeros(2))[0] is paths


def test_what_is_too_narrow_vanishes() -> None:
    """A ring narrower than the kerf gives none; one with a waist gives two."""
    narrow = rectangle(0, 0, 10, 0.1)
    waist = np.array(
        [
            "0",
            "0",
            "4",
            "0",
            "4",
            "2",
            "6",
            "2",
            "6",
            "0",
            "10",
            "0",
            "10",
            "5",
            "6",
            "5",
            "6",
            "2.2",
            "4",
            "2.2",
            "4",
            "5",
            "0",
            "5",
            "0",
            "0",
        ],
        dtype=np.float64,
    ).reshape(-1, 2)
    _, sources = moved_outward(Paths.of([narrow, waist]), np.array([-0.2, -0.2]))
    assert sources.tolist() == [1, 1]
