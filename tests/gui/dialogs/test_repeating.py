"""Laws of repeating."""

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.repeating import ArrayDialog, ask_array
from gare_fab.gui.look.fields import NumberField
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import Box, placed_bounds
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import dialog_is_open, dialog_of, enter, press, text_of, window


def bounds(desk: Desk) -> Box:
    """What all of the job takes up."""
    document = desk.store.state.document
    assert document is not None
    box = placed_bounds(document)
    assert box is not None
    return box


def test_rows_and_columns_are_copied(qtbot: QtBot) -> None:
    """Three columns and two rows with gaps of 5 mm are six pieces, undone at once."""
    with desk_with(flat_job((10, 10))) as desk:
        parent = window(qtbot)
        desk.store.select([PlacementId(1)])
        ask_array(desk, parent)
        dialog = dialog_of(parent, ArrayDialog)
        for name, text in (("columns", "3"), ("rows", "2"), ("across", "5"), ("upwards", "5")):
            enter(qtbot, dialog.findChild(NumberField, name), text)
        assert text_of(dialog, "news") == "6 pieces, 40 × 25 mm in all."
        press(qtbot, parent, "repeat")
        assert bounds(desk) == Box(10, 10, 40, 25)
        assert not dialog_is_open(parent, ArrayDialog)
        desk.store.undo()
        assert bounds(desk) == Box(10, 10, 10, 10)


def test_a_pitch_is_a_gap_and_the_size(qtbot: QtBot) -> None:
    """From edge to edge 12 mm, pieces of 10 mm have gaps of 2 mm."""
    with desk_with(flat_job((10, 10))) as desk:
        parent = window(qtbot)
        desk.store.select([PlacementId(1)])
        ask_array(desk, parent)
        dialog = dialog_of(parent, ArrayDialog)
        mode = dialog.findChild(QComboBox, "mode")
        assert mode is not None
        mode.setCurrentIndex(1)
        mode.activated.emit(1)
        across = dialog.findChild(NumberField, "across")
        assert across is not None
        assert across.value() == pytest.approx(12.0)
        enter(qtbot, dialog.findChild(NumberField, "across"), "20")
        press(qtbot, parent, "repeat")
        assert bounds(desk) == Box(10, 10, 30, 22)


def test_the_stock_is_filled(qtbot: QtBot) -> None:
    """As many as fit lie in the middle of the sheet, and none over its edge."""
    with desk_with(flat_job((150, 100))) as desk:
        parent = window(qtbot)
        desk.store.select([PlacementId(1)])
        ask_array(desk, parent)
        press(qtbot, parent, "fill")
        dialog = dialog_of(parent, ArrayDialog)
        assert text_of(dialog, "news").startswith("400 pieces, 298 × 190 mm")
        press(qtbot, parent, "repeat")
        box = bounds(desk)
        assert (box.width, box.height) == pytest.approx((298.0, 190.0))
        assert box.centre == pytest.approx((150.0, 100.0))


def test_what_does_not_fit_is_said(qtbot: QtBot) -> None:
    """More than the sheet has room for is a warning, one alone is nothing to do."""
    with desk_with(flat_job((10, 10))) as desk:
        parent = window(qtbot)
        desk.store.select([PlacementId(1)])
        ask_array(desk, parent)
        dialog = dialog_of(parent, ArrayDialog)
        go = dialog.findChild(QWidget, "repeat")
        assert go is not None
        enter(qtbot, dialog.findChild(NumberField, "columns"), "60")
        assert "more than the stock has room for" in text_of(dialog, "news")
        enter(qtbot, dialog.findChild(NumberField, "rows"), "60")
        assert "at most 1000" in text_of(dialog, "news")
        assert not go.isEnabled()
        enter(qtbot, dialog.findChild(NumberField, "rows"), "1")
        enter(qtbot, dialog.findChild(NumberField, "columns"), "1")
        assert not go.isEnabled()
