"""A form that is drawn from rows, and changes one frozen value."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gare_fab.gui.dialogs.catalogue_paths import key_of, value_at, with_value
from gare_fab.gui.dialogs.catalogue_rows import Kind, Row, is_ticked, shown, stored, unit_of
from gare_fab.gui.look.fields import NumberField, label
from gare_fab.gui.look.words import say

_PROSE_LINES = 4
_WORDS = 24  # characters of room for the words before a field, the same in all forms
_FIELD_WIDTH = 190  # of a number or a list


class EntryForm(QWidget):
    """One field a row; `asked` gives the entry with the user's change in it."""

    asked = Signal(object)

    def __init__(self, rows: tuple[Row, ...], parent: QWidget | None = None) -> None:
        """A form with nothing in it until `show_entry`."""
        super().__init__(parent)
        self._entry: object = None
        self._shows: dict[str, Callable[[object], None]] = {}
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
        for show in self._shows.values():
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
        field = self._field(row)
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
        if row.kind in {Kind.NUMBER, Kind.CHOICE}:
            field.setMaximumWidth(_FIELD_WIDTH)
        if row.tip is not None:
            words.setToolTip(say(row.tip))
            field.setToolTip(say(row.tip))
        box = QVBoxLayout()
        box.setSpacing(2)
        box.addWidget(field)
        box.addWidget(note)
        layout.addRow(words, box)

    def _ask(self, row: Row, value: object) -> None:
        if self._entry is None or value_at(self._entry, row.path) == value:
            return
        self._entry = with_value(self._entry, row.path, value)
        self.asked.emit(self._entry)

    def _field(self, row: Row) -> QWidget:
        match row.kind:
            case Kind.NUMBER:
                return self._number(row)
            case Kind.TICK:
                return self._tick(row)
            case Kind.CHOICE:
                return self._choice(row)
            case Kind.TEXT:
                return self._line(row)
            case Kind.PROSE | Kind.LINES:
                return self._prose(row)
            case Kind.GIVEN:
                return self._given(row)

    def _number(self, row: Row) -> NumberField:
        field = NumberField(
            unit=unit_of(row),
            low=row.low,
            high=row.high,
            decimals=row.decimals,
            optional=row.optional,
        )

        def ask(figure: float | None) -> None:
            self._ask(row, stored(row, figure, value_at(self._entry, row.path)))

        def show(entry: object) -> None:
            value = value_at(entry, row.path)
            is_number = isinstance(value, int | float)
            field.show_value(float(value) * row.scale if is_number else None)  # type: ignore[arg-type]

        field.asked.connect(ask)
        self._shows[row.path] = show
        return field

    def _tick(self, row: Row) -> QCheckBox:
        box = QCheckBox()
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box.clicked.connect(lambda is_on: self._ask(row, bool(is_on) is not row.is_inverse))
        self._shows[row.path] = lambda entry: box.setChecked(is_ticked(row, entry))
        return box

    def _choice(self, row: Row) -> QComboBox:
        box = QComboBox()
        for _, words in row.choices:
            box.addItem(say(words))

        def show(entry: object) -> None:
            value = value_at(entry, row.path)
            values = [choice for choice, _ in row.choices]
            box.setCurrentIndex(values.index(value) if value in values else -1)

        box.activated.connect(lambda at: self._ask(row, row.choices[at][0]))
        self._shows[row.path] = show
        return box

    def _line(self, row: Row) -> QLineEdit:
        line = QLineEdit()
        line.textEdited.connect(lambda text: self._ask(row, text))

        def show(entry: object) -> None:
            text = shown(row, entry)
            if line.text() != text:  # where it is the user's own typing the cursor stays
                line.setText(text)
                line.setCursorPosition(0)
                line.setCursorPosition(0)

        self._shows[row.path] = show
        return line

    def _prose(self, row: Row) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _PROSE_LINES + 16)

        def kept(text: str) -> object:
            if row.kind is Kind.PROSE:
                return text
            return tuple(line.strip() for line in text.splitlines() if line.strip())

        def show(entry: object) -> None:
            value = value_at(entry, row.path)
            if kept(edit.toPlainText()) != value:
                edit.blockSignals(True)
                edit.setPlainText("\n".join(value) if isinstance(value, tuple) else str(value))
                edit.blockSignals(False)

        edit.textChanged.connect(lambda: self._ask(row, kept(edit.toPlainText())))
        self._shows[row.path] = show
        return edit

    def _given(self, row: Row) -> QLabel:
        given = label("", wraps=True)
        given.setContentsMargins(0, 4, 0, 0)
        self._shows[row.path] = lambda entry: given.setText(shown(row, entry))
        return given
