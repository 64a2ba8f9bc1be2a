"""Laws of the fields for texts and fonts."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gare_fab.gui.look.texts import FontBox, FontChoice, TextField

CHOICES = (
    FontChoice("Zilla", is_single_line=False, is_carried=False),
    FontChoice("EMS Tech", is_single_line=True, is_carried=True),
    FontChoice("Lato", is_single_line=False, is_carried=True),
)


def test_a_text_tells_what_is_typed_and_not_what_is_shown(qtbot: QtBot) -> None:
    """Each key asks; what the program shows does not; Enter begins a line."""
    field = TextField()
    qtbot.addWidget(field)
    asked: list[str] = []
    field.asked.connect(asked.append)
    field.show_text("Gare")
    assert asked == []
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "1")
    assert asked == ["Gare\n", "Gare\n1"]
    field.insert("{n}")
    assert asked[-1] == "Gare\n1{n}"


def test_ctrl_and_enter_are_the_window_s(qtbot: QtBot) -> None:
    """They end the dialog, not the line."""
    field = TextField()
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == ""


def test_fonts_stand_in_groups_and_the_choice_is_kept(qtbot: QtBot) -> None:
    """Ours, single lines, the system's; a family that is not there stays chosen on top."""
    box = FontBox()
    qtbot.addWidget(box)
    asked: list[str] = []
    box.asked.connect(asked.append)
    box.show_family("lato")
    box.show_choices(CHOICES)
    names = [box.itemData(row) for row in range(box.count()) if box.itemData(row)]
    assert names == ["Lato", "EMS Tech", "Zilla"]
    assert box.currentData() == "Lato"
    box.show_family("Nowhere")
    box.show_choices(CHOICES)
    assert (box.currentData(), box.itemData(0)) == ("Nowhere", "Nowhere")
    assert asked == []
    box.activated.emit(box.findData("Zilla"))
    assert asked == ["Zilla"]
