"""The board: the job's canvas under the hands of the user, with tools, handles and keys."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from gare_fab.geometry.affine import IDENTITY
from gare_fab.gui.canvas.gestures import Gesture, Ghost, Keys
from gare_fab.gui.canvas.handles import Frame, cursor_of, handle_at
from gare_fab.gui.canvas.job_canvas import JobCanvas
from gare_fab.gui.canvas.job_layers import held_of
from gare_fab.gui.canvas.moving import Moving
from gare_fab.gui.canvas.overlays import GhostMarks
from gare_fab.gui.canvas.picking import pick
from gare_fab.gui.canvas.surface import Overlay
from gare_fab.gui.canvas.tools import Tools
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State, Tool
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import bounds_of

_STEP_MM = 1.0  # of an arrow key
_LONG_STEP_MM = 10.0
_SHORT_STEP_MM = 0.1
_SLIP_PX = 4.0  # a press that moves less was a click
_MENU = ("cut", "copy", "paste", "duplicate", "delete", "", "centre", "fit_stock", "mirror_x")
_MENU_MORE = ("mirror_y", "", "group", "ungroup", "lock", "", "front", "back", "", "replace")
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}


class Board(JobCanvas):
    """Shows the sheet at hand; what the mouse does becomes a change with a name."""

    def __init__(self, desk: Desk, actions: ActionSet) -> None:
        """The board of a desk."""
        self._tools = Tools(desk)
        self._gesture: Gesture | None = None
        self._pressed: QPointF | None = None
        self._ghost: Ghost | None = None
        self._moving = Moving()
        self._was_held = False
        self._actions = actions
        super().__init__(desk)
        self.setObjectName("board")
        desk.store.changed.connect(self._follow_tool)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or pan."""
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.is_panning or event.button() != Qt.MouseButton.LeftButton:
            return
        if self.desk.store.state.tool is Tool.PAN:
            self.take_hold(event.position())
            return
        self._pressed = event.position()
        keys = Keys.of(event.modifiers())
        self._gesture = self._tools.begin(self._mm(event), self.view, event.position(), keys)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the drag; else show what the pointer would take hold of."""
        super().mouseMoveEvent(event)
        if self._gesture is not None and not event.buttons() & Qt.MouseButton.LeftButton:
            self._let_go()  # a dialog took the release
        if self._gesture is None or self._pressed is None:
            self._show_hover(event.position())
            return
        if self._ghost is None and _is_slip(self._pressed, event.position()):
            return
        self._drag(self._gesture.ghost(self._mm(event), Keys.of(event.modifiers())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; without one it was a click."""
        super().mouseReleaseEvent(event)
        gesture, ghost = self._gesture, self._ghost
        self._gesture = self._pressed = None
        if gesture is None:
            return
        self._drag(None)
        keys = Keys.of(event.modifiers())
        if ghost is not None:
            gesture.drop(ghost, keys)
        else:
            self._tools.click(self._mm(event), self.view, keys)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the parameters of what was made here."""
        super().mouseDoubleClickEvent(event)
        self.desk.store.edit_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows nudge; Escape drops a drag."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self.desk.store.state.movable:
            across, along = _ARROWS[key]
            step = _step(Keys.of(event.modifiers()))
            moves.nudge(self.desk, (across * step, along * step))
        elif key is Qt.Key.Key_Escape and self._gesture is not None:
            self._let_go()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with what lies under the pointer."""
        state = self.desk.store.state
        if state.document is None:
            return
        at = self.view.point_from_screen(event.pos().x(), event.pos().y())
        found = pick(state.document, state.sheet, at, self._tools.slack(self.view))
        if found is not None and found not in state.selection:
            self.desk.store.select({found})
        menu = self._actions.menu_of(QMenu(self), *_MENU, *_MENU_MORE)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def marks(self) -> tuple[Overlay, ...]:
        """The selection's frame; amid a drag what is dragged, and its figures."""
        if self._ghost is None:
            frame = self._frame()
            return () if frame is None else (frame,)
        state, by = self.desk.store.state, self._ghost.affine
        held = state.movable if by != IDENTITY else frozenset()
        pieces = held_of(state, self.drawings, self.colours, held)
        self._moving = Moving(pieces, by, self._moving.shelf)
        return (self._moving, GhostMarks(self._ghost, self.colours))

    def held(self) -> frozenset[PlacementId]:
        """The selection, as soon as it is moved; where a copy is left behind, nothing."""
        if self._ghost is None or self._ghost.affine == IDENTITY or self._ghost.keeps:
            return frozenset()
        return self.desk.store.state.movable

    def _let_go(self) -> None:
        """Drop a drag: nothing has moved."""
        self._gesture = self._pressed = None
        self._drag(None)

    def _drag(self, ghost: Ghost | None) -> None:
        """Show a drag; the picture below is drawn when something is taken up or let go."""
        self._ghost = ghost
        is_held = bool(self.held())
        if is_held and self._was_held:
            self.overlay()
        else:
            self.draw()
        self._was_held = is_held

    def _follow_tool(self, old: State, new: State) -> None:
        if new.tool is not old.tool:
            self._show_cursor()

    def _frame(self) -> Frame | None:
        state = self.desk.store.state
        if state.document is None or not state.selection:
            return None
        box = bounds_of(state.document, state.movable or state.selection)
        if box is None or self._ghost is not None:
            return None
        return Frame(box, self.colours, bool(state.movable) and state.tool is Tool.SELECT)

    def _show_hover(self, at: QPointF) -> None:
        frame = self._frame()
        handle = handle_at(frame.box, self.view, at) if frame and frame.has_handles else None
        if handle is not None:
            self.setCursor(cursor_of(handle))
        else:
            self._show_cursor()

    def _show_cursor(self) -> None:
        tool = self.desk.store.state.tool
        if tool is Tool.SELECT or self.is_panning:
            super()._show_cursor()
        elif tool is Tool.PAN:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def _mm(self, event: QMouseEvent) -> tuple[float, float]:
        return self.view.point_from_screen(event.position().x(), event.position().y())


def _step(keys: Keys) -> float:
    if keys.shift:
        return _LONG_STEP_MM
    return _SHORT_STEP_MM if keys.alt or keys.control else _STEP_MM


def _is_slip(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < _SLIP_PX
