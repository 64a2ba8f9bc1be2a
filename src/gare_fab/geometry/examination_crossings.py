"""Self-crossings: closed lines that cross themselves, and where."""

from collections.abc import Iterator

import numpy as np
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.paths import Paths

MOST_POINTS = 100_000  # of tangled lines; of more it is not looked where
MOST_PLACES = 2000
_MOST_PAIRS = 3_000_000  # that are looked at
_AT_ONCE = 100  # segments asked in one go


def tangled(rings: Paths) -> Bools:
    """(M,) which of the paths cross or touch themselves."""
    found = np.zeros(len(rings), dtype=np.bool_)
    able = np.flatnonzero(rings.counts > 3)
    if len(able):
        lines = rings.take(able).without_repeats()
        long_enough = lines.counts > 3
        able, lines = able[long_enough], lines.take(long_enough)
        found[able] = ~shapely.is_simple(
            shapely.linestrings(lines.points, indices=lines.owners)
        )
    return found


def crossings(rings: Paths) -> tuple[Ints, Floats]:
    """Where paths cross themselves, not only touch: (K,) which path, (K, 2) where.

    Some of the places where they are very many, none in more than MOST_POINTS points.
    """
    owners, places = [np.zeros(0, dtype=np.intp)], [np.zeros((0, 2))]
    if len(rings.points) <= MOST_POINTS:
        for owner, place in _found(rings.without_repeats()):
            owners.append(owner)
            places.append(place)
            if sum(map(len, owners)) > MOST_PLACES:
                break
    return np.concatenate(owners), np.concatenate(places)


def _found(rings: Paths) -> Iterator[tuple[Ints, Floats]]:
    rows = rings.segments
    if not len(rows):
        return
    steps = np.stack((rings.points[rows], rings.points[rows + 1]), axis=1)
    owner = np.repeat(np.arange(len(rings), dtype=np.intp), rings.counts - 1)
    lines = np.asarray(shapely.linestrings(steps), dtype=np.object_)
    tree = shapely.STRtree(lines)
    looked = 0
    for low in range(0, len(lines), _AT_ONCE):
        one, other = tree.query(lines[low : low + _AT_ONCE])
        looked += len(one)
        if looked > _MOST_PAIRS:
            return
        one = one + low
        later = (other > one + 1) & (owner[one] == owner[other])
        one, other = one[later], other[later]
        meets, place = _proper(steps[one], steps[other])
        yield owner[one[meets]], place


def _proper(one: Floats, other: Floats) -> tuple[Bools, Floats]:
    """Which pairs of segments cross inside both, and where those do."""
    along, beside = one[:, 1] - one[:, 0], other[:, 1] - other[:, 0]
    between = other[:, 0] - one[:, 0]
    turn = along[:, 0] * beside[:, 1] - along[:, 1] * beside[:, 0]
    safe = np.where(turn == 0.0, 1.0, turn)
    s = (between[:, 0] * beside[:, 1] - between[:, 1] * beside[:, 0]) / safe
    t = (between[:, 0] * along[:, 1] - between[:, 1] * along[:, 0]) / safe
    edge = 1e-9
    meets: Bools = (turn != 0.0) & (np.minimum(s, t) > edge) & (np.maximum(s, t) < 1 - edge)
    return meets, one[meets, 0] + s[meets, None] * along[meets]
