"""Links to chains: who follows whom, for all chains at once, by pointer doubling.

After round k every link knows its chain 2^k links ahead; so n links take about log2 n rounds
of whole-array work (J. Wyllie's list ranking, 1979).
"""

import numpy as np

from gare_fab.geometry.arrays import Bools, Ints


def chains(following: Ints) -> tuple[Ints, Ints, Bools]:
    """Chains of n links, from the link that follows each (-1: none; no two share one).

    Returns the links chain after chain (n,), the number of links in each chain, and whether it
    is a ring. A ring begins at its lowest link. Chains are in the order of their lowest links.
    """
    count = len(following)
    if not count:
        return following, following, np.zeros(0, dtype=np.bool_)
    ends = np.flatnonzero(following < 0)
    ring = following.copy()
    ring[ends] = _beginnings(following)[ends]  # bent to a ring: links its last to its first
    lowest = _lowest(ring)
    is_open = np.zeros(count, dtype=np.bool_)
    is_open[lowest[ends]] = True
    stops = ring == lowest
    stops[is_open[lowest]] = False
    stops[ends] = True
    after = _links_after(ring, stops)
    length = np.bincount(lowest, minlength=count)
    heads = np.flatnonzero(length)
    counts = length[heads]
    begins = np.zeros(count, dtype=np.intp)
    begins[heads] = np.cumsum(counts) - counts
    order = np.empty(count, dtype=np.intp)
    order[begins[lowest] + length[lowest] - 1 - after] = np.arange(count)
    return order, counts, ~is_open[heads]


def _beginnings(following: Ints) -> Ints:
    """The first link of each open chain, told to all its links; rings tell anything."""
    here = np.arange(len(following), dtype=np.intp)
    before = here.copy()
    linked = following >= 0
    before[following[linked]] = here[linked]
    if linked.all():
        return before
    reach = 1
    while reach < len(following):
        further = before[before]
        if (further == before).all():
            break
        before, reach = further, 2 * reach
    return before


def _lowest(ring: Ints) -> Ints:
    """The lowest link of each ring, told to all its links."""
    lowest, ahead = np.arange(len(ring), dtype=np.intp), ring
    while True:
        lower = np.minimum(lowest, lowest[ahead])
        if (lower == lowest).all():
            return lowest
        lowest, ahead = lower, ahead[ahead]


def _links_after(ring: Ints, stops: Bools) -> Ints:
    """How many links come after each, up to the next stop."""
    ahead = np.where(stops, np.arange(len(ring)), ring)
    after = (~stops).astype(np.intp)
    while True:
        more = after[ahead]
        if not more.any():
            return after
        after, ahead = after + more, ahead[ahead]
