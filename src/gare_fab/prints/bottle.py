"""The bottle as glass, with the engraving on it, from the front and from behind.

Seen by an eye far away that looks down by a few degrees: a point at angle a (0 = towards the
eye), radius r and height z lies on the page at

    x = r sin a        y = z cos(tilt) - r cos(a) sin(tilt)

Glass is painted from back to front: the far wall, what is engraved on it, the near wall and
the light on it, what is engraved on that, and highlights.
"""

import math

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.wrap import Revolved
from gare_fab.model.artwork import Shape, Stroke
from gare_fab.model.document import Document
from gare_fab.model.paint import Paint
from gare_fab.model.plan import Plan
from gare_fab.model.scene import Scene, SceneItem, SceneText
from gare_fab.prints.contract import Print

_TILT = math.radians(8.0)
_LIGHTS = 36
_PROFILE_ROWS = 240
_STEP_RAD = math.radians(2.5)  # a stroke is drawn straight over no more than this
_STEP_MM = 2.0
_WALL = Paint(22, 56, 32, 0.6)
_LIGHT = Paint(120, 178, 118, 0.022)
_FROST = Paint(244, 250, 248)
_INK = Paint(70, 70, 70)
_VIEWS = (Message("Front"), Message("Back"))


def _draw(document: Document, plan: Plan | None, language: str) -> Scene:
    del document  # the plan's surface is the bottle
    surface = plan.surface if plan is not None else None
    if plan is None or not isinstance(surface, Revolved):
        return Scene(10.0, 10.0, ())
    profile = _profile(surface)
    radius = float(profile[:, 1].max())
    top = float(profile[-1, 0])
    angles, heights, starts = _engraving(plan, surface)
    gap = radius * 2.6
    items: list[SceneItem] = []
    for index, turned in enumerate((0.0, math.pi)):
        name = _VIEWS[index].text(language)
        view = _View(surface, index * gap, turned)
        items += _glass_back(view, profile)
        items += _marks(view, angles, heights, starts, near=False)
        items += _glass_front(view, profile)
        items += _marks(view, angles, heights, starts, near=True)
        items += _highlights(view, profile)
        label = SceneText(index * gap, -radius * 0.5, radius * 0.22, name, "middle", _INK)
        items.append(label)
    low = -radius * 0.75
    width = gap + radius * 2.6
    background = Paint(255, 255, 255)
    return Scene(width, top + radius * 0.3 - low, tuple(items), -radius * 1.3, low, background)


class _View:
    """One look at the bottle: moved sideways by mm, the bottle turned by an angle."""

    def __init__(self, surface: Revolved, shift: float, turned: float) -> None:
        self.surface = surface
        self.shift = shift
        self.turned = turned

    def page(self, angle: Floats, height: Floats, radius: Floats) -> Floats:
        """(N, 2) page mm of points on the glass; the angle is from the eye."""
        x = self.shift + radius * np.sin(angle)
        y = height * math.cos(_TILT) - radius * np.cos(angle) * math.sin(_TILT)
        return np.column_stack((x, y))


def _profile(surface: Revolved) -> Floats:
    """(K, 2) heights and radii, dense enough to look smooth."""
    points = np.array(surface.meridian.points)
    heights = np.union1d(np.linspace(points[0, 0], points[-1, 0], _PROFILE_ROWS), points[:, 0])
    return np.column_stack((heights, surface.meridian.radius(heights)))


def _outline(view: _View, profile: Floats, begin: float, end: float) -> Paths:
    """The strip of wall between two angles as a closed outline, rounded at foot and mouth."""
    heights, radii = profile[:, 0], profile[:, 1]
    round_about = np.linspace(begin, end, 24)
    foot = np.full(24, heights[0]), np.full(24, radii[0])
    mouth = np.full(24, heights[-1]), np.full(24, radii[-1])
    parts = [
        view.page(round_about, *foot),
        view.page(np.full(len(heights), end), heights, radii),
        view.page(round_about[::-1], *mouth),
        view.page(np.full(len(heights), begin), heights[::-1], radii[::-1]),
    ]
    ring = np.concatenate(parts)
    return Paths.of([np.concatenate((ring, ring[:1]))])


def _glass_back(view: _View, profile: Floats) -> list[SceneItem]:
    wall = _outline(view, profile, math.pi / 2, 3 * math.pi / 2)
    front = _outline(view, profile, -math.pi / 2, math.pi / 2)
    dark = Paint(24, 52, 34)
    return [Shape(wall, fill=dark), Shape(front, fill=dark, stroke=Stroke(dark, 0.8))]


def _glass_front(view: _View, profile: Floats) -> list[SceneItem]:
    """The near wall, then narrower and narrower light on it: dark at the sides, no seams."""
    half = math.pi / 2
    items: list[SceneItem] = [Shape(_outline(view, profile, -half, half), fill=_WALL)]
    for share in np.linspace(0.98, 0.1, _LIGHTS).tolist():
        angle = math.asin(share)
        items.append(Shape(_outline(view, profile, -angle, angle * 0.94), fill=_LIGHT))
    mouth = profile[-1:]
    ring = np.linspace(0.0, 2 * math.pi, 60)
    top = view.page(ring, np.full(60, mouth[0, 0]), np.full(60, mouth[0, 1]))
    bore = view.page(ring, np.full(60, mouth[0, 0]), np.full(60, mouth[0, 1] * 0.64))
    items.append(Shape(Paths.of([top]), fill=Paint(120, 160, 118)))
    items.append(Shape(Paths.of([bore]), fill=Paint(22, 40, 28)))
    return items


def _highlights(view: _View, profile: Floats) -> list[SceneItem]:
    inner = profile[(profile[:, 0] > profile[0, 0] + 6) & (profile[:, 0] < profile[-1, 0] - 4)]
    bands = ((-0.98, -0.84, 0.16), (-0.92, -0.88, 0.22), (0.86, 1.0, 0.10))
    return [
        Shape(_outline(view, inner, begin, end), fill=Paint(255, 255, 255, alpha))
        for begin, end, alpha in bands
    ]


def _engraving(plan: Plan, surface: Revolved) -> tuple[Floats, Floats, Bools]:
    """Angles and heights of all strokes, made fine; True where a new stroke begins."""
    parts = [section.strokes for section in plan.sections if len(section.strokes)]
    if not parts:
        return np.zeros(0), np.zeros(0), np.zeros(0, np.bool_)
    points = np.concatenate([part.points[:, :2] for part in parts])
    begins = np.zeros(len(points), np.bool_)
    offset = 0
    for part in parts:
        begins[part.starts[:-1] + offset] = True
        offset += len(part.points)
    turn = points[:, 0] / surface.reference_radius
    steps = np.maximum(
        np.abs(np.diff(turn)) / _STEP_RAD, np.abs(np.diff(points[:, 1])) / _STEP_MM
    )
    counts = np.where(begins[1:], 1, np.ceil(steps)).astype(np.intp).clip(1, 400)
    rows = np.concatenate(([0.0], np.repeat(np.arange(len(counts)), counts)))
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    place = np.concatenate(([0.0], rows[1:] + (within + 1) / np.repeat(counts, counts)))
    index = np.arange(len(points))
    fine_begins = np.zeros(len(place), np.bool_)
    fine_begins[np.concatenate(([0], np.cumsum(counts)))[begins]] = True
    angles = np.interp(place, index, turn)
    return angles, np.interp(place, index, points[:, 1]), fine_begins


def _marks(
    view: _View, angles: Floats, heights: Floats, begins: Bools, *, near: bool
) -> list[SceneItem]:
    """What is engraved on the near or the far wall, frosted; the far one through the glass."""
    if not len(angles):
        return []
    angles = angles - view.turned
    middle = (angles[1:] + angles[:-1]) / 2
    is_near = np.cos(middle) > 0.0
    shown = (is_near if near else ~is_near) & ~begins[1:]
    page = view.page(angles, heights, view.surface.meridian.radius(heights))
    paths = _runs(page, shown)
    if not len(paths):
        return []
    paint = Paint(_FROST.red, _FROST.green, _FROST.blue, 0.95 if near else 0.35)
    return [Shape(paths, stroke=Stroke(paint, 0.26, cap="round", join="round"))]


def _runs(points: Floats, shown: Bools) -> Paths:
    """The runs of neighbouring points whose segments are shown."""
    padded = np.concatenate(([False], shown, [False]))
    begin = np.flatnonzero(padded[1:] & ~padded[:-1])
    end = np.flatnonzero(~padded[1:] & padded[:-1]) + 1
    counts = end - begin
    first = np.cumsum(counts) - counts
    rows = np.arange(counts.sum()) + np.repeat(begin - first, counts)
    return Paths.from_counts(points[rows], counts)


BOTTLE = Print("bottle", "Bottle", _draw)
