"""Laws of hatching."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.hatch import hatch, hatch_rows
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import boundary, offset, region_of
from tests.geometry.drawings import BLOB, POLYGON, circle, rectangle

LAWS = settings(max_examples=50, deadline=None)
ANGLE = st.one_of(st.sampled_from([0.0, 45.0, 90.0, 180.0, -30.0]), st.floats(-360, 360))


@LAWS
@given(st.lists(POLYGON, min_size=1, max_size=3), ANGLE, st.booleans())
def test_the_hatch_covers_its_area(
    polygons: list[list[tuple[float, float]]],
    angle_deg: float,
    is_evenodd: bool,  # noqa: FBT001 -- hypothesis gives it
) -> None:
    """Length times interval is the area, up to half an interval along each edge."""
    outlines = Paths.of([np.array(polygon) for polygon in polygons])
    region = region_of(outlines, is_evenodd)
    lines = hatch(outlines, 0.2, angle_deg, is_evenodd=is_evenodd)
    edges = Paths.of([np.array([*polygon, polygon[0]]) for polygon in polygons]).lengths.sum()
    assert 0.2 * lines.lengths.sum() == pytest.approx(region.area, abs=0.2 * edges + 0.1)
    away = offset(region, 1e-3)
    strings = shapely.linestrings(lines.points.reshape(-1, 2, 2))
    assert shapely.covers(away, strings).all()


@LAWS
@given(BLOB, ANGLE)
def test_the_hatch_turns_with_the_shape(blob: Floats, angle_deg: float) -> None:
    """Shape and angle turned together about the origin give the turned hatch."""
    paths = Paths.of([blob])
    turn = Affine.rotated(angle_deg)
    one = hatch(paths, 0.5).moved_by(turn).lengths.sum()
    other = hatch(paths.moved_by(turn), 0.5, angle_deg).lengths.sum()
    assert one == pytest.approx(other, abs=0.5)


@LAWS
@given(st.lists(BLOB, min_size=1, max_size=3), st.floats(0.05, 3.0))
def test_the_rows_lie_an_interval_apart(blobs: list[Floats], interval: float) -> None:
    """All lines are horizontal and lie at odd half intervals from the origin."""
    lines = hatch(Paths.of(blobs), interval, is_evenodd=False)
    assert (lines.first[:, 1] == lines.last[:, 1]).all()
    rows = lines.first[:, 1] / interval - 0.5
    assert np.abs(rows - rows.round()).max(initial=0) < 1e-6


def test_both_ways_alternate() -> None:
    """Row after row runs to the right and back, and never jumps far; else all run right."""
    outlines = Paths.of([rectangle(0, 0, 10, 10), rectangle(3, 3, 4, 4)])
    lines = hatch(outlines, 1.0)
    assert np.sign((lines.last - lines.first)[:5, 0]).tolist() == [1, -1, 1, -1, -1]
    jumps = np.hypot(*(lines.first[1:] - lines.last[:-1]).T)
    assert jumps.max() <= 4.0
    one_way = hatch(outlines, 1.0, is_bidirectional=False)
    assert (one_way.last[:, 0] > one_way.first[:, 0]).all()
    assert one_way.lengths.sum() == pytest.approx(lines.lengths.sum())


def test_vertices_on_rows_do_not_break_parity() -> None:
    """Triangles whose tips and bases lie on rows are filled as their area says."""
    tips = Paths.of([[(0, 0.5), (4, 4.5), (8, 0.5)], [(10, 4.5), (14, 0.5), (18, 4.5)]])
    lines = hatch(tips, 1.0)
    assert lines.lengths.sum() == pytest.approx(32, abs=8)
    assert lines.lengths.max() <= 8 + 1e-9


def test_given_rows_are_kept() -> None:
    """Rows at any heights are hatched at those, the rest of the plane is not."""
    heights = np.array([-5.0, 1.0, 1.5, 4.0, 99.0])
    lines = hatch_rows(Paths.of([rectangle(0, 0, 10, 5)]), heights)
    assert lines.first[:, 1].tolist() == [1.0, 1.5, 4.0]
    assert lines.lengths.tolist() == [10, 10, 10]


def test_nonzero_merges_what_overlaps() -> None:
    """Two shapes over one another are hatched as one, whichever way they run."""
    one, other = rectangle(0, 0, 10, 5), rectangle(5, 0, 10, 5)
    for pair in ([one, other], [one[::-1], other[::-1]]):
        lines = hatch(Paths.of(pair), 1.0, is_evenodd=False)
        assert lines.lengths.tolist() == [15.0] * 5
    side = hatch(Paths.of([one, rectangle(10, 0, 5, 5)]), 1.0)
    assert side.lengths.tolist() == [15.0] * 5


def test_inset_hatch_keeps_its_distance() -> None:
    """The hatch of a shrunk region stays away from the edge by as much."""
    region = offset(region_of(Paths.of([circle(200)]), rule_is_evenodd=True), -0.5)
    lines = hatch(boundary(region), 0.1, 30.0)
    assert np.hypot(*lines.points.T).max() <= 9.5 + 1e-6


def test_nothing_gives_no_lines() -> None:
    """No outline, a line and a dot have nothing inside."""
    assert len(hatch(Paths.of(()), 0.1)) == 0
    assert len(hatch(Paths.of([[(0, 0), (9, 9)], [(1, 1)]]), 0.1)) == 0
    assert len(hatch_rows(Paths.of([rectangle(0, 0, 1, 1)]), np.zeros(0))) == 0
