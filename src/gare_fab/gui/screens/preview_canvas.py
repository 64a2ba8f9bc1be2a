"""The preview's canvas: the stock, what is to do in soft tones, what is done in full ones."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from gare_fab.gui.canvas.job_canvas import JobCanvas
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn
from gare_fab.gui.canvas.stock import stock_layers
from gare_fab.gui.canvas.surface import Overlay
from gare_fab.gui.canvas.toolpaths import TRAVEL
from gare_fab.gui.canvas.view import View
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen, State
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.look.colours import Colours, step_paint
from gare_fab.gui.screens.preview_trace import Trace
from gare_fab.model.timeline import Timeline

_TO_DO = 0.26  # how strong what is to do is painted
_SLICE_S = 0.006
_RING_PX = 7.0
_GLOW_PX = 17.0
_BEAM = "#ff5a36"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the tool is, design mm; whether it works, and where its piece of way began."""

    x: float
    y: float
    begin: tuple[float, float]
    step: int | None
    colours: Colours

    def paint(self, painter: QPainter, view: View) -> None:
        """The piece under way, a glow where the tool works, a ring with a cross."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        at = QPointF(*view.point_to_screen(self.x, self.y))
        if self.step is not None:
            paint = step_paint(self.step)
            painter.setPen(QPen(QColor(paint.red, paint.green, paint.blue), 1.25))
            painter.drawLine(QPointF(*view.point_to_screen(*self.begin)), at)
            glow = QRadialGradient(at, _GLOW_PX)
            for place, alpha in ((0.0, 235), (0.25, 120), (1.0, 0)):
                tone = QColor(_BEAM)
                tone.setAlpha(alpha)
                glow.setColorAt(place, tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawEllipse(at, _GLOW_PX, _GLOW_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("#ffffff", 3.5), (self.colours.front, 1.6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(at, _RING_PX, _RING_PX)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(dx, dy)
                painter.drawLine(at + way * (_RING_PX - 3.0), at + way * (_RING_PX + 4.0))


class PreviewCanvas(JobCanvas):
    """Shows the state of the work at a time of the job."""

    def __init__(self, desk: Desk) -> None:
        """At the start."""
        self._trace: Trace | None = None
        self._head: Head | None = None
        self._timeline = Timeline.empty()
        super().__init__(desk, Purpose.PREVIEW)
        self.setObjectName("preview_canvas")
        self._worker = QTimer(self, interval=0)
        self._worker.timeout.connect(self._work_on)
        self.viewed.connect(self._catch_up)

    @property
    def is_caught_up(self) -> bool:
        """Whether all that is done is shown."""
        return self._trace is None or not self._trace.has_more

    def show_time(self, seconds: float) -> None:
        """Show a second of the job that is drawn, whatever job the player is at by now."""
        timeline = self._timeline
        place = timeline.place_at(seconds)
        if self._trace is None or place is None:
            return
        row = timeline.row_done(seconds)
        self._trace.seek(row)
        self._trace.work(_SLICE_S)
        is_over = row >= len(timeline) - 1
        is_on = not is_over and bool(timeline.is_work[row + 1])
        begin = float(timeline.design[row, 0]), float(timeline.design[row, 1])
        step = int(timeline.steps[row + 1]) if is_on else None
        self._head = Head(place[0], place[1], begin, step, self.colours)
        self.overlay()
        self._catch_up()

    def draw(self) -> None:
        """The stock, and all toolpaths softly."""
        state = self.desk.store.state
        if state.document is None or state.screen is not Screen.PREVIEW:
            return
        layers = [*stock_layers(state.document, self.colours, has_grid=False)]
        if state.study is not None:
            if state.study.timeline is not self._timeline:
                self._timeline = state.study.timeline
                self._trace = Trace(self._timeline, self.colours.travel)
                self._head = None
            if self._trace is not None:
                self._trace.show_travel(is_shown=state.settings.shows_travel)
            drawing = self.drawings.of_toolpaths(self._timeline)
            hidden = frozenset() if state.settings.shows_travel else frozenset({TRAVEL})
            layers.append(DrawingLayer(drawing, opacity=_TO_DO, hidden=hidden))
        self.show_drawn(Drawn(tuple(layers), self.colours.desk))
        self.overlay()

    def marks(self) -> tuple[Overlay, ...]:
        """What is done, and the tool."""
        trace = () if self._trace is None else (self._trace,)
        head = () if self._head is None else (self._head,)
        return (*trace, *head)

    def _show_state(self, old: State, new: State) -> None:
        super()._show_state(old, new)
        if new.settings.shows_travel != old.settings.shows_travel:
            self._catch_up()

    def _catch_up(self) -> None:
        if self._trace is not None:
            self._trace.look(self.view)
            if self._trace.has_more:
                self._worker.start()

    def _work_on(self) -> None:
        if self._trace is None or not self._trace.has_more:
            self._worker.stop()
            return
        self._trace.work(_SLICE_S)
        self.update()
