"""The grid: lines every 1, 2, 5, 10 ... mm, as close as the eye can use them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter

from gare_fab.gui.canvas.layers import Job, Pane
from gare_fab.gui.canvas.pixels import column_of, rect_of, row_of
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.gui.look.colours import Colours
from gare_fab.model.extent import Box

_LEAST_PX = 9.0  # between two lines
_STEPS = (1.0, 2.0, 5.0)
_LEAST_MM = 0.1


def step_for(scale: float, least_px: float = _LEAST_PX, least_mm: float = _LEAST_MM) -> float:
    """The least of 0.1, 0.2, 0.5, 1, 2, 5 ... mm that is so many px wide at px per mm."""
    wanted = max(least_px / scale, least_mm)
    power = 10.0 ** math.floor(math.log10(wanted) + 1e-9)
    fits = [step * power for step in _STEPS if step * power >= wanted * (1 - 1e-9)]
    return fits[0] if fits else 10.0 * power


@dataclass(frozen=True, slots=True)
class GridLayer:
    """Lines over an area, the stronger ones at every tenth; `step` 0 goes with the scale."""

    area: Box
    colours: Colours
    step: float = 0.0

    @property
    def box(self) -> Box | None:
        """The area."""
        return self.area

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """All lines at once: some dozens a pane."""
        del shelf
        yield lambda painter: self._paint(painter, pane)

    def _paint(self, painter: QPainter, pane: Pane) -> None:
        step = self.step or step_for(pane.scale / pane.ratio)
        if step * pane.scale < 3.0 * pane.ratio:
            return
        rect = rect_of(pane, self.area)
        faint, strong = QColor(self.colours.grid), QColor(self.colours.grid_strong)
        left, right = max(rect.left(), 0), min(rect.right() + 1, pane.width)
        top, bottom = max(rect.top(), 0), min(rect.bottom() + 1, pane.height)
        if left >= right or top >= bottom:
            return
        window = pane.window
        for n in _numbers(window.x, window.width, step):
            x = column_of(pane, n * step)
            if left < x < right - 1:
                painter.fillRect(x, top, 1, bottom - top, strong if n % 10 == 0 else faint)
        for n in _numbers(window.y, window.height, step):
            y = row_of(pane, n * step)
            if top < y < bottom - 1:
                painter.fillRect(left, y, right - left, 1, strong if n % 10 == 0 else faint)


def _numbers(low: float, size: float, step: float) -> range:
    return range(math.floor(low / step), math.ceil((low + size) / step) + 1)
