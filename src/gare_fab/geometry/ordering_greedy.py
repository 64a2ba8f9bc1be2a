"""A first tour: the shortest hop first, then the next one that still fits.

Of all pairs of neighbouring ends the nearest are linked first, unless that would close a ring;
what is left are *chains*, whose ends look for their neighbours again, and so on until one
chain is left. (The greedy matching of J. L. Bentley, "Fast algorithms for geometric traveling
salesman problems", 1992; about a sixth longer than the best.)
"""

import numpy as np

from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Ints
from gare_fab.geometry.ordering_ends import Ends
from gare_fab.geometry.ordering_neighbours import Neighbours, nearest

_COUNT = 6  # neighbours looked for when chains are linked
_SLAB = 200_000  # pairs at a time as Python numbers
_ANY, _TAIL = 0, 2  # of `Ends.roles`


class _Chains:
    """The strokes linked so far; all lists are by end.

    `links` is the end linked to, -1 at the ends of chains, and there `across` is the other
    end of the chain and `roles` whether a chain must be entered (head) or left (tail) here,
    as it holds a stroke that may not be turned.
    """

    def __init__(self, ends: Ends) -> None:
        total = len(ends.places) + 1
        self.links = [-1] * total
        self.across = [end ^ 1 for end in range(total)]
        self.roles = ends.roles.tolist()
        self.is_directed = not ends.turnable.all()

    def link_all(self, ones: list[int], others: list[int]) -> None:
        """Link each pair of ends that can still be linked, in this order."""
        links, across = self.links, self.across
        for one, other in zip(ones, others, strict=True):
            if links[one] >= 0 or links[other] >= 0 or across[one] == other:
                continue
            if self.is_directed and not self._agree(one, other):
                continue
            links[one], links[other] = other, one
            far, away = across[one], across[other]
            across[far], across[away] = away, far

    def _agree(self, one: int, other: int) -> bool:
        """Whether both chains can run the same way; if so their far ends learn which."""
        role, against = self.roles[one], self.roles[other]
        if _ANY == role == against:
            return True
        if role == against:
            return False
        role = role or 3 - against
        self.roles[self.across[one]] = 3 - role
        self.roles[self.across[other]] = role
        return True

    def loose(self) -> Ints:
        """The ends of chains, nowhere excepted."""
        return np.flatnonzero(np.array(self.links[:-1], dtype=np.intp) < 0)


def greedy(ends: Ends, near: Neighbours, progress: Progress) -> Ints:
    """A tour from the neighbours of each end (see `nearest`), turns respected."""
    chains = _Chains(ends)
    loose = np.arange(len(ends.places), dtype=np.intp)
    while len(loose) > 1:
        _link_nearest(chains, near, loose)
        left = chains.loose()
        if len(left) == len(loose):
            _link_rest(chains, ends)
            break
        progress.report(1.0 - len(left) / len(ends.places))
        loose = left
        if len(loose) > 1:
            kinds = np.array(chains.roles, dtype=np.intp)[loose]
            near = nearest(ends.places[loose], _COUNT, kinds)
            near = Neighbours(loose[near.indices], near.distances)
    return _walk(chains.links, ends)


def _link_nearest(chains: _Chains, near: Neighbours, loose: Ints) -> None:
    """Link these ends with their neighbours, where no ring results, the shortest first."""
    count = near.indices.shape[1]
    ones = np.repeat(loose, count)
    others, lengths = near.indices.ravel(), near.distances.ravel()
    across = np.array(chains.across, dtype=np.intp)
    reach = np.zeros(len(across))
    reach[loose] = near.distances[:, -1]
    is_first_seen = (ones < others) | (lengths > reach[others])
    useful = np.flatnonzero(is_first_seen & (across[ones] != others) & (ones != others))
    useful = useful[np.argsort(lengths[useful], kind="stable")]
    for low in range(0, len(useful), _SLAB):
        slab = useful[low : low + _SLAB]
        chains.link_all(ones[slab].tolist(), others[slab].tolist())


def _link_rest(chains: _Chains, ends: Ends) -> None:
    """Link what no neighbour fits, chain after chain, heads to tails."""
    at = chains.across[ends.nowhere]
    for end in chains.loose().tolist():
        if chains.links[end] < 0 and chains.across[end] != at and end != at:
            entry = chains.across[end] if chains.roles[end] == _TAIL else end
            leave = chains.across[entry]
            chains.link_all([at], [entry])
            at = leave


def _walk(links: list[int], ends: Ends) -> Ints:
    tour = [ends.nowhere]
    end = links[ends.start]
    while end >= 0:
        tour.append(end)
        end = links[end ^ 1]
    return np.array(tour, dtype=np.intp)
