"""The artwork list as the user sees it: selection in step with the canvas, keys, drags."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from gare_fab.gui.desk import moves
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.follower import Follower
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.theme import soft_selection
from gare_fab.gui.panels.artwork_facts import Column
from gare_fab.gui.panels.artwork_model import ArtworkModel
from gare_fab.gui.panels.artwork_rows import Row, RowKind, ids_of

_SIGN_WIDTH = 30
_ICON = QSize(20, 20)
_SELECTION = QItemSelectionModel.SelectionFlag


class ArtworkTree(QTreeView):
    """Rows of what lies on the sheet; `opened` names a row that was clicked twice."""

    opened = Signal(object)  # a Row

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """A list that follows the desk's state."""
        super().__init__(parent)
        self.setObjectName("artwork_tree")
        self._desk = desk
        self._is_following = False
        self._unfolded: set[Hashable] = set()
        self.rows = ArtworkModel(desk.store, self)
        self.setModel(self.rows)
        self.setPalette(soft_selection(self.palette()))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIconSize(_ICON)
        self.setIndentation(16)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setExpandsOnDoubleClick(False)
        self._set_columns()
        self.selectionModel().selectionChanged.connect(self._ask_selection)
        self.clicked.connect(self._click)
        self.expanded.connect(self._note_unfolded)
        self.collapsed.connect(self._note_folded)
        Follower(self, desk.store, self._look)
        self._follow_selection(desk.store.state)

    def _set_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_SIGN_WIDTH)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column in (Column.SHOWN, Column.LOCKED):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, _SIGN_WIDTH)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """A click on the eye or the lock leaves the selection as it is."""
        is_mouse = isinstance(event, QMouseEvent)
        if is_mouse and index.isValid() and index.column() != Column.NAME:
            return _SELECTION.NoUpdate
        return super().selectionCommand(index, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked twice; twice on the eye is two clicks."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if index.column() != Column.NAME:
            self._click(index)
        elif self.rows.row(index).kind is RowKind.PLACEMENT:
            self.opened.emit(self.rows.row(index))
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete what is selected, hide it with the space bar; else as in any list."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            moves.delete(self._desk)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self.rows.turn(self.rows.row(index), Column.SHOWN)
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if index.column() != Column.NAME:
            self.rows.turn(row, Column(index.column()))
        elif row.parent is not None:
            self._desk.store.select(row.ids)

    def _ask_selection(self) -> None:
        if self._is_following:
            return
        indexes = self.selectionModel().selectedRows()
        self._desk.store.select(ids_of(self.rows.row(index) for index in indexes))

    def _look(self, old: State, new: State) -> None:
        is_other = False
        if new.document is not old.document or new.sheet != old.sheet:
            is_other = self._show_rows(new)
        if is_other or new.selection != old.selection:
            self._follow_selection(new)

    def _show_rows(self, state: State) -> bool:
        """Show other rows; what was unfolded stays so, and the list where it was."""
        place = self.verticalScrollBar().value()
        self._is_following = True
        is_other = self.rows.show_state(state)
        self._is_following = False
        if is_other:
            for row in self.rows.rows.all if self._unfolded else ():
                if row.key in self._unfolded:
                    self.expand(self.rows.index_of(row))
            self.verticalScrollBar().setValue(place)
        return is_other

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._unfolded.add(self.rows.row(index).key)

    def _note_folded(self, index: QModelIndex) -> None:
        self._unfolded.discard(self.rows.row(index).key)

    def _follow_selection(self, state: State) -> None:
        """Select the rows of what is selected on the canvas."""
        rows = [row for row in self.rows.rows.top if state.selection.issuperset(row.ids)]
        wanted = QItemSelection()
        for first, last in _runs(rows):
            wanted.select(self.rows.index_of(first), self.rows.index_of(last, Column.LOCKED))
        self._is_following = True
        self.selectionModel().select(wanted, _SELECTION.ClearAndSelect)
        if rows and not self.hasFocus():
            current = self.rows.index_of(rows[0])
            self.selectionModel().setCurrentIndex(current, _SELECTION.NoUpdate)
            self.scrollTo(current)
        self._is_following = False


def _runs(rows: list[Row]) -> Iterable[tuple[Row, Row]]:
    """The first and last of each run of neighbours."""
    first = last = None
    for row in rows:
        if first is not None and last is not None and row.place != last.place + 1:
            yield first, last
            first = None
        first, last = first or row, row
    if first is not None and last is not None:
        yield first, last
