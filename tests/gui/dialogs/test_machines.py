"""Laws of gare_fab.gui.dialogs.machines."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog
from gare_fab.gui.dialogs.machines import MachinePage, edit_machines
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import speak
from gare_fab.model.machine import Machine
from gare_fab.storage.catalogue import load_machine, machine_ids
from tests.gui.desks import bottle_job, desk_with
from tests.gui.dialogs.editors import go_to, opened, part, press


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with a job on the laser with a chuck."""
    speak("en")
    with desk_with(bottle_job()) as laid:
        yield laid


def _machines(qtbot: QtBot, desk: Desk, name: str) -> CatalogueDialog:
    dialog = opened(qtbot, partial(edit_machines, desk))
    go_to(dialog, name)
    return dialog


def _shown(dialog: CatalogueDialog) -> Machine:
    assert isinstance(dialog.thing, Machine)
    return dialog.thing


def test_showing_a_machine_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    """Every shipped machine is shown as it is: there is nothing to save."""
    dialog = opened(qtbot, partial(edit_machines, desk))
    for name in machine_ids():
        go_to(dialog, name)
        assert not dialog.is_changed
        assert dialog.thing == load_machine(name)


def test_only_the_fields_of_its_head_are_there(qtbot: QtBot, desk: Desk) -> None:
    """A mill has cutters and no spot, a laser a spot and no cutters."""
    dialog = _machines(qtbot, desk, "grbl_mill")
    spot, cutters = part(dialog, QWidget, "head.spot"), part(dialog, QWidget, "head.cutters")
    assert not spot.isVisibleTo(dialog)
    assert cutters.isVisibleTo(dialog)
    go_to(dialog, "k40_grbl")
    assert spot.isVisibleTo(dialog)
    assert not cutters.isVisibleTo(dialog)


def test_what_the_workshop_has_is_remembered_at_once(qtbot: QtBot, desk: Desk) -> None:
    """The tick adds the machine to those that are owned, and takes it out again."""
    dialog = _machines(qtbot, desk, "k40_grbl")
    press(qtbot, dialog, "owned")
    assert "k40_grbl" in desk.store.state.settings.machines
    press(qtbot, dialog, "owned")
    assert "k40_grbl" not in desk.store.state.settings.machines
    assert not dialog.is_changed


def test_a_deleted_machine_is_no_longer_owned(qtbot: QtBot, desk: Desk) -> None:
    """A machine of the user's own that is deleted is not among the workshop's any more."""
    dialog = _machines(qtbot, desk, "k40_grbl")
    press(qtbot, dialog, "copy")
    press(qtbot, dialog, "owned")
    assert desk.store.state.settings.machines == (_shown(dialog).id,)
    press(qtbot, dialog, "reset")
    press(qtbot, dialog, "ask_yes")
    assert not desk.store.state.settings.machines


def test_a_rotary_taken_off_can_be_put_back(qtbot: QtBot, desk: Desk) -> None:
    """Without a rotary its fields go; the same kind again has the same figures."""
    dialog = _machines(qtbot, desk, "co2_60w_rollers")
    before = _shown(dialog).rotary
    kind, slip = part(dialog, QComboBox, "rotary.kind"), part(dialog, QWidget, "rotary.slip")
    assert slip.isVisibleTo(dialog)
    qtbot.keyClick(kind, Qt.Key.Key_Home)
    assert _shown(dialog).rotary is None
    assert not slip.isVisibleTo(dialog)
    qtbot.keyClick(kind, Qt.Key.Key_End)
    assert _shown(dialog).rotary == before


def test_a_rotary_that_never_turns_is_refused(qtbot: QtBot, desk: Desk) -> None:
    """A new rotary without its mm for one turn is refused beside that field."""
    dialog = _machines(qtbot, desk, "k40_grbl")
    qtbot.keyClick(part(dialog, QComboBox, "rotary.kind"), Qt.Key.Key_Down)
    press(qtbot, dialog, "save")
    assert part(dialog, QLabel, "rotary.mm_per_turn_wrong").isVisibleTo(dialog)
    field = part(dialog, NumberField, "rotary.mm_per_turn")
    field.selectAll()
    qtbot.keyClicks(field, "-100")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    press(qtbot, dialog, "save")
    rotary = load_machine("k40_grbl").rotary
    assert rotary is not None
    assert rotary.mm_per_turn == -100.0


def test_pasted_settings_fill_the_form(qtbot: QtBot, desk: Desk) -> None:
    """The controller's answer, taken over, is in the form and can be saved."""
    dialog = _machines(qtbot, desk, "k40_grbl")
    press(qtbot, dialog, "paste_settings")
    part(dialog, QPlainTextEdit, "listing").setPlainText("$110=7000\n$120=900\nok")
    press(qtbot, dialog, "take_over")
    press(qtbot, dialog, "save")
    axis = load_machine("k40_grbl").axis("X")
    assert axis is not None
    assert (axis.max_rate, axis.acceleration) == (7000.0, 900.0)


def test_only_grbl_takes_settings(qtbot: QtBot, desk: Desk) -> None:
    """A machine with another controller is not offered to paste settings."""
    dialog = _machines(qtbot, desk, "linuxcnc_mill")
    assert not part(dialog, QWidget, "paste_settings").isVisibleTo(dialog)


def test_advanced_is_folded(qtbot: QtBot, desk: Desk) -> None:
    """How the controller is spoken to is shown to who asks for it."""
    dialog = _machines(qtbot, desk, "k40_grbl")
    suffix = part(dialog, QWidget, "dialect.suffix")
    assert not suffix.isVisibleTo(dialog)
    press(qtbot, dialog, "advanced")
    assert suffix.isVisibleTo(dialog)


def test_an_empty_page_can_be_unfolded(qtbot: QtBot, desk: Desk) -> None:
    """A page that shows nothing yet survives its buttons."""
    page = MachinePage(desk)
    qtbot.addWidget(page)
    press(qtbot, page, "owned")
    assert desk.store.state.settings.machines == ()
