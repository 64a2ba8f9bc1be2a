"""Pieces: all that is placed on a sheet as one layer, thousands of copies as quick as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtGui import QPainter

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Floats, floats
from gare_fab.gui.canvas.chunks import Drawing
from gare_fab.gui.canvas.layers import HAIR_PX, DrawingLayer, Job, Pane
from gare_fab.gui.canvas.marks import Face, Look, jobs_of, placing
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.model.extent import Box, box_of, touched

Piece = tuple[Drawing, Affine]

_LIGHT = 2000  # points that are painted in one go
_SMALL_PX = 512.0  # across: what is larger is looked through for the marks that are seen


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Drawings in their places, in paint order; else as a `DrawingLayer` of each.

    `boxes` (N, 4) are the bounds of each in design mm, with half its widest stroke.
    """

    parts: tuple[Piece, ...] = ()
    opacity: float = 1.0
    hidden: frozenset[str] = frozenset()
    face: Face | None = None
    boxes: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out the boxes of all at once."""
        object.__setattr__(self, "boxes", _boxes_of(self.parts))

    @property
    def box(self) -> Box:
        """The bounds of all."""
        return box_of(self.boxes.reshape(-1, 2)) or Box(0.0, 0.0, 0.0, 0.0)

    def change(self, old: "Pieces") -> Floats:
        """(N, 4) the boxes of what looks different from before, as it was and as it is."""
        if (self.opacity, self.hidden, self.face) != (old.opacity, old.hidden, old.face):
            return np.concatenate((old.boxes, self.boxes))
        if len(self.parts) == len(old.parts):
            pairs = enumerate(zip(old.parts, self.parts, strict=True))
            rows = [row for row, (one, other) in pairs if one != other]
            return np.concatenate((old.boxes[rows], self.boxes[rows]))
        head = _alike(old.parts, self.parts)
        tail = _alike(old.parts[head:][::-1], self.parts[head:][::-1])
        ends = len(old.parts) - tail, len(self.parts) - tail
        return np.concatenate((old.boxes[head : ends[0]], self.boxes[head : ends[1]]))

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """Of what is seen, a small piece in one go, a large one mark after mark.

        Small copies that are equally large share what is worked out for the first of them.
        """
        shared: dict[tuple[int, float], list[Job]] = {}
        onto = pane.affine
        for row in touched(self.boxes, pane.window, HAIR_PX / pane.scale).tolist():
            drawing, affine = self.parts[row]
            left, bottom, right, top = self.boxes[row].tolist()
            size = pane.scale * max(right - left, top - bottom)
            if drawing.point_count > _LIGHT or not size < _SMALL_PX:
                layer = DrawingLayer(drawing, affine, self.opacity, self.hidden, self.face)
                yield from layer.jobs(pane, shelf)
            elif affine.determinant != 0.0:
                stretch = affine.stretch
                marks = shared.get((id(drawing), stretch))
                if marks is None:
                    look = Look(pane.scale * stretch, self.hidden, self.face)
                    marks = list(jobs_of(drawing, None, look, shelf))
                    shared[id(drawing), stretch] = marks
                yield _all_of(marks, onto @ affine, self.opacity)


def _all_of(marks: Sequence[Job], place: Affine, opacity: float) -> Job:
    """A small piece in one go."""

    def paint(painter: QPainter) -> None:
        begin, end = placing(place, opacity)
        begin(painter)
        for mark in marks:
            mark(painter)
        end(painter)

    return paint


def _boxes_of(parts: Sequence[Piece]) -> Floats:
    """(N, 4) the box of each part; of a drawing without anything, a dot at the origin."""
    numbers = {id(drawing): number for number, (drawing, _) in enumerate(parts)}
    of = [numbers[id(drawing)] for drawing, _ in parts]
    own = np.zeros((len(parts), 4))
    for number in numbers.values():
        drawing, _ = parts[number]
        if drawing.box is not None:
            half_x = drawing.box.width / 2 + drawing.reach
            half_y = drawing.box.height / 2 + drawing.reach
            own[number] = (*drawing.box.centre, half_x, half_y)
    x, y, half_x, half_y = own[of].T
    maps = [(to.a, to.b, to.c, to.d, to.e, to.f) for _, to in parts]
    a, b, c, d, e, f = np.array(maps).reshape(-1, 6).T
    across = np.abs(a) * half_x + np.abs(c) * half_y
    along = np.abs(b) * half_x + np.abs(d) * half_y
    to_x, to_y = a * x + c * y + e, b * x + d * y + f
    edges = (to_x - across, to_y - along, to_x + across, to_y + along)
    return floats(np.stack(edges, axis=1))


def _alike(one: Sequence[Piece], other: Sequence[Piece]) -> int:
    """With how many equal parts both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((row for row, (a, b) in pairs if a != b), min(len(one), len(other)))
