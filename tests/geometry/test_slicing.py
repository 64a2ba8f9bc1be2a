"""Laws of level sections: as trimesh cuts, closed where the mesh is, the solid on the left."""

import numpy as np
import pytest
import shapely
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.meshes import weld
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.slicing import sections

TURNS = st.integers(0, 180).map(lambda number: number / 60)
BODIES = {
    "sphere": trimesh.creation.icosphere(3, radius=30),
    "torus": trimesh.creation.torus(20, 7, 40, 30),
    "box": trimesh.creation.box((10, 20, 60)),
    "pipe": trimesh.creation.annulus(10, 20, 60, sections=40),
}


def _turned(name: str, turn: float) -> trimesh.Trimesh:
    rotation = Rotation.from_rotvec(turn * np.array((0.9, 0.4, 0.2)))
    body = BODIES[name]
    return trimesh.Trimesh(rotation.apply(np.array(body.vertices)), body.faces, process=False)


def _area(paths: Paths) -> float:
    """Outlines count, holes count off."""
    areas = 0.0
    for index in range(len(paths)):
        x, y = paths[index].T
        areas += float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2)
    return areas


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(BODIES)), TURNS, st.floats(-0.9, 0.9))
def test_sections_are_trimeshs(name: str, turn: float, share: float) -> None:
    """Length and bounds at any height of any turned body are those that trimesh finds."""
    body = _turned(name, turn)
    height = float(body.bounds[:, 2].mean() + share * np.ptp(body.bounds[:, 2]) / 2)
    paths, _ = sections(weld(np.asarray(body.triangles)), np.array([height]))
    theirs = body.section((0, 0, 1), (0, 0, height))
    if theirs is None:
        assert not len(paths)
        return
    assert paths.closed.all()
    assert paths.lengths.sum() == pytest.approx(theirs.length, rel=1e-6, abs=1e-6)
    assert paths.bounds == pytest.approx(theirs.bounds[:, :2].ravel(), abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(BODIES)), TURNS)
def test_many_heights_are_cut_as_each_alone(name: str, turn: float) -> None:
    """All heights in one go give, height by height, what each gives alone."""
    mesh = weld(np.asarray(_turned(name, turn).triangles))
    heights = np.linspace(-35, 35, 23)
    paths, levels = sections(mesh, heights)
    assert (np.diff(levels) >= 0).all()
    for level, height in enumerate(heights):
        alone, _ = sections(mesh, heights[level : level + 1])
        mine = paths.take(levels == level)
        assert np.array_equal(mine.starts, alone.starts)
        assert np.array_equal(mine.points, alone.points), height


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(BODIES)), TURNS)
def test_areas_add_up_to_the_volume(name: str, turn: float) -> None:
    """Outlines run counter-clockwise, holes clockwise: the areas' integral is the volume."""
    body = _turned(name, turn)
    low, high = body.bounds[:, 2]
    step = (high - low) / 400
    heights = low + (np.arange(400) + 0.5) * step
    paths, levels = sections(weld(np.asarray(body.triangles)), heights)
    areas = sum(_area(paths.take(levels == level)) for level in range(400))
    assert areas * step == pytest.approx(body.volume, rel=2e-3)


def test_corners_in_the_plane_count_as_above() -> None:
    """At its foot a box has no section, at its top and between it has its outline."""
    mesh = weld(np.asarray(BODIES["box"].triangles))
    paths, levels = sections(mesh, np.array([-30.0, 0.0, 30.0, 31.0]))
    assert levels.tolist() == [1, 2]
    assert [_area(paths.take([index])) for index in (0, 1)] == pytest.approx([200, 200])
    assert paths.closed.all()


def _stairs() -> Floats:
    boxes = []
    for step in range(5):
        box = trimesh.creation.box((10 - step, 10 - step, 1))
        box.apply_translation((0, 0, step + 0.5))
        boxes.append(box)
    return np.concatenate([np.asarray(box.triangles) for box in boxes])


def test_planes_through_many_corners_are_cut_cleanly() -> None:
    """Heights that hit the corners of stacked boxes exactly give closed outlines only."""
    paths, levels = sections(weld(_stairs()), np.arange(6.0))
    assert paths.closed.all()
    assert levels.tolist() == [1, 2, 3, 4, 5]
    areas = [_area(paths.take([index])) for index in range(5)]
    assert areas == pytest.approx([100, 81, 64, 49, 36])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["sphere", "torus", "pipe"]))
def test_triangles_inside_out_do_not_break_the_outlines(seed: int, name: str) -> None:
    """Whatever triangles are turned, the outlines are those of the sound mesh."""
    triangles = np.asarray(BODIES[name].triangles)
    turned = triangles.copy()
    which = np.random.default_rng(seed).random(len(turned)) < 0.4
    turned[which] = turned[which][:, ::-1]
    heights = np.linspace(-29.3, 29.1, 11)
    sound, sound_levels = sections(weld(triangles), heights)
    paths, levels = sections(weld(turned), heights)
    assert paths.closed.all()
    assert levels.tolist() == sound_levels.tolist()
    assert np.sort(paths.lengths) == pytest.approx(np.sort(sound.lengths))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_holes_leave_open_outlines_and_lose_nothing(
    seed: int,
    is_turned: bool,  # noqa: FBT001 -- hypothesis gives it by place
) -> None:
    """Of a mesh with holes the outlines are as long as its triangles' own sections."""
    random = np.random.default_rng(seed)
    triangles = np.asarray(BODIES["sphere"].triangles)
    triangles = triangles[random.random(len(triangles)) < 0.9]
    if is_turned:
        which = random.random(len(triangles)) < 0.3
        triangles[which] = triangles[which][:, ::-1]
    height = np.array([7.3])
    paths, _ = sections(weld(triangles), height)
    spread = triangles + np.arange(len(triangles))[:, None, None] * np.array([100.0, 0, 0])
    single = sections(weld(spread), height)[0].lengths
    assert paths.lengths.sum() == pytest.approx(single.sum())
    assert len(paths) < 40


def test_nothing_gives_nothing() -> None:
    """No triangle and no height give no outline."""
    sphere = weld(np.asarray(BODIES["sphere"].triangles))
    for mesh, heights in ((weld(np.zeros((0, 3, 3))), np.zeros(1)), (sphere, np.zeros(0))):
        paths, levels = sections(mesh, heights)
        assert (len(paths), len(levels)) == (0, 0)


def test_bounds_of_a_section_lie_on_the_mesh() -> None:
    """Points of a section lie on the mesh's edges at the height, to the last digits."""
    body = _turned("torus", 0.7)
    paths, _ = sections(weld(np.asarray(body.triangles)), np.array([1.7]))
    points = np.column_stack((paths.points, np.full(len(paths.points), 1.7)))
    edges = shapely.linestrings(body.vertices[body.edges_unique])
    assert len(edges)
    begin, end = (body.vertices[body.edges_unique[:, side]] for side in (0, 1))
    crossing = (begin[:, 2] < 1.7) != (end[:, 2] < 1.7)
    share = (1.7 - begin[crossing, 2]) / (end[crossing, 2] - begin[crossing, 2])
    known = begin[crossing] + share[:, None] * (end[crossing] - begin[crossing])
    gaps = np.abs(points[:, None] - known[None]).max(axis=2).min(axis=1)
    assert gaps.max() < 1e-9
