"""The laws of sequencing: chains stay whole, holes come first, feeds and powers go along."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gare_fab.base.progress import SILENT
from gare_fab.geometry.arrays import Floats
from gare_fab.geometry.ordering import travel
from gare_fab.geometry.paths import Paths
from gare_fab.model.plan import Strokes
from gare_fab.operations.contract import Toolpaths
from gare_fab.pipeline.sequencing import enclosing, sequence

START = (0.0, 0.0)


def strokes_of(lines: list[Floats]) -> Strokes:
    """Strokes of (n, 3) points each; feed and power tell which one it was."""
    counts = [len(line) for line in lines]
    points = np.concatenate(lines) if lines else np.zeros((0, 3))
    number = np.arange(1.0, len(lines) + 1.0)
    return Strokes(points, np.concatenate(([0], np.cumsum(counts))), number, number / 1000.0)


def free(lines: list[Floats]) -> Toolpaths:
    """Each stroke a chain of its own that may be turned."""
    count = len(lines)
    return Toolpaths(strokes_of(lines), np.arange(count + 1), np.ones(count, dtype=np.bool_))


def numbers(strokes: Strokes) -> list[int]:
    """Which strokes these are."""
    return [int(feed) - 1 for feed in strokes.feeds]


def square(x: float, y: float, side: float, z: float = 0.0) -> Floats:
    """A closed square about a place."""
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]) * side / 2
    return np.column_stack((corners + np.array([x, y]), np.full(5, z)))


def flat(strokes: Strokes) -> Paths:
    """The strokes without their depth."""
    return Paths(strokes.points[:, :2], strokes.starts)


@some.composite
def jobs(draw: some.DrawFn) -> Toolpaths:
    """Chains of one to three strokes, some free, some inside others."""
    seed = draw(some.integers(0, 10_000))
    count = draw(some.integers(0, 12))
    chance = np.random.default_rng(seed)
    lines, chains = [], [0]
    for _ in range(count):
        for _ in range(chance.integers(1, 4)):
            if chance.random() < 0.5:
                x, y, side = chance.integers(0, 20, 3)
                lines.append(square(x, y, side + 1.0, -float(chance.integers(0, 2))))
            else:
                lines.append(chance.integers(0, 20, (chance.integers(1, 5), 3)).astype(float))
        chains.append(len(lines))
    is_free = (np.diff(chains) == 1) & (chance.random(count) < 0.7)
    toolpaths = Toolpaths(strokes_of(lines), np.array(chains), is_free)
    return replace(toolpaths, inner_first=draw(some.booleans()))


@settings(max_examples=80, deadline=None)
@given(jobs())
def test_all_strokes_stay_and_carry_their_settings(job: Toolpaths) -> None:
    """Each stroke is there once, with its points, its feed and its power."""
    done = sequence(job, START, SILENT)
    assert sorted(numbers(done)) == list(range(len(job.strokes)))
    assert (done.powers == done.feeds / 1000.0).all()
    for place, number in enumerate(numbers(done)):
        one = done.points[done.starts[place] : done.starts[place + 1]]
        other = job.strokes.points[job.strokes.starts[number] : job.strokes.starts[number + 1]]
        assert sorted(set(map(tuple, one))) == sorted(set(map(tuple, other)))
        assert np.abs(np.diff(one, axis=0)).sum() == pytest.approx(
            np.abs(np.diff(other, axis=0)).sum()
        )


@settings(max_examples=80, deadline=None)
@given(jobs())
def test_chains_stay_whole(job: Toolpaths) -> None:
    """The strokes of a chain follow each other, and one that is not free is left as it is."""
    done = sequence(job, START, SILENT)
    found = numbers(done)
    for low, high, is_free in zip(job.chains[:-1], job.chains[1:], job.is_free, strict=True):
        place = found.index(low)
        assert found[place : place + high - low] == list(range(low, high))
        if not is_free:
            one = done.points[done.starts[place] : done.starts[place + high - low]]
            rows = slice(job.strokes.starts[low], job.strokes.starts[high])
            assert (one == job.strokes.points[rows]).all()


@settings(max_examples=100, deadline=None)
@given(jobs())
def test_what_is_enclosed_comes_first(job: Toolpaths) -> None:
    """With `inner_first` each chain comes before the one around it, and so on outwards."""
    job = replace(job, inner_first=True)
    found = numbers(sequence(job, START, SILENT))
    parents = enclosing(job.strokes, job.chains)
    for chain in np.flatnonzero(parents >= 0):
        child, parent = job.chains[chain], job.chains[parents[chain]]
        assert found.index(child) < found.index(parent)


def test_the_smallest_enclosing_contour() -> None:
    """Of three nested squares each lies in the next; a square beside them in none."""
    lines = [square(0, 0, 30), square(0, 0, 10), square(0, 0, 20), square(50, 0, 5)]
    toolpaths = free(lines)
    assert enclosing(toolpaths.strokes, toolpaths.chains).tolist() == [-1, 2, 0, -1]


def test_contours_that_touch() -> None:
    """A hole that touches its outline from the inside still comes first."""
    lines = [square(0, 0, 20), square(5, 5, 10), square(0, 0, 20)]
    toolpaths = free(lines)
    assert enclosing(toolpaths.strokes, toolpaths.chains)[1] in {0, 2}
    assert enclosing(toolpaths.strokes, toolpaths.chains)[[0, 2]].tolist() == [-1, -1]


def test_holes_before_outlines_over_a_sheet() -> None:
    """Over a sheet of parts with holes all holes come before their outlines."""
    places = [(30.0 * i, 30.0 * j) for i in range(8) for j in range(6)]
    lines = [square(x, y, 25) for x, y in places]
    lines += [square(x + 5, y + 5, 4) for x, y in places]
    lines += [square(x - 5, y, 3) for x, y in places]
    job = replace(free(lines), inner_first=True)
    found = numbers(sequence(job, START, SILENT))
    rank = {number: place for place, number in enumerate(found)}
    assert all(rank[i + 48] < rank[i] and rank[i + 96] < rank[i] for i in range(48))


def test_an_order_that_is_kept() -> None:
    """Where the order is kept nothing changes but the repeats."""
    lines = [square(x, 0, 1) for x in (9.0, 1.0, 5.0)]
    job = replace(free(lines), keeps_order=True, repeats=2)
    done = sequence(job, START, SILENT)
    assert numbers(done) == [0, 1, 2, 0, 1, 2]
    assert (done.points == np.tile(job.strokes.points, (2, 1))).all()


def test_repeats_run_the_whole_set_again() -> None:
    """Two runs are one run twice."""
    lines = [square(x, 0, 1) for x in (9.0, 1.0, 5.0)]
    once = sequence(free(lines), START, SILENT)
    twice = sequence(replace(free(lines), repeats=2), START, SILENT)
    assert numbers(twice) == numbers(once) * 2


def test_a_spiral_down_is_not_begun_elsewhere() -> None:
    """A stroke that ends above its start, not on it, keeps its first point."""
    spiral = square(5, 5, 4)
    spiral[:, 2] = -np.arange(5.0)
    done = sequence(free([spiral, square(20, 20, 2)]), START, SILENT)
    place = numbers(done).index(0)
    one = done.points[done.starts[place] : done.starts[place + 1]]
    assert one.tolist() in (spiral.tolist(), spiral[::-1].tolist())


def test_travel_is_saved() -> None:
    """Squares that come in a bad order need less than a third of the travel afterwards."""
    chance = np.random.default_rng(1)
    lines = [square(x, y, 2) for x, y in chance.uniform(0, 200, (200, 2))]
    job = free(lines)
    done = sequence(job, START, SILENT)
    assert travel(flat(done), START) < travel(flat(job.strokes), START) / 3


def test_nothing_stays_nothing() -> None:
    """No stroke gives no stroke, repeated or not."""
    job = Toolpaths(Strokes.empty(), np.zeros(1, np.intp), np.zeros(0, np.bool_))
    for repeats in (1, 3):
        done = sequence(replace(job, inner_first=True, repeats=repeats), START, SILENT)
        assert len(done) == 0
