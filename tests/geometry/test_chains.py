"""Laws of chaining links."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gare_fab.geometry.chains import chains


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=12), st.randoms())
def test_chains_are_found_again(
    parts: list[tuple[int, bool]],
    random: np.random.Generator,
) -> None:
    """Rings and open chains, their links shuffled, come out link after link."""
    count = sum(length for length, _ in parts)
    names = list(range(count))
    random.shuffle(names)
    following = np.full(count, -1, dtype=np.intp)
    known = []
    for length, is_ring in parts:
        chain, names = names[:length], names[length:]
        following[chain[:-1]] = chain[1:]
        if is_ring:
            following[chain[-1]] = chain[0]
            lowest = chain.index(min(chain))
            chain = chain[lowest:] + chain[:lowest]
        known.append((min(chain), chain, is_ring))
    order, counts, is_ring_found = chains(following)
    found = np.split(order, np.cumsum(counts)[:-1]) if len(counts) else []
    known.sort()
    assert [chain.tolist() for chain in found] == [chain for _, chain, _ in known]
    assert is_ring_found.tolist() == [is_ring for _, _, is_ring in known]
