"""Laws of the editor of texts and codes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.making import MakingDialog, ask_barcode, ask_qr, ask_text, edit_made
from gare_fab.gui.dialogs.values import ValuesDialog
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.texts import FontBox, TextField
from gare_fab.model.artwork import Made
from gare_fab.model.document import Document
from gare_fab.model.edits import rename_artwork
from gare_fab.model.extent import area_of, bounds_of
from gare_fab.workshop.making import round_of
from tests.gui.desks import bottle_job, desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    dialog_is_open,
    dialog_of,
    enter,
    press,
    text_of,
    window,
)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty sheet of plywood, with a step that scores."""
    with desk_with(flat_job()) as made:
        yield made


def job(desk: Desk) -> Document:
    """The job on the desk."""
    document = desk.store.state.document
    assert document is not None
    return document


def written(parent: QWidget, text: str) -> MakingDialog:
    """The dialog that is open, another text in its field."""
    dialog = dialog_of(parent, MakingDialog)
    field = dialog.findChild(TextField)
    assert isinstance(field, TextField)
    field.setPlainText(text)
    return dialog


def finish(qtbot: QtBot, parent: QWidget) -> None:
    """Press the button, and wait until the job has it."""
    press(qtbot, parent, "done")
    qtbot.waitUntil(lambda: not dialog_is_open(parent, MakingDialog), timeout=SOON_MS)


def test_a_text_is_added_in_the_middle_and_changed_in_its_place(
    qtbot: QtBot, desk: Desk
) -> None:
    """Added it is selected, with the step that it needs; changed it is the same placement."""
    parent = window(qtbot)
    ask_text(desk, parent)
    written(parent, "Été")
    finish(qtbot, parent)
    (placement,) = desk.store.state.selected
    box = bounds_of(job(desk), {placement.id})
    assert box is not None
    assert box.centre == pytest.approx(area_of(job(desk)).centre)
    assert [step.operation for step in job(desk).steps] == ["score"]
    edit_made(desk, parent)
    dialog = written(parent, "Hiver")
    enter(qtbot, dialog.findChild(NumberField, "height"), "20")
    finish(qtbot, parent)
    assert desk.store.state.selected == (placement,)
    artwork = job(desk).artworks[0]
    assert artwork.name == "Hiver"
    assert isinstance(artwork.origin, Made)
    assert artwork.origin.params.plain()["height"] == 20.0
    desk.store.undo()
    assert job(desk).artworks[0].name == "Été"


def test_a_name_that_the_user_gave_stays(qtbot: QtBot, desk: Desk) -> None:
    """What was renamed is not renamed after its new text."""
    parent = window(qtbot)
    ask_text(desk, parent)
    finish(qtbot, parent)
    desk.store.apply(Message("Rename"), rename_artwork(0, "Titre"))
    edit_made(desk, parent)
    written(parent, "Hiver")
    finish(qtbot, parent)
    assert job(desk).artworks[0].name == "Titre"


def test_what_cannot_be_made_is_told_and_nothing_is_added(qtbot: QtBot, desk: Desk) -> None:
    """A wrong check digit: the sentence stands there, and the button waits for a right one."""
    parent = window(qtbot)
    ask_barcode(desk, parent)
    dialog = written(parent, "3760000000001")
    qtbot.waitUntil(lambda: "should be 0" in text_of(dialog, "trouble"), timeout=SOON_MS)
    button = dialog.findChild(QPushButton, "done")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    written(parent, "3760000000000")
    qtbot.waitUntil(button.isEnabled, timeout=SOON_MS)
    assert dialog.form.isVisible()
    press(qtbot, parent, "cancel")
    assert not job(desk).artworks
    assert not desk.tasks.is_busy(Purpose.MAKE)


def test_a_field_is_put_in_and_its_value_is_said(qtbot: QtBot, desk: Desk) -> None:
    """An open field is told; with its value given in the dialog over it, the text has it."""
    parent = window(qtbot)
    ask_text(desk, parent)
    dialog = written(parent, "Lot ")
    field = dialog.findChild(TextField)
    assert isinstance(field, TextField)
    field.moveCursor(field.textCursor().MoveOperation.End)
    insert = dialog.findChild(QAction, "{lot}")
    assert isinstance(insert, QAction)
    insert.trigger()
    assert field.toPlainText() == "Lot {lot}"
    qtbot.waitUntil(lambda: "{lot}" in text_of(dialog, "found"), timeout=SOON_MS)
    press(qtbot, dialog, "values")
    values = dialog_of(dialog, ValuesDialog)
    line = values.findChild(QWidget, "value_lot")
    assert line is not None
    line.setProperty("text", "L26")
    press(qtbot, values, "use")
    qtbot.waitUntil(lambda: not dialog_is_open(dialog, ValuesDialog), timeout=SOON_MS)
    finish(qtbot, parent)
    assert job(desk).artworks[0].name == "Lot L26"


def test_on_a_bottle_codes_are_made_for_glass(qtbot: QtBot) -> None:
    """There the light parts are engraved, and a text can be spread once round."""
    with desk_with(replace(bottle_job(), artworks=(), placements=(), steps=())) as desk:
        parent = window(qtbot)
        ask_qr(desk, parent)
        finish(qtbot, parent)
        origin = job(desk).artworks[0].origin
        assert isinstance(origin, Made)
        assert origin.params.plain()["inverted"] is True
        assert "fill" in [step.operation for step in job(desk).steps]
        ask_text(desk, parent)
        press(qtbot, dialog_of(parent, MakingDialog), "once_round_bottle")
        finish(qtbot, parent)
        length = round_of(job(desk))
        assert length is not None
        width = job(desk).artworks[1].page.width
        assert 0.7 * length < width < length


def test_the_list_of_fonts_is_filled_and_the_choice_is_kept(qtbot: QtBot, desk: Desk) -> None:
    """Ours stand on top, single lines are told as such, and Lato is still what is chosen."""
    parent = window(qtbot)
    ask_text(desk, parent)
    dialog = dialog_of(parent, MakingDialog)
    box = dialog.findChild(FontBox)
    assert isinstance(box, FontBox)
    qtbot.waitUntil(lambda: box.count() > 10, timeout=SOON_MS)
    assert box.currentData() == "Lato"
    assert any("single line" in box.itemText(row) for row in range(box.count()))
    press(qtbot, parent, "cancel")


def test_letters_of_single_lines_have_no_weight(qtbot: QtBot, desk: Desk) -> None:
    """With such a font nothing is asked that only letters with an area have."""
    parent = window(qtbot)
    ask_text(desk, parent)
    dialog = dialog_of(parent, MakingDialog)
    box, weight = dialog.findChild(FontBox), dialog.findChild(QWidget, "weight")
    assert isinstance(box, FontBox)
    assert weight is not None
    qtbot.waitUntil(lambda: box.count() > 10, timeout=SOON_MS)
    assert weight.isEnabled()
    row = next(row for row in range(box.count()) if "single line" in box.itemText(row))
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert not weight.isEnabled()
    press(qtbot, parent, "cancel")


def test_an_address_is_typed_behind_its_beginning(qtbot: QtBot, desk: Desk) -> None:
    """What a field starts with is kept where it is of use; a mere example is written over."""
    parent = window(qtbot)
    for ask, begun in ((ask_qr, "https://a"), (ask_text, "a")):
        ask(desk, parent)
        field = dialog_of(parent, MakingDialog).findChild(TextField)
        assert isinstance(field, TextField)
        field.insert("a")
        assert field.toPlainText() == begun
        press(qtbot, parent, "cancel")
        qtbot.waitUntil(lambda: not dialog_is_open(parent, MakingDialog), timeout=SOON_MS)


def test_what_is_too_small_is_told_before_it_is_added(qtbot: QtBot, desk: Desk) -> None:
    """A code that the machine cannot make well is told so as long as it is."""
    parent = window(qtbot)
    ask_qr(desk, parent)
    dialog = dialog_of(parent, MakingDialog)
    enter(qtbot, dialog.findChild(NumberField, "size"), "8")
    qtbot.waitUntil(lambda: "modules are" in text_of(dialog, "found"), timeout=SOON_MS)
    enter(qtbot, dialog.findChild(NumberField, "size"), "60")
    qtbot.waitUntil(lambda: "modules are" not in text_of(dialog, "found"), timeout=SOON_MS)


def test_a_module_that_is_said_decides_the_size(qtbot: QtBot, desk: Desk) -> None:
    """What does not count any more cannot be entered."""
    parent = window(qtbot)
    ask_barcode(desk, parent)
    dialog = dialog_of(parent, MakingDialog)
    magnification = dialog.findChild(NumberField, "magnification")
    assert isinstance(magnification, NumberField)
    assert magnification.isEnabled()
    enter(qtbot, dialog.findChild(NumberField, "module"), "0.5")
    assert not magnification.isEnabled()
