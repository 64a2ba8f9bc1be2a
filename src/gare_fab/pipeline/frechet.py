"""Fréchet: whether two chains can be run at once without ever being farther apart than this.

    pair      a piece of the first chain and a piece of the second that may be run at once
    edge      of a pair: one of both stands at a vertex while the other runs along its piece
    open      of an edge: what lies within the distance of the vertex, and can be come to

After Alt & Godau, Computing the Fréchet distance between two polygonal curves (1995): from the
first pair on, what is open of a pair's edges says what is open of the pairs that follow. All
runs go on at once, and in a step each pair has as many pieces of both before it: a diagonal.

          second
            ^   :   :              from below: the second comes to its next vertex while the
            +---+---+---+          first is somewhere on its piece
            |   |   |   |
            +---+---+---+          from the left: the first comes to its next vertex
            |   |   |   |
            +---+---+---+ . . > first
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.pipeline.chains import Chain, Weights, run_lengths

_LEAST = 1e-24  # mm² of a piece that goes nowhere


def hold(first: Chain, second: Chain, within: float, weights: Weights) -> tuple[Bools, Floats]:
    """(M,) which runs keep within this distance, mm; where along the first the second is then.

    The latter is (N of second,) for each vertex; it grows along a run, and is 0 where the run
    does not hold. Exact: a run that does not hold cannot be matched by any other way.
    """
    field = _Field.of(first, second, within, weights)
    fronts = [field.begin(first.starts[:-1], second.starts[:-1])]
    while len(following := field.step(fronts[-1])):
        fronts.append(following)
    ends = [field.ends_in(front) for front in fronts]
    is_held = np.zeros(len(first), np.bool_)
    for front, found in zip(fronts, ends, strict=True):
        is_held[np.searchsorted(first.starts, front.first[found], side="right") - 1] = True
    along = run_lengths(first)
    places = np.zeros(len(second.points))
    places[second.starts[:-1]] = along[first.starts[:-1]]
    places[second.starts[1:] - 1] = along[first.starts[1:] - 1]
    _walk_back(field, fronts, ends, along, places)
    places[np.repeat(~is_held, second.counts)] = 0.0
    return is_held, places


@dataclass(frozen=True, slots=True, eq=False)
class _Front:
    """K pairs of a diagonal, in the order of the first chain.

    first, second (K,) the vertices before the pieces, of both chains in one array; left, below
    (K,) the share of the edge from which on it is open, NaN where it is not; from_left,
    from_below (K,) the pairs of the diagonal before that open it.
    """

    first: Ints
    second: Ints
    left: Floats
    below: Floats
    from_left: Ints
    from_below: Ints

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """K edges, each of a vertex and a piece.

    nearest (K,) the share of the piece nearest to the vertex; apart (K,) mm² from there;
    square (K,) mm² of the piece; low, high (K,) the shares between which it lies within the
    distance, NaN where it does not.
    """

    nearest: Floats
    apart: Floats
    square: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """The vertices of both chains one after the other, and what they weigh."""

    points: Floats
    weights: Floats
    ends_piece: Bools  # whether the piece after a vertex is the last one of its run
    split: int
    within: float

    @classmethod
    def of(cls, first: Chain, second: Chain, within: float, weights: Weights) -> "_Field":
        points = np.concatenate((first.points, second.points))
        split = len(first.points)
        is_last = np.zeros(len(points), np.bool_)
        is_last[first.starts[1:] - 2] = True
        is_last[second.starts[1:] - 2 + split] = True
        return cls(points, weights(points), is_last, split, within)

    def begin(self, first: Ints, second: Ints) -> _Front:
        """The first pairs of the runs that begin together."""
        second = second + self.split
        apart = (self.points[first] - self.points[second]) * self.weights[first]
        near = np.einsum("kd,kd->k", apart, apart) <= self.within * self.within
        zeros, none = np.zeros(int(near.sum())), np.full(int(near.sum()), -1)
        return _Front(first[near], second[near], zeros, zeros, none, none)

    def edges(self, vertex: Ints, piece: Ints) -> _Edges:
        """These vertices beside these pieces."""
        weights = self.weights[vertex]
        step = (self.points[piece + 1] - self.points[piece]) * weights
        away = (self.points[piece] - self.points[vertex]) * weights
        square = np.maximum(np.einsum("kd,kd->k", step, step), _LEAST)
        nearest = -np.einsum("kd,kd->k", away, step) / square
        away += nearest[:, np.newaxis] * step
        apart = np.einsum("kd,kd->k", away, away)
        room = self.within * self.within - apart
        reach = np.sqrt(np.where(room >= 0.0, room, np.nan) / square)
        low, high = np.maximum(nearest - reach, 0.0), np.minimum(nearest + reach, 1.0)
        return _Edges(nearest, apart, square, low, high)

    def step(self, front: _Front) -> _Front:
        """The pairs that can be come to from these: above each, and to its right."""
        pairs = np.column_stack((front.first, front.second))
        before = pairs[:, ::-1].ravel()
        edges = self.edges(before + 1, pairs.ravel())
        along = np.column_stack((front.below, front.left)).ravel()
        across = np.column_stack((front.left, front.below)).ravel()
        low = np.where(np.isnan(across), np.fmax(edges.low, along), edges.low)
        found = np.flatnonzero((low <= edges.high) & ~self.ends_piece[before])
        pair, is_right, low = found // 2, found % 2 == 1, low[found]
        return _merged(
            _Front(
                front.first[pair] + is_right,
                front.second[pair] + ~is_right,
                np.where(is_right, low, np.nan),
                np.where(is_right, np.nan, low),
                pair,
                pair,
            )
        )

    def ends_in(self, front: _Front) -> Ints:
        """The pairs in which both runs end, and end together."""
        is_end = self.ends_piece[front.first] & self.ends_piece[front.second]
        found = np.flatnonzero(is_end)
        first, second = front.first[found] + 1, front.second[found] + 1
        apart = (self.points[first] - self.points[second]) * self.weights[first]
        near = np.einsum("kd,kd->k", apart, apart) <= self.within * self.within
        ends: Ints = found[near]
        return ends


def _merged(front: _Front) -> _Front:
    """A pair come to both ways, from the left and then from below, as one."""
    twin = np.flatnonzero(front.first[1:] == front.first[:-1])
    if not len(twin):
        return front
    below, from_below = front.below.copy(), front.from_below.copy()
    below[twin], from_below[twin] = below[twin + 1], from_below[twin + 1]
    stays = np.ones(len(front), np.bool_)
    stays[twin + 1] = False
    return _Front(
        front.first[stays],
        front.second[stays],
        front.left[stays],
        below[stays],
        front.from_left[stays],
        from_below[stays],
    )


def _walk_back(
    field: _Field, fronts: list[_Front], ends: list[Ints], along: Floats, places: Floats
) -> None:
    """From the ends of the runs, diagonal by diagonal, by what is open and lies nearest."""
    at = np.zeros(0, np.intp)
    limits = np.zeros((0, 2))  # how far the first and the second may have come on their pieces
    for number in range(len(fronts) - 1, 0, -1):
        front = fronts[number]
        at = np.concatenate((at, ends[number]))
        limits = np.concatenate((limits, np.ones((len(ends[number]), 2))))
        pairs = np.column_stack((front.first[at], front.second[at]))
        edges = field.edges(pairs[:, ::-1].ravel(), pairs.ravel())
        low = np.column_stack((front.below[at], front.left[at]))
        high = np.minimum(edges.high.reshape(-1, 2), limits)
        nearest, square = edges.nearest.reshape(-1, 2), edges.square.reshape(-1, 2)
        place = np.minimum(np.maximum(nearest, low), high)
        cost = edges.apart.reshape(-1, 2) + (place - nearest) ** 2 * square
        is_left = np.where(low <= high, cost, np.inf).argmin(axis=1) == 1
        up = np.flatnonzero(~is_left)
        piece = pairs[up, 0]
        share = place[up, 0]
        places[pairs[up, 1] - field.split] = along[piece] + share * (
            along[piece + 1] - along[piece]
        )
        limits = np.where(np.column_stack((is_left, ~is_left)), 1.0, place)
        at = np.where(is_left, front.from_left[at], front.from_below[at])
