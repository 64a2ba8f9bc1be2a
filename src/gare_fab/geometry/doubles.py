"""Takes out what is drawn twice: the same path again, the same segment, collinear overlaps.

Words: segment *j* is *covered* by *i* where the two run side by side. The *stronger* of two
paths stays: a closed one before an open one, then the longer, then the earlier. What is
covered of all segments, laid end to end along one axis, makes *runs*; a run that is long
enough goes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_all, row_ranges
from gare_fab.geometry.near import cell_pairs, mixed
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.spans import between, common_axis, owners_of, stretches

EXACT = 1e-4  # mm: nearer than this is the same line, also within one path
BATCH = 1 << 17
RUN = 5.0  # mm: shorter runs stay, unless exact or all of a ring: curves may touch so far
LEAST = 1e-6  # mm of overlap
SEARCHES = (  # longest piece mm, angle between two in degrees, least and greatest length mm
    (0.25, 20.0, 0.0, 0.75),  # tight curves in short steps
    (1.0, 10.0, 0.25, 3.0),  # wide curves
    (12.0, 2.5, 0.25, np.inf),  # straight lines
)


Searches = tuple[tuple[float, float, float, float], ...]


def without_doubles(paths: Paths, within: float = 0.02) -> Paths:
    """The same lines, each of them once; paths lose what runs within mm of a stronger path.

    A closed path that loses a part falls into two open ones, which `join_ends` makes one
    again. Within one path only exact retraces go, so that sharp tips stay whole.
    """
    low, high = double_runs(paths, within)
    return _without(paths, common_axis(paths), low, high) if len(low) else paths


def double_runs(
    paths: Paths, within: float = 0.02, searches: Searches = SEARCHES
) -> tuple[Floats, Floats]:
    """What `without_doubles` takes out, as intervals (low, high) of the common axis.

    With fewer searches only the very same segments, and what those searches find, count.
    """
    segments = _Segments.of(paths)
    if not len(segments.length):
        return np.zeros(0), np.zeros(0)
    covers = _covers(segments, within, searches)
    if not len(covers.loser):
        return np.zeros(0), np.zeros(0)
    return _runs(paths, segments, covers, within)


@dataclass(frozen=True, slots=True, eq=False)
class _Segments:
    """All segments: begin, unit direction, length, path, strength (0 is the strongest path).

    `along` (N,) is where each point of the paths lies on the common axis.
    """

    row: Ints
    begin: Floats
    direction: Floats
    length: Floats
    owner: Ints
    rank: Ints
    along: Floats
    goes_on: Bools  # the next segment is of the same path and does not turn back

    @classmethod
    def of(cls, paths: Paths) -> "_Segments":
        """The segments of all paths; those without length have no direction."""
        row = paths.segments
        begin = paths.points[row]
        step = paths.points[row + 1] - begin
        length = np.hypot(step[:, 0], step[:, 1])
        owner = np.repeat(np.arange(len(paths), dtype=np.intp), paths.counts - 1)
        total = np.bincount(owner, weights=length, minlength=len(paths))
        order = np.lexsort((-total.round(6), ~paths.closed))
        rank = np.empty(len(paths), dtype=np.intp)
        rank[order] = np.arange(len(paths), dtype=np.intp)
        direction = step / np.maximum(length, 1e-300)[:, None]
        ahead = np.einsum("ij,ij->i", direction[:-1], direction[1:]) > 0.0
        goes_on = np.append((owner[:-1] == owner[1:]) & ahead, np.zeros(1, dtype=np.bool_))
        rank = rank[owner]
        along = common_axis(paths)
        return cls(row, begin, direction, length, owner, rank, along, goes_on[: len(row)])


@dataclass(frozen=True, slots=True, eq=False)
class _Covers:
    """Segment `loser` runs beside segment `winner` from low to high, mm along it."""

    loser: Ints
    winner: Ints
    low: Floats
    high: Floats
    is_exact: Bools


def _covers(segments: _Segments, within: float, searches: Searches) -> _Covers:
    """All covers, of exact doubles and of what a search finds among the rest."""
    loser, winner = _same(segments)
    parts = [
        _Covers(
            loser,
            winner,
            np.zeros(len(loser)),
            segments.length[loser],
            np.ones(len(loser), dtype=np.bool_),
        )
    ]
    is_left = segments.length > LEAST
    is_left[loser] = False
    for reach, angle_deg, least, greatest in searches:
        fits = (segments.length >= least) & (segments.length <= greatest)
        pieces = _Pieces.of(segments, np.flatnonzero(is_left & fits), reach)
        for one, other in _side_by_side(pieces, reach, np.deg2rad(angle_deg), within):
            follows = (np.abs(one - other) == 1) & segments.goes_on[np.minimum(one, other)]
            apart = (one != other) & ~follows
            parts.append(_overlaps(segments, one[apart], other[apart], within))
    names = ("loser", "winner", "low", "high", "is_exact")
    return _Covers(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in names)
    )


def _same(segments: _Segments) -> tuple[Ints, Ints]:
    """Segments with the very ends of a stronger one, and that one."""
    ends = segments.begin
    other = ends + segments.direction * segments.length[:, None]
    cells = np.rint(np.column_stack((ends, other)) / LEAST).astype(np.int64)
    backward = (cells[:, 0] > cells[:, 2]) | (
        (cells[:, 0] == cells[:, 2]) & (cells[:, 1] > cells[:, 3])
    )
    cells[backward] = cells[backward][:, [2, 3, 0, 1]]
    keys = mixed(cells)
    order = np.argsort(keys)
    alike = np.concatenate(([False], keys[order][1:] == keys[order][:-1], [False]))
    order = order[alike[1:] | alike[:-1]]
    order = order[np.lexsort((segments.row[order], segments.rank[order], keys[order]))]
    same = row_all(cells[order][1:] == cells[order][:-1])
    same &= segments.length[order][1:] > LEAST
    is_first = np.concatenate(([True], ~same))[: len(order)]
    group = np.cumsum(is_first) - 1
    return order[~is_first], order[is_first][group[~is_first]]


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Pieces of segments: their middle, heading (0 to pi), half length, segment."""

    middle: Floats
    heading: Floats
    half: Floats
    owner: Ints

    @classmethod
    def of(cls, segments: _Segments, which: Ints, reach: float) -> "_Pieces":
        """Pieces of at most `reach` mm of the segments `which`."""
        count = np.maximum(np.ceil(segments.length[which] / reach), 1).astype(np.intp)
        owner = np.repeat(which, count)
        half = np.repeat(0.5 * segments.length[which] / count, count)
        place = 2 * row_ranges(np.zeros(len(which), dtype=np.intp), count) + 1
        direction = segments.direction[owner]
        middle = segments.begin[owner] + direction * (place * half)[:, None]
        return cls(middle, np.arctan2(direction[:, 1], direction[:, 0]) % np.pi, half, owner)


def _side_by_side(
    pieces: _Pieces, reach: float, angle: float, within: float
) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of segments that may run side by side at an angle (rad) below the given one.

    A piece enters the two sectors next to its direction; in a sector's own frame, what lies
    side by side lies in touching long cells.
    """
    sectors = int(np.pi / angle)
    low = np.floor(pieces.heading / (np.pi / sectors)).astype(np.intp)
    sector = np.concatenate((low, low + 1)) % sectors
    lean = np.sin(np.pi / sectors)
    size = min(reach, 2 * float(pieces.half.max(initial=0.0))) + within
    for entry in _batches(sector):
        piece, is_second = entry % len(low), entry >= len(low)
        turn = sector[entry] * (np.pi / sectors)
        x, y = pieces.middle[piece].T
        cos, sin = np.cos(turn), np.sin(turn)
        forward, aside = x * cos + y * sin, y * cos - x * sin
        half = pieces.half[piece]
        cells = np.floor(np.column_stack((forward / size, aside / (within + size * lean))))
        for left, right in cell_pairs(cells.astype(np.intp), sector[entry]):
            longest = half[left] + half[right]
            near = np.abs(forward[left] - forward[right]) <= longest + within
            near &= np.abs(aside[left] - aside[right]) <= within + longest * lean
            near &= ~(is_second[left] & is_second[right])  # the sector before has met them
            yield pieces.owner[piece[left[near]]], pieces.owner[piece[right[near]]]


def _batches(sector: Ints) -> Iterator[Ints]:
    """The entries by whole sectors, some BATCH at a time: this bounds the memory."""
    order = np.argsort(sector, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(sector[order]) > 0, np.ones(1, np.bool_))) + 1
    begin = 0
    for end in ends.tolist():
        if end - begin >= BATCH or end == len(order):
            yield order[begin:end]
            begin = end


def _overlaps(segments: _Segments, one: Ints, other: Ints, within: float) -> _Covers:
    """Of pairs of segments, those that overlap, the weaker as loser."""
    rank, row = segments.rank, segments.row
    is_later = (rank[one] > rank[other]) | (
        (rank[one] == rank[other]) & (row[one] > row[other])
    )
    loser, winner = np.where(is_later, one, other), np.where(is_later, other, one)
    (ux, uy) = segments.direction[loser].T
    (dx, dy) = (segments.begin[winner] - segments.begin[loser]).T
    (vx, vy) = (segments.direction[winner] * segments.length[winner, None]).T
    begin, aside = dx * ux + dy * uy, ux * dy - uy * dx
    run, drift = vx * ux + vy * uy, ux * vy - uy * vx
    low = np.maximum(np.minimum(begin, begin + run), 0.0)
    high = np.minimum(np.maximum(begin, begin + run), segments.length[loser])
    is_over = (high - low > LEAST) & (np.abs(run) > np.abs(drift))
    slope = drift / np.where(is_over, run, 1.0)
    apart = np.maximum(
        np.abs(aside + slope * (low - begin)), np.abs(aside + slope * (high - begin))
    )
    is_exact = apart <= EXACT
    same_path = segments.owner[loser] == segments.owner[winner]
    keep = is_over & (is_exact | ((apart <= within) & ~same_path))
    return _Covers(loser[keep], winner[keep], low[keep], high[keep], is_exact[keep])


def _runs(
    paths: Paths, segments: _Segments, covers: _Covers, within: float
) -> tuple[Floats, Floats]:
    """What goes, as intervals of the common axis.

    An inexact cover by a segment that is itself covered all along does not count: it may go.
    Exact runs go, long ones do, and closed paths that are covered all round.
    """
    is_whole = covers.high - covers.low >= segments.length[covers.loser] - LEAST
    gone = np.zeros(len(segments.length), dtype=np.bool_)
    gone[covers.loser[is_whole]] = True
    counts = covers.is_exact | ~gone[covers.winner]
    base = segments.along[segments.row[covers.loser[counts]]]
    low, high = base + covers.low[counts], base + covers.high[counts]
    exact = covers.is_exact[counts]
    first, last = segments.along[paths.starts[:-1]], segments.along[paths.starts[1:] - 1]
    kept_low, kept_high = [], []
    for some, least, small in (
        (exact, within, np.ones(len(paths), dtype=np.bool_)),
        (np.ones_like(exact), RUN, paths.closed),
    ):
        begin, end = _merged(low[some], high[some], 2 * within)
        path = owners_of(paths, segments.along, begin)
        begin = np.where(begin - first[path] <= within, first[path], begin)
        end = np.where(last[path] - end <= within, last[path], end)
        is_all = (begin == first[path]) & (end == last[path])
        goes = (end - begin >= least) | (is_all & small[path])
        kept_low.append(begin[goes])
        kept_high.append(end[goes])
    return _merged(np.concatenate(kept_low), np.concatenate(kept_high), 0.0)


def _merged(low: Floats, high: Floats, gap: float) -> tuple[Floats, Floats]:
    """Intervals that overlap, or lie no farther apart than the gap, made one."""
    if not len(low):
        return low, high
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    reach = np.maximum.accumulate(high)
    begin = np.flatnonzero(np.concatenate(([True], low[1:] > reach[:-1] + gap)))
    return low[begin], np.maximum.reduceat(high, begin)


def _without(paths: Paths, along: Floats, low: Floats, high: Floats) -> Paths:
    """The paths without the intervals of the axis; what is not touched stays as it is."""
    is_touched = np.zeros(len(paths), dtype=np.bool_)
    is_touched[owners_of(paths, along, low)] = True
    begin, end = between(paths, along, low, high)
    of_touched = is_touched[owners_of(paths, along, begin)]
    begin, end = begin[of_touched], end[of_touched]
    whole = np.flatnonzero(~is_touched)
    order = np.argsort(np.concatenate((along[paths.starts[whole]], begin)), kind="stable")
    pieces = stretches(paths, along, begin, end)
    return Paths.joined((paths.take(whole), pieces)).take(order)
