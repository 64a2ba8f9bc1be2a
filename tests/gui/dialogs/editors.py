"""Editors to test on: opened over a window, driven by the names of their parts."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.catalogue_frame import CatalogueDialog

W = TypeVar("W", bound=QWidget)


def window(qtbot: QtBot) -> QWidget:
    """A window that is there until the test ends."""
    made = QWidget()

    def hold(_: QWidget) -> None:
        made.hide()

    qtbot.addWidget(made, before_close_func=hold)
    made.show()
    return made


def opened(qtbot: QtBot, opens: Callable[[QWidget], None]) -> CatalogueDialog:
    """The editor that a function opens over a window."""
    parent = window(qtbot)
    opens(parent)
    dialog = parent.findChild(CatalogueDialog)
    assert dialog is not None
    return dialog


def part(of: QWidget, kind: type[W], name: str) -> W:
    """The part of a name."""
    found = of.findChild(kind, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, of: QWidget, name: str) -> None:
    """Click a button that can be clicked."""
    button = part(of, QAbstractButton, name)
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def go_to(dialog: CatalogueDialog, name: str) -> None:
    """Go to an entry of the list by its id."""
    entries = part(dialog, QListWidget, "entries")
    for row in range(entries.count()):
        item = entries.item(row)
        if item.data(Qt.ItemDataRole.UserRole) == name:
            entries.setCurrentRow(row)
            return
    raise LookupError(name)


def ids(dialog: CatalogueDialog) -> list[str]:
    """The ids of the list, those that are hidden left out."""
    entries = part(dialog, QListWidget, "entries")
    items = [entries.item(row) for row in range(entries.count())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if not item.isHidden()]
