"""Laws of offsetting."""

import pytest
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.offsetting import OffsetDialog, ask_offset
from gare_fab.gui.look.fields import NumberField
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import placed_bounds
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import dialog_is_open, dialog_of, enter, press, text_of, window


def test_an_outline_is_added_at_the_distance(qtbot: QtBot) -> None:
    """3 mm round a square of 10 mm reach 3 mm farther, and the square is still there."""
    with desk_with(flat_job((50, 50))) as desk:
        parent = window(qtbot)
        desk.store.select([PlacementId(1)])
        ask_offset(desk, parent)
        enter(qtbot, dialog_of(parent, OffsetDialog).findChild(NumberField, "by"), "3")
        press(qtbot, parent, "add")
        document = desk.store.state.document
        assert document is not None
        assert len(document.placements) == 2
        box = placed_bounds(document)
        assert box is not None
        assert (box.x, box.width) == pytest.approx((47.0, 16.0))
        assert not dialog_is_open(parent, OffsetDialog)


def test_where_nothing_is_left_nothing_changes(qtbot: QtBot) -> None:
    """Inwards by more than there is, the dialog says so, and the job is the same."""
    with desk_with(flat_job((50, 50))) as desk:
        parent = window(qtbot)
        desk.store.select([PlacementId(1)])
        before = desk.store.state.document
        ask_offset(desk, parent)
        dialog = dialog_of(parent, OffsetDialog)
        enter(qtbot, dialog.findChild(NumberField, "by"), "-9")
        press(qtbot, parent, "add")
        assert text_of(dialog, "trouble")
        assert desk.store.state.document is before
