"""Number fields: what is typed is asked for, in any notation; an optional one may be empty."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from gare_fab.gui.look.fields import NumberField, TextField


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12,5", 12.5), ("12.5", 12.5), ("20+5*2", 30.0), ("10/4", 2.5), ("-3", -3.0)],
)
def test_numbers_and_sums_are_understood(qtbot: QtBot, typed: str, value: float) -> None:
    """A comma, a point, a sum: the field asks for what it makes."""
    field = NumberField(unit="mm")
    qtbot.addWidget(field)
    asked: list[object] = []
    field.asked.connect(asked.append)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked == [value]


def test_an_optional_field_is_filled_and_emptied(qtbot: QtBot) -> None:
    """Empty it shows neither number nor unit, even after its range was changed."""
    field = NumberField(unit="mm", low=0.0, optional=True)
    qtbot.addWidget(field)
    asked: list[object] = []
    field.asked.connect(asked.append)
    field.show()
    assert field.lineEdit().text() == ""
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.lineEdit().text() == "12 mm"
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.setMaximum(99.0)
    assert field.lineEdit().text() == ""
    assert asked == [12.0, None]


def test_showing_asks_for_nothing(qtbot: QtBot) -> None:
    """Only what the user does is asked for."""
    field = NumberField(optional=True)
    qtbot.addWidget(field)
    asked: list[object] = []
    field.asked.connect(asked.append)
    for value in (3.0, None, 4.0):
        field.show_value(value)
        assert field.value_or_none() == value
    assert asked == []


@pytest.mark.parametrize("key", "EDKC")
def test_a_line_leaves_the_jobs_keys_to_the_job(qtbot: QtBot, key: str) -> None:
    """With Ctrl a line keeps only what everyone knows from texts, whatever the platform."""
    for field in (NumberField(), TextField("abc")):
        qtbot.addWidget(field)
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride,
            ord(key),
            Qt.KeyboardModifier.ControlModifier,
        )
        event.ignore()
        QCoreApplication.sendEvent(field, event)
        assert event.isAccepted() == (key == "C")
