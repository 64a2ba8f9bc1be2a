"""Dialogs driven as a user does: found by name, files typed, buttons clicked."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import Notice
from gare_fab.gui.look.fields import NumberField

D = TypeVar("D", bound=QWidget)
SOON_MS = 20_000
_KEPT: list[QWidget] = []  # what a dialog holds of its window must not be all that holds it


def window(qtbot: QtBot) -> QWidget:
    """A window for dialogs to lie over."""
    parent = QWidget()
    parent.resize(1024, 640)
    qtbot.addWidget(parent)
    _KEPT[:] = [*_KEPT[-1:], parent]
    parent.show()
    return parent


def open_dialogs(parent: QWidget) -> list[QDialog]:
    """The dialogs over a window that can be seen, the latest last."""
    return [dialog for dialog in parent.findChildren(QDialog) if dialog.isVisible()]


def dialog_of(parent: QWidget, kind: type[D]) -> D:
    """The one dialog of a kind that can be seen."""
    found = [each for each in parent.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, [each.objectName() for each in open_dialogs(parent)]
    return found[0]


def choose(qtbot: QtBot, parent: QWidget, *files: Path) -> None:
    """Put files into the file dialog's line, and click its button."""
    dialog = dialog_of(parent, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    text = " ".join(f'"{file}"' for file in files) if len(files) > 1 else str(files[0])
    line.setText(text)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    accepting = [
        button
        for button in box.buttons()
        if box.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole
    ]
    qtbot.mouseClick(accepting[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog_is_open(parent, QFileDialog), timeout=SOON_MS)


def dialog_is_open(parent: QWidget, kind: type[QWidget]) -> bool:
    """Whether a dialog of a kind can be seen."""
    return any(each.isVisible() for each in parent.findChildren(kind))


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    """Click the button of a name that can be seen."""
    buttons = [each for each in parent.findChildren(QAbstractButton, name) if each.isVisible()]
    assert len(buttons) == 1, name
    place = QPoint(12, buttons[0].height() // 2)  # a tick box listens on its left only
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton, pos=place)


def heard(desk: Desk) -> list[Notice]:
    """All that the user will be told from now on."""
    notices: list[Notice] = []
    desk.store.said.connect(notices.append)
    return notices


def text_of(parent: QWidget, name: str) -> str:
    """The text of the label or line of a name."""
    widget = parent.findChild(QWidget, name)
    assert widget is not None, name
    text = widget.property("text")
    assert isinstance(text, str)
    return text


def enter(qtbot: QtBot, field: QWidget | None, text: str) -> None:
    """Type into a field in place of what it says, and go on to the next one."""
    assert isinstance(field, NumberField)
    field.window().activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
