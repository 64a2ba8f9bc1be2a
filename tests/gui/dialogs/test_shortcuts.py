"""Laws of gare_fab.gui.dialogs.shortcuts and its rows."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.action_table import ACTIONS
from gare_fab.gui.dialogs.shortcuts import ShortcutsDialog
from gare_fab.gui.dialogs.shortcuts_rows import as_text, groups
from gare_fab.gui.look.words import say, speak
from tests.gui.dialogs.editors import part, press, window


def _dialog(qtbot: QtBot) -> ShortcutsDialog:
    speak("en")
    dialog = ShortcutsDialog(window(qtbot))
    dialog.show()
    return dialog


def test_every_key_of_every_action_is_listed() -> None:
    """Each action with keys stands under its menu with all of them, and once."""
    speak("en")
    listed = [row for group in groups()[:-1] for row in group.shortcuts]
    for action in ACTIONS:
        found = [row for row in listed if row.what == say(action.label)]
        assert len(found) == bool(action.keys), action.id
        for row in found:
            assert row.how.count(", ") == len(action.keys) - 1


def test_words_sift_the_list(qtbot: QtBot) -> None:
    """Only rows that hold the words stay, and groups without any go."""
    dialog = _dialog(qtbot)
    qtbot.keyClicks(part(dialog, QLineEdit, "search"), "ctrl+z")
    tree = part(dialog, QTreeWidget, "list")
    heads = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    shown = [head for head in heads if head is not None and not head.isHidden()]
    assert [head.text(0) for head in shown] == [say("Edit")]
    rows = [shown[0].child(at) for at in range(shown[0].childCount())]
    assert [row.text(0) for row in rows if row and not row.isHidden()] == [say("Undo")]


def test_the_list_is_copied_as_text(qtbot: QtBot) -> None:
    """Copy puts the whole list on the clipboard."""
    press(qtbot, _dialog(qtbot), "copy")
    assert QGuiApplication.clipboard().text() == as_text(groups())
    assert "Undo: Ctrl+Z" in as_text(groups())
