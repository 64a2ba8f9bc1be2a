"""What is being dragged, painted over the picture in every frame.

A few small drawings are painted as they are; of a large one the finest level that a frame has
time for, of many their bounds, so that all follow the pointer whatever they are.
"""

from dataclasses import dataclass, field, replace

import numpy as np
from PySide6.QtGui import QColor, QPainter, QPen

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.geometry.arrays import Floats
from gare_fab.gui.canvas.chunks import Drawing
from gare_fab.gui.canvas.layers import Pane
from gare_fab.gui.canvas.pieces import Pieces
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.canvas.view import View
from gare_fab.gui.look.paths import path_of

LIGHT = 30_000  # points that a frame has time for
_MANY = 200  # pieces; of more the bounds alone
_TOO_MUCH = 3
_OUTLINE = "#808890"
_CORNERS = ([0, 2, 2, 0, 0], [1, 1, 3, 3, 1])  # columns of a box, round about


@dataclass(frozen=True, slots=True, eq=False)
class Moving:
    """Pieces moved `by` a map of the design; give the next one the same shelf."""

    pieces: Pieces = field(default_factory=Pieces)
    by: Affine = IDENTITY
    shelf: Shelf = field(default_factory=Shelf)

    def paint(self, painter: QPainter, view: View) -> None:
        """All of them, lightened until all together are light."""
        parts = self.pieces.parts
        if not parts:
            return
        left, top = view.device_origin
        size = round(view.width * view.ratio), round(view.height * view.ratio)
        pane = Pane(view.device_scale, view.ratio, -left, -top, *size)
        painter.scale(1 / view.ratio, 1 / view.ratio)
        most = LIGHT // len(parts)
        whole = {id(drawing): drawing for drawing, _ in parts}
        lighter = {name: lightened(drawing, most) for name, drawing in whole.items()}
        is_few = len(parts) <= _MANY
        is_light = np.array(
            [is_few and lighter[id(one)].point_count <= _TOO_MUCH * most for one, _ in parts]
        )
        _paint_outlines(painter, self.pieces.boxes[~is_light], pane.affine @ self.by)
        light = tuple(
            (lighter[id(parts[row][0])], self.by @ parts[row][1])
            for row in np.flatnonzero(is_light).tolist()
        )
        for job in replace(self.pieces, parts=light).jobs(pane, self.shelf):
            job(painter)


def _paint_outlines(painter: QPainter, boxes: Floats, place: Affine) -> None:
    """The bounds of what takes longer than a frame."""
    corners = np.stack([boxes[:, columns] for columns in _CORNERS], axis=2)
    points = np.round(place.apply(corners.reshape(-1, 2))) + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.strokePath(
        path_of(points, np.arange(0, len(points) + 1, 5)), QPen(QColor(_OUTLINE), 0.0)
    )


def lightened(drawing: Drawing, most: int) -> Drawing:
    """The drawing without the levels of more than so many points, but for the coarsest."""
    light = [level for level in drawing.levels if level.point_count <= most]
    return replace(drawing, levels=tuple(light or drawing.levels[-1:]))
