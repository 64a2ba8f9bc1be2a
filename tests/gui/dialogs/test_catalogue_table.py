"""Laws of gare_fab.gui.dialogs.catalogue_table."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableWidgetItem
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.bottles import _POINTS
from gare_fab.gui.dialogs.catalogue_table import EntryTable
from gare_fab.gui.dialogs.machines_rows import AXES
from gare_fab.gui.look.words import speak
from gare_fab.model.machine import Axis

X = Axis("X", 0.0, 300.0, 9000.0, 1500.0, 160.0)
Y = replace(X, name="Y", high=200.0)
FASTEST = 3


def _table(qtbot: QtBot) -> tuple[EntryTable, list[tuple[object, ...]]]:
    speak("fr")
    table = EntryTable(AXES, lambda items: items[-1], name="axes")
    qtbot.addWidget(table)
    asked: list[tuple[object, ...]] = []
    table.asked.connect(asked.append)
    table.show_items((X, Y))
    table.show()
    return table, asked


def _type(qtbot: QtBot, table: EntryTable, row: int, column: int, text: str) -> None:
    """Edit a cell as a user does."""
    table.table.setCurrentCell(row, column)
    qtbot.keyClick(table.table, Qt.Key.Key_F2)
    line = table.table.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.table.findChild(QLineEdit) is None)


def _cell(table: EntryTable, row: int, column: int) -> QTableWidgetItem:
    cell = table.table.item(row, column)
    assert cell is not None
    return cell


def test_a_typed_figure_changes_its_row_alone(qtbot: QtBot) -> None:
    """A number typed with a comma changes the value of its own row."""
    table, asked = _table(qtbot)
    _type(qtbot, table, 1, FASTEST, "7500,5")
    assert asked == [(X, replace(Y, max_rate=7500.5))]


def test_nonsense_is_put_back(qtbot: QtBot) -> None:
    """Words for a number, and numbers that cannot be, leave the row as it was."""
    table, asked = _table(qtbot)
    for text in ("fast", "-3", ""):
        _type(qtbot, table, 0, FASTEST, text)
        assert _cell(table, 0, FASTEST).text() == "9000"
    assert asked == []


def test_ticks_and_lists(qtbot: QtBot) -> None:
    """A tick and a choice in a list are taken over."""
    table, asked = _table(qtbot)
    _cell(table, 0, 6).setCheckState(Qt.CheckState.Checked)
    assert asked[-1] == (replace(X, is_angle=True), Y)
    table.table.setCurrentCell(1, 0)
    qtbot.keyClick(table.table, Qt.Key.Key_F2)
    box = table.table.findChild(QComboBox)
    assert box is not None
    qtbot.keyClick(box, Qt.Key.Key_A)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.table.findChild(QComboBox) is None)
    assert asked[-1] == (replace(X, is_angle=True), replace(Y, name="A"))


def test_rows_come_and_go(qtbot: QtBot) -> None:
    """Adding makes a row from the others; removing takes the one that the user is at."""
    table, asked = _table(qtbot)
    for name in ("axes_add", "axes_remove"):
        button = table.findChild(QPushButton, name)
        assert button is not None
        if name == "axes_remove":
            table.table.setCurrentCell(0, 0)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [(X, Y, Y), (Y, Y)]


def test_radius_and_diameter_are_one(qtbot: QtBot) -> None:
    """Of two columns that show one value, a change in one is seen in the other."""
    speak("en")
    table = EntryTable(_POINTS, name="profile")
    qtbot.addWidget(table)
    table.show_items(((0.0, 30.0), (10.0, 37.5)))
    table.show()
    _type(qtbot, table, 1, 2, "80")
    assert _cell(table, 1, 1).text() == "40"
