"""Laws of stretches."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.spans import between, common_axis, owners_of, stretches
from tests.geometry.drawings import BLOB

LAWS = settings(max_examples=60, deadline=None)


@LAWS
@given(st.lists(BLOB, min_size=1, max_size=4), st.data())
def test_what_goes_and_what_stays_is_all(blobs: list[Floats], data: st.DataObject) -> None:
    """A stretch and what is left beside it are as long as the paths, and end on them."""
    paths = Paths.of(blobs)
    along = common_axis(paths)
    which = data.draw(st.integers(0, len(paths) - 1))
    low, high = along[paths.starts[which]], along[paths.starts[which + 1] - 1]
    shares = sorted(data.draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    begin, end = (np.array([low + share * (high - low)]) for share in shares)
    gone = stretches(paths, along, begin, end)
    left = stretches(paths, along, *between(paths, along, begin, end))
    total = float(paths.lengths.sum())
    assert owners_of(paths, along, begin).tolist() == [which]
    assert float(gone.lengths.sum()) == pytest.approx(float((end - begin)[0]), abs=1e-6)
    assert float(gone.lengths.sum() + left.lengths.sum()) == pytest.approx(total, abs=1e-6)


@LAWS
@given(st.lists(BLOB, min_size=1, max_size=4))
def test_whole_stretches_are_the_paths(blobs: list[Floats]) -> None:
    """The stretch from the first point to the last is the path, to the last bit."""
    paths = Paths.of(blobs)
    along = common_axis(paths)
    same = stretches(paths, along, along[paths.starts[:-1]], along[paths.starts[1:] - 1])
    assert same.points.tolist() == paths.points.tolist()
    assert same.starts.tolist() == paths.starts.tolist()
