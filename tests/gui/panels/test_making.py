"""Laws of the forms of one artwork."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.geometry.affine import Affine
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.panels.making import MakingForm, MakingPopover
from gare_fab.model.document import PlacementId
from gare_fab.model.edits import add, add_many, delete
from gare_fab.model.extent import bounds_of
from tests.documents import artwork, stroked
from tests.documents import rectangle as ring
from tests.gui.desks import desk_with, flat_job, rectangle
from tests.gui.panels.asking import Remembering
from tests.gui.panels.parts import part

MADE, READ = PlacementId(1), PlacementId(2)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A rectangle of 20 x 10 mm that was made here, and a drawing that was read."""
    read = artwork([stroked(ring(0.0, 0.0, 30.0, 40.0))])
    edit = add_many([(rectangle(), Affine.moved(5.0, 5.0)), (read, Affine())])
    with desk_with(edit(flat_job())) as made:
        yield made


def _form(qtbot: QtBot, desk: Desk, name: PlacementId) -> tuple[MakingForm, Remembering]:
    asks = Remembering()
    form = MakingForm(desk, asks)
    qtbot.addWidget(form)
    form.show_placement(name)
    form.show()
    return form, asks


def _type(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def _field(form: MakingForm, name: str) -> NumberField:
    return part(form, NumberField, name)


def test_a_changed_parameter_makes_the_artwork_anew(qtbot: QtBot, desk: Desk) -> None:
    """A typed width is the width of what lies on the sheet, at the place where it lay."""
    form, _ = _form(qtbot, desk, MADE)
    _type(qtbot, _field(form, "width"), "35")
    document = desk.store.state.document
    assert document is not None
    box = bounds_of(document, [MADE])
    assert box is not None
    assert (box.x, box.y, box.width, box.height) == pytest.approx((5.0, 5.0, 35.0, 10.0))


def test_the_form_follows_undo(qtbot: QtBot, desk: Desk) -> None:
    """What is undone is shown again as it was, in the same fields."""
    form, _ = _form(qtbot, desk, MADE)
    field = _field(form, "width")
    _type(qtbot, field, "35")
    desk.store.undo()
    assert field.value_or_none() == 20.0


def test_of_what_was_read_its_file_is_told(qtbot: QtBot, desk: Desk) -> None:
    """A read drawing shows its file and size, and a button to take another one."""
    form, asks = _form(qtbot, desk, READ)
    words = [each.text() for each in form.findChildren(QLabel)]
    qtbot.mouseClick(part(form, QPushButton, "replace"), Qt.MouseButton.LeftButton)
    assert "test.svg" in words
    assert "As drawn 30 × 40 mm" in words
    assert asks.dialogs == [Dialog.REPLACE]


def test_the_form_is_empty_once_its_artwork_is_gone(qtbot: QtBot, desk: Desk) -> None:
    """What is deleted is shown no more."""
    form, _ = _form(qtbot, desk, MADE)
    desk.store.apply(Message("Delete"), delete([MADE]))
    assert form.is_empty


def test_a_form_of_another_maker_has_other_fields(qtbot: QtBot, desk: Desk) -> None:
    """Turning to another placement shows that one's form and nothing of the first."""
    form, _ = _form(qtbot, desk, MADE)
    form.show_placement(READ)
    qtbot.waitUntil(lambda: form.findChild(NumberField, "width") is None)
    desk.store.apply(Message("Add"), add(rectangle(7.0, 8.0)))
    form.show_placement(PlacementId(3))
    assert _field(form, "width").value_or_none() == 7.0


def test_the_popover_edits_what_it_was_opened_for(qtbot: QtBot, desk: Desk) -> None:
    """The popover holds the form of its placement, whatever is selected."""
    popover = MakingPopover(desk, Remembering(), MADE)
    popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(popover)
    popover.show()
    desk.store.select([READ])
    assert _field(popover.form, "width").value_or_none() == 20.0
