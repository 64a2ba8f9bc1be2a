"""Mending: where a match of two chains strays, its neighbourhood is matched anew, exactly.

match     for each vertex of the second chain, how far along the first it lies (mm)
stray     a vertex of the second beside which the match is farther apart than it may be
part      strays and some vertices to both sides of them, between two that do not stray
"""

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.pipeline.chains import Chain, Weights, distances, places_on, run_lengths
from gare_fab.pipeline.frechet import hold

_MARGINS = (32, 512, 8192)  # vertices to each side: most runs wholly; without end is too slow


def mended(
    first: Chain, second: Chain, match: Floats, within: float, weights: Weights
) -> tuple[Bools, Floats]:
    """(M,) which runs cannot be held within this distance, mm; a match that holds the others.

    The match that is given runs forwards, and lays ends of runs on ends. A run of more
    vertices than the last margin is held only if it is right somewhere beside each stray.
    """
    along, match = run_lengths(first), match.copy()
    strays = _strays(first, second, match, within, weights)
    for margin in _MARGINS:
        low, high = _parts(second, strays, margin)
        if not len(low):
            break
        part = _between(first, along, match[low], match[high])
        counts = high - low + 1
        rows = row_ranges(low, counts)
        starts = np.concatenate(([0], np.cumsum(counts)))
        other = Chain(second.points[rows], starts, second.labels.take(rows))
        is_held, places = hold(part, other, within, weights)
        places += np.repeat(match[low] - run_lengths(part)[part.starts[:-1]], counts)
        places = np.clip(places, np.repeat(match[low], counts), np.repeat(match[high], counts))
        is_mended = np.repeat(is_held, counts)
        match[rows[is_mended]] = places[is_mended]
        strays[rows[is_mended]] = False
    return np.logical_or.reduceat(strays, second.starts[:-1]), match


def _strays(
    first: Chain, second: Chain, match: Floats, within: float, weights: Weights
) -> Bools:
    """(N of second,) the strays; between two of the first chain both neighbours stray."""
    along = run_lengths(first)
    of_second = distances(places_on(first, along, match), second.points, weights)
    of_first = distances(first.points, places_on(second, match, along), weights)
    strays: Bools = ~(of_second <= within)
    rows = np.flatnonzero(~(of_first <= within))
    run = np.searchsorted(first.starts, rows, side="right") - 1
    lowest, highest = second.starts[run], second.starts[run + 1] - 1
    after = np.clip(np.searchsorted(match, along[rows]), lowest, highest)
    strays[after] = True
    strays[np.maximum(after - 1, lowest)] = True
    return strays


def _parts(second: Chain, strays: Bools, margin: int) -> tuple[Ints, Ints]:
    """The first and the last vertices of the parts; those that overlap are one."""
    rows = np.flatnonzero(strays)
    run = np.searchsorted(second.starts, rows, side="right") - 1
    low = np.maximum(rows - margin, second.starts[run])
    high = np.minimum(rows + margin, second.starts[run + 1] - 1)
    is_new = np.append(True, low[1:] > high[:-1])[: len(rows)]
    is_last = np.append(is_new[1:], True)[: len(rows)]
    return low[is_new], high[is_last]


def _between(chain: Chain, along: Floats, begin: Floats, end: Floats) -> Chain:
    """What lies between two lengths along a chain, a run for each."""
    low = np.searchsorted(along, begin, side="right")
    high = np.maximum(np.searchsorted(along, end), low)
    counts = high - low + 2
    starts = np.concatenate(([0], np.cumsum(counts)))
    rows = row_ranges(low - 1, counts)
    points = chain.points[np.clip(rows, 0, len(along) - 1)]
    points[starts[:-1]] = places_on(chain, along, begin)
    points[starts[1:] - 1] = places_on(chain, along, end)
    return Chain(points, starts, chain.labels.take(np.clip(rows, 0, len(along) - 1)))
