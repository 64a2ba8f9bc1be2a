"""Laws of gare_fab.gui.dialogs.catalogue_frame."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import Notice
from gare_fab.gui.dialogs.bottles import edit_bottles
from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog
from gare_fab.gui.dialogs.materials import edit_materials
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import speak
from gare_fab.model.stock import Bottle
from gare_fab.storage.catalogue import bottle_ids, load_bottle
from gare_fab.storage.places import data_folder
from tests.gui.desks import bottle_job, desk_with
from tests.gui.dialogs.editors import go_to, ids, opened, part, press


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with a job on a Bordelaise."""
    speak("en")
    with desk_with(bottle_job()) as laid:
        yield laid


def _bottles(qtbot: QtBot, desk: Desk) -> CatalogueDialog:
    return opened(qtbot, partial(edit_bottles, desk))


def _rename(qtbot: QtBot, dialog: CatalogueDialog, name: str) -> None:
    line = part(dialog, QLineEdit, "names.en")
    line.selectAll()
    qtbot.keyClicks(line, name)


def test_the_jobs_own_entry_is_open(qtbot: QtBot, desk: Desk) -> None:
    """An editor opens on what the job is about, unchanged."""
    dialog = _bottles(qtbot, desk)
    assert dialog.thing == load_bottle("bordelaise_75")
    assert not dialog.is_changed
    assert not part(dialog, QPushButton, "save").isEnabled()


def test_saving_makes_it_the_users_own(qtbot: QtBot, desk: Desk) -> None:
    """Save writes the user's own file; going back to the original takes it away again."""
    shipped = load_bottle("bordelaise_75")
    dialog = _bottles(qtbot, desk)
    _rename(qtbot, dialog, "Ours")
    press(qtbot, dialog, "save")
    assert dict(load_bottle("bordelaise_75").names)["en"] == "Ours"
    assert (data_folder() / "bottles" / "bordelaise_75.toml").is_file()
    press(qtbot, dialog, "reset")
    press(qtbot, dialog, "ask_yes")
    assert load_bottle("bordelaise_75") == shipped == dialog.thing


def test_nonsense_is_refused_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    """What makes no sense is not written, and said under the field that is meant."""
    dialog = _bottles(qtbot, desk)
    field = part(dialog, NumberField, "zone.1")
    field.selectAll()
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    press(qtbot, dialog, "save")
    assert part(dialog, QLabel, "zone.1_wrong").isVisibleTo(dialog)
    assert dialog.is_changed
    assert not (data_folder() / "bottles").exists()


def test_a_copy_has_an_id_of_its_own(qtbot: QtBot, desk: Desk) -> None:
    """Copying opens the copy, which is the user's own and can be deleted for good."""
    before = bottle_ids()
    dialog = _bottles(qtbot, desk)
    press(qtbot, dialog, "copy")
    assert dialog.thing is not None
    assert dialog.thing.id not in before
    assert set(bottle_ids()) == {*before, dialog.thing.id}
    press(qtbot, dialog, "reset")
    press(qtbot, dialog, "ask_yes")
    assert bottle_ids() == before


def test_changes_are_not_lost_by_going_elsewhere(qtbot: QtBot, desk: Desk) -> None:
    """Going to another entry with changes asks: cancel stays, save keeps, drop forgets."""
    dialog = _bottles(qtbot, desk)
    _rename(qtbot, dialog, "Ours")
    go_to(dialog, "champenoise_75")
    press(qtbot, dialog, "ask_stay")
    assert dialog.thing is not None
    assert dialog.thing.id == "bordelaise_75"
    go_to(dialog, "champenoise_75")
    press(qtbot, dialog, "ask_save")
    assert dict(load_bottle("bordelaise_75").names)["en"] == "Ours"
    assert dialog.thing.id == "champenoise_75"
    _rename(qtbot, dialog, "Other")
    go_to(dialog, "bordelaise_75")
    press(qtbot, dialog, "ask_drop")
    assert dict(load_bottle("champenoise_75").names)["en"] != "Other"


def test_closing_with_changes_asks(qtbot: QtBot, desk: Desk) -> None:
    """Escape with changes asks before anything is lost."""
    dialog = _bottles(qtbot, desk)
    _rename(qtbot, dialog, "Ours")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        press(qtbot, dialog, "ask_drop")


def test_new_figures_are_offered_to_the_job(qtbot: QtBot, desk: Desk) -> None:
    """After saving what the job is about a notice offers it, and its button takes it over."""
    told: list[Notice] = []
    desk.store.said.connect(told.append)
    dialog = _bottles(qtbot, desk)
    _rename(qtbot, dialog, "Ours")
    press(qtbot, dialog, "save")
    press(qtbot, dialog, "close")
    assert told[0].does is not None
    told[0].does()
    document = desk.store.state.document
    assert document is not None
    assert isinstance(document.stock, Bottle)
    assert dict(document.stock.names)["en"] == "Ours"
    assert len(desk.store.state.past) == 1


def test_a_damaged_file_of_the_users_can_be_reset(qtbot: QtBot, desk: Desk) -> None:
    """Of an own file that cannot be read the fault is said, and the original can come back."""
    folder = data_folder() / "bottles"
    folder.mkdir(parents=True)
    (folder / "bordelaise_75.toml").write_text("profile = 3")
    dialog = _bottles(qtbot, desk)
    assert dialog.thing is None
    assert part(dialog, QLabel, "wrong").isVisibleTo(dialog)
    press(qtbot, dialog, "reset")
    press(qtbot, dialog, "ask_yes")
    assert dialog.thing is not None


def test_the_list_is_searched_without_accents(qtbot: QtBot, desk: Desk) -> None:
    """Words in any case, without their accents, find an entry."""
    speak("fr")
    dialog = opened(qtbot, partial(edit_materials, desk))
    assert isinstance(dialog, QWidget)
    qtbot.keyClicks(part(dialog, QLineEdit, "search"), "CERAMIQUE")
    assert ids(dialog) == ["ceramic_tile"]
