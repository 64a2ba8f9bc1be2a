"""Laws of gare_fab.pipeline.mending: a bad match is no harm."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.pipeline.chains import Chain, places_on, run_lengths
from gare_fab.pipeline.frechet import hold
from gare_fab.pipeline.mending import mended
from tests.pipeline.test_frechet import lines, plain
from tests.pipeline.test_matching import chain

_SEEDS = st.integers(0, 1 << 30)


def at_random(first: Chain, second: Chain, seed: int) -> Floats:
    """A match that runs forwards from end to end of each run, and says nothing else."""
    chance = np.random.default_rng(seed)
    along = run_lengths(first)
    match = np.zeros(len(second.points))
    for run in range(len(first)):
        begin, end = along[first.starts[run]], along[first.starts[run + 1] - 1]
        own = slice(int(second.starts[run]), int(second.starts[run + 1]))
        shares = np.sort(chance.random(own.stop - own.start) ** 2)
        shares[[0, -1]] = 0.0, 1.0
        match[own] = begin + shares * (end - begin)
    return match


@given(seed=_SEEDS, within=st.sampled_from([0.15, 0.25, 0.4, 0.8]))
@settings(max_examples=60, deadline=None)
def test_runs_hold_from_whatever_match_one_begins(seed: int, within: float) -> None:
    """A match at random is mended where that can be, and nowhere else."""
    first, second = (chain(*part) for part in lines(seed))
    is_off, match = mended(first, second, at_random(first, second, seed), within, plain)
    is_held, _ = hold(first, second, within, plain)
    assert is_off.tolist() == (~is_held).tolist()
    apart = places_on(first, run_lengths(first), match) - second.points
    far = np.maximum.reduceat(np.linalg.norm(apart, axis=1), second.starts[:-1])
    assert (far[is_held] <= within * (1.0 + 1e-9)).all()
    assert (np.diff(match)[~second.is_first[1:]] >= 0.0).all()


@given(seed=_SEEDS)
@settings(max_examples=20, deadline=None)
def test_a_long_run_is_mended_where_it_strays(seed: int) -> None:
    """Of a run of thousands a few vertices are matched anew, and one aside is still found."""
    chance = np.random.default_rng(seed)
    steps = chance.normal(0.0, 1.0, (4000, 3)) * [1.0, 1.0, 0.0]
    line = np.cumsum(steps, axis=0)
    first, second = chain(line), chain(line)
    match = run_lengths(first)
    where = int(chance.integers(100, 3900))
    match[where : where + 20] = match[where]
    is_off, found = mended(first, second, match, 0.01, plain)
    assert is_off.tolist() == [False]
    assert np.abs(found - run_lengths(first)).max() <= 0.05
    aside = line.copy()
    aside[where + 5, 2] = 0.0101
    assert mended(first, chain(aside), match, 0.01, plain)[0].tolist() == [True]
