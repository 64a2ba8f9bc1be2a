"""The trace: what of a job is done at a time, painted piece by piece into a picture.

Time mostly runs on, so only what is new is painted. Copies of the picture are kept now and
then: going back starts from the last one before. After a move of the view an older picture,
moved along, is shown until the new one has caught up. All in slices of some milliseconds.
"""

import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.gui.canvas.view import View
from gare_fab.gui.look.colours import step_paint
from gare_fab.gui.look.paths import path_of
from gare_fab.model.timeline import Timeline

_BLOCK = 2048  # rows that are painted between two looks at the clock
_STOPS = 12  # copies of the picture over the whole job
_FINER = 2.0  # places a pixel: what is nearer cannot be told apart
_TRAVEL = -1


@dataclass(frozen=True, slots=True, eq=False)
class _Stop:
    """The picture when so many rows were done."""

    row: int
    image: QImage


class Trace:
    """Tell it the view and the row, let it work, let it paint."""

    def __init__(self, timeline: Timeline, travel: str) -> None:
        """Nothing done; `travel` is the colour "#rrggbb" of moves with the tool off."""
        self._timeline = timeline
        self._travel = travel
        self._has_travel = False
        self._view: View | None = None
        self._image = QImage()
        self._row = 0
        self._target = 0
        self._stops: list[_Stop] = []
        self._before: tuple[View, QImage] | None = None

    @property
    def has_more(self) -> bool:
        """Whether the picture lags behind."""
        return self._view is not None and self._row < self._target

    def look(self, view: View) -> None:
        """Look through another view."""
        if view == self._view:
            return
        if self._view is not None and not self.has_more:
            self._before = self._view, self._image
        self._view = view
        self._begin()

    def show_travel(self, *, is_shown: bool) -> None:
        """With or without the moves between the strokes."""
        if is_shown != self._has_travel:
            self._has_travel = is_shown
            self._before = None
            self._begin()

    def seek(self, row: int) -> None:
        """Show what is done at a row of the timeline."""
        self._target = row
        if row >= self._row:
            return
        self._before = None
        while self._stops and self._stops[-1].row > row:
            self._stops.pop()
        if self._stops:
            self._row, self._image = self._stops[-1].row, self._stops[-1].image.copy()
        else:
            self._begin()

    def work(self, seconds: float) -> None:
        """Paint on, for about so long."""
        if not self.has_more:
            return
        deadline = time.perf_counter() + seconds
        painter = self._painter()
        while self.has_more:
            begin, end = self._row, min(self._row + _BLOCK, self._target)
            self._paint_rows(painter, begin, end)
            self._row = end
            if end >= self._next_stop():
                painter.end()
                self._stops.append(_Stop(end, self._image.copy()))
                painter = self._painter()
            if time.perf_counter() >= deadline:
                break
        painter.end()
        if self._row >= self._target:
            self._before = None

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint the picture, and what there was before until it has caught up."""
        self.look(view)
        if self._before is not None:
            old, image = self._before
            factor = view.scale / old.scale
            place = QRectF(
                view.x - old.x * factor,
                view.y - old.y * factor,
                old.width * factor,
                old.height * factor,
            )
            painter.drawImage(place, image)
        painter.drawImage(QRectF(0.0, 0.0, view.width, view.height), self._image)

    def _begin(self) -> None:
        """An empty picture."""
        self._row = 0
        self._stops = []
        if self._view is None:
            return
        ratio = self._view.ratio
        width = max(round(self._view.width * ratio), 1)
        height = max(round(self._view.height * ratio), 1)
        self._image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(Qt.GlobalColor.transparent)

    def _painter(self) -> QPainter:
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        return painter

    def _next_stop(self) -> int:
        apart = max(len(self._timeline) // _STOPS, _BLOCK)
        return (self._stops[-1].row if self._stops else 0) + apart

    def _paint_rows(self, painter: QPainter, begin: int, end: int) -> None:
        view = self._view
        if view is None:
            return
        design = self._timeline.design[begin : end + 1].astype(np.float64)
        places = view.to_screen(design) * view.ratio
        low, high = places.min(axis=0), places.max(axis=0)
        if (high < 0).any() or low[0] > self._image.width() or low[1] > self._image.height():
            return
        rows = slice(begin + 1, end + 1)
        kinds = np.where(self._timeline.is_work[rows], self._timeline.steps[rows], _TRAVEL)
        for kind in np.unique(kinds).tolist():
            if kind != _TRAVEL or self._has_travel:
                points, starts = _pieces(places, kinds == kind)
                painter.strokePath(path_of(points, starts), self._pen(kind))

    def _pen(self, kind: int) -> QPen:
        if kind == _TRAVEL:
            colour = QColor(self._travel)
        else:
            paint = step_paint(kind)
            colour = QColor(paint.red, paint.green, paint.blue)
        pen = QPen(colour, max(self._view.ratio if self._view else 1.0, 1.0) * 1.25)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


def _pieces(places: Floats, is_shown: Bools) -> tuple[Floats, Ints]:
    """The runs of neighbouring segments that are shown, without what no pixel could show."""
    edges = np.diff(np.concatenate(([False], is_shown, [False])).astype(np.int8))
    begin, end = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    counts = end - begin + 1
    rows = row_ranges(begin, counts)
    points = places[rows]
    cells = np.floor(points * _FINER)
    kept = np.ones(len(points), dtype=np.bool_)
    kept[1:] = (cells[1:] != cells[:-1]).any(axis=1)
    starts = np.concatenate(([0], np.cumsum(counts)))
    kept[starts[:-1]] = True
    kept[starts[1:] - 1] = True
    return points[kept], np.concatenate(([0], np.cumsum(kept)))[starts]
