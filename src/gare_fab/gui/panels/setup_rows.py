"""The small parts that the setup is put together from: sections, links, choices by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gare_fab.gui.look.fields import is_for_job, label

_LETTERS = 12  # that a choice shows at least; longer names are cut short with dots


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; what cannot be chosen says in its tip why."""

    id: str
    text: str
    tip: str = ""
    is_enabled: bool = True


class Picker(QComboBox):
    """A choice among named things; `picked` gives the id of what the user chose.

    With `finds`, typing a part of a name finds it.
    """

    picked = Signal(str)

    def __init__(self, name: str, *, finds: bool = False) -> None:
        """Nothing to choose from yet."""
        super().__init__()
        self.setObjectName(name)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(_LETTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = ""
        if finds:
            self._let_find()
        self.activated.connect(self._pick)

    def show_choices(self, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these, and show one of them as chosen."""
        self._shown = chosen
        with QSignalBlocker(self):
            self._model.clear()
            for choice in choices:
                self._model.appendRow(_item(choice))
            self.setCurrentIndex(self.findData(chosen))
            if self.isEditable():
                self._back()

    def event(self, event: QEvent) -> bool:
        """Where nothing was typed, the keys of undo and redo are the job's."""
        line = self.lineEdit()
        if line is not None and is_for_job(event, line):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel, which scrolls."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words that name nothing give way to what is chosen."""
        super().focusOutEvent(event)
        self._back()

    def _let_find(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def _pick(self, row: int) -> None:
        item = self._model.item(row)
        name = str(item.data(Qt.ItemDataRole.UserRole))
        if not item.isEnabled():
            self._back()
        elif name != self._shown:
            self.picked.emit(name)

    def _back(self) -> None:
        row = self.findData(self._shown)
        with QSignalBlocker(self):
            self.setCurrentIndex(row)
            line = self.lineEdit()
            if line is not None:
                line.setText(self.itemText(row))
                line.setCursorPosition(0)


def _item(choice: Choice) -> QStandardItem:
    item = QStandardItem(choice.text)
    item.setData(choice.id, Qt.ItemDataRole.UserRole)
    item.setEnabled(choice.is_enabled)
    item.setToolTip(choice.tip)
    return item


class Section(QWidget):
    """A heading with what stands below it, and perhaps a link beside it."""

    def __init__(self, title: str) -> None:
        """A section without anything in it."""
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        self._head = QHBoxLayout()
        self._head.addWidget(label(title, "section"))
        self._head.addStretch(1)
        self.body.addLayout(self._head)

    def add_link(self, text: str, name: str, does: Callable[[], None]) -> None:
        """A link at the right of the heading."""
        self._head.addWidget(link(text, name, does))


def link(text: str, name: str, does: Callable[[], None]) -> QPushButton:
    """Words that can be clicked."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(does)
    return button


def form(parent: QWidget | None = None) -> QFormLayout:
    """Rows of a label and its field; a long label stands above its field."""
    layout = QFormLayout(parent) if parent is not None else QFormLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setVerticalSpacing(6)
    layout.setHorizontalSpacing(10)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return layout


def level(rows: QFormLayout) -> None:
    """Have each label stand level with its field, which is higher."""
    for row in range(rows.rowCount()):
        text = rows.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = rows.itemAt(row, QFormLayout.ItemRole.FieldRole)
        words = None if text is None else text.widget()
        widget = None if field is None else field.widget()
        if words is not None and widget is not None:
            widget.ensurePolished()
            words.setMinimumHeight(widget.sizeHint().height())
