"""Painting a drawing's marks: pens, brushes, and what is left of a heavy fill in a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTransform

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, Ints, row_ranges
from gare_fab.gui.canvas.chunks import Chunk, Drawing, Mark, PictureMark
from gare_fab.gui.canvas.runs import Style
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.look.paths import path_of
from gare_fab.gui.look.strokes import CAPS, JOINS, RULES
from gare_fab.model.extent import Box, touched
from gare_fab.model.paint import Paint

Job = Callable[[QPainter], None]

UNSEEN_PX = 0.4  # details smaller than this may go
_WIDE_PX = 1.5  # from this width on a stroke is as wide as it is
_WIDE_HEAVY_PX = 3.0  # the same in a heavy drawing, for wide lines take ten times as long
_HEAVY = 100_000  # points of a drawing
_DASH_PX = 2.0  # shorter dashes are painted as a line
_CLIPPED = 4_000  # points of a fill that are worth a look at the window first
_DENSE = 256.0  # edges across a row: Qt's smooth filling takes their square, the other not
_SMOOTH = QPainter.RenderHint.Antialiasing
_FACE_CONTRAST = 24.0  # a fill nearer to the stock's colour gets an outline


@dataclass(frozen=True, slots=True)
class Face:
    """What a drawing lies on, so that white on white can still be seen: "#rrggbb" each."""

    colour: str
    hint: str


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a drawing is painted: device pixels per mm of its own, what is hidden, on what."""

    scale: float
    hidden: frozenset[str] = frozenset()
    face: Face | None = None
    pens: dict[int, QPen] = field(default_factory=dict)
    inks: dict[int, "_Ink"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class _Ink:
    """How a style is filled; with an outline where it would be lost on what it lies on."""

    brush: QBrush
    rule: Qt.FillRule
    outline: QPen | None


def jobs_of(drawing: Drawing, window: Box | None, look: Look, shelf: Shelf) -> Iterator[Job]:
    """What paints a drawing, or the part within a window (its own mm), mark after mark."""
    level = drawing.level_for(UNSEEN_PX / look.scale)
    marks = level.marks
    if window is not None:
        reach = _reach(drawing, look)
        marks = tuple(marks[index] for index in touched(level.boxes, window, reach).tolist())
        window = _grown(window, reach)
    shown = [layer not in look.hidden for layer in drawing.layers]
    for mark in marks:
        if shown[mark.layer]:
            yield from _jobs_of(mark, drawing, window, look, shelf)


def placing(place: Affine, opacity: float) -> tuple[Job, Job]:
    """What is done before and after the marks of a drawing, laid on a pane by a map."""
    transform = transform_of(place)
    before: list[QTransform] = []

    def begin(painter: QPainter) -> None:
        before.append(painter.transform())
        painter.setTransform(transform, combine=True)
        painter.setOpacity(opacity)
        painter.setRenderHint(_SMOOTH, on=True)

    def end(painter: QPainter) -> None:
        painter.setTransform(before.pop())
        painter.setOpacity(1.0)
        painter.setRenderHint(_SMOOTH, on=False)

    return begin, end


def transform_of(affine: Affine) -> QTransform:
    """Qt's word for an affine map."""
    return QTransform(affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)


def colour_of(paint: Paint, opacity: float = 1.0) -> QColor:
    """Qt's word for a paint."""
    colour = QColor(paint.red, paint.green, paint.blue)
    colour.setAlphaF(min(max(paint.alpha * opacity, 0.0), 1.0))
    return colour


def hairline(colour: QColor) -> QPen:
    """A pen one device pixel wide at every scale."""
    pen = QPen(colour, 1.0)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def within(points: Floats, starts: Ints, window: Box) -> tuple[Floats, Ints]:
    """Rings of which the far points are left out: the same inside the window, and lighter.

    Each point outside belongs to one side of the window. Of points in a row on the same side
    the inner ones go; what joins the rest stays on that side, so that nothing changes within.
    """
    x, y = points[:, 0], points[:, 1]
    side = np.zeros(len(points), dtype=np.int8)
    side[y > window.y + window.height] = 4
    side[y < window.y] = 3
    side[x > window.x + window.width] = 2
    side[x < window.x] = 1
    kept = np.ones(len(points), dtype=np.bool_)
    kept[1:-1] = (side[1:-1] == 0) | (side[:-2] != side[1:-1]) | (side[2:] != side[1:-1])
    kept[starts[:-1]] = True
    kept[starts[1:] - 1] = True
    return points[kept], np.concatenate(([0], np.cumsum(kept)))[starts]


def crossing(points: Floats, starts: Ints, window: Box) -> tuple[Floats, Ints]:
    """The parts of polylines that touch a window: each segment whose box does, joined in runs.

    A run goes on for one segment beyond the window, so that its ends and their joins lie
    outside.
    """
    x, y = points[:, 0], points[:, 1]
    touches = (
        (np.minimum(x[1:], x[:-1]) <= window.x + window.width)
        & (np.maximum(x[1:], x[:-1]) >= window.x)
        & (np.minimum(y[1:], y[:-1]) <= window.y + window.height)
        & (np.maximum(y[1:], y[:-1]) >= window.y)
    )
    near = touches.copy()
    near[:-1] |= touches[1:]
    near[1:] |= touches[:-1]
    near[starts[1:-1] - 1] = False  # from the end of a line to the start of the next
    padded = np.concatenate(([False], near, [False]))
    begin = np.flatnonzero(padded[1:] & ~padded[:-1])
    counts = np.flatnonzero(~padded[1:] & padded[:-1]) - begin + 1
    return points[row_ranges(begin, counts)], np.concatenate(([0], np.cumsum(counts)))


def _reach(drawing: Drawing, look: Look) -> float:
    """How far a mark may be painted outside its box, mm: half a stroke, its mitre, a pixel."""
    strokes = [
        style.width * style.miter_limit for style in drawing.styles if not style.is_fill
    ]
    return max(strokes, default=0.0) / 2 + 2.0 / look.scale


def _grown(box: Box, by: float) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _jobs_of(
    mark: Mark, drawing: Drawing, window: Box | None, look: Look, shelf: Shelf
) -> Iterator[Job]:
    match mark:
        case PictureMark():
            yield lambda painter: _paint_picture(painter, mark, shelf)
        case Chunk():
            style = drawing.styles[mark.style]
            if style.is_fill:
                ink = look.inks.get(mark.style)
                if ink is None:
                    ink = look.inks[mark.style] = _ink_of(style, look.face)
                yield _filling(mark, ink, window, shelf)
            else:
                pen = look.pens.get(mark.style)
                if pen is None:
                    pen = _pen_of(style, look.scale, is_heavy=drawing.point_count > _HEAVY)
                    look.pens[mark.style] = pen
                yield _stroking(mark, pen, window, shelf)


def _pen_of(style: Style, scale: float, *, is_heavy: bool) -> QPen:
    colour = colour_of(style.paint, style.opacity)
    width = style.width * scale
    if width < (_WIDE_HEAVY_PX if is_heavy else _WIDE_PX):
        pen = hairline(colour)
        unit = 1.0 / scale  # a cosmetic pen's dashes are pixels
    else:
        pen = QPen(colour, style.width)
        pen.setCapStyle(CAPS.get(style.cap, Qt.PenCapStyle.FlatCap))
        pen.setJoinStyle(JOINS.get(style.join, Qt.PenJoinStyle.SvgMiterJoin))
        pen.setMiterLimit(style.miter_limit)
        unit = style.width
    if style.dash and max(style.dash) * scale >= _DASH_PX and not is_heavy:
        dash = style.dash if len(style.dash) % 2 == 0 else style.dash * 2
        pen.setDashPattern([max(length / unit, 0.01) for length in dash])
        pen.setDashOffset(style.dash_offset / unit)
    return pen


def _stroking(chunk: Chunk, pen: QPen, window: Box | None, shelf: Shelf) -> Job:
    if window is None or pen.isCosmetic() or pen.style() != Qt.PenStyle.SolidLine:
        path = shelf.path(chunk)
    else:  # Qt makes an outline of a wide line before it looks where it lies
        path = path_of(*crossing(chunk.points, chunk.starts, window))
    return lambda painter: painter.strokePath(path, pen)


def _ink_of(style: Style, face: Face | None) -> _Ink:
    colour = colour_of(style.paint, style.opacity)
    is_lost = face is not None and _is_lost(colour, face)
    outline = hairline(QColor(face.hint)) if face is not None and is_lost else None
    return _Ink(QBrush(colour), RULES[style.rule], outline)


def _filling(chunk: Chunk, ink: _Ink, window: Box | None, shelf: Shelf) -> Job:
    if window is not None and len(chunk.points) > _CLIPPED:
        path = path_of(*within(chunk.points, chunk.starts, window))
    else:
        path = shelf.path(chunk)
    path.setFillRule(ink.rule)
    if chunk.crossings <= _DENSE and ink.outline is None:
        return lambda painter: painter.fillPath(path, ink.brush)
    return lambda painter: _fill(painter, path, ink, is_dense=chunk.crossings > _DENSE)


def _fill(painter: QPainter, path: QPainterPath, ink: _Ink, *, is_dense: bool) -> None:
    painter.setRenderHint(_SMOOTH, not is_dense)
    painter.fillPath(path, ink.brush)
    painter.setRenderHint(_SMOOTH, on=True)
    if ink.outline is not None:
        painter.strokePath(path, ink.outline)


def _is_lost(colour: QColor, face: Face) -> bool:
    """Whether a fill can hardly be told from what it lies on."""
    under = QColor(face.colour)
    pairs = (
        (colour.red(), under.red()),
        (colour.green(), under.green()),
        (colour.blue(), under.blue()),
    )
    return max(abs(a - b) for a, b in pairs) * colour.alphaF() < _FACE_CONTRAST


def _paint_picture(painter: QPainter, mark: PictureMark, shelf: Shelf) -> None:
    picture = mark.picture
    image = shelf.image(mark)
    painter.save()
    if picture.clip is not None:
        clip = path_of(picture.clip.points, picture.clip.starts)
        clip.setFillRule(Qt.FillRule.WindingFill)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(painter.opacity() * picture.opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=True)
    # an image's rows run downwards: the unit square is turned over
    painter.setTransform(transform_of(picture.affine @ _FLIPPED), combine=True)
    painter.drawImage(QRectF(0.0, 0.0, 1.0, 1.0), image)
    painter.restore()


_FLIPPED = Affine(d=-1.0, f=1.0)
