"""Laws of gare_fab.gui.dialogs.machines_listing."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.machines_listing import ListingDialog, differences
from gare_fab.gui.look.words import speak
from gare_fab.model.machine import Machine
from gare_fab.storage.catalogue import load_machine, machine_ids
from gare_fab.workshop.catalogue import with_listing
from tests.gui.dialogs.editors import part, press

MACHINE = load_machine("k40_grbl")


def _dialog(qtbot: QtBot, text: str) -> ListingDialog:
    speak("en")
    dialog = ListingDialog(MACHINE, None)
    qtbot.addWidget(dialog)
    dialog.show()
    part(dialog, QPlainTextEdit, "listing").setPlainText(text)
    return dialog


def test_what_would_change_is_shown(qtbot: QtBot) -> None:
    """Each figure that would change stands there with the old one beside it."""
    dialog = _dialog(qtbot, "$100=160\n$110=7000 (x max rate)\n$32=1")
    table = part(dialog, QTableWidget, "changes")
    cells = [table.item(0, column) for column in range(3)]
    assert table.rowCount() == 1
    assert [cell.text() for cell in cells if cell] == ["Axis X: Top speed", "9000", "7000"]


def test_nonsense_changes_nothing(qtbot: QtBot) -> None:
    """A text that is no answer of a GRBL is told, and cannot be taken over."""
    for text in ("hello", "$110=fast", "$100=160"):
        dialog = _dialog(qtbot, text)
        assert part(dialog, QLabel, "said").text()
        assert not part(dialog, QPushButton, "take_over").isEnabled()


def test_objections_are_said_but_do_not_forbid(qtbot: QtBot) -> None:
    """Laser mode switched off is objected to; the figures may still be taken over."""
    dialog = _dialog(qtbot, "$110=7000\n$32=0")
    taken: list[Machine] = []
    dialog.taken.connect(taken.append)
    assert "$32" in part(dialog, QLabel, "said").text()
    press(qtbot, dialog, "take_over")
    assert taken == [with_listing(MACHINE, "$110=7000\n$32=0")[0]]


def test_every_figure_of_a_listing_is_among_the_differences() -> None:
    """Whatever setting changes a machine is seen in the list of differences."""
    speak("en")
    settings = [f"${number}=77" for number in (1, 11, 12, 30, 100, 110, 120, 130, 131)]
    for name in machine_ids():
        machine = load_machine(name)
        if machine.controller.planner == "grbl":
            for line in settings:
                changed, _ = with_listing(machine, line)
                assert (changed == machine) or differences(machine, changed), (name, line)
