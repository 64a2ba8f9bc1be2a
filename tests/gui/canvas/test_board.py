"""The board: real events of mouse and keys become changes with names."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.canvas.board import Board
from gare_fab.gui.canvas.handles import Handle, cursor_of
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Dialog, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Tool
from gare_fab.model.document import PlacementId
from gare_fab.model.edits import lock
from gare_fab.model.extent import Box, bounds_of
from tests.gui.desks import desk_with, flat_job

ONE, TWO = PlacementId(1), PlacementId(2)
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PIXEL_MM = 0.6  # the mouse goes in whole pixels


class Deaf:
    """A window that does nothing."""

    def dialog(self, which: Dialog) -> None:
        """No dialog."""

    def look(self, sight: Sight) -> None:
        """No look."""

    def take_in(self, files: tuple[Path, ...]) -> None:
        """Nothing taken in."""

    def leave_job(self, then: str) -> None:
        """Nobody leaves."""


@dataclass
class Hand:
    """Mouse and eyes on a board, in design mm."""

    board: Board
    desk: Desk
    qtbot: QtBot

    def at(self, x: float, y: float) -> QPoint:
        """The pixel of a place."""
        px, py = self.board.view.point_to_screen(x, y)
        return QPoint(round(px), round(py))

    def click(self, x: float, y: float, keys: Qt.KeyboardModifier | None = None) -> None:
        """Press and release at one place."""
        self.qtbot.mouseClick(self.board, LEFT, keys or CONTROL & SHIFT, self.at(x, y))

    def drag(
        self,
        begin: tuple[float, float],
        end: tuple[float, float],
        keys: Qt.KeyboardModifier = CONTROL,
    ) -> None:
        """Press, move in three steps, release; Ctrl keeps things from catching."""
        self.drag_px(self.at(*begin), self.at(*end), keys)

    def drag_px(self, begin: QPoint, end: QPoint, keys: Qt.KeyboardModifier = CONTROL) -> None:
        """The same between two pixels."""
        self.qtbot.mousePress(self.board, LEFT, keys, begin)
        for share in (0.3, 0.7, 1.0):
            way = QPoint(round((end - begin).x() * share), round((end - begin).y() * share))
            self.move(begin + way, keys)
        self.qtbot.mouseRelease(self.board, LEFT, keys, end)

    def move(self, to: QPoint, keys: Qt.KeyboardModifier) -> None:
        """Move with the left button down: qtbot's own move carries neither button nor keys."""
        place = QPointF(to)
        event = QMouseEvent(QEvent.Type.MouseMove, place, place, LEFT, LEFT, keys)
        QApplication.sendEvent(self.board, event)

    def box(self, *ids: PlacementId) -> Box:
        """The bounds of placements."""
        document = self.desk.store.state.document
        assert document is not None
        box = bounds_of(document, set(ids))
        assert box is not None
        return box


@pytest.fixture
def hand(qtbot: QtBot) -> Iterator[Hand]:
    """A board of 900 x 700 px with two squares on it, at (50, 50) and (100, 100) mm."""
    with desk_with(flat_job((50.0, 50.0), (100.0, 100.0))) as desk:
        board = Board(desk, ActionSet(desk, Deaf(), desk.store))
        qtbot.addWidget(board)
        board.resize(900, 700)
        board.show()
        qtbot.waitExposed(board)
        qtbot.wait(20)
        yield Hand(board, desk, qtbot)


def test_a_click_selects(hand: Hand) -> None:
    """A click selects what lies there, Shift adds, and a click on nothing lets go."""
    selected = []
    for x, y, keys in ((55, 55, None), (105, 105, SHIFT), (55, 55, SHIFT), (200, 20, None)):
        hand.click(x, y, keys)
        selected.append(hand.desk.store.state.selection)
    assert selected == [{ONE}, {ONE, TWO}, {TWO}, frozenset()]


def test_a_drag_moves(hand: Hand) -> None:
    """What is dragged lies where it was let go, and the move can be undone."""
    hand.drag((55, 55), (85, 65))
    box = hand.box(ONE)
    assert (box.x, box.y) == pytest.approx((80.0, 60.0), abs=PIXEL_MM)
    assert [entry.name.text() for entry in hand.desk.store.state.past] == ["Move"]
    hand.desk.store.undo()
    assert hand.box(ONE).x == 50.0


def test_a_drag_catches(hand: Hand) -> None:
    """Without Ctrl a square dragged nearly onto another's edge lies on it exactly."""
    none = SHIFT & CONTROL
    hand.drag((55, 55), (95.2, 62.3), none)
    assert hand.box(ONE).x == pytest.approx(90.0, abs=1e-9)


def test_a_locked_thing_stays(hand: Hand) -> None:
    """What is locked cannot be dragged."""
    hand.desk.store.apply(Message("Lock"), lock({ONE}))
    hand.drag((55, 55), (85, 65))
    assert (hand.box(ONE).x, hand.box(ONE).y) == (50.0, 50.0)


def test_a_corner_scales(hand: Hand) -> None:
    """A corner dragged to twice the width doubles the height too; the other corner stays."""
    hand.click(55, 55)
    hand.drag((60, 60), (70, 69))
    box = hand.box(ONE)
    assert (box.x, box.y) == pytest.approx((50.0, 50.0))
    assert box.width == pytest.approx(20.0, abs=PIXEL_MM)
    assert box.height == pytest.approx(box.width)


def test_a_turn_keeps_the_middle(hand: Hand) -> None:
    """With Shift the turning handle turns in steps of 15 degrees about the middle."""
    hand.click(55, 55)
    top = hand.at(55, 60)
    x, y = hand.board.view.point_to_screen(55 + 10, 55 + 10.2)
    hand.drag_px(QPoint(top.x(), top.y() - 26), QPoint(round(x), round(y)), SHIFT)
    box = hand.box(ONE)
    assert box.centre == pytest.approx((55.0, 55.0))
    assert box.width == pytest.approx(10.0 * 2**0.5, abs=1e-6)  # by 45 degrees


def test_a_band_selects(hand: Hand) -> None:
    """A box to the right takes what lies within, to the left what it touches."""
    hand.drag((45, 45), (105, 105))
    assert hand.desk.store.state.selection == {ONE}
    hand.drag((115, 115), (45, 45))
    assert hand.desk.store.state.selection == {ONE, TWO}


@pytest.mark.parametrize("tool", [Tool.RECTANGLE, Tool.ELLIPSE, Tool.POLYGON, Tool.LINE])
def test_tools_draw(hand: Hand, tool: Tool) -> None:
    """A tool draws from press to release, selects what it drew, and gives the pointer back."""
    hand.desk.store.take_tool(tool)
    hand.drag((150, 50), (190, 80))
    (new,) = hand.desk.store.state.selection
    box = hand.box(new)
    assert box.x == pytest.approx(150.0, abs=6.0 if tool is Tool.POLYGON else PIXEL_MM)
    assert box.width == pytest.approx(40.0, abs=6.0 if tool is Tool.POLYGON else PIXEL_MM)
    assert hand.desk.store.state.tool is Tool.SELECT


def test_arrows_nudge(hand: Hand) -> None:
    """An arrow moves by 1 mm, with Shift by 10; quick ones are undone together."""
    hand.click(55, 55)
    hand.qtbot.keyClick(hand.board, Qt.Key.Key_Right)
    hand.qtbot.keyClick(hand.board, Qt.Key.Key_Up, SHIFT)
    assert (hand.box(ONE).x, hand.box(ONE).y) == pytest.approx((51.0, 60.0))
    hand.desk.store.undo()
    assert (hand.box(ONE).x, hand.box(ONE).y) == (50.0, 50.0)


def test_escape_drops_a_drag(hand: Hand) -> None:
    """Escape amid a drag leaves everything where it was."""
    hand.qtbot.mousePress(hand.board, LEFT, CONTROL, hand.at(55, 55))
    hand.move(hand.at(120, 120), CONTROL)
    hand.qtbot.keyClick(hand.board, Qt.Key.Key_Escape)
    hand.qtbot.mouseRelease(hand.board, LEFT, CONTROL, hand.at(120, 120))
    assert hand.box(ONE).x == 50.0
    assert hand.desk.store.state.past == ()


def test_a_release_that_a_dialog_took(hand: Hand) -> None:
    """A press whose release went to a dialog drags nothing along afterwards."""
    hand.qtbot.mousePress(hand.board, LEFT, CONTROL, hand.at(55, 55))
    place = QPointF(hand.at(120, 120))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, CONTROL)
    QApplication.sendEvent(hand.board, event)
    hand.qtbot.mouseRelease(hand.board, LEFT, CONTROL, hand.at(120, 120))
    assert hand.box(ONE).x == 50.0
    assert hand.desk.store.state.past == ()


def test_handles_have_cursors() -> None:
    """Every handle says by its pointer what it does."""
    assert all(cursor_of(handle) is not None for handle in Handle)
