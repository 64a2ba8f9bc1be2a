"""Fields for texts of several lines, and for the font that they are set in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import ChoiceBox
from gare_fab.gui.look.words import say

_LINES = 4
_LEAST_LIST = 260  # px: names of fonts are long


class TextField(QPlainTextEdit):
    """A text of several lines; `asked` tells each change by the user."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty one; the tabulator goes on to the next field."""
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.show_lines(_LINES)
        self.textChanged.connect(lambda: self.asked.emit(self.toPlainText()))

    def show_lines(self, count: int) -> None:
        """Be as high as so many lines."""
        self.ensurePolished()  # else the font is not yet that of the stylesheet
        height = self.fontMetrics().lineSpacing() * count
        self.setFixedHeight(height + 2 * (self.frameWidth() + 9))

    def show_text(self, text: str) -> None:
        """Show a text without asking for anything; what is shown already stays."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)

    def insert(self, text: str) -> None:
        """Put a text in where the cursor stands."""
        self.insertPlainText(text)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes a line; with Ctrl it is left to the window."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class FontChoice:
    """A family of the list; `is_single_line`: its letters are lines to engrave along."""

    name: str
    is_single_line: bool
    is_carried: bool


class FontBox(ChoiceBox):
    """A list of font families: single lines first, then ours, then the system's."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Only what is shown is in the list, until it is filled."""
        super().__init__(parent)
        self.setMaxVisibleItems(18)
        self.setMinimumContentsLength(14)
        self.view().setMinimumWidth(_LEAST_LIST)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.activated.connect(self._tell)
        self._single_lines: frozenset[str] = frozenset()

    @property
    def is_single_line(self) -> bool:
        """Whether the letters of the family that is shown are known to be single lines."""
        return self.currentData() in self._single_lines

    def show_family(self, family: str) -> None:
        """Show a family; one that is not in the list is put on top of it."""
        row = self._row_of(family)
        if row < 0:
            self.insertItem(0, family, family)
            row = 0
        self.setCurrentIndex(row)

    def show_choices(self, choices: Sequence[FontChoice]) -> None:
        """Fill the list; the family that is shown stays so."""
        shown = self.currentData()
        self._single_lines = frozenset(each.name for each in choices if each.is_single_line)
        with QSignalBlocker(self):
            self.clear()
            groups = (
                [each for each in choices if each.is_carried and not each.is_single_line],
                [each for each in choices if each.is_single_line],
                [each for each in choices if not each.is_carried and not each.is_single_line],
            )
            for group in filter(None, groups):
                if self.count():
                    self.insertSeparator(self.count())
                for each in group:
                    self.addItem(_words(each), each.name)
            if isinstance(shown, str):
                self.show_family(shown)

    def _row_of(self, family: str) -> int:
        wanted = family.casefold()
        for row in range(self.count()):
            data = self.itemData(row)
            if isinstance(data, str) and data.casefold() == wanted:
                return row
        return -1

    def _tell(self, row: int) -> None:
        family = self.itemData(row)
        if isinstance(family, str):
            self.asked.emit(family)


def _words(choice: FontChoice) -> str:
    if choice.is_single_line:
        return say(Message("{font} – single line", {"font": choice.name}))
    return choice.name
