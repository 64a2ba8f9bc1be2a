"""Laws of gare_fab.pipeline.frechet: exact, whatever the lines do."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.pipeline.chains import Chain, places_on, run_lengths
from gare_fab.pipeline.frechet import hold
from tests.pipeline.plain_frechet import keeps_within
from tests.pipeline.test_matching import chain

_SEEDS = st.integers(0, 1 << 30)


def plain(points: Floats) -> Floats:
    """A mm of material a mm."""
    return np.ones((len(points), 3))


def curls(chance: np.random.Generator, count: int) -> Floats:
    """A line of short pieces that curls, stands still for a while, and runs back on itself."""
    turns = np.cumsum(chance.normal(0.0, chance.choice([0.2, 1.0, 2.0]), count))
    steps = chance.choice([0.05, 0.3, 1.0], count)
    points = np.cumsum(steps * np.array([np.cos(turns), np.sin(turns)]), axis=1).T
    back = points[-2 : -2 - int(chance.integers(0, count - 1)) : -1]
    line = np.concatenate((points, back))
    return np.column_stack((line, np.zeros(len(line))))


def shaken(chance: np.random.Generator, line: Floats) -> Floats:
    """About the same line, with some of its vertices."""
    stays = chance.random(len(line)) < 0.8
    stays[[0, -1]] = True
    return np.asarray(line[stays] + chance.normal(0.0, 0.1, (int(stays.sum()), 3)))


def lines(seed: int) -> tuple[list[Floats], list[Floats]]:
    """Some lines, and about the same ones."""
    chance = np.random.default_rng(seed)
    first = [curls(chance, int(chance.integers(3, 14))) for _ in range(12)]
    return first, [shaken(chance, line) for line in first]


@given(seed=_SEEDS, within=st.sampled_from([0.15, 0.25, 0.4, 0.8]))
@settings(max_examples=60, deadline=None)
def test_what_holds_is_what_a_plain_reckoning_says(seed: int, within: float) -> None:
    """Of many runs at once those hold that keep within the distance, and no other."""
    first, second = lines(seed)
    is_held, _ = hold(chain(*first), chain(*second), within, plain)
    wanted = [
        keeps_within([*map(tuple, one.tolist())], [*map(tuple, other.tolist())], within)
        for one, other in zip(first, second, strict=True)
    ]
    assert is_held.tolist() == wanted


@given(seed=_SEEDS, within=st.sampled_from([0.25, 0.4, 0.8]))
@settings(max_examples=60, deadline=None)
def test_a_match_runs_forwards_within_the_distance(seed: int, within: float) -> None:
    """Each vertex has its place within the distance, no earlier than the one before it."""
    first, second = (chain(*part) for part in lines(seed))
    is_held, match = hold(first, second, within, plain)
    along = run_lengths(first)
    apart = np.linalg.norm(places_on(first, along, match) - second.points, axis=1)
    for run in np.flatnonzero(is_held).tolist():
        own = slice(int(second.starts[run]), int(second.starts[run + 1]))
        assert (np.diff(match[own]) >= 0.0).all()
        assert apart[own].max() <= within * (1.0 + 1e-9)
        ends = along[first.starts[run]], along[first.starts[run + 1] - 1]
        assert (match[own][0], match[own][-1]) == ends


def test_material_counts_where_it_is_stretched() -> None:
    """What is near on the stock and far on the material does not hold."""
    line = np.column_stack((np.linspace(0.0, 5.0, 9), np.zeros(9), np.zeros(9)))
    first, second = chain(line), chain(line[::2] + np.array([0.0, 0.1, 0.0]))
    assert hold(first, second, 0.15, plain)[0].tolist() == [True]
    twice = hold(first, second, 0.15, lambda points: 2.0 * np.ones((len(points), 3)))
    assert twice[0].tolist() == [False]


def test_no_runs_and_no_numbers() -> None:
    """Of no runs none holds; a place that is no number keeps within no distance."""
    none = chain(np.zeros((2, 3)))
    assert hold(none, none, 1.0, plain)[0].tolist() == []
    line = np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0]])
    broken = chain(line)
    points = line.copy()
    points[1] = np.nan
    odd = Chain(points, broken.starts, broken.labels)
    assert hold(broken, odd, 1.0, plain)[0].tolist() == [False]
