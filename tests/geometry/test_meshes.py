"""Laws of welded meshes: who is whose neighbour, and what is watertight."""

import numpy as np
import pytest
import trimesh

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meshes import unique_points, weld

SPHERE = np.asarray(trimesh.creation.icosphere(3, radius=30).triangles)


def _turned(share: float) -> Floats:
    triangles = SPHERE.copy()
    which = np.random.default_rng(1).random(len(triangles)) < share
    triangles[which] = triangles[which][:, ::-1]
    return triangles


def test_twins_are_each_others() -> None:
    """The twin of a half-edge's twin is itself, and runs between the same corners."""
    mesh = weld(SPHERE)
    begin, end = mesh.faces.ravel(), np.roll(mesh.faces, -1, axis=1).ravel()
    assert np.array_equal(mesh.twins[mesh.twins], np.arange(3 * len(mesh.faces)))
    assert np.array_equal(begin[mesh.twins], end)
    assert mesh.is_watertight


def test_welding_finds_the_corners_again() -> None:
    """A sphere of T triangles that do not know each other has T / 2 + 2 corners."""
    mesh = weld(SPHERE)
    assert len(mesh.corners) == len(SPHERE) // 2 + 2
    assert np.array_equal(mesh.corners[mesh.faces], SPHERE)


def test_a_missing_triangle_leaves_three_open_edges() -> None:
    """A hole is seen by its edges."""
    mesh = weld(SPHERE[1:])
    assert mesh.open_edges == 3
    assert not mesh.is_watertight


def test_a_turned_triangle_is_seen() -> None:
    """A mesh that is closed but disagrees on its outside is not watertight."""
    mesh = weld(_turned(0.3))
    assert mesh.open_edges == 0
    assert mesh.is_flipped.any()
    assert not mesh.is_watertight


def test_four_triangles_at_an_edge_are_paired() -> None:
    """Two boxes that share an edge are watertight, each half-edge with one twin."""
    one = np.asarray(trimesh.creation.box((2, 2, 2)).triangles)
    mesh = weld(np.concatenate((one, one + np.array([2, 2, 0]))))
    assert np.array_equal(mesh.twins[mesh.twins], np.arange(3 * len(mesh.faces)))
    assert mesh.is_watertight


def test_triangles_without_area_at_a_corner_are_left_out() -> None:
    """A triangle that has a corner twice is none."""
    thin = np.array([[(0, 0, 0), (1, 0, 0), (0, 0, 0)]], dtype=np.float64)
    assert len(weld(np.concatenate((SPHERE, thin))).faces) == len(SPHERE)


def test_minus_zero_is_zero() -> None:
    """Corners at 0.0 and -0.0 are one."""
    points, ids = unique_points(np.array([(0.0, 1.0), (-0.0, 1.0)]))
    assert len(points) == 1
    assert ids.tolist() == [0, 0]


@pytest.mark.parametrize("noise", [1e-9, 1e-6])
def test_rounding_errors_are_welded_on_demand(noise: float) -> None:
    """Corners that differ by less than `within` close the mesh; by default they do not."""
    shaken = SPHERE + np.random.default_rng(2).uniform(-noise, noise, SPHERE.shape)
    assert weld(shaken).open_edges == 3 * len(SPHERE)
    assert weld(shaken, within=4 * noise).is_watertight


def test_no_triangle_is_no_mesh() -> None:
    """Nothing welds to nothing, which is watertight."""
    mesh = weld(np.zeros((0, 3, 3)))
    assert len(mesh.faces) == 0
    assert mesh.open_edges == 0
