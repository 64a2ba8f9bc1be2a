"""Laws of silhouettes: the shadow of all triangles, and nothing else."""

import numpy as np
import pytest
import shapely
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation
from shapely.geometry.base import BaseGeometry

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.silhouette import silhouette

TURNS = st.integers(0, 180).map(lambda number: number / 60)
BODIES = {
    "sphere": trimesh.creation.icosphere(2, radius=30),
    "torus": trimesh.creation.torus(20, 7, 24, 16),
    "box": trimesh.creation.box((10, 20, 60)),
    "pipe": trimesh.creation.annulus(10, 20, 60, sections=20),
}


def _region(paths: Paths) -> BaseGeometry:
    region: BaseGeometry = shapely.Polygon()
    for index in range(len(paths)):
        region = region.symmetric_difference(shapely.Polygon(paths[index]))
    return region


def _shadow(triangles: Floats) -> shapely.Geometry:
    polygons = [shapely.Polygon(triangle[:, :2]) for triangle in triangles]
    polygons = [polygon for polygon in polygons if polygon.area > 1e-9]
    return shapely.union_all(polygons, grid_size=1e-6)  # without: libgeos/geos 965


def _turned(name: str, turn: float) -> Floats:
    rotation = Rotation.from_rotvec(turn * np.array((0.9, 0.4, 0.2)))
    corners = np.array(BODIES[name].triangles).reshape(-1, 3)
    return rotation.apply(corners).reshape(-1, 3, 3)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(BODIES)), TURNS, st.floats(0, 0.6))
def test_the_silhouette_is_the_union_of_all_shadows(
    name: str, turn: float, gone: float
) -> None:
    """For any turned body, whole or with triangles gone, it covers what they cover."""
    triangles = _turned(name, turn)
    triangles = triangles[np.random.default_rng(3).random(len(triangles)) >= gone]
    paths = silhouette(triangles)
    different = shapely.symmetric_difference(_region(paths), _shadow(triangles))
    assert different.area < 1e-3
    assert paths.closed.all()


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(BODIES)), st.integers(0, 10**6))
def test_directions_of_triangles_do_not_matter(name: str, seed: int) -> None:
    """Triangles inside out cast the same shadow."""
    triangles = _turned(name, 0.8)
    turned = triangles.copy()
    which = np.random.default_rng(seed).random(len(turned)) < 0.5
    turned[which] = turned[which][:, ::-1]
    assert np.array_equal(silhouette(turned).points, silhouette(triangles).points)


def test_outlines_run_counter_clockwise_and_holes_clockwise() -> None:
    """A ring seen from above is an outline and a hole, each in its direction."""
    paths = silhouette(np.asarray(BODIES["pipe"].triangles))
    rings = [shapely.LinearRing(paths[index]) for index in range(len(paths))]
    assert sorted((ring.is_ccw, round(ring.length)) for ring in rings) == [
        (False, 63),
        (True, 125),
    ]


def test_bodies_above_each_other_cast_one_shadow() -> None:
    """Two boxes that overlap from above make one outline, apart they make two."""
    box = np.asarray(trimesh.creation.box((10, 10, 10)).triangles)
    both = silhouette(np.concatenate((box, box + np.array([5, 5, 100]))))
    apart = silhouette(np.concatenate((box, box + np.array([50, 5, 100]))))
    assert (len(both), len(apart)) == (1, 2)
    assert _region(both).area == pytest.approx(175)


def test_a_soup_of_triangles_casts_the_union_of_its_shadows() -> None:
    """Triangles without any order that all cross each other cover what they cover."""
    soup = np.random.default_rng(5).uniform(0, 100, (300, 3, 3))
    different = shapely.symmetric_difference(_region(silhouette(soup)), _shadow(soup))
    assert different.area < 1e-3


def test_upright_triangles_cast_none() -> None:
    """A wall without thickness has no shadow, and nothing has none."""
    wall = np.array([[(0, 0, 0), (1, 0, 0), (1, 0, 5)]], dtype=np.float64)
    assert len(silhouette(wall)) == 0
    assert len(silhouette(wall[:0])) == 0
