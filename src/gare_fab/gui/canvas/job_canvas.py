"""The job's canvas: shows the sheet at hand, with rulers, as the state has it."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent

from gare_fab.gui.canvas.canvas import Canvas
from gare_fab.gui.canvas.drawings import Drawings
from gare_fab.gui.canvas.job_layers import drawn_of, looks_alike
from gare_fab.gui.canvas.overlays import Ping
from gare_fab.gui.canvas.rulers import RULER_INSETS, Rulers
from gare_fab.gui.canvas.stock import stock_box
from gare_fab.gui.canvas.surface import Overlay
from gare_fab.gui.desk.asks import Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.look.colours import DARK, LIGHT, Colours
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.tones import DARK as DARK_TONES
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import Box, bounds_of

_PING_MS = 1600
_POINT_MM = 30.0  # round a place that is pointed at
_CLOSER = 1.25


class JobCanvas(Canvas):
    """Draws each new state; `marks` and `held` are for who lays hands on it (board.py)."""

    def __init__(self, desk: Desk, toolpaths: Purpose = Purpose.TOOLPATHS) -> None:
        """The canvas of a desk; what its toolpaths are worked out for is its own."""
        super().__init__(insets=RULER_INSETS)
        self.desk = desk
        self.colours = colours_now()
        self.drawings = Drawings(desk.store, desk.tasks, toolpaths, self)
        self._rulers = Rulers(self.colours)
        self._ping: Ping | None = None
        self._is_placed = False
        self.drawings.ready.connect(self.draw)
        desk.store.changed.connect(self._show_state)
        desk.store.pointed.connect(self.point_at)
        self.pointed.connect(self._follow_pointer)
        self.left.connect(self._lose_pointer)
        self._show_state(State(), desk.store.state)

    def show_sight(self, sight: Sight) -> None:
        """Move the view as asked."""
        state = self.desk.store.state
        match sight:
            case Sight.FIT if state.document is not None:
                self.fit(stock_box(state.document))
            case Sight.SELECTION if state.document is not None:
                box = bounds_of(state.document, state.selection)
                self.fit(box or stock_box(state.document))
            case Sight.ACTUAL:
                self.true_size()
            case Sight.CLOSER:
                self.zoom(_CLOSER)
            case Sight.FARTHER:
                self.zoom(1 / _CLOSER)
            case _:
                pass

    def point_at(self, x: float, y: float) -> None:
        """Show a place, with a ring round it for a moment."""
        if not _is_within(self.view.window, x, y):
            half = _POINT_MM / 2
            self.fit(Box(x - half, y - half, _POINT_MM, _POINT_MM))
        self._ping = Ping(x, y, self.colours)
        QTimer.singleShot(_PING_MS, self, self._end_ping)
        self.overlay()

    def marks(self) -> tuple[Overlay, ...]:
        """What is painted over the picture, below the rulers."""
        return ()

    def held(self) -> frozenset[PlacementId]:
        """What is not drawn, because the mouse holds it."""
        return frozenset()

    def draw(self) -> None:
        """The job as it is."""
        state = self.desk.store.state
        if state.document is not None:
            self.show_drawn(drawn_of(state, self.drawings, self.colours, self.held()))
            self.overlay()

    def overlay(self) -> None:
        """Everything over the picture, anew."""
        ping = () if self._ping is None else (self._ping,)
        self.set_overlays((*self.marks(), *ping, self._rulers))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first time that there is room, all of the stock is shown."""
        super().resizeEvent(event)
        if not self._is_placed:
            self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """As above."""
        super().showEvent(event)
        if not self._is_placed:
            self._place()

    def _place(self) -> None:
        document = self.desk.store.state.document
        if document is not None and self.isVisible():
            self._is_placed = True
            self.fit(stock_box(document))

    def _show_state(self, old: State, new: State) -> None:
        if new.document is None:
            self._is_placed = False
            return
        if old.document is None or old.document.stock is not new.document.stock:
            self._is_placed = False
            QTimer.singleShot(0, self, self._place)
        if looks_alike(old, new):
            self.overlay()
        else:
            self.draw()

    def _follow_pointer(self, x: float, y: float) -> None:
        self._rulers = self._rulers.pointing((x, y))
        self.overlay()

    def _lose_pointer(self) -> None:
        self._rulers = self._rulers.pointing(None)
        self.overlay()

    def _end_ping(self) -> None:
        self._ping = None
        self.overlay()


def colours_now() -> Colours:
    """The canvas's colours that go with the theme."""
    return DARK if tones_now() is DARK_TONES else LIGHT


def _is_within(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
