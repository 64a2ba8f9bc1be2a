"""Asking: the frame of dialogs: a body, a line for trouble, and a row of buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say

_SIGN = QSize(32, 32)
_FRAME = 40  # px that a system puts over a dialog


class AskDialog(QDialog):
    """A dialog over its window; it goes away for good when it is closed."""

    def __init__(self, parent: QWidget, title: Message, name: str) -> None:
        """An empty one; `name` is how tests find it."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(say(title))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self._trouble = label("", "error", wraps=True)
        self._trouble.setObjectName("trouble")
        self._trouble.hide()
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(self.body, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(self._foot)

    def be_large(self, width: int, height: int) -> None:
        """As large as this; not larger than the window that it lies over has room for it."""
        be_large(self, width, height)

    def add_button(
        self, text: Message, name: str, does: Callable[[], object], *, is_primary: bool = False
    ) -> QPushButton:
        """A button at the right end of the row; the primary one answers to Enter."""
        button = QPushButton(say(text))
        button.setObjectName(name)
        button.setAutoDefault(False)
        if is_primary:
            button.setProperty("role", "primary")
            button.setDefault(True)
        button.clicked.connect(lambda _: does())
        self._foot.addWidget(button)
        return button

    def add_to_foot(self, widget: QWidget) -> None:
        """Something at the left end of the row of buttons."""
        self._foot.insertWidget(0, widget)

    def show_trouble(self, why: Message | None) -> None:
        """Say what went wrong; None takes it back."""
        self._trouble.setText("" if why is None else say(why))
        self._trouble.setVisible(why is not None)


def be_large(dialog: QDialog, width: int, height: int) -> None:
    """As large as this; not larger than the window that it lies over has room for it."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else QSize(width, height + _FRAME)
    dialog.resize(min(width, room.width()), min(height, room.height() - _FRAME))


class Choice(QMessageBox):
    """A question with a few answers, each of which does something; Escape is the last."""

    def __init__(self, parent: QWidget, question: Message, name: str) -> None:
        """A question without answers yet."""
        super().__init__(parent)
        self.setObjectName(name)
        sign = icon("alert-triangle", tones_now().warning)
        self.setIconPixmap(sign.pixmap(_SIGN, self.devicePixelRatioF()))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(say(question))
        self._answers: dict[str, Callable[[], None]] = {}
        self.buttonClicked.connect(self._answer)

    def add_answer(
        self, text: Message, name: str, does: Callable[[], None], *, is_usual: bool = False
    ) -> None:
        """One more answer; the usual one answers to Enter."""
        role = QMessageBox.ButtonRole.ActionRole
        button = self.addButton(say(text), role)
        button.setObjectName(name)
        self._answers[name] = does
        if is_usual:
            button.setProperty("role", "primary")
            button.style().polish(button)
            self.setDefaultButton(button)
        self.setEscapeButton(button)

    def _answer(self, button: QAbstractButton) -> None:
        does = self._answers[button.objectName()]
        self._answers = {}  # they may hold the window, which must not go with its child
        does()
