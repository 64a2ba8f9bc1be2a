"""Laws of the dialog of the job's values."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.values import ValuesDialog, edit_values, written
from gare_fab.model.document import Document
from gare_fab.model.edits import add
from gare_fab.workshop.making import make, maker_params
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    dialog_is_open,
    dialog_of,
    press,
    text_of,
    window,
)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A sheet with a text of two fields and one without any."""
    text = maker_params("text")
    one = make("text", text.from_plain({"text": "{n:03} {lot}"}))
    other = make("text", text.from_plain({"text": "plain"}))
    with desk_with(add(other)(add(one)(flat_job()))) as made:
        yield made


def job(desk: Desk) -> Document:
    """The job on the desk."""
    document = desk.store.state.document
    assert document is not None
    return document


def fill_in(parent: QWidget, **texts: str) -> None:
    """Put texts into the lines of the dialog that is open."""
    dialog = dialog_of(parent, ValuesDialog)
    for name, text in texts.items():
        line = dialog.findChild(QLineEdit, f"value_{name}")
        assert isinstance(line, QLineEdit)
        line.setText(text)


def test_what_uses_a_value_is_made_anew_in_one_step(qtbot: QtBot, desk: Desk) -> None:
    """The text changes, the other stays the very same, and one undo takes all of it back."""
    before = job(desk)
    parent = window(qtbot)
    edit_values(desk, parent)
    fill_in(parent, n="7", lot="L26", date="5/11/2026")
    press(qtbot, parent, "use")
    qtbot.waitUntil(lambda: not dialog_is_open(parent, ValuesDialog), timeout=SOON_MS)
    after = job(desk)
    assert dict(after.values) == {"n": "7", "lot": "L26", "vintage": "", "date": "2026-11-05"}
    assert after.artworks[0].name == "007 L26"
    assert after.artworks[1] is before.artworks[1]
    desk.store.undo()
    assert job(desk) is before


@pytest.mark.parametrize(
    ("texts", "said"),
    [({"n": "x"}, "whole number"), ({"date": "31/02/2026"}, "not a date")],
)
def test_what_is_no_number_or_date_is_told(
    qtbot: QtBot, desk: Desk, texts: dict[str, str], said: str
) -> None:
    """The dialog says so and stays, and the job is as it was."""
    before = job(desk)
    parent = window(qtbot)
    edit_values(desk, parent)
    fill_in(parent, **texts)
    press(qtbot, parent, "use")
    dialog = dialog_of(parent, ValuesDialog)
    assert said in text_of(dialog, "trouble")
    assert job(desk) is before
    press(qtbot, parent, "today")
    press(qtbot, parent, "cancel")


def test_what_cannot_be_made_with_a_value_is_told(qtbot: QtBot, desk: Desk) -> None:
    """A lot that no text can show a number of: nothing is changed."""
    text = maker_params("text").from_plain({"text": "{vintage:02}"})
    bad = make("text", text, (), (("vintage", "2025"),))
    desk.store.open(add(bad)(job(desk)))
    before = job(desk)
    parent = window(qtbot)
    edit_values(desk, parent)
    fill_in(parent, vintage="old")
    press(qtbot, parent, "use")
    dialog = dialog_of(parent, ValuesDialog)
    qtbot.waitUntil(
        lambda: "not a whole number" in text_of(dialog, "trouble"), timeout=SOON_MS
    )
    assert job(desk) is before


def test_dates_are_written_as_people_do() -> None:
    """Day first; what is no date stays as it is."""
    assert [written(text) for text in ("2026-11-05", "", "soon")] == ["05/11/2026", "", "soon"]
