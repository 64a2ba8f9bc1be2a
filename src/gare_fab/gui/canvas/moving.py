"""What is being dragged, painted over the picture in every frame.

A small drawing is painted as it is; of a large one the finest level that a frame has time for,
so that it follows the pointer whatever it is.
"""

from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gare_fab.gui.canvas.chunks import Drawing
from gare_fab.gui.canvas.layers import DrawingLayer, Pane
from gare_fab.gui.canvas.pixels import rect_of
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.canvas.view import View

LIGHT = 30_000  # points that a frame has time for
_TOO_MUCH = 3
_OUTLINE = "#808890"


@dataclass(frozen=True, slots=True, eq=False)
class Moving:
    """Layers in their places of this moment; give the next one the same shelf."""

    layers: tuple[DrawingLayer, ...]
    shelf: Shelf = field(default_factory=Shelf)

    def paint(self, painter: QPainter, view: View) -> None:
        """All of them, lightened until all together are light."""
        if not self.layers:
            return
        left, top = view.device_origin
        size = round(view.width * view.ratio), round(view.height * view.ratio)
        pane = Pane(view.device_scale, view.ratio, -left, -top, *size)
        painter.scale(1 / view.ratio, 1 / view.ratio)
        most = LIGHT // len(self.layers)
        for layer in self.layers:
            lighter = replace(layer, drawing=lightened(layer.drawing, most))
            if lighter.drawing.point_count > _TOO_MUCH * most:
                _paint_outline(painter, pane, layer)
                continue
            for job in lighter.jobs(pane, self.shelf):
                job(painter)


def _paint_outline(painter: QPainter, pane: Pane, layer: DrawingLayer) -> None:
    """The bounds of what even at its coarsest takes longer than a frame."""
    painter.setPen(QPen(QColor(_OUTLINE), 1.0, Qt.PenStyle.DashLine))
    if layer.box is not None:
        painter.drawRect(rect_of(pane, layer.box))


def lightened(drawing: Drawing, most: int) -> Drawing:
    """The drawing without the levels of more than so many points, but for the coarsest."""
    light = [level for level in drawing.levels if level.point_count <= most]
    return replace(drawing, levels=tuple(light or drawing.levels[-1:]))
