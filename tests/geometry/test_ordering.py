"""The laws of ordering: nothing lost, rules kept, travel short and never longer."""

from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from gare_fab.base.errors import Cancelled
from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT
from gare_fab.geometry import ordering
from gare_fab.geometry.arrays import Floats, Ints
from gare_fab.geometry.ordering import (
    Order,
    Rules,
    inside_before_outside,
    order,
    travel,
)
from gare_fab.geometry.ordering_neighbours import hilbert, nearest
from gare_fab.geometry.paths import Paths

START = (0.0, 0.0)


def lines(count: int, seed: int, length: float = 10.0) -> Paths:
    """So many random lines on a sheet of 300 mm."""
    chance = np.random.default_rng(seed)
    first = chance.uniform(0.0, 300.0, (count, 1, 2))
    step = chance.normal(0.0, length, (count, 1, 2))
    points = np.concatenate((first, first + step), axis=1).reshape(-1, 2)
    return Paths(points, np.arange(count + 1) * 2)


def rings(count: int, seed: int, sides: int = 12, radius: float = 4.0) -> Paths:
    """So many regular polygons, begun at random corners."""
    chance = np.random.default_rng(seed)
    centres = chance.uniform(0.0, 300.0, (count, 1, 2))
    angles = np.arange(sides + 1) % sides * (2 * np.pi / sides)
    turned = angles + chance.uniform(0.0, 7.0, (count, 1))
    points = centres + radius * np.stack((np.cos(turned), np.sin(turned)), axis=2)
    points[:, -1] = points[:, 0]
    return Paths(points.reshape(-1, 2), np.arange(count + 1) * (sides + 1))


def forest(count: int, seed: int) -> Ints:
    """Random parents; a parent's rank in a hidden order is higher, so there is no circle."""
    chance = np.random.default_rng(seed)
    hidden = chance.permutation(count)
    parents = np.full(count, -1, dtype=np.intp)
    for rank in range(count - 1):
        if chance.random() < 0.6:
            parents[hidden[rank]] = hidden[chance.integers(rank + 1, count)]
    return parents


@some.composite
def jobs(draw: some.DrawFn) -> tuple[Paths, Rules]:
    """Lines, dots, open and closed strokes on a coarse grid, with random rules."""
    place = some.tuples(some.integers(0, 6), some.integers(0, 6))
    strokes = draw(some.lists(some.lists(place, min_size=1, max_size=5), max_size=14))
    closes = draw(some.lists(some.booleans(), min_size=14, max_size=14))
    whole = [
        [*points, points[0]] if close and len(points) > 1 else points
        for points, close in zip(strokes, closes, strict=False)
    ]
    paths = Paths.of(np.array(points, dtype=np.float64) for points in whole)
    seed = draw(some.integers(0, 1000))
    chance = np.random.default_rng(seed)
    turnable = chance.random(len(paths)) < draw(some.sampled_from((0.0, 0.5, 1.0)))
    parents = forest(len(paths), seed) if draw(some.booleans()) else None
    free = Rules.free(paths)
    return paths, Rules(turnable, free.loops, free.parents if parents is None else parents)


def undirected(points: Floats) -> list[tuple[float, ...]]:
    """The segments of a path without their order and sense."""
    pairs = np.stack((points[:-1], points[1:]), axis=1)
    return sorted(tuple(np.array(sorted(pair.tolist())).ravel()) for pair in pairs)


@settings(max_examples=80, deadline=None)
@given(jobs())
def test_every_stroke_is_run_once(job: tuple[Paths, Rules]) -> None:
    """An order is a permutation, and each stroke keeps its segments."""
    paths, rules = job
    found = order(paths, rules, START, SILENT)
    assert sorted(found.indices.tolist()) == list(range(len(paths)))
    done = found.applied(paths)
    for place, index in enumerate(found.indices.tolist()):
        assert undirected(done[place]) == undirected(paths[index])


@settings(max_examples=80, deadline=None)
@given(jobs())
def test_rules_are_kept(job: tuple[Paths, Rules]) -> None:
    """What may not be turned is not, only loops begin elsewhere, children come first."""
    paths, rules = job
    found = order(paths, rules, START, SILENT)
    assert rules.turnable[found.indices[found.is_reversed]].all()
    begun = found.indices[found.begins > 0]
    assert (rules.turnable & rules.loops)[begun].all()
    assert inside_before_outside(found, rules.parents)


@settings(max_examples=80, deadline=None)
@given(jobs())
def test_travel_never_grows(job: tuple[Paths, Rules]) -> None:
    """The travel is at most that of the given order, where the given order is allowed."""
    paths, rules = job
    if not inside_before_outside(Order.same(len(paths)), rules.parents):
        return
    done = order(paths, rules, START, SILENT).applied(paths)
    assert travel(done, START) <= travel(paths, START) + 1e-9


@pytest.mark.parametrize("seed", range(25))
def test_few_strokes_are_ordered_as_well_as_can_be(seed: int) -> None:
    """With four lines the travel is within a tenth of the least of all orders."""
    paths = lines(4, seed, 60.0)
    found = travel(order(paths, Rules.free(paths), START, SILENT).applied(paths), START)
    least = min(
        travel(
            Order(np.array(way), np.array(turns), np.zeros(4, np.intp)).applied(paths), START
        )
        for way in permutations(range(4))
        for turns in product((False, True), repeat=4)
    )
    assert least - 1e-9 <= found <= 1.1 * least


def always_to_the_nearest(paths: Paths, *, is_turnable: bool = True) -> float:
    """The travel of the simplest rule: on to the nearest end that is left."""
    ends = np.concatenate((paths.first, paths.last))
    count, at, total = len(paths), np.zeros(2), 0.0
    left = np.repeat((True, is_turnable), count)
    for _ in range(count):
        gaps = np.where(left, np.hypot(*(ends - at).T), np.inf)
        end = int(np.argmin(gaps))
        total += float(gaps[end])
        left[end % count] = left[end % count + count] = False
        at = ends[(end + count) % (2 * count)]
    return total


@pytest.mark.parametrize("seed", range(3))
def test_travel_is_short(seed: int) -> None:
    """On random lines the travel is at most 0.8 of always going to the nearest end."""
    paths = lines(1500, seed)
    done = order(paths, Rules.free(paths), START, SILENT).applied(paths)
    assert travel(done, START) <= 0.8 * always_to_the_nearest(paths)


def test_loops_begun_anywhere_save_travel() -> None:
    """Rings begun where it suits need at most 0.9 of the travel of rings begun as drawn."""
    paths = rings(400, 1)
    free = Rules.free(paths)
    as_drawn = replace(free, loops=np.zeros(len(paths), dtype=np.bool_))
    lengths = [
        travel(order(paths, rules, START, SILENT).applied(paths), START)
        for rules in (free, as_drawn)
    ]
    assert lengths[0] <= 0.9 * lengths[1]


def test_order_of_contours_costs_little() -> None:
    """That children come first adds at most a tenth to the travel of holes in parts."""
    parts = rings(150, 2, 24, 10.0)
    chance = np.random.default_rng(3)
    inside = chance.integers(0, 150, 450)
    corner = parts.starts[:-1]
    centres = (parts.points[corner] + parts.points[corner + 12]) / 2
    hole = rings(1, 4, 8, 1.0).points - rings(1, 4, 8, 1.0).points.mean(axis=0)
    shifts = centres[inside] + chance.uniform(-5.0, 5.0, (450, 2))
    holes = Paths((shifts[:, None] + hole).reshape(-1, 2), np.arange(451) * 9)
    paths = Paths.joined((parts, holes))
    free = Rules.free(paths)
    bound = replace(free, parents=np.concatenate((free.parents[:150], inside)))
    found = order(paths, bound, START, SILENT)
    assert inside_before_outside(found, bound.parents)
    unbound = travel(order(paths, free, START, SILENT).applied(paths), START)
    assert travel(found.applied(paths), START) <= 1.1 * unbound


def test_strokes_that_may_not_turn_are_linked_well() -> None:
    """With no stroke turnable the travel is still below always going to the nearest."""
    paths = lines(600, 5)
    rules = replace(Rules.free(paths), turnable=np.zeros(len(paths), dtype=np.bool_))
    done = order(paths, rules, START, SILENT).applied(paths)
    assert travel(done, START) <= 0.95 * always_to_the_nearest(paths, is_turnable=False)


@pytest.mark.parametrize(("few", "many"), [(0, 400), (0, 10)])
def test_many_strokes(monkeypatch: pytest.MonkeyPatch, few: int, many: int) -> None:
    """Where there are too many strokes to search thoroughly, rules and permutation hold."""
    monkeypatch.setattr(ordering, "_FEW", few)
    monkeypatch.setattr(ordering, "_MANY", many)
    paths = Paths.joined((lines(200, 7), rings(100, 8)))
    turnable = np.random.default_rng(9).random(300) < 0.7
    rules = Rules(turnable, paths.closed, forest(300, 10))
    found = order(paths, rules, START, SILENT)
    assert sorted(found.indices.tolist()) == list(range(300))
    assert turnable[found.indices[found.is_reversed]].all()
    assert inside_before_outside(found, rules.parents)


class Watching:
    """Keeps what it is told."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self.told: list[float] = []

    def report(self, done: float) -> None:
        """Keep the share."""
        self.told.append(done)


def test_progress_runs_forward() -> None:
    """What is told of the progress lies in 0..1 and never falls."""
    watching = Watching()
    paths = Paths.joined((lines(300, 7), rings(100, 8)))
    order(paths, Rules.free(paths), START, watching)
    assert watching.told == sorted(watching.told)
    assert 0.0 <= watching.told[0] <= watching.told[-1] <= 1.0


def test_the_same_twice() -> None:
    """The same strokes give the same order."""
    paths = Paths.joined((lines(300, 7), rings(100, 8)))
    one, other = (order(paths, Rules.free(paths), START, SILENT) for _ in range(2))
    assert (one.indices == other.indices).all()
    assert (one.is_reversed == other.is_reversed).all()
    assert (one.begins == other.begins).all()


@pytest.mark.parametrize("count", [2, 70, 900])
def test_strokes_all_in_one_place(count: int) -> None:
    """Strokes that lie on each other are ordered as any other."""
    paths = Paths(np.tile([[1.0, 1.0], [2.0, 1.0]], (count, 1)), np.arange(count + 1) * 2)
    found = order(paths, Rules.free(paths), START, SILENT)
    assert sorted(found.indices.tolist()) == list(range(count))
    assert travel(found.applied(paths), START) <= np.sqrt(5.0) + 1e-9


def test_a_single_ring_begins_where_the_tool_comes_from() -> None:
    """One loop begins at its point nearest to the start."""
    square = Paths.of([[[9, 9], [1, 9], [1, 1], [9, 1], [9, 9]]])
    found = order(square, Rules.free(square), START, SILENT)
    assert found.applied(square).first.tolist() == [[1.0, 1.0]]


def test_nothing_stays_nothing() -> None:
    """No stroke gives no order."""
    none = Paths.of([])
    assert len(order(none, Rules.free(none), START, SILENT).indices) == 0


class Impatient:
    """Stops at the first word."""

    def report(self, done: float) -> None:
        """Raise `Cancelled`, however much is done."""
        raise Cancelled(Message("Stopped at {done}.", {"done": done}))


def test_ordering_can_be_stopped() -> None:
    """Where the user stops, `Cancelled` comes through."""
    paths = lines(200, 9)
    with pytest.raises(Cancelled):
        order(paths, Rules.free(paths), START, Impatient())


def test_most_neighbours_are_found() -> None:
    """Of the true nearest of random points nearly all are found, of the true eight most."""
    points = np.random.default_rng(10).uniform(0.0, 1.0, (2000, 2))
    distances = nearest(points, 8).distances
    gaps = np.linalg.norm(points[:, None] - points, axis=2)
    true = np.sort(gaps, axis=1)[:, 1:9]
    assert (distances[:, 0] <= true[:, 0] + 1e-12).mean() > 0.97
    assert (distances <= true[:, 7:] + 1e-12).mean() > 0.9
    assert (distances >= true - 1e-12).all()


def test_a_curve_through_every_cell() -> None:
    """On a full grid, places next to each other along the curve are neighbours."""
    x, y = np.meshgrid(np.arange(16.0), np.arange(16.0))
    points = np.stack((x.ravel(), y.ravel()), axis=1)
    along = points[np.argsort(hilbert(points))]
    assert np.abs(np.diff(along, axis=0)).sum(axis=1).tolist() == [1.0] * 255
