"""Laws of beginnings: where contours start, how the tool comes in and runs on."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.leads import begun_on_longest, with_lead_in, with_overcut
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import BLOB, circle, rectangle

LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(st.lists(BLOB, min_size=1, max_size=4))
def test_another_beginning_is_the_same_ring(blobs: list[Floats]) -> None:
    """Begun elsewhere, a ring is closed, as long, and encloses the same."""
    paths = Paths.of(blobs)
    begun = begun_on_longest(paths)
    assert begun.closed.all()
    assert begun.lengths == pytest.approx(paths.lengths)
    for index, blob in enumerate(blobs):
        same = shapely.Polygon(begun[index]).symmetric_difference(shapely.Polygon(blob))
        assert same.area == pytest.approx(0, abs=1e-6)


def test_a_rectangle_begins_amid_its_long_side() -> None:
    """The beginning is the middle of the longest side."""
    begun = begun_on_longest(Paths.of([rectangle(0, 0, 3, 8)]))
    assert begun.first.tolist() == [[3, 4]]


@LAWS
@given(st.booleans(), st.floats(0.1, 30.0))
def test_leads_come_from_the_waste(runs_back: bool, length: float) -> None:  # noqa: FBT001 -- hypothesis gives it
    """Outside a part the lead lies outside, in a hole inside, whichever way the ring runs."""
    ring = begun_on_longest(Paths.of([circle(40)[:: -1 if runs_back else 1]]))
    area = shapely.Polygon(ring[0])
    for is_outside in (True, False):
        led = with_lead_in(ring, length, np.array([is_outside]))
        lead = shapely.LineString(led[0][:2])
        assert lead.length <= length + 1e-9
        assert led[0][1:].tolist() == ring[0].tolist()
        outside = lead.difference(area.buffer(1e-9)).length
        assert outside == pytest.approx(lead.length if is_outside else 0.0, abs=1e-6)


@LAWS
@given(BLOB, st.floats(0.01, 10.0))
def test_overcut_runs_on(blob: Floats, by: float) -> None:
    """With an overcut a ring is longer by as much, at most by itself, over its own line."""
    ring = Paths.of([blob])
    cut = with_overcut(ring, ring, by)
    length = float(ring.lengths[0])
    assert float(cut.lengths[0]) == pytest.approx(length + min(by, length))
    assert (
        shapely.LineString(cut[0]).difference(shapely.LineString(blob).buffer(1e-6)).is_empty
    )


def test_none_asked_none_given() -> None:
    """Without a length the rings stay the very same."""
    rings = Paths.of([circle(9)])
    assert with_lead_in(rings, 0.0, np.array([True])) is rings
    assert with_overcut(rings, rings, 0.0) is rings
    assert len(begun_on_longest(Paths.of(()))) == 0
