"""The rows of the artwork list as Qt finds them: by number within their parents."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from gare_fab.gui.panels.artwork_facts import Column
from gare_fab.gui.panels.artwork_rows import Row, Rows

Index = QModelIndex | QPersistentModelIndex

_COLUMNS = len(Column)


class RowsModel(QAbstractItemModel):
    """Leads from rows to indexes and back; what they show is left to its children.

    An index carries its row's number in all rows, never the row itself: Qt keeps an index
    longer than Python may keep what it points to.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """No rows."""
        super().__init__(parent)
        self.rows = Rows()

    def row(self, index: Index) -> Row:
        """What an index stands for."""
        return self.rows.all[index.internalId()]

    def index_of(self, row: Row, column: Column = Column.NAME) -> QModelIndex:
        """The index of a row."""
        return self.createIndex(row.place, column, row.number)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """The index of a parent's child."""
        siblings = self._children(parent)
        if 0 <= row < len(siblings) and 0 <= column < _COLUMNS:
            return self.createIndex(row, column, siblings[row].number)
        return QModelIndex()

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """The index of the row that a row is in."""
        if index is None or not index.isValid():
            return QModelIndex()
        parent = self.row(index).parent
        return QModelIndex() if parent is None else self.index_of(parent)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are in a row."""
        return len(self._children(parent))

    def columnCount(self, parent: Index | None = None) -> int:
        """Name, eye and lock."""
        del parent
        return _COLUMNS

    def _children(self, parent: Index | None) -> list[Row]:
        if parent is None or not parent.isValid():
            return self.rows.top
        return [] if parent.column() else self.row(parent).children
