"""Drawings that the tests of geometry and operations share, and strategies that make them."""

import numpy as np
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths

COORDINATE = st.integers(-400, 400).map(lambda value: value / 4)
POINT = st.tuples(COORDINATE, COORDINATE)


def rectangle(x: float, y: float, width: float, height: float) -> Floats:
    """A closed rectangle, counter-clockwise from its lower left corner."""
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return np.array(corners, dtype=np.float64)


def circle(number: int, radius: float = 10.0, turn: float = 0.0) -> Floats:
    """A closed regular polygon about the origin, begun at an angle (rad)."""
    angle = np.linspace(0.0, 2 * np.pi, number + 1) + turn
    points = radius * np.column_stack((np.cos(angle), np.sin(angle)))
    points[-1] = points[0]
    return points


def blob(radii: list[float], x: float, y: float) -> Floats:
    """A closed outline round (x, y), its radii at equal angles: it does not cross itself."""
    angle = np.linspace(0.0, 2 * np.pi, len(radii), endpoint=False)
    points = np.array(radii)[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    ring = np.concatenate((points, points[:1]))
    return np.asarray(ring + np.array([x, y]))


BLOB = st.builds(
    blob,
    st.lists(st.floats(1.0, 30.0), min_size=3, max_size=20),
    st.floats(-50.0, 50.0),
    st.floats(-50.0, 50.0),
)
POLYGON = st.lists(POINT, min_size=3, max_size=9, unique=True)
LINES = st.lists(st.tuples(POINT, POINT), min_size=1, max_size=30)


def shuffled(path: Floats, order: list[int], backwards: list[bool]) -> Paths:
    """The segments of a path as lines of their own, in another order, some run backwards."""
    lines = np.stack((path[:-1], path[1:]), axis=1)[order]
    back = np.array(backwards)
    lines[back] = lines[back][:, ::-1]
    return Paths.of(list(lines))


def segments_of(paths: Paths) -> list[tuple[tuple[float, ...], ...]]:
    """All segments, each from its lesser end, sorted; without those that have no length."""
    rows = paths.segments
    found = []
    for one, other in zip(paths.points[rows], paths.points[rows + 1], strict=True):
        ends = sorted((tuple(one.round(6).tolist()), tuple(other.round(6).tolist())))
        if ends[0] != ends[1]:
            found.append(tuple(ends))
    return sorted(found)
