"""Laws of gare_fab.pipeline.chains and gare_fab.pipeline.matching."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gare_fab.geometry.arrays import Floats
from gare_fab.pipeline.chains import Chain, Labels, Pieces, chain_of
from gare_fab.pipeline.matching import Differences, Tolerance, differences

TOLERANCE = Tolerance(place=0.011, power=0.0005, speed=0.01, step=0.001)


def labels(count: int, power: float = 0.5, speed: float = 600.0) -> Labels:
    """The same on every piece."""
    return Labels(
        np.full(count, power), np.full(count, speed), np.zeros(count), np.zeros(count, np.intp)
    )


def pieces(begins: Floats, ends: Floats, labels_of: Labels) -> Pieces:
    """On a format that tells a nanometre."""
    steps = [np.asarray(np.rint(places * 1e6), np.intp) for places in (begins, ends)]
    return Pieces(begins, ends, steps[0], steps[1], labels_of)


def chain(*lines: Floats, power: float = 0.5, speed: float = 600.0) -> Chain:
    """One run a (n, 3) line."""
    begins = np.concatenate([line[:-1] for line in lines])
    ends = np.concatenate([line[1:] for line in lines])
    return chain_of(pieces(begins, ends, labels(len(begins), power, speed)))


def differ(first: Chain, second: Chain) -> Differences:
    """Flat stock, the tolerance of this file."""
    assert len(first) == len(second)
    return differences(first, second, TOLERANCE, lambda points: np.ones((len(points), 3)))


def is_same(found: Differences) -> bool:
    """Whether nothing differs."""
    pairs = (found.powers, found.speeds, found.modes)
    return not len(found.runs) and not any(len(index) for index, _ in pairs)


def walk(seed: int, count: int, scale: float = 2.0) -> Floats:
    """A random line that crosses itself at will."""
    chance = np.random.default_rng(seed)
    steps = chance.normal(0.0, scale, (count, 3)) * [1.0, 1.0, 0.0]
    return np.asarray(np.cumsum(steps, axis=0), np.float64)


def with_more(line: Floats, seed: int, share: float) -> Floats:
    """The same line with points put in on its segments."""
    chance = np.random.default_rng(seed)
    at = np.arange(len(line) - 1) + chance.uniform(0.05, 0.95, len(line) - 1)
    at = np.sort(np.concatenate((np.arange(len(line)), at[chance.random(len(at)) < share])))
    columns = [np.interp(at, np.arange(len(line)), column) for column in line.T]
    return np.column_stack(columns)


_SEEDS = st.integers(0, 1 << 30)


@given(seed=_SEEDS, count=st.integers(2, 400), share=st.sampled_from([0.0, 0.3, 1.0]))
@settings(max_examples=60, deadline=None)
def test_more_vertices_and_rounding_change_nothing(
    seed: int, count: int, share: float
) -> None:
    """A line with points put in, all rounded to the format's step, is the same work."""
    line = walk(seed, count)
    other = np.round(with_more(line, seed, share), 3)
    assert is_same(differ(chain(line), chain(other)))
    assert is_same(differ(chain(other), chain(line)))


@given(seed=_SEEDS, count=st.integers(3, 200), share=st.sampled_from([0.0, 0.5]))
@settings(max_examples=60, deadline=None)
def test_a_vertex_aside_is_found(seed: int, count: int, share: float) -> None:
    """A vertex that leaves the line by more than the tolerance is a difference."""
    line = walk(seed, count)
    chance = np.random.default_rng(seed + 1)
    index = int(chance.integers(0, count))
    off = line.copy()
    off[index, 2] += 0.012
    found = differ(chain(line), chain(with_more(off, seed, share)))
    assert found.runs.tolist() == [0]


@given(seed=_SEEDS, count=st.integers(8, 100))  # a few points may lie all but in a line
@settings(max_examples=30, deadline=None)
def test_the_other_way_round_is_other_work(seed: int, count: int) -> None:
    """A line run backwards is not the planned line, nor is one that leaves out a loop."""
    line = walk(seed, count)
    assert differ(chain(line), chain(line[::-1])).runs.tolist() == [0]
    ring = np.concatenate((line, line[:1]))
    assert differ(chain(ring), chain(ring[::-1])).runs.tolist() == [0]


def test_rounding_does_not_add_up() -> None:
    """A spiral of 40 000 points is the same work when a third of them was left out."""
    angle = np.linspace(0.0, 300.0, 40_000)
    radius = 1.0 + 0.1 * angle
    line = np.column_stack((radius * np.cos(angle), radius * np.sin(angle), 0.0 * angle))
    kept = np.ones(len(line), np.bool_)
    kept[1:20_000:3] = False
    other = np.round(line[kept], 3)
    assert is_same(differ(chain(line), chain(other)))


@given(seed=_SEEDS, cut=st.integers(1, 9), power=st.floats(0.502, 1.0))
@settings(max_examples=40, deadline=None)
def test_other_labels_are_found_where_they_are(seed: int, cut: int, power: float) -> None:
    """A piece with another power or speed is told, whichever vertices the runs have."""
    line = walk(seed, 11)
    plain = chain(line)
    begins, ends = line[:-1], line[1:]
    lengths = np.linalg.norm(ends - begins, axis=1)
    assume(lengths[cut - 1 : cut + 1].min() > 2.0 * TOLERANCE.piece)
    powers = np.full(10, 0.5)
    powers[cut] = power
    speeds = np.where(np.arange(10) == cut - 1, 620.0, 600.0)
    other = labels(10)
    odd = chain_of(pieces(begins, ends, Labels(powers, speeds, other.steps, other.modes)))
    finer = chain(with_more(line, seed, 1.0))
    for first in (plain, finer):
        found = differ(first, odd)
        assert not len(found.runs)
        assert set(odd.labels.powers[found.powers[1]].tolist()) == {power}
        assert set(found.speeds[1].tolist()) == {cut}


def test_pieces_join_where_they_touch() -> None:
    """Pieces end to end are one run; a gap begins another; what goes nowhere is left out."""
    begins = np.array([[0.0, 0, 0], [1, 0, 0], [1, 0, 0], [5, 0, 0]])
    ends = np.array([[1.0, 0, 0], [1, 0, 0], [2, 0, 0], [6, 0, 0]])
    found = chain_of(pieces(begins, ends, labels(4)))
    assert found.counts.tolist() == [3, 2]
    assert found.first.tolist() == [[0, 0, 0], [5, 0, 0]]
    assert found.last.tolist() == [[2, 0, 0], [6, 0, 0]]
    assert len(chain_of(pieces(begins, ends, labels(4)), least=1.5)) == 1


def test_no_number_is_no_match() -> None:
    """A place that is no number never lies on the planned line."""
    line = walk(1, 5)
    broken = line.copy()
    broken[2] = np.nan
    found = differences(
        chain(line),
        Chain(broken, np.array([0, 5]), labels(5)),
        TOLERANCE,
        lambda points: np.ones((len(points), 3)),
    )
    assert found.runs.tolist() == [0]
