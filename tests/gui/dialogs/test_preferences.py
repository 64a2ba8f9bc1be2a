"""Laws of gare_fab.gui.dialogs.preferences."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QMainWindow
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.preferences import PreferencesDialog, edit_preferences
from gare_fab.gui.look.words import speak
from gare_fab.storage.places import data_folder
from tests.gui.desks import desk_with
from tests.gui.dialogs.editors import part, press


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk without a job."""
    speak("en")
    with desk_with() as laid:
        yield laid


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A main window to open dialogs on."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def _opened(desk: Desk, window: QMainWindow) -> PreferencesDialog:
    edit_preferences(desk, window)
    dialog = window.findChild(PreferencesDialog)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize("name", ["snaps", "has_grid", "shows_toolpaths", "shows_travel"])
def test_a_tick_holds_at_once(
    qtbot: QtBot, desk: Desk, window: QMainWindow, name: str
) -> None:
    """A tick turns its setting over, and no other."""
    before = desk.store.state.settings
    dialog = _opened(desk, window)
    press(qtbot, dialog, name)
    after = desk.store.state.settings
    assert getattr(after, name) is not getattr(before, name)
    press(qtbot, dialog, name)
    assert desk.store.state.settings == before


def test_machines_are_ticked(desk: Desk, window: QMainWindow) -> None:
    """Ticked machines are those that the workshop has."""
    dialog = _opened(desk, window)
    machines = part(dialog, QListWidget, "machines")
    for row in (1, 0):
        item = machines.item(row)
        assert item is not None
        item.setCheckState(Qt.CheckState.Checked)
    assert len(desk.store.state.settings.machines) == 2
    first = machines.item(1)
    assert first is not None
    first.setCheckState(Qt.CheckState.Unchecked)
    assert len(desk.store.state.settings.machines) == 1


def test_another_language_opens_the_preferences_again(
    qtbot: QtBot, desk: Desk, window: QMainWindow
) -> None:
    """Choosing a language sets it at once, and the preferences are open again after that."""
    dialog = _opened(desk, window)
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(part(dialog, QComboBox, "language"), Qt.Key.Key_Up)
    assert desk.store.state.settings.language == "fr"
    qtbot.waitUntil(
        lambda: any(one.isVisible() for one in window.findChildren(PreferencesDialog))
    )


def test_another_look_is_set_at_once(qtbot: QtBot, desk: Desk, window: QMainWindow) -> None:
    """Choosing the dark look sets it."""
    dialog = _opened(desk, window)
    qtbot.keyClick(part(dialog, QComboBox, "theme"), Qt.Key.Key_Down)
    assert desk.store.state.settings.theme == "dark"


def test_where_the_users_files_lie_is_shown(desk: Desk, window: QMainWindow) -> None:
    """The folder of the user's catalogue is spelt out."""
    dialog = _opened(desk, window)
    assert part(dialog, QLineEdit, "folder").text() == str(data_folder())


def test_the_welcome_can_be_had_again(qtbot: QtBot, desk: Desk, window: QMainWindow) -> None:
    """With its tick the next start is a first one."""
    press(qtbot, _opened(desk, window), "welcome")
    assert not desk.store.state.settings.is_set_up
