"""Dashes: paths cut into the pieces that a dash pattern leaves of them, all at once."""

from collections.abc import Sequence

import numpy as np

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.paths import Paths

_MOST = 1_000_000


def dashed(paths: Paths, pattern: Sequence[float], offset: float = 0.0) -> Paths:
    """The pieces of paths under a pattern of dash, gap, dash, gap, ... in mm.

    A pattern of odd length is said twice; `offset` is how far into the pattern each path
    begins. On a closed path a dash that runs over its beginning stays one piece. A dash of no
    length is a dot. Without a pattern, or with one that has no length or a negative part, the
    paths stay as they are; so do dots.

    Raises:
        Refused: there would be more than a million pieces.
    """
    lengths = np.array(tuple(pattern) * (1 + len(pattern) % 2))
    if not len(lengths) or not lengths.sum() > 0 or (lengths < 0).any():
        return paths
    lines = paths.take(paths.counts > 1)
    along = _along(lines)
    reach = along[lines.starts[1:] - 1] if len(lines) else along
    owners, begins, ends = _spans(reach, lengths, offset)
    wraps = _wrapping(lines, reach, owners, begins, ends)
    owners, begins, ends = _merged(owners, begins, ends, wraps, reach)
    pieces = _cut(lines, along, reach, owners, begins, ends)
    return Paths.joined([pieces, paths.take(paths.counts == 1)])


def dash_count(paths: Paths, pattern: Sequence[float]) -> float:
    """About how many dashes a pattern makes of paths; 0 where it makes none."""
    period = sum(pattern) * (1 + len(pattern) % 2)
    if not period > 0:
        return 0.0
    return float(paths.lengths.sum()) / period * ((len(pattern) + 1) // 2)


def _along(paths: Paths) -> Floats:
    """(N,) how far along its path each point lies."""
    steps = np.zeros(len(paths.points))
    rows = paths.segments
    edges = paths.points[rows + 1] - paths.points[rows]
    steps[rows + 1] = np.hypot(edges[:, 0], edges[:, 1])
    total = np.cumsum(steps)
    return np.asarray(total - np.repeat(total[paths.starts[:-1]], paths.counts))


def _spans(reach: Floats, lengths: Floats, offset: float) -> tuple[Ints, Floats, Floats]:
    """Path, begin and end of every dash, cut to the paths."""
    period = float(lengths.sum())
    edges = np.concatenate(([0.0], np.cumsum(lengths)[:-1]))
    shift = offset % period
    rounds = np.ceil((reach + shift) / period) + 1
    dashes = len(lengths) // 2
    if rounds.sum() * dashes > _MOST:
        raise Refused(
            Message(
                "The dashes would be more than {limit}; choose longer ones or a solid line.",
                {"limit": _MOST},
            )
        )
    counts = rounds.astype(np.intp) * dashes
    owners = np.repeat(np.arange(len(reach), dtype=np.intp), counts)
    place = row_ranges(np.zeros(len(reach), dtype=np.intp), counts)
    turn, which = np.divmod(place, dashes)
    begins = turn * period + edges[2 * which] - shift
    ends = begins + lengths[2 * which]
    limit = reach[owners]
    kept = (begins < limit) & ((ends > 0) | ((begins == ends) & (begins >= 0)))
    return owners[kept], np.maximum(begins, 0.0)[kept], np.minimum(ends, limit)[kept]


def _wrapping(
    lines: Paths, reach: Floats, owners: Ints, begins: Floats, ends: Floats
) -> Bools:
    """(M,) the closed paths whose last dash runs on into the first."""
    at_start, at_end = (np.zeros(len(lines), dtype=np.bool_) for _ in range(2))
    at_start[owners[(begins == 0) & (ends > 0) & (ends < reach[owners])]] = True
    at_end[owners[(ends == reach[owners]) & (begins > 0)]] = True
    wraps: Bools = lines.closed & at_start & at_end
    return wraps


def _merged(
    owners: Ints, begins: Floats, ends: Floats, wraps: Bools, reach: Floats
) -> tuple[Ints, Floats, Floats]:
    """Where a dash wraps, its last part goes on beyond the path's end."""
    if not wraps.any():
        return owners, begins, ends
    first = wraps[owners] & (begins == 0)
    last = wraps[owners] & (ends == reach[owners])
    further = np.zeros(len(reach))
    further[owners[first]] = ends[first]
    ends = np.where(last, ends + further[owners], ends)
    return owners[~first], begins[~first], ends[~first]


def _cut(
    lines: Paths, along: Floats, reach: Floats, owners: Ints, begins: Floats, ends: Floats
) -> Paths:
    """The points of every span: where it begins, the corners on its way, where it ends."""
    pieces = [_ran(lines, along, owners, begins, np.minimum(ends, reach[owners]))]
    over = np.flatnonzero(ends > reach[owners])
    if len(over):  # those that wrap: what comes after the path's end is put behind
        rest = _ran(
            lines, along, owners[over], np.zeros(len(over)), (ends - reach[owners])[over]
        )
        whole = [np.asarray(pieces[0][i]) for i in range(len(pieces[0]))]
        for place, row in enumerate(over.tolist()):
            whole[row] = np.concatenate((whole[row], rest[place][1:]))
        return Paths.of(whole)
    return pieces[0]


def _ran(lines: Paths, along: Floats, owners: Ints, begins: Floats, ends: Floats) -> Paths:
    if not len(owners):
        return Paths.of(())
    order = along + _bases(lines, along)[lines.owners]
    base = _bases(lines, along)[owners]
    first = np.searchsorted(order, base + begins, side="right").astype(np.intp)
    stop = np.searchsorted(order, base + ends, side="left").astype(np.intp)
    low, high = lines.starts[owners], lines.starts[owners + 1]
    first, stop = np.clip(first, low + 1, high - 1), np.clip(stop, low + 1, high - 1)
    inner = np.maximum(stop - first, 0)
    counts = inner + 2
    places = np.cumsum(counts) - counts
    points = np.empty((int(counts.sum()), 2))
    points[places] = _between(lines, along, first, begins)
    points[places + 1 + inner] = _between(lines, along, np.maximum(stop, first), ends)
    points[row_ranges(places + 1, inner)] = lines.points[row_ranges(first, inner)]
    return Paths.from_counts(points, counts.astype(np.intp)).without_repeats()


def _bases(lines: Paths, along: Floats) -> Floats:
    """What sets the paths apart on one common line."""
    reach = along[lines.starts[1:] - 1] + 1.0
    return np.asarray(np.cumsum(reach) - reach)


def _between(lines: Paths, along: Floats, rows: Ints, places: Floats) -> Floats:
    """The points at these lengths, each on the segment that ends at a row."""
    size = along[rows] - along[rows - 1]
    share = np.divide(places - along[rows - 1], size, out=np.zeros(len(rows)), where=size > 0)[
        :, None
    ]
    between: Floats = lines.points[rows - 1] * (1 - share) + lines.points[rows] * share
    return between
