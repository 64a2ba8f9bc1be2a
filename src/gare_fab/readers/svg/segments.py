"""Drawing steps to absolute segments: where each begins and ends, and its curve.

Relative steps need the current point, which is a running sum that starts anew at every
absolute step; `_running` does that for the whole drawing. A closed subpath brings the current
point back to its start, so places are summed first within subpaths, then over their starts.
Reflected control points of T alternate, so theirs is a running sum of alternating signs.
"""

from dataclasses import dataclass

import numpy as np

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints
from gare_fab.readers.svg.tokens import ARITY, Commands


@dataclass(frozen=True, slots=True, eq=False)
class ArcSegments:
    """Elliptical arcs c + u cos t + v sin t; `rows` are those of their segments."""

    rows: Ints
    centres: Floats
    u: Floats
    v: Floats
    start: Floats
    sweep: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Segments:
    """S segments in the units of their source; curves stand apart with their rows."""

    sources: Ints
    moves: Bools  # begins a subpath, draws nothing
    ends: Floats
    quadratic_rows: Ints
    quadratics: Floats  # (K, 3, 2)
    cubic_rows: Ints
    cubics: Floats  # (K, 4, 2)
    arcs: ArcSegments


def segments(drawn: Commands) -> Segments:
    """The segments of all sources, in their order."""
    drawn = _with_moves_after_closings(drawn)
    steps = _Steps.of(drawn)
    ends = steps.ends()
    begins = np.concatenate((np.zeros((1, 2)), ends[:-1])) if len(ends) else ends
    quadratic_rows, quadratics = _quadratics(steps, begins, ends)
    cubic_rows, cubics = _cubics(steps, begins, ends)
    return Segments(
        drawn.sources,
        steps.kinds == ord("M"),
        ends,
        quadratic_rows,
        quadratics,
        cubic_rows,
        cubics,
        _arcs(steps, begins, ends),
    )


def _with_moves_after_closings(drawn: Commands) -> Commands:
    """A step after Z begins at the closed subpath's start: say so with "m 0 0"."""
    upper = drawn.letters & 0xDF
    closing = (upper[:-1] == ord("Z")) & (drawn.sources[1:] == drawn.sources[:-1])
    again = np.flatnonzero(closing & (upper[1:] == ord("Z"))) + 1
    if len(again):  # Z after Z says nothing
        keep = np.ones(len(upper), dtype=np.bool_)
        keep[again] = False
        reduced = Commands(
            drawn.letters[keep], drawn.numbers, drawn.sources[keep], drawn.broken
        )
        return _with_moves_after_closings(reduced)
    after = np.flatnonzero(closing & (upper[1:] != ord("M"))) + 1
    if not len(after):
        return drawn
    places = np.cumsum(ARITY[drawn.letters]) - ARITY[drawn.letters]
    return Commands(
        np.insert(drawn.letters, after, np.uint8(ord("m"))),
        np.insert(drawn.numbers, np.repeat(places[after], 2), 0.0),
        np.insert(drawn.sources, after, drawn.sources[after]),
        drawn.broken,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Steps:
    """The steps with their kind as a capital letter and the row of their first number."""

    kinds: Bytes
    relative: Bools
    first: Ints
    arity: Ints
    numbers: Floats
    begins_source: Bools

    @classmethod
    def of(cls, drawn: Commands) -> "_Steps":
        arity = ARITY[drawn.letters]
        begins = np.ones(len(drawn.letters), dtype=np.bool_)
        begins[1:] = drawn.sources[1:] != drawn.sources[:-1]
        return cls(
            drawn.letters & np.uint8(0xDF),
            drawn.letters >= ord("a"),
            np.cumsum(arity) - arity,
            arity,
            drawn.numbers,
            begins,
        )

    def rows(self, *kinds: str) -> Ints:
        """The steps of these kinds."""
        return np.flatnonzero(np.isin(self.kinds, [ord(kind) for kind in kinds]))

    def arguments(self, rows: Ints, count: int) -> Floats:
        """(K, count) the first arguments of these steps."""
        values: Floats = self.numbers[self.first[rows][:, None] + np.arange(count)]
        return values

    def ends(self) -> Floats:
        """(S, 2) the absolute end of every step."""
        places: Floats = np.stack([self._axis(0), self._axis(1)], axis=1)
        return places

    def _axis(self, axis: int) -> Floats:
        values, absolute = self._last_arguments(axis)
        subpath = np.isin(self.kinds, (ord("M"), ord("Z")))
        moves = self.kinds == ord("M")
        local = np.where(subpath, 0.0, values)
        inner = _running(local, absolute | subpath)
        anchor = _anchors(absolute | subpath)
        known = ~subpath[anchor]  # an absolute step stands between here and the start
        return self._placed(values, moves & absolute, inner, known)

    def _last_arguments(self, axis: int) -> tuple[Floats, Bools]:
        """What each step says of one axis of its end, and whether that is absolute."""
        values = np.zeros(len(self.kinds))
        absolute = ~self.relative & (self.arity > 0)
        pairs = np.flatnonzero(self.arity >= 2)
        values[pairs] = self.numbers[self.first[pairs] + self.arity[pairs] - 2 + axis]
        along, across = ("H", "V") if axis == 0 else ("V", "H")
        single = self.rows(along)
        values[single] = self.numbers[self.first[single]]
        absolute[self.rows(across)] = False
        begins = self.begins_source  # the first move counts from 0, 0
        return values, absolute | begins

    def _placed(self, values: Floats, absolute: Bools, inner: Floats, known: Bools) -> Floats:
        """Absolute places, from those within subpaths: sum over the subpaths' starts."""
        subpaths = np.flatnonzero(np.isin(self.kinds, (ord("M"), ord("Z"))))
        moves = self.kinds[subpaths] == ord("M")
        before = np.maximum(subpaths - 1, 0)
        shift = np.where(moves, values[subpaths], 0.0)
        from_step = moves & ~absolute[subpaths]
        shift = shift + np.where(from_step, inner[before], 0.0)
        fixed = absolute[subpaths] | (from_step & known[before])
        starts = _running(shift, fixed)
        owner = np.searchsorted(subpaths, np.arange(len(self.kinds)), side="right") - 1
        placed: Floats = np.where(known, inner, inner + starts[owner])
        return placed


def _anchors(absolute: Bools) -> Ints:
    """For every row the last one up to it where a sum starts anew."""
    rows = np.arange(len(absolute), dtype=np.intp)
    anchors: Ints = np.maximum.accumulate(np.where(absolute, rows, 0))
    return anchors


def _running(values: Floats, absolute: Bools) -> Floats:
    """Running sums that start anew, with the value itself, where it is absolute."""
    total = np.cumsum(np.where(absolute, 0.0, values))
    anchors = _anchors(absolute)
    sums: Floats = total - total[anchors] + values[anchors]
    return sums


def _quadratics(steps: _Steps, begins: Floats, ends: Floats) -> tuple[Ints, Floats]:
    """Q with its control point, T with the reflected one of the step before."""
    rows = steps.rows("Q", "T")
    start = begins[rows]
    explicit = steps.kinds[rows] == ord("Q")
    control = np.zeros((len(rows), 2))
    control[explicit] = _offset(steps, rows[explicit], start[explicit], 0)
    follows = np.zeros(len(rows), dtype=np.bool_)
    follows[1:] = np.diff(rows) == 1
    fresh = ~explicit & ~follows
    control[fresh] = start[fresh]
    fixed = explicit | fresh
    sign = np.where(np.arange(len(rows)) % 2 == 0, 1.0, -1.0)[:, None]
    change = sign * np.where(fixed[:, None], control, 2 * start)
    for axis in (0, 1):
        control[:, axis] = sign[:, 0] * _running(change[:, axis], fixed)
    return rows, np.stack([start, control, ends[rows]], axis=1)


def _cubics(steps: _Steps, begins: Floats, ends: Floats) -> tuple[Ints, Floats]:
    """C with its control points, S with the first one reflected from the step before."""
    rows = steps.rows("C", "S")
    start = begins[rows]
    full = steps.kinds[rows] == ord("C")
    first, second = start.copy(), np.zeros((len(rows), 2))
    first[full] = _offset(steps, rows[full], start[full], 0)
    second[full] = _offset(steps, rows[full], start[full], 2)
    second[~full] = _offset(steps, rows[~full], start[~full], 0)
    follows = np.zeros(len(rows), dtype=np.bool_)
    follows[1:] = np.diff(rows) == 1
    smooth = np.flatnonzero(~full & follows)
    first[smooth] = 2 * start[smooth] - second[smooth - 1]
    return rows, np.stack([start, first, second, ends[rows]], axis=1)


def _offset(steps: _Steps, rows: Ints, start: Floats, place: int) -> Floats:
    """The point that stands at a place of the arguments, absolute."""
    point = steps.arguments(rows, place + 2)[:, place:]
    return point + np.where(steps.relative[rows][:, None], start, 0.0)


def _arcs(steps: _Steps, begins: Floats, ends: Floats) -> ArcSegments:
    """Arcs by centre, after the implementation notes of SVG (endpoint to centre).

    An arc without a radius is a line, one that goes nowhere is nothing; radii that cannot
    reach are enlarged.
    """
    rows = steps.rows("A")
    given = steps.arguments(rows, 7)
    start, end = begins[rows], ends[rows]
    radii = np.abs(given[:, :2])
    round_ = (radii > 0).all(axis=1) & (start != end).any(axis=1)
    rows, given, radii = rows[round_], given[round_], radii[round_]
    start, end = start[round_], end[round_]
    turn = np.radians(given[:, 2])
    cos, sin = np.cos(turn), np.sin(turn)
    half = (start - end) / 2
    # in the frame where the ellipse is the unit circle, the chord lies from -p to p
    p = np.stack([cos * half[:, 0] + sin * half[:, 1], cos * half[:, 1] - sin * half[:, 0]], 1)
    p /= radii
    reach = np.hypot(p[:, 0], p[:, 1])
    grown = np.maximum(reach, 1.0)
    radii, p = radii * grown[:, None], p / grown[:, None]
    square = np.minimum((p * p).sum(axis=1), 1.0)
    large, sweeping = given[:, 3] != 0, given[:, 4] != 0
    away = np.sqrt((1 - square) / square) * np.where(large == sweeping, -1.0, 1.0)
    centre = np.stack([away * p[:, 1], -away * p[:, 0]], axis=1)
    begin = np.arctan2(*(p - centre).T[::-1])
    sweep = np.arctan2(*(-p - centre).T[::-1]) - begin
    sweep = np.where(sweeping, sweep % (2 * np.pi), -(-sweep % (2 * np.pi)))
    u = radii[:, :1] * np.stack([cos, sin], axis=1)
    v = radii[:, 1:] * np.stack([-sin, cos], axis=1)
    middle = (start + end) / 2 + centre[:, :1] * u + centre[:, 1:] * v
    return ArcSegments(rows, middle, u, v, begin, sweep)
