"""The artwork list as Qt's model: rows of a sheet, to be renamed and laid in another order."""

from itertools import product

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QIcon

from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.store import Store
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.artwork_facts import Column, Facts
from gare_fab.gui.panels.artwork_index import Index, RowsModel
from gare_fab.gui.panels.artwork_rows import Row, RowKind, Rows, outline_of, rows_of
from gare_fab.gui.panels.artwork_thumbs import Thumbs
from gare_fab.gui.panels.layers import colours_of, dots
from gare_fab.model import edits
from gare_fab.model.document import PlacementId
from gare_fab.model.edits_groups import lay_above

_MIME = "application/x-gare-fab-rows"
# of rows that are in no other, or in one; of names that can be changed, or not; of rows with
# others in them, or none: put together once, for Qt asks for them by the thousand
_ENABLED = Qt.ItemFlag.ItemIsEnabled
_MOVABLE = _ENABLED | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_NONE = Qt.ItemFlag.NoItemFlags
_FLAGS = {
    (is_top, has_name, has_children): (_MOVABLE if is_top else _ENABLED)
    | (Qt.ItemFlag.ItemIsEditable if has_name else _NONE)
    | (_NONE if has_children else Qt.ItemFlag.ItemNeverHasChildren)
    for is_top, has_name, has_children in product((False, True), repeat=3)
}
_ROLES = frozenset(  # of the dozen that Qt asks for at each cell
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.ForegroundRole,
    )
)
_TIPS = {
    Column.NAME: Message("What lies higher in the list lies in front. Drag to reorder."),
    Column.SHOWN: Message("Shown and made, or hidden and left out"),
    Column.LOCKED: Message("Kept in its place, or free to be moved"),
}


class ArtworkModel(RowsModel):
    """Follows the job of a store; `rows` are those of the sheet that is shown."""

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        """A model of what the store holds now."""
        super().__init__(parent)
        self._store = store
        self._thumbs = Thumbs()
        self._facts: Facts | None = None
        self._outline: object = None
        self.show_state(store.state)

    @property
    def facts(self) -> Facts:
        """What the rows say; only where there are rows."""
        if self._facts is None:
            raise LookupError("rows without a job")
        return self._facts

    def show_state(self, state: State) -> bool:
        """Show another state; whether there are other rows now."""
        document = state.document
        outline = outline_of(document, state.sheet) if document is not None else None
        is_other, before = outline != self._outline, self._facts
        if is_other:
            self.beginResetModel()
        self._outline = outline
        self._facts = Facts(document) if document is not None else None
        self._thumbs.keep(document.artworks if document is not None else ())
        if is_other:
            self.rows = rows_of(document, state.sheet) if document is not None else Rows()
            self.endResetModel()
        elif before is not None:
            self._tell_changed(before)
        return is_other

    def turn(self, row: Row, column: Column) -> None:
        """Hide or show, lock or unlock what a row stands for."""
        if row.kind is RowKind.LAYER and column is Column.LOCKED:
            return
        name, edit = self.facts.turned(row, column, self._store.state)
        self._store.apply(name, edit)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a row: a group is selected and moved as one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        row = self.row(index)
        has_name = row.layer < 0 and not row.group and not index.column()
        return _FLAGS[row.parent is None, has_name, bool(row.children)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if role not in _ROLES:
            return None
        return self._shown(self.row(index), Column(index.column()), role)

    def _shown(self, row: Row, column: Column, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole if column is Column.NAME:
                return self.facts.name(row)
            case Qt.ItemDataRole.EditRole if row.kind is RowKind.PLACEMENT:
                return self.facts.artwork(row).name
            case Qt.ItemDataRole.DecorationRole:
                return self._sign(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return say(_TIPS[column])
            case Qt.ItemDataRole.ForegroundRole if not self.facts.is_on(row, Column.SHOWN):
                return QColor(tones_now().faint)
            case _:
                return None

    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Give a drawing another name."""
        name, row = str(value).strip(), self.row(index)
        if role != Qt.ItemDataRole.EditRole or name in {"", self.facts.artwork(row).name}:
            return False
        artwork = self.facts.placement(row).artwork
        return self._store.apply(Message("Rename"), edits.rename_artwork(artwork, name))

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, not copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this list alone may be dropped on it."""
        return [_MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """The placements that are dragged."""
        names = sorted({name for index in indexes for name in self.row(index).ids})
        data = QMimeData()
        data.setData(_MIME, ",".join(map(str, names)).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Lay what was dragged between the rows where it was let go.

        It is never said to be done, for then the view would remove the rows that it moved.
        """
        del action, column
        if data.hasFormat(_MIME) and not parent.isValid():
            text = bytes(data.data(_MIME).data()).decode()
            ids = frozenset(PlacementId(int(name)) for name in text.split(",") if name)
            below = self.rows.top[row:] if row >= 0 else []
            rest = [each for each in below if not ids.intersection(each.ids)]
            other = rest[0].ids[0] if rest else None
            self._store.apply(Message("Change the order"), lay_above(ids, other))
        return False

    def _sign(self, row: Row, column: Column) -> QIcon | None:
        if column is not Column.NAME:
            return self._switch(row, column)
        match row.kind:
            case RowKind.GROUP:
                return self._thumbs.sign("box-multiple")
            case RowKind.LAYER:
                return dots(colours_of(self.facts.layer(row)))
            case RowKind.PLACEMENT:
                return self._thumbs.of(self.facts.artwork(row))

    def _switch(self, row: Row, column: Column) -> QIcon | None:
        """What is as usual is faint; a layer cannot be locked."""
        is_on, tones = self.facts.is_on(row, column), tones_now()
        if column is Column.SHOWN:
            return self._thumbs.sign(*(("eye", tones.faint) if is_on else ("eye-off",)))
        if row.kind is RowKind.LAYER:
            return None
        return self._thumbs.sign(*(("lock",) if is_on else ("lock-open", tones.line)))

    def _tell_changed(self, before: Facts) -> None:
        """Have rows that say something else painted anew, those within others too."""
        rows = [row for row in self.rows.top if not self.facts.says_the_same(row, before)]
        if rows:
            last = self.index_of(rows[-1], Column.LOCKED)
            self.dataChanged.emit(self.index_of(rows[0]), last)
