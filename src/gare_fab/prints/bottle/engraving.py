"""What is engraved round a bottle, prepared once and then turned as quickly as it is drawn."""

import math
from dataclasses import dataclass, replace
from typing import assert_never

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.artwork import Stroke
from gare_fab.model.paint import Paint
from gare_fab.model.plan import Plan, Strokes
from gare_fab.model.timeline import Timeline
from gare_fab.prints.bottle.view import TILT

_STEP_RAD = math.radians(2.5)  # a stroke is drawn straight over no more than this
_STEP_MM = 2.0
_MOST_PIECES = 400  # of one straight piece
WIDTH = 0.26  # mm: what can be seen
_NEAR = Stroke(Paint(246, 250, 248, 0.92), WIDTH, cap="round", join="round")
_FAR = Stroke(Paint(238, 246, 240, 0.55), WIDTH, cap="round", join="round")


@dataclass(frozen=True, slots=True, eq=False)
class Engraving:
    """N points on the glass, the bottle unturned.

    right, depth (N,) mm from the axis to the right and towards the eye; level (N,) the page's
    y without the tilt's part; turned away where the depth is below `limit` (N,); `is_drawn`
    (N - 1,) where a line leads from a point to the next.
    """

    right: Floats
    depth: Floats
    level: Floats
    limit: Floats
    is_drawn: Bools


def frost(*, near: bool, width: float = WIDTH) -> Stroke:
    """How engraved lines are painted; those of the far wall lie behind two walls' light."""
    return replace(_NEAR if near else _FAR, width=width)


def engraving_of(work: Plan | Timeline, surface: Revolved) -> Engraving:
    """The engraving that a plan or a timeline will make."""
    match work:
        case Plan():
            strokes = Strokes.joined(section.strokes for section in work.sections)
            return engraving(strokes.points[:, :2], strokes.starts, surface)
        case Timeline():
            is_kept = work.is_work.copy()
            is_kept[:-1] |= work.is_work[1:]
            begins = np.flatnonzero(~work.is_work[is_kept])
            starts = np.append(begins, int(is_kept.sum()))
            return engraving(work.stock[is_kept, :2].astype(np.float64), starts, surface)
        case _:
            assert_never(work)


def engraving(points: Floats, starts: Ints, surface: Revolved) -> Engraving:
    """The lines (N, 2) stock mm that begin at `starts` (M + 1,), made fine enough to bend."""
    if not len(points):
        none = np.zeros(0)
        return Engraving(none, none, none, none, np.zeros(0, np.bool_))
    angle, height, is_drawn = _finer(points, starts, surface.reference_radius)
    meridian = surface.meridian
    radius = meridian.radius(height)
    return Engraving(
        right=radius * np.sin(angle),
        depth=radius * np.cos(angle),
        level=height * math.cos(TILT),
        limit=radius * meridian.slope(height) * math.tan(TILT),
        is_drawn=is_drawn,
    )


def marks(engraved: Engraving, turned: float, *, near: bool) -> Paths:
    """The lines on the near or the far wall, mm on the page, the bottle turned by rad.

    A bottle that is turned by a positive angle shows what lies at that angle in front.
    """
    if len(engraved.right) < 2:
        return Paths.of([])
    cosine, sine = math.cos(turned), math.sin(turned)
    depth = engraved.depth * cosine + engraved.right * sine
    is_near = depth > engraved.limit
    is_near = is_near[1:] | is_near[:-1]
    shown = engraved.is_drawn & (is_near if near else ~is_near)
    padded = np.concatenate(([False], shown, [False]))
    first = np.flatnonzero(padded[1:] & ~padded[:-1])
    last = np.flatnonzero(~padded[1:] & padded[:-1])
    counts = last - first + 1
    offset = np.cumsum(counts) - counts
    rows = np.arange(int(counts.sum())) + np.repeat(first - offset, counts)
    points = np.empty((len(rows), 2))
    points[:, 0] = engraved.right[rows] * cosine - engraved.depth[rows] * sine
    points[:, 1] = engraved.level[rows] - depth[rows] * math.sin(TILT)
    return Paths.from_counts(points, counts)


def _finer(points: Floats, starts: Ints, radius: float) -> tuple[Floats, Floats, Bools]:
    """Angles and heights with points between, and whether a line leads to the next."""
    angle, height = points[:, 0] / radius, points[:, 1]
    leads = np.ones(len(points) - 1, np.bool_)
    leads[starts[1:-1] - 1] = False
    steps = np.maximum(np.abs(np.diff(angle)) / _STEP_RAD, np.abs(np.diff(height)) / _STEP_MM)
    counts = np.where(leads, np.ceil(steps), 1).astype(np.intp).clip(1, _MOST_PIECES)
    rows = np.repeat(np.arange(len(counts)), counts)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    place = np.concatenate(([0.0], rows + (within + 1) / counts[rows]))
    index = np.arange(len(points))
    return np.interp(place, index, angle), np.interp(place, index, height), leads[rows]
