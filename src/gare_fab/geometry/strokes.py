"""Strokes as areas: what a pen paints along lines, with the caps and joins of SVG.

GEOS paints the lines with cut corners and ends; what joins and caps add to that is put to it.
Left alone it would clip a long miter where SVG cuts it to a bevel, and know no caps of dots.

    direction d, left normal n, half the width h; at a corner the outer side is the one that
    the line turns away from, and the turn is the signed angle from one direction to the next
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.dashes import dash_count, dashed
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.regions import Region, quarter_segments, union

_SMOOTH = 0.35  # radians: a line that turns by less is taken for a curve
MOST_DASHES = 20_000  # more are no drawing; as areas they would take too long
_MOST_MEETINGS = 500_000  # of dashes with each other, where caps are longer than gaps
_SPECK = 1e-4  # mm: what stands for a dash of no length, so that it has a direction

Pieces = list[npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are painted: width in mm, cap, join and dashes by their names in SVG."""

    width: float
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0


def stroke_area(
    paths: Paths, pen: Pen, tolerance: float = 0.01, closed: Bools | None = None
) -> Region:
    """The area that a pen paints along the paths, dashes and all; without width none.

    Dashes that are too many, or too fine to be told apart, count as a solid line.

    Round caps and joins stay within the tolerance; bends that matter by less than a hundredth
    of half the width may be straightened. `closed` says which paths have a join
    where they end, by default those that end where they begin. A dot is painted with round
    caps as a disc, with square ones as a square.
    """
    if not pen.width > 0.0 or not len(paths):
        return shapely.Polygon()
    if _is_dashed(paths, pen):
        dash = tuple(max(length, _SPECK) for length in pen.dash)
        paths, closed = dashed(paths, dash, pen.dash_offset), None
    lines = paths.without_repeats()
    closed = lines.closed if closed is None else closed & lines.closed
    pieces = _dots(lines.take(lines.counts == 1).points, pen, tolerance)
    kept = lines.counts > 1
    lines, closed = _opened(lines.take(kept), closed[kept])
    pieces += _added(lines, closed, pen, tolerance)
    bands = _bands(lines, pen, tolerance)
    areas = np.concatenate([bands, *(shapely.polygons(part) for part in pieces if len(part))])
    return union(areas[~shapely.is_empty(areas)])


def _is_dashed(paths: Paths, pen: Pen) -> bool:
    """Whether its dashes can be told apart: those that are too fine make a solid line."""
    count = dash_count(paths, pen.dash)
    period = sum(pen.dash) / max(len(pen.dash), 1)
    reach = 0.0 if pen.cap == "butt" else pen.width
    return 0.0 < count <= MOST_DASHES and count * reach <= _MOST_MEETINGS * period


def _opened(lines: Paths, closed: Bools) -> tuple[Paths, Bools]:
    """Lines that end where they begin without being closed, cut in two.

    So that nobody takes them for rings; the cut lies in the middle of their first segment.
    """
    rings = np.flatnonzero(lines.closed & ~closed)
    if not len(rings):
        return lines, closed
    middles = (lines.points[lines.starts[rings]] + lines.points[lines.starts[rings] + 1]) / 2
    parts = [np.asarray(lines[i]) for i in range(len(lines))]
    for ring, middle in zip(rings.tolist(), middles, strict=True):
        parts.append(np.stack((parts[ring][0], middle)))
        parts[ring] = np.concatenate((middle[None], parts[ring][1:]))
    extra = np.zeros(len(rings), dtype=np.bool_)
    return Paths.of(parts), np.concatenate((closed, extra))


def _bands(lines: Paths, pen: Pen, tolerance: float) -> npt.NDArray[np.object_]:
    """What is painted with cut ends, and cut corners where the join is not round."""
    if not len(lines):
        return np.zeros(0, dtype=np.object_)
    half = pen.width / 2
    strings = np.asarray(shapely.linestrings(lines.points, indices=lines.owners), np.object_)
    bands: npt.NDArray[np.object_] = shapely.buffer(
        strings,
        half,
        quad_segs=quarter_segments(half, tolerance),
        cap_style="flat",
        join_style="round" if pen.join == "round" else "bevel",
    )
    return bands


def _dots(points: Floats, pen: Pen, tolerance: float) -> Pieces:
    half = pen.width / 2
    if pen.cap == "square":
        corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
    elif pen.cap == "round":
        angles = np.linspace(0, 2 * math.pi, 4 * quarter_segments(half, tolerance) + 1)[:-1]
        corners = half * np.stack((np.cos(angles), np.sin(angles)), axis=1)
    else:
        return []
    return [points[:, None] + corners]


def _added(lines: Paths, closed: Bools, pen: Pen, tolerance: float) -> Pieces:
    """The joins and caps that lie outside the bands."""
    if not len(lines):
        return []
    rows = lines.segments
    begins, ends = lines.points[rows], lines.points[rows + 1]
    steps = ends - begins
    directions = steps / np.hypot(steps[:, 0], steps[:, 1])[:, None]
    counts = lines.counts - 1
    last = np.cumsum(counts) - 1
    first = last + 1 - counts
    before, after = _corners(first, last, closed)
    joins = _joins(ends[before], directions[before], directions[after], (pen, tolerance))
    heads, tails = first[~closed], last[~closed]
    places = np.concatenate((begins[heads], ends[tails]))
    facing = np.concatenate((-directions[heads], directions[tails]))
    return [*joins, *_caps(places, facing, pen, tolerance)]


def _corners(first: Ints, last: Ints, closed: Bools) -> tuple[Ints, Ints]:
    """The segments before and after each corner, the closing ones at the end."""
    inner = np.ones(int(last[-1]) + 1, dtype=np.bool_)
    inner[last] = False
    before = np.flatnonzero(inner)
    return (
        np.concatenate((before, last[closed])),
        np.concatenate((before + 1, first[closed])),
    )


def _joins(places: Floats, came: Floats, goes: Floats, how: tuple[Pen, float]) -> Pieces:
    """What miters, and curves where they turn by much, add to cut corners."""
    pen, tolerance = how
    if pen.join == "round":
        return []
    half = pen.width / 2
    cross = came[:, 0] * goes[:, 1] - came[:, 1] * goes[:, 0]
    turn = np.arctan2(cross, (came * goes).sum(axis=1))
    side = np.where(turn < 0, 1.0, -1.0)[:, None]  # the outer side: right of a left turn
    outer = half * side * _left(came)
    is_smooth = np.abs(turn) < _SMOOTH
    curved = is_smooth & (half * (1 - np.cos(turn / 2)) > tolerance)
    parts = [_sectors(places[curved], outer[curved], turn[curved], 2)]
    if pen.join == "bevel":
        return parts
    reach = 1 / np.maximum(np.cos(turn / 2), 1e-9)  # of a miter, in half widths
    pointed = ~is_smooth & (reach <= pen.miter_limit)
    parts.append(_miters(places[pointed], outer[pointed], turn[pointed]))
    if pen.join == "miter-clip":
        cut = ~is_smooth & ~pointed
        limit = pen.miter_limit * half
        parts.append(_clipped(places[cut], outer[cut], turn[cut], limit))
    return parts


def _sectors(places: Floats, outer: Floats, turn: Floats, steps: int) -> Floats:
    """(K, steps + 2, 2) fans from the outer normal over the turn."""
    shares = np.linspace(0.0, 1.0, steps + 1)
    rim = _turned(outer[:, None], turn[:, None] * shares)
    return np.concatenate((places[:, None], places[:, None] + rim), axis=1)


def _miters(places: Floats, outer: Floats, turn: Floats) -> Floats:
    tips = _turned(outer, turn / 2) / np.cos(turn / 2)[:, None]
    ends = _turned(outer, turn)
    return np.stack((places, places + outer, places + tips, places + ends), axis=1)


def _clipped(places: Floats, outer: Floats, turn: Floats, limit: float) -> Floats:
    """Miters cut straight at this distance from the corner."""
    half = np.hypot(outer[:, 0], outer[:, 1])
    ends = _turned(outer, turn)
    cut = np.maximum(limit - half * np.cos(turn / 2), 0.0)[:, None]
    sine = np.maximum(np.abs(np.sin(turn / 2)), 1e-9)
    onward = -np.sign(turn)[:, None] * _left(outer) / (half * -sine)[:, None] * cut
    backward = np.sign(turn)[:, None] * _left(ends) / (half * -sine)[:, None] * cut
    corners = (places, places + outer, places + outer + onward)
    return np.stack((*corners, places + ends + backward, places + ends), axis=1)


def _caps(places: Floats, facing: Floats, pen: Pen, tolerance: float) -> Pieces:
    half = pen.width / 2
    across = half * _left(facing)
    if pen.cap == "round":
        turn = np.full(len(places), math.pi)
        return [_sectors(places, -across, turn, 2 * quarter_segments(half, tolerance))]
    if pen.cap != "square":
        return []
    ahead = half * facing
    corners = (-across, -across + ahead, across + ahead, across)
    return [np.stack([places + corner for corner in corners], axis=1)]


def _left(directions: Floats) -> Floats:
    """The directions turned by a quarter to the left."""
    return np.stack((-directions[..., 1], directions[..., 0]), axis=-1)


def _turned(vectors: Floats, angles: Floats) -> Floats:
    cos, sin = np.cos(angles)[..., None], np.sin(angles)[..., None]
    turned: Floats = vectors * cos + _left(vectors) * sin
    return turned
