"""A table of an entry's rows: axes, cutters, settings; cells are edited where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gare_fab.gui.dialogs.catalogue_paths import value_at, with_value
from gare_fab.gui.dialogs.catalogue_rows import (
    Kind,
    Row,
    figure_of,
    heading,
    is_ticked,
    shown,
    stored,
)
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say

_LEAST_LINES = 3
_MOST_LINES = 9
_WIDEST = 220
Index = QModelIndex | QPersistentModelIndex
Blank = Callable[[tuple[object, ...]], object]


class EntryTable(QWidget):
    """`asked` gives the tuple of items with the user's change in it.

    `blank` makes a new item for a tuple; without it rows are neither added nor removed.
    """

    asked = Signal(object)
    touched = Signal(int)  # the row that the user is at

    def __init__(
        self, columns: tuple[Row, ...], blank: Blank | None = None, *, name: str = "table"
    ) -> None:
        """An empty table."""
        super().__init__()
        self._columns = columns
        self._items: tuple[object, ...] = ()
        self._blank = blank
        self.table = QTableWidget(0, len(columns))
        self.table.setObjectName(name)
        for at, column in enumerate(columns):
            head = QTableWidgetItem(heading(column))
            head.setToolTip("" if column.tip is None else say(column.tip))
            self.table.setHorizontalHeaderItem(at, head)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setItemDelegate(_Choosing(columns, self.table))
        self.table.itemChanged.connect(self._take)
        self.table.currentCellChanged.connect(self._touch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self.table, 1)
        line.addStretch()
        layout.addLayout(line)
        if blank is not None:
            layout.addLayout(self._buttons(name))

    def show_items(self, items: tuple[object, ...]) -> None:
        """Show other items; nothing is asked for."""
        if items == self._items and self.table.rowCount() == len(items):
            return
        self._items = items
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(items))
            for row, item in enumerate(items):
                for at, column in enumerate(self._columns):
                    self.table.setItem(row, at, _cell(column, item))
        self._settle()

    def add(self) -> None:
        """A row more, made from those that are there."""
        if self._blank is not None:
            self._change((*self._items, self._blank(self._items)))
            self.table.setCurrentCell(len(self._items) - 1, 0)
            self.table.setFocus()

    def remove(self) -> None:
        """Take away the row that the user is at."""
        row = self.table.currentRow()
        if 0 <= row < len(self._items):
            self._change(self._items[:row] + self._items[row + 1 :])

    def _change(self, items: tuple[object, ...]) -> None:
        self.show_items(items)
        self.asked.emit(items)

    def _take(self, cell: QTableWidgetItem) -> None:
        """Take over what was typed or ticked; what is no number is put back."""
        column, item = self._columns[cell.column()], self._items[cell.row()]
        value = _value(column, cell, item)
        changed = item if value is _NONE else with_value(item, column.path, value)
        row = cell.row()
        with QSignalBlocker(self.table):  # two columns may show one value
            for at, each in enumerate(self._columns):
                self.table.setItem(row, at, _cell(each, changed))
        if changed != item:
            self._items = (*self._items[:row], changed, *self._items[row + 1 :])
            self.asked.emit(self._items)

    def _touch(self, row: int) -> None:
        self.touched.emit(row)

    def _buttons(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        for part, picture, words, does in (
            ("add", "plus", say("Add a row"), self.add),
            ("remove", "minus", say("Remove the row"), self.remove),
        ):
            button = QPushButton(icon(picture), words)
            button.setObjectName(f"{name}_{part}")
            button.setAutoDefault(False)
            button.clicked.connect(does)
            line.addWidget(button)
        line.addStretch()
        return line

    def _settle(self) -> None:
        """Columns as wide as their words; the table as wide as they, as high as its rows."""
        self.table.resizeColumnsToContents()
        for at in range(len(self._columns)):
            self.table.setColumnWidth(at, min(_WIDEST, self.table.columnWidth(at) + 8))
        lines = min(max(len(self._items), _LEAST_LINES), _MOST_LINES)
        each = self.table.verticalHeader().defaultSectionSize()
        header = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        frame = 2 * self.table.frameWidth() + self.table.verticalScrollBar().sizeHint().width()
        self.table.setMaximumWidth(self.table.horizontalHeader().length() + frame + 4)
        self.table.setFixedHeight(lines * each + header + bar + 4)


class _Choosing(QStyledItemDelegate):
    """Offers a list where a column has choices, a line elsewhere."""

    def __init__(self, columns: tuple[Row, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """The list, or Qt's own line."""
        choices = self._columns[index.column()].choices
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems([say(words) for _, words in choices])
        return box


class _None:
    """What stands for "no value can be made of this", where None is a value."""


_NONE = _None()


def _cell(column: Row, item: object) -> QTableWidgetItem:
    cell = QTableWidgetItem(shown(column, item))
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    match column.kind:
        case Kind.TICK:
            is_on = is_ticked(column, item)
            cell.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        case Kind.GIVEN:
            pass
        case _:
            flags |= Qt.ItemFlag.ItemIsEditable
    if column.kind is Kind.NUMBER:
        cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if column.kind is Kind.TEXT:
        cell.setToolTip(cell.text())
    cell.setFlags(flags)
    return cell


def _value(column: Row, cell: QTableWidgetItem, item: object) -> object:
    """The value that a cell says; _NONE where it says none that is possible."""
    text = cell.text().strip()
    match column.kind:
        case Kind.TICK:
            is_on = cell.checkState() is Qt.CheckState.Checked
            return is_on is not column.is_inverse
        case Kind.CHOICE:
            return next(
                (value for value, words in column.choices if say(words) == text), _NONE
            )
        case Kind.NUMBER:
            return _figure(column, text, value_at(item, column.path))
        case _:
            return text


def _figure(column: Row, text: str, old: object) -> object:
    if not text:
        return None if column.optional else _NONE
    figure = figure_of(text)
    if figure is None or not column.low <= figure <= column.high:
        return _NONE
    return stored(column, figure, old)
