"""Tools: which gesture a press begins, and what a click does."""

from PySide6.QtCore import QPointF

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.gui.canvas.gestures import (
    Band,
    Draw,
    Gesture,
    Keys,
    Move,
    Point,
    Scale,
    Snapping,
    Turn,
)
from gare_fab.gui.canvas.grid import step_for
from gare_fab.gui.canvas.handles import Handle, handle_at
from gare_fab.gui.canvas.picking import pick, picked_in
from gare_fab.gui.canvas.snapping import Marks, marks_of
from gare_fab.gui.canvas.view import View
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.state import State, Tool
from gare_fab.model import edits_copies, edits_moves
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.extent import Box, bounds_of
from gare_fab.workshop.making import make, maker_params

_SLACK_PX = 5.0  # how near to a thing the pointer must be
_REACH_PX = 7.0  # from how far things catch


class Tools:
    """Begins gestures on a desk's job, and does what they end in."""

    def __init__(self, desk: Desk) -> None:
        """Tools for the job on this desk."""
        self._desk = desk
        self._before: frozenset[PlacementId] = frozenset()  # selected before the press

    def slack(self, view: View) -> float:
        """How near, in mm, is near enough."""
        return _SLACK_PX / view.scale

    def begin(self, at: Point, view: View, pixel: QPointF, keys: Keys) -> Gesture | None:
        """The gesture of a press here; None where nothing comes of one."""
        state = self._desk.store.state
        document = state.document
        self._before = state.selection
        if document is None:
            return None
        if state.tool is not Tool.SELECT:
            snapping = self._snapping(document, state, frozenset(), view)
            start, _ = snapping.point(at, keys)
            return Draw(state.tool, start, snapping, self._draw)
        box = bounds_of(document, state.movable)
        handle = handle_at(box, view, pixel) if box is not None else None
        if box is not None and handle is not None:
            return self._by_handle(handle, box, document, view)
        return self._by_body(at, document, view, keys)

    def click(self, at: Point, view: View, keys: Keys) -> None:
        """Select what lies here; Shift adds it, or takes it out."""
        state = self._desk.store.state
        if state.document is None or state.tool is not Tool.SELECT:
            return
        found = pick(state.document, state.sheet, at, self.slack(view))
        self._desk.store.select(_chosen(self._before, found, is_added=keys.shift))

    def _by_handle(self, handle: Handle, box: Box, document: Document, view: View) -> Gesture:
        if handle is Handle.TURN:
            return Turn(box, self._turn)
        state = self._desk.store.state
        snapping = self._snapping(document, state, state.movable, view)
        return Scale(handle, box, snapping, self._scale)

    def _by_body(self, at: Point, document: Document, view: View, keys: Keys) -> Gesture:
        state = self._desk.store.state
        found = pick(document, state.sheet, at, self.slack(view))
        if found is None:
            return Band(at, self._band)
        if found not in state.selection:
            self._desk.store.select(_chosen(self._before, found, is_added=keys.shift))
            state = self._desk.store.state
        box = bounds_of(document, state.movable)
        if box is None:  # locked
            return Band(at, self._band)
        snapping = self._snapping(document, state, state.movable, view)
        return Move(at, box, snapping, self._move)

    def _snapping(
        self, document: Document, state: State, moved: frozenset[PlacementId], view: View
    ) -> Snapping:
        if not state.settings.snaps:
            return Snapping(Marks(), 0.0)
        grid = step_for(view.scale) if state.settings.has_grid else 0.0
        marks = marks_of(document, state.sheet, moved, grid)
        return Snapping(marks, _REACH_PX / view.scale)

    def _move(self, by: Point, leaves_copy: bool) -> None:  # noqa: FBT001 -- a key that is held
        ids = self._desk.store.state.movable
        if leaves_copy:
            edit = edits_copies.duplicate(ids, by)
            self._desk.store.apply(Message("Duplicate"), edit, selects_new=True)
        else:
            self._desk.store.apply(Message("Move"), edits_moves.move(ids, by))

    def _scale(self, affine: Affine) -> None:
        ids = self._desk.store.state.movable
        self._desk.store.apply(Message("Scale"), edits_moves.through(ids, affine))

    def _turn(self, affine: Affine) -> None:
        ids = self._desk.store.state.movable
        self._desk.store.apply(Message("Turn"), edits_moves.through(ids, affine))

    def _band(self, box: Box, touching: bool, is_added: bool) -> None:  # noqa: FBT001 -- keys
        state = self._desk.store.state
        if state.document is None:
            return
        found = picked_in(state.document, state.sheet, box, touching=touching)
        self._desk.store.select(found | state.selection if is_added else found)

    def _draw(self, maker: str, values: dict[str, float], affine: Affine) -> None:
        try:
            artwork = make(maker, maker_params(maker).from_plain(values))
        except GareFabError as error:
            self._desk.store.say(bad_news(error.message))
            return
        moves.draw(self._desk, artwork, affine)
        self._desk.store.take_tool(Tool.SELECT)


def _chosen(
    before: frozenset[PlacementId], found: PlacementId | None, *, is_added: bool
) -> frozenset[PlacementId]:
    if found is None:
        return before if is_added else frozenset()
    if is_added:
        return before ^ {found}
    return frozenset({found})
