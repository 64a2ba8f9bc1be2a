"""Markers: what stands at the beginning, the corners and the end of a shape, and how it turns.

vertex      where a segment begins or ends; the first gets marker-start, the last
            marker-end, all others marker-mid, whatever subpath they belong to
direction   that of the curve; at a corner, and where a subpath closes, the middle between
            the one that it comes with and the one that it goes with
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.readers.svg.painter import Painted
from gare_fab.readers.svg.paints import reference
from gare_fab.readers.svg.places import Clip, Place
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.segments import Segments, segments
from gare_fab.readers.svg.source import SVG, Element
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.tokens import Commands
from gare_fab.readers.svg.units import ViewBox, Viewport, fitted, length, view_box

_MARKER = SVG + "marker"
_ANGLE = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(deg|grad|rad|turn|)")
_DEGREES = MappingProxyType(
    {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
)
_SHARES = MappingProxyType(
    {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}
)
_TINY = 1e-9
_MOST = 10_000
_OPEN = {"visible", "auto"}


@dataclass(frozen=True, slots=True, eq=False)
class _Vertices:
    """(V, 2) places and (V,) directions in radians, y down."""

    places: Floats
    angles: Floats


def marked_places(
    scope: Scope, place: Place, painted: Painted, drawn: Commands, row: int
) -> Iterator[tuple[Element, Place]]:
    """Each marker of a shape with the place of what stands in it, in paint order.

    `row` is the number of the shape's item, whose box servers that it lends refer to.
    """
    width, targets = _stroke_width(place), _targets(scope, place.style)
    if width <= 0 or not any(target is not None for target in targets):
        return
    vertices = _vertices(drawn)
    last = len(vertices.places) - 1
    if last > _MOST:
        scope.tally.dropped("Markers on lines of very many corners are left out.")
    if not 0 < last <= _MOST:  # one move alone draws nothing
        return
    inner = replace(place, context=painted.lent_by(row), role="marker")
    parts = (range(1), range(1, last), range(last, last + 1))
    for which, (target, rows) in enumerate(zip(targets, parts, strict=True)):
        if target is None:
            continue
        for vertex in rows:
            angle = _stand(target, float(vertices.angles[vertex]), is_start=which == 0)
            x, y = vertices.places[vertex].tolist()
            at = inner.mapped(Affine.moved(x, y) @ Affine.rotated(angle))
            found = _placed(scope, target, at, width)
            if found is not None:
                yield target, found


def _stroke_width(place: Place) -> float:
    """The width that markers are measured in; 0 where none is shown."""
    style = place.style
    if style.get("visibility", "visible") != "visible":
        return 0.0
    text = style.get("stroke-width", "1")
    return length(text, place.viewport, "", style.font_size) or 0.0


def _targets(scope: Scope, style: Style) -> list[Element | None]:
    """The marker elements for start, mid and end."""
    names = ("marker-start", "marker-mid", "marker-end")
    found = [scope.ids.get(reference(style.get(name, "none"))[1:]) for name in names]
    targets = [one if one is not None and one.tag == _MARKER else None for one in found]
    for target in targets:
        if target is not None:
            scope.expansion.check(target)
    return targets


def _stand(marker: Element, angle: float, *, is_start: bool) -> float:
    """How far a marker is turned, in degrees."""
    orient = marker.get("orient") or "0"
    if orient == "auto":
        return math.degrees(angle)
    if orient == "auto-start-reverse":
        return math.degrees(angle) + (180.0 if is_start else 0.0)
    match = _ANGLE.fullmatch(orient)
    return float(match[1]) * _DEGREES[match[2]] if match else 0.0


def _placed(scope: Scope, marker: Element, at: Place, stroke_width: float) -> Place | None:
    """The place of a marker's contents; None where it has no size."""
    style = scope.cascade.of(marker)
    viewport = at.viewport

    def size(name: str, axis: str) -> float:
        found = length(marker.get(name) or "3", viewport, axis, style.font_size)
        return 3.0 if found is None else found

    width, height = size("markerWidth", "x"), size("markerHeight", "y")
    if not (min(width, height) > 0 and math.isfinite(width * height)):
        return None
    box = view_box(marker.get("viewBox"))
    if box is not None and min(box.width, box.height) <= 0:
        box = None
    inner = Affine()
    if box is not None:
        inner = fitted(box, width, height, marker.get("preserveAspectRatio"))
        viewport = replace(viewport, width=box.width, height=box.height)
    reach = box or ViewBox(0.0, 0.0, width, height)
    refs = (
        _ref(marker.get("refX"), (reach.x, reach.width), at.viewport, "x", style.font_size),
        _ref(marker.get("refY"), (reach.y, reach.height), at.viewport, "y", style.font_size),
    )
    corner = inner.apply(np.array([refs]))[0].tolist()
    factor = 1.0 if marker.get("markerUnits") == "userSpaceOnUse" else stroke_width
    frame = at.mapped(Affine.scaled(factor) @ Affine.moved(-corner[0], -corner[1]))
    if style.get("overflow", "hidden") not in _OPEN:
        limit = ViewBox(0.0, 0.0, width, height)
        frame = frame.within(Clip(frame.affine, at.viewport, box=limit))
    return replace(frame.mapped(inner, viewport), style=style)


def _ref(
    text: str | None, reach: tuple[float, float], viewport: Viewport, axis: str, font: float
) -> float:
    """Where along an axis a marker is held, in the units of its contents.

    A side is one of its reach, which begins somewhere and has a size; browsers take percent of
    the viewport of what is marked.
    """
    word = (text or "0").strip().lower()
    if word in _SHARES:
        return reach[0] + _SHARES[word] * reach[1]
    return length(word, viewport, axis, font) or 0.0


def _vertices(drawn: Commands) -> _Vertices:
    """All vertices of a shape, with their directions."""
    given = segments(drawn)
    starts, ends = _directions(given)
    closed = _closed(drawn.letters.tobytes().decode("ascii"))
    places: list[Floats] = []
    angles: list[float] = []
    moves = np.flatnonzero(given.moves).tolist()
    for number, first in enumerate(moves):
        last = moves[number + 1] if number + 1 < len(moves) else len(given.moves)
        rows = range(first + 1, last)
        is_closed = number < len(closed) and closed[number]
        for row in range(first, last):
            comes = ends[row] if row > first else None
            goes = starts[row + 1] if row + 1 < last else None
            if is_closed and row == first and rows:
                comes = ends[last - 1]
            if is_closed and row == last - 1 and rows:
                goes = starts[first + 1]
            places.append(given.ends[row])
            angles.append(_between(comes, goes))
    return _Vertices(np.array(places).reshape(-1, 2), np.array(angles))


def _closed(letters: str) -> list[bool]:
    """Which of the subpaths are closed; a step after a closing begins another one."""
    subpaths = re.findall(r"[Mm][^MmZz]*[Zz]*|(?<=[Zz])[^MmZz]+[Zz]*", letters)
    return [subpath[-1] in "Zz" for subpath in subpaths]


def _between(comes: Floats | None, goes: Floats | None) -> float:
    """The direction in the middle of two, or the one there is, in radians."""
    if comes is None and goes is None:
        return 0.0
    if comes is None or goes is None:
        one = goes if comes is None else comes
        return 0.0 if one is None else math.atan2(one[1], one[0])
    first, second = math.atan2(comes[1], comes[0]), math.atan2(goes[1], goes[0])
    turn = (second - first + math.pi) % (2 * math.pi) - math.pi
    return first + (abs(turn) if abs(turn) > math.pi - _TINY else turn) / 2


def _directions(given: Segments) -> tuple[list[Floats | None], list[Floats | None]]:
    """Where every segment goes at its beginning and at its end.

    Those without length go as their neighbours do.
    """
    count = len(given.ends)
    begins = np.concatenate((np.zeros((1, 2)), given.ends[:-1])) if count else given.ends
    starts: list[Floats | None] = [_first(step) for step in (given.ends - begins)[:, None]]
    ends: list[Floats | None] = list(starts)
    curves = (
        (given.quadratic_rows, given.quadratics),
        (given.cubic_rows, given.cubics),
    )
    for rows, control in curves:
        for row, points in zip(rows.tolist(), control, strict=True):
            starts[row] = _first(points[1:] - points[0])
            ends[row] = _first(points[-1] - points[-2::-1])
    arcs = given.arcs
    for k, row in enumerate(arcs.rows.tolist()):
        sign = math.copysign(1.0, arcs.sweep[k])
        for angle, found in ((arcs.start[k], starts), (arcs.start[k] + arcs.sweep[k], ends)):
            along = -arcs.u[k] * math.sin(angle) + arcs.v[k] * math.cos(angle)
            found[row] = _first(np.array([sign * along]))
    _fill_gaps(starts, ends, given.moves.tolist())
    return starts, ends


def _first(vectors: Floats) -> Floats | None:
    """The first of some vectors that has a length."""
    for vector in vectors:
        if abs(vector[0]) > _TINY or abs(vector[1]) > _TINY:
            return np.asarray(vector)
    return None


def _fill_gaps(
    starts: list[Floats | None], ends: list[Floats | None], moves: list[bool]
) -> None:
    """Give segments without length the direction of the one before, else of the next."""
    count = len(starts)
    for rows, source in ((range(count), ends), (range(count - 1, -1, -1), starts)):
        before: Floats | None = None
        for row in rows:
            if moves[row]:
                starts[row] = ends[row] = None
                before = None
            elif starts[row] is None:
                starts[row] = ends[row] = before
            before = source[row] if not moves[row] else None
