"""Laws of the sheet switch."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.sheets import SheetSwitch
from gare_fab.model.edits_job import set_stock
from gare_fab.model.stock import Roll
from tests.gui.desks import desk_with, flat_job
from tests.gui.panels.parts import part


@pytest.fixture
def desk() -> Iterator[Desk]:
    """One square on one sheet."""
    with desk_with(flat_job((10.0, 10.0))) as made:
        yield made


def _press(qtbot: QtBot, switch: SheetSwitch, name: str) -> None:
    qtbot.mouseClick(part(switch, QToolButton, name), Qt.MouseButton.LeftButton)


def _words(switch: SheetSwitch) -> str:
    return part(switch, QLabel, "sheet_words").text()


def test_added_sheets_are_turned_to_and_from(qtbot: QtBot, desk: Desk) -> None:
    """Plus adds a sheet and shows it, the arrows go from one to the next and stop at ends."""
    switch = SheetSwitch(desk)
    qtbot.addWidget(switch)
    switch.show()
    _press(qtbot, switch, "sheet_add")
    assert _words(switch) == "Sheet 2 of 2"
    _press(qtbot, switch, "sheet_on")
    assert desk.store.state.sheet == 1
    _press(qtbot, switch, "sheet_back")
    assert _words(switch) == "Sheet 1 of 2"


def test_the_sheet_that_is_shown_is_removed(qtbot: QtBot, desk: Desk) -> None:
    """Minus takes the shown sheet away with what lies on it; the only one stays."""
    switch = SheetSwitch(desk)
    qtbot.addWidget(switch)
    switch.show()
    _press(qtbot, switch, "sheet_remove")
    _press(qtbot, switch, "sheet_add")
    _press(qtbot, switch, "sheet_back")
    _press(qtbot, switch, "sheet_remove")
    document = desk.store.state.document
    assert document is not None
    assert (document.sheet_count, document.placements) == (1, ())


def test_a_roll_has_no_sheets(qtbot: QtBot, desk: Desk) -> None:
    """The switch goes where the stock does not come in sheets, and comes back with it."""
    switch = SheetSwitch(desk)
    qtbot.addWidget(switch)
    switch.show()
    desk.store.apply(Message("Stock"), set_stock(Roll(600.0)))
    is_gone = switch.isHidden()
    desk.store.undo()
    assert (is_gone, switch.isHidden()) == (True, False)
