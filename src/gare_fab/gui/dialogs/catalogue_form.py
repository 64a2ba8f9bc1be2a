"""A form that is drawn from rows, and changes one frozen value."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from gare_fab.gui.dialogs.catalogue_fields import field_of
from gare_fab.gui.dialogs.catalogue_paths import key_of, value_at, with_value
from gare_fab.gui.dialogs.catalogue_rows import Kind, Row
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say

_WORDS = 24  # characters of room for the words before a field, the same in all forms


class EntryForm(QWidget):
    """One field a row; `asked` gives the entry with the user's change in it."""

    asked = Signal(object)

    def __init__(self, rows: tuple[Row, ...], parent: QWidget | None = None) -> None:
        """A form with nothing in it until `show_entry`."""
        super().__init__(parent)
        self._entry: object = None
        self._shows: list[Callable[[object], None]] = []
        self._fields: dict[str, QWidget] = {}
        self._marks: dict[str, QLabel] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for row in rows:
            self._add(row, layout)

    def show_entry(self, entry: object) -> None:
        """Show an entry's values; nothing is asked for."""
        self._entry = entry
        for show in self._shows:
            show(entry)

    def field(self, path: str) -> QWidget:
        """The field of a row."""
        return self._fields[path]

    def mark(self, key: str, sentence: str) -> bool:
        """Say beside the field of a key what is wrong with it; False where it is not here."""
        found = False
        for path, note in self._marks.items():
            is_meant = bool(sentence) and key_of(path) == key
            note.setText(sentence if is_meant else "")
            note.setVisible(is_meant)
            found = found or is_meant
        return found

    def _add(self, row: Row, layout: QFormLayout) -> None:
        made = field_of(row, lambda change: self._ask(row, change))
        field = made.widget
        self._shows.append(made.show)
        field.setObjectName(row.path)
        field.setAccessibleName(say(row.label))
        self._fields[row.path] = field
        note = label("", "error", wraps=True)
        note.setObjectName(f"{row.path}_wrong")
        note.hide()
        self._marks[row.path] = note
        words = label(say(row.label), wraps=True)
        words.setBuddy(field)
        words.setFixedWidth(words.fontMetrics().averageCharWidth() * _WORDS)
        if row.kind is not Kind.TICK:
            words.setContentsMargins(0, 4, 0, 0)  # level with the field's own words
        if row.tip is not None:
            words.setToolTip(say(row.tip))
            field.setToolTip(say(row.tip))
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(field)
        box.addWidget(note)
        layout.addRow(words, box)

    def _ask(self, row: Row, change: Callable[[object], object]) -> None:
        if self._entry is None:
            return
        old = value_at(self._entry, row.path)
        new = change(old)
        if new != old:
            self._entry = with_value(self._entry, row.path, new)
            self.asked.emit(self._entry)
