"""Matching: whether two chains are the same work, vertex for vertex or not.

    match     for each vertex of the second chain, how far along the first it lies (mm)

Where a run has the same vertices in both, they are compared one by one. Elsewhere (arcs,
dropped vertices) the runs are matched by halving: the vertex in the middle of what is not yet
matched is laid on the nearest place of the other run near where its share of the length puts
it, so rounding cannot add up along a run. A match runs forwards only; so the greatest distance
between matched points bounds the Fréchet distance, and nothing that deviates more can pass.
Where a line curls, the nearest place may be the wrong one: what strays is matched anew by
`pipeline/mending.py`, which decides exactly, so that nothing that deviates less is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.pipeline.chains import Chain, Weights, distances, run_lengths
from gare_fab.pipeline.mending import mended

_VERTICES = 1 << 18
_NARROW, _WIDE = 2, 2000  # pieces looked at to each side of where a point is expected
_AT_ONCE, _LOOKS = 2000, 4000  # points worked on at once; looks shared by these
_SNAP = 0.9  # of the tolerance
_NOISE = 0.8  # of the format's step: what rounding moves a point by
_PULL = 1e-3  # how much nearness to the expected place counts beside distance, both squared


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What may differ: place mm, power 0..1, speed as a share; `step` mm is the format's."""

    place: float
    power: float
    speed: float
    step: float

    @property
    def piece(self) -> float:
        """What is this short has no label of its own, mm."""
        return self.place + self.step


@dataclass(frozen=True, slots=True, eq=False)
class Differences:
    """Where two chains differ: indices of the first's vertices, by kind; `runs` are places."""

    runs: Ints
    powers: tuple[Ints, Ints]
    speeds: tuple[Ints, Ints]
    modes: tuple[Ints, Ints]


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Pieces of two chains that lie on each other, by the vertices they end at."""

    first: Ints
    second: Ints


def differences(
    first: Chain, second: Chain, tolerance: Tolerance, weights: Weights
) -> Differences:
    """What differs between two chains of equally many runs."""
    parts = [
        _differences(first, second, runs, tolerance, weights)
        for runs in _batches(first, second)
    ]
    return Differences(
        _flat([part.runs for part in parts]),
        _both([part.powers for part in parts]),
        _both([part.speeds for part in parts]),
        _both([part.modes for part in parts]),
    )


def _batches(first: Chain, second: Chain) -> Iterator[Ints]:
    """The runs, so many at once that their vertices are some _VERTICES: bounds the memory."""
    done = np.cumsum(first.counts + second.counts)
    count = len(done)
    begin = 0
    while begin < count:
        so_far = done[begin - 1] if begin else 0
        end = max(int(np.searchsorted(done, so_far + _VERTICES, side="right")), begin + 1)
        yield np.arange(begin, end, dtype=np.intp)
        begin = end


def _differences(
    first: Chain, second: Chain, runs: Ints, tolerance: Tolerance, weights: Weights
) -> Differences:
    """The differences within some of the runs, by the vertices of all."""
    one, other = first.take(runs), second.take(runs)
    same, pairs = _one_by_one(one, other, tolerance, weights)
    rest = np.flatnonzero(~same)
    away = rest
    if len(rest):
        off, more = _by_length(one.take(rest), other.take(rest), tolerance, weights)
        away = rest[off]
        pairs = _Pairs(
            np.concatenate((pairs.first, _vertices(one, rest)[more.first])),
            np.concatenate((pairs.second, _vertices(other, rest)[more.second])),
        )
    begins = int(first.starts[runs[0]]), int(second.starts[runs[0]])
    found = _labelled(one, other, pairs, tolerance)
    powers, speeds, modes = ((a + begins[0], b + begins[1]) for a, b in found)
    return Differences(runs[away], powers, speeds, modes)


def _flat(parts: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, np.intp), *parts])


def _both(parts: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    return _flat([first for first, _ in parts]), _flat([second for _, second in parts])


def _one_by_one(
    first: Chain, second: Chain, tolerance: Tolerance, weights: Weights
) -> tuple[Bools, _Pairs]:
    """(M,) the runs whose vertices lie on each other one by one, and their pieces."""
    alike = np.flatnonzero(first.counts == second.counts)
    counts = first.counts[alike]
    a, b = _vertices(first, alike), _vertices(second, alike)
    far = ~(distances(first.points[a], second.points[b], weights) <= tolerance.place)
    owner = np.repeat(np.arange(len(alike), dtype=np.intp), counts)
    missed = np.bincount(owner[far], minlength=len(alike)) > 0
    same = np.zeros(len(first), np.bool_)
    same[alike[~missed]] = True
    inner = ~missed[owner] & ~first.is_first[a]
    return same, _Pairs(a[inner], b[inner])


def _vertices(chain: Chain, runs: Ints) -> Ints:
    return row_ranges(chain.starts[runs], chain.counts[runs])


def _by_length(
    first: Chain, second: Chain, tolerance: Tolerance, weights: Weights
) -> tuple[Ints, _Pairs]:
    """The runs that leave each other, and the pieces of the others that lie on each other."""
    near = _matched(first, second, tolerance)
    is_off, match = mended(first, second, near, tolerance.place, weights)
    pairs = _overlaid(first, run_lengths(first), match, second, is_off, tolerance)
    return np.flatnonzero(is_off), pairs


def _overlaid(
    first: Chain,
    along: Floats,
    match: Floats,
    second: Chain,
    is_off: Bools,
    tolerance: Tolerance,
) -> _Pairs:
    """The pieces on each other, between every two vertices of either chain."""
    cuts = np.sort(np.concatenate((along, match)))
    middles = 0.5 * (cuts[1:] + cuts[:-1])[np.diff(cuts) > tolerance.piece]
    a = np.searchsorted(along, middles)
    b = np.searchsorted(match, middles)
    run = np.searchsorted(first.starts, a, side="right") - 1
    is_piece = ~first.is_first[a] & ~second.is_first[b] & ~is_off[run]
    return _Pairs(a[is_piece], b[is_piece])


@dataclass(frozen=True, slots=True, eq=False)
class _Open:
    """Parts of the second chain whose ends are matched, and their inside is not."""

    low: Ints
    high: Ints
    run: Ints

    def halves(self, middle: Ints) -> "_Open":
        """The parts on both sides of the middles that still have an inside."""
        low = np.concatenate((self.low, middle))
        high = np.concatenate((middle, self.high))
        run = np.concatenate((self.run, self.run))
        kept = high - low > 1
        return _Open(low[kept], high[kept], run[kept])


def _matched(first: Chain, second: Chain, tolerance: Tolerance) -> Floats:
    """(N of second,) how far along the first chain each vertex lies, as far as can be seen.

    One that lies within a share of the tolerance from a vertex is laid on it, so that corners
    meet corners.
    """
    noise = _NOISE * tolerance.step
    along, own = run_lengths(first), run_lengths(second)
    match = np.zeros(len(second.points))
    begin, end = second.starts[:-1], second.starts[1:] - 1
    match[begin], match[end] = along[first.starts[:-1]], along[first.starts[1:] - 1]
    parts = _Open(begin, end, np.arange(len(first), dtype=np.intp)).halves(begin)
    while len(parts.low):
        middle = (parts.low + parts.high) // 2
        low, high = match[parts.low], match[parts.high]
        share = (own[middle] - own[parts.low]) / (own[parts.high] - own[parts.low])
        guess = low + share * (high - low)
        points = second.points[middle]
        sought = _Sought(points, guess, low, high, parts.run)
        found = _nearest(first, along, sought, noise)
        found = _snapped(first, along, points, found, _SNAP * tolerance.place)
        match[middle] = np.clip(found, low, high)
        parts = parts.halves(middle)
    return match


@dataclass(frozen=True, slots=True, eq=False)
class _Sought:
    """Points to be found on runs of a chain: about where, and between which lengths."""

    points: Floats
    guess: Floats
    low: Floats
    high: Floats
    run: Ints

    def part(self, low: int, high: int) -> "_Sought":
        """Those from `low` up to `high`."""
        return _Sought(
            self.points[low:high],
            self.guess[low:high],
            self.low[low:high],
            self.high[low:high],
            self.run[low:high],
        )


def _nearest(chain: Chain, along: Floats, sought: _Sought, noise: float) -> Floats:
    """The lengths along a chain of the places nearest to the points, near the guess.

    The fewer points are sought, the farther is looked. Distances within the noise are alike:
    where a corner doubles back, the guess decides.
    """
    count = len(sought.points)
    return np.concatenate(
        [
            _nearest_of(chain, along, sought.part(low, low + _AT_ONCE), noise)
            for low in range(0, count, _AT_ONCE)
        ]
    )


def _nearest_of(chain: Chain, along: Floats, sought: _Sought, noise: float) -> Floats:
    count = len(sought.points)
    home = np.searchsorted(along, sought.guess, side="right") - 1
    lowest, highest = chain.starts[sought.run], chain.starts[sought.run + 1] - 2
    width = min(max(_LOOKS // count, _NARROW), _WIDE, int((highest - lowest).max()) + 1)
    piece = home[:, np.newaxis] + np.arange(-width, width + 1)
    piece = np.clip(piece, lowest[:, np.newaxis], highest[:, np.newaxis])
    place, square = _feet(chain, along, piece, sought.points)
    cost = np.maximum(square, noise * noise) + _PULL * (place - sought.guess[:, None]) ** 2
    is_outside = (place < sought.low[:, np.newaxis]) | (place > sought.high[:, np.newaxis])
    cost[is_outside] = np.inf
    rows = np.arange(count)
    best = cost.argmin(axis=1)
    found: Floats = np.where(np.isinf(cost[rows, best]), sought.guess, place[rows, best])
    return found


def _feet(chain: Chain, along: Floats, piece: Ints, points: Floats) -> tuple[Floats, Floats]:
    """Where on these (K, W) pieces the K points are nearest: lengths along, mm² from there."""
    begin = chain.points[piece]
    step = chain.points[piece + 1] - begin
    away = points[:, np.newaxis] - begin
    share = np.einsum("kwd,kwd->kw", away, step) / np.einsum("kwd,kwd->kw", step, step)
    share = np.clip(share, 0.0, 1.0)
    away -= share[..., np.newaxis] * step
    place = along[piece] + share * (along[piece + 1] - along[piece])
    return place, np.einsum("kwd,kwd->kw", away, away)


def _snapped(
    chain: Chain, along: Floats, points: Floats, found: Floats, snap: float
) -> Floats:
    """The lengths of the vertices before or after, where these lie near enough."""
    after = np.clip(np.searchsorted(along, found), 1, len(along) - 1)
    for vertex in (after - 1, after):
        off = points - chain.points[vertex]
        is_near = np.einsum("kd,kd->k", off, off) <= snap * snap
        is_near &= np.abs(along[vertex] - found) <= snap
        found = np.where(is_near, along[vertex], found)
    return found


def _labelled(
    first: Chain, second: Chain, pairs: _Pairs, tolerance: Tolerance
) -> tuple[tuple[Ints, Ints], ...]:
    """The vertices of both whose power, speed, mode differ."""
    one, other = first.labels, second.labels
    a, b = pairs.first, pairs.second
    slack = tolerance.speed * one.speeds[a] + other.steps[b]
    powers = np.abs(one.powers[a] - other.powers[b]) > tolerance.power
    speeds = ~(np.abs(one.speeds[a] - other.speeds[b]) <= slack)
    modes = one.modes[a] != other.modes[b]
    return (a[powers], b[powers]), (a[speeds], b[speeds]), (a[modes], b[modes])
