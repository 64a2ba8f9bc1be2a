"""Laws of counting crossings."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.crossings import crosses_more_often
from gare_fab.geometry.paths import Paths
from tests.geometry.drawings import circle


@given(st.integers(4, 200), st.integers(1, 40))
@settings(max_examples=40, deadline=None)
def test_a_comb_crosses_as_often_as_it_has_teeth(teeth: int, bars: int) -> None:
    """Upright lines over bars cross teeth x bars times: more than less, not more than that."""
    upright = [np.array([(x, -1.0), (x, bars)]) for x in range(teeth)]
    level = [np.array([(-0.5, y + 0.5), (teeth, y + 0.5)]) for y in range(bars)]
    paths = Paths.of(upright + level)
    slack = 2 * len(paths)  # three answers of each line are taken for itself and neighbours
    assert crosses_more_often(paths, teeth * bars - slack // 2 - 1)
    assert not crosses_more_often(paths, teeth * bars)


def test_a_long_ring_that_does_not_cross_is_none() -> None:
    """A circle of many points meets only its neighbours."""
    assert not crosses_more_often(Paths.of([circle(50_000)]), 0)


def test_a_tangle_is_found_out_early() -> None:
    """A hundred thousand random points cross billions of times; this is not counted out."""
    points = np.random.default_rng(2).uniform(0.0, 300.0, (100_000, 2))
    assert crosses_more_often(Paths.of([points]))
