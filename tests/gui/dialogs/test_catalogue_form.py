"""Laws of gare_fab.gui.dialogs.catalogue_form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.catalogue_form import EntryForm
from gare_fab.gui.dialogs.machines_rows import ABOUT, ADVANCED, CONTROLLER, LASER
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import speak
from gare_fab.model.machine import LaserHead, Machine
from gare_fab.storage.catalogue import load_machine

MACHINE = load_machine("k40_grbl")


class _Form:
    """A form on the K40, and what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        speak("fr")
        self.form = EntryForm(ABOUT + CONTROLLER + LASER + ADVANCED)
        qtbot.addWidget(self.form)
        self.asked: list[Machine] = []
        self.form.asked.connect(self.asked.append)
        self.form.show_entry(MACHINE)
        self.form.show()


@pytest.fixture
def shown(qtbot: QtBot) -> _Form:
    """A form that is shown."""
    return _Form(qtbot)


def test_showing_asks_for_nothing(shown: _Form) -> None:
    """An entry that is shown is not asked for."""
    assert shown.asked == []


def test_a_typed_share_is_asked_for(shown: _Form, qtbot: QtBot) -> None:
    """12,5 typed into a field of % asks for 0.125."""
    field = shown.form.field("head.min_power")
    assert isinstance(field, NumberField)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "12,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    head = shown.asked[-1].head
    assert isinstance(head, LaserHead)
    assert head.min_power == 0.125


def test_changes_add_up(shown: _Form, qtbot: QtBot) -> None:
    """A second change stands beside the first one."""
    name, arcs = shown.form.field("names.fr"), shown.form.field("dialect.has_arcs")
    assert isinstance(name, QLineEdit)
    assert isinstance(arcs, QCheckBox)
    name.clear()
    qtbot.keyClicks(name, "Petit")
    arcs.click()
    assert dict(shown.asked[-1].names)["fr"] == "Petit"
    assert not shown.asked[-1].dialect.has_arcs


def test_lists_and_lines(shown: _Form, qtbot: QtBot) -> None:
    """A choice asks for its value, and lines of a text for as many texts."""
    planner, start = shown.form.field("controller.planner"), shown.form.field("dialect.start")
    assert isinstance(planner, QComboBox)
    assert isinstance(start, QPlainTextEdit)
    qtbot.keyClick(planner, Qt.Key.Key_Down)
    assert shown.asked[-1].controller.planner == "marlin"
    start.setPlainText("G21\n\n G90 ")
    assert shown.asked[-1].dialect.start == ("G21", "G90")


def test_what_is_wrong_is_said_beside_its_field(shown: _Form) -> None:
    """A sentence stands under the field that is meant, and goes with the next one."""
    note = shown.form.findChild(QLabel, "head.spot_wrong")
    assert note is not None
    assert shown.form.mark("head.spot", "Zu klein.")
    assert note.isVisibleTo(shown.form)
    assert not shown.form.mark("nothing", "Nichts.")
    assert not note.isVisibleTo(shown.form)
