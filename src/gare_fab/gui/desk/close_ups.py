"""Close-ups: a small part of a drawing with all its detail, in thin lines. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats
from gare_fab.geometry.examination_specks import boxes_of
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, FindingCode, Shape, Spot, Stroke
from gare_fab.model.extent import Box
from gare_fab.model.limits import Limits
from gare_fab.model.paint import Paint
from gare_fab.model.scene import Scene, SceneItem
from gare_fab.workshop.pictures import artwork_scene

_PIXELS = 500  # of a close-up's shorter side
_LINE_PX = 1.6
_FINE = 20.0  # times what is looked for
_COARSE = 0.12  # of the larger side of the drawing
_ROOM = 1.6  # times a path, so that one sees what is round it
_SAME = 1e-6  # mm
_EDGE = Paint(138, 21, 56)
_MOST_IN_AREA = 20_000  # points of a filled outline
_FINE_CODES = (FindingCode.OPEN_GAPS, FindingCode.REPEATED_POINTS, FindingCode.MANY_POINTS)
_WHOLE_CODES = (FindingCode.UNSEEN, FindingCode.OUTLIERS, FindingCode.NEAR_COLOURS)


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: a place of a finding of this code, and how wide the view is.

    `aspect` is its width by its height; `extent` (width, height) mm what must be in view.
    """

    spot: Spot
    code: str
    limits: Limits
    aspect: float = 1.0
    extent: tuple[float, float] = (0.0, 0.0)


def item_boxes(artwork: Artwork) -> Floats:
    """(N, 4) bounds of each item of its scene: made once, for close-ups to be quick."""
    everywhere = (-np.inf, -np.inf, np.inf, np.inf)
    boxes: Floats = np.array(
        [
            _bounds(item.paths) if isinstance(item, Shape) else everywhere
            for item in artwork_scene(artwork).items
        ],
        dtype=np.float64,
    ).reshape(-1, 4)
    return boxes


def close_up(artwork: Artwork, boxes: Floats, look: Look) -> Scene:
    """What lies round a place: lines thin, areas as they are, of very large ones none.

    Gaps are seen nearer than double lines; of what is white on white the edges are drawn.
    """
    items = artwork_scene(artwork).items
    (x, y), at = look.spot, _SAME
    round_it = _touched(items, boxes, Box(x - at, y - at, 2 * at, 2 * at))
    box = _box(artwork, round_it, look)
    pen = _LINE_PX * min(box.width, box.height) / _PIXELS
    near = _touched(items, boxes, box)
    parts = tuple(part for item in near for part in _parts(item, box, pen, look))
    return Scene(box.width, box.height, parts, box.x, box.y)


def _bounds(paths: Paths) -> tuple[float, ...]:
    if not len(paths.points):
        return (np.inf, np.inf, -np.inf, -np.inf)
    return (*paths.points.min(axis=0), *paths.points.max(axis=0))


def _touched(items: Sequence[SceneItem], boxes: Floats, box: Box) -> list[SceneItem]:
    """The items with bounds that meet a box."""
    meets = (boxes[:, 0] <= box.x + box.width) & (boxes[:, 2] >= box.x)
    meets &= (boxes[:, 1] <= box.y + box.height) & (boxes[:, 3] >= box.y)
    return [items[row] for row in np.flatnonzero(meets).tolist()]


def _box(artwork: Artwork, round_it: Sequence[SceneItem], look: Look) -> Box:
    side = _side(artwork, look)
    if look.code in _WHOLE_CODES:
        shapes = (item for item in round_it if isinstance(item, Shape))
        for shape in shapes:
            for box in boxes_of(shape.paths.take(_is_round(shape.paths, look.spot))):
                size = max((box[2] - box[0]) / look.aspect, box[3] - box[1])
                side = max(side / 2, _ROOM * float(size))
                break
    wide, high = max(look.aspect, 1.0), 1.0 / min(look.aspect, 1.0)
    side = max(side, _ROOM * look.extent[0] / wide, _ROOM * look.extent[1] / high)
    width, height = side * wide, side * high
    return Box(look.spot[0] - width / 2, look.spot[1] - height / 2, width, height)


def _side(artwork: Artwork, look: Look) -> float:
    """How much is shown, mm."""
    spans = np.ptp(artwork.hull, axis=0) if len(artwork.hull) else np.ones(2)
    coarse = _COARSE * max(float(spans.max()), 1.0)
    if look.code in _FINE_CODES:
        return _FINE * look.limits.gap
    if look.code == FindingCode.SPECKS:
        return _FINE * look.limits.speck
    if look.code == FindingCode.HAIRLINES:
        return max(_FINE * look.limits.hairline, coarse / 2)
    return coarse


def _parts(item: SceneItem, box: Box, pen: float, look: Look) -> Iterator[SceneItem]:
    if not isinstance(item, Shape):
        yield item
        return
    near = item.paths.take(_meets(item.paths, box))
    if not len(near):
        return
    if item.fill is not None and len(near.points) <= _MOST_IN_AREA:
        yield replace(item, paths=_whole(item.paths, near), stroke=None)
    if item.stroke is not None:
        width = min(max(item.stroke.width, pen / 2), pen)
        yield from _line(item, near, box, replace(item.stroke, width=width, dash=()))
    if look.code == FindingCode.UNSEEN:
        some = near.take(_is_round(near, look.spot))
        yield from _line(item, some, box, Stroke(_EDGE, pen, dash=(5 * pen, 3 * pen)))


def _line(item: Shape, paths: Paths, box: Box, stroke: Stroke) -> Iterator[Shape]:
    pieces = _pieces(paths, box)
    if len(pieces):
        yield replace(item, paths=pieces, fill=None, stroke=stroke)


def _whole(paths: Paths, near: Paths) -> Paths:
    """All rings where they are few: one that goes round the box may not be missing."""
    return paths if len(paths.points) <= _MOST_IN_AREA else near


def _is_round(paths: Paths, spot: Spot) -> Bools:
    """Which paths have the place in their middle."""
    boxes = boxes_of(paths)
    middles: Floats = 0.5 * (boxes[:, :2] + boxes[:, 2:])
    found: Bools = np.abs(middles - spot).max(axis=1, initial=0.0) <= _SAME
    return found


def _meets(paths: Paths, box: Box) -> Bools:
    """Which paths have bounds that meet the box."""
    x0, y0, x1, y1 = boxes_of(paths).T
    meets: Bools = (x0 <= box.x + box.width) & (x1 >= box.x)
    meets &= (y0 <= box.y + box.height) & (y1 >= box.y)
    return meets


def _pieces(paths: Paths, box: Box) -> Paths:
    """The runs of segments whose bounds meet the box; a line of a million points is cut."""
    rows = paths.segments
    low = np.minimum(paths.points[rows], paths.points[rows + 1])
    high = np.maximum(paths.points[rows], paths.points[rows + 1])
    near = (low <= (box.x + box.width, box.y + box.height)).all(axis=1)
    near &= (high >= (box.x, box.y)).all(axis=1)
    some = rows[near]
    if not len(some):
        return Paths.of(())
    begins = np.concatenate(([True], np.diff(some) != 1))
    owners = paths.owners
    begins[1:] |= owners[some[1:]] != owners[some[:-1]]
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(some)) - 1
    counts = last - first + 2
    starts = np.concatenate(([0], np.cumsum(counts)))
    index = np.repeat(some[first] - starts[:-1], counts) + np.arange(starts[-1])
    return Paths(paths.points[index], starts)
