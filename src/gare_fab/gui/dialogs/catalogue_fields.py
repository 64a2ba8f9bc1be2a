"""The fields of a catalogue's form: for each kind of row a widget that shows and asks."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from gare_fab.gui.dialogs.catalogue_paths import value_at
from gare_fab.gui.dialogs.catalogue_rows import Kind, Row, is_ticked, shown, stored, unit_of
from gare_fab.gui.look.fields import NumberField, label
from gare_fab.gui.look.words import say

_PROSE_LINES = 4
_WIDTH = 190  # of a number or a list

Ask = Callable[[Callable[[object], object]], None]  # of the value that is there, the new one


@dataclass(frozen=True, slots=True)
class Field:
    """A widget, and what shows the value of an entry in it without asking for anything."""

    widget: QWidget
    show: Callable[[object], None]


def field_of(row: Row, ask: Ask) -> Field:
    """The field of a row; `ask` is told what the user makes of the value that is there."""
    match row.kind:
        case Kind.NUMBER:
            return _number(row, ask)
        case Kind.TICK:
            return _tick(row, ask)
        case Kind.CHOICE:
            return _choice(row, ask)
        case Kind.TEXT:
            return _line(row, ask)
        case Kind.PROSE | Kind.LINES:
            return _prose(row, ask)
        case Kind.GIVEN:
            return _given(row)


def _number(row: Row, ask: Ask) -> Field:
    field = NumberField(
        unit=unit_of(row),
        low=row.low,
        high=row.high,
        decimals=row.decimals,
        optional=row.optional,
    )
    field.setMaximumWidth(_WIDTH)
    field.asked.connect(lambda figure: ask(lambda old: stored(row, figure, old)))

    def show(entry: object) -> None:
        value = value_at(entry, row.path)
        is_number = isinstance(value, int | float)
        field.show_value(float(value) * row.scale if is_number else None)  # type: ignore[arg-type]

    return Field(field, show)


def _tick(row: Row, ask: Ask) -> Field:
    box = QCheckBox()
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    box.clicked.connect(lambda is_on: ask(lambda _: bool(is_on) is not row.is_inverse))
    return Field(box, lambda entry: box.setChecked(is_ticked(row, entry)))


def _choice(row: Row, ask: Ask) -> Field:
    box = QComboBox()
    box.setMaximumWidth(_WIDTH)
    for _, words in row.choices:
        box.addItem(say(words))
    box.activated.connect(lambda at: ask(lambda _: row.choices[at][0]))

    def show(entry: object) -> None:
        value = value_at(entry, row.path)
        values = [choice for choice, _ in row.choices]
        box.setCurrentIndex(values.index(value) if value in values else -1)

    return Field(box, show)


def _line(row: Row, ask: Ask) -> Field:
    line = QLineEdit()
    line.textEdited.connect(lambda text: ask(lambda _: text))

    def show(entry: object) -> None:
        text = shown(row, entry)
        if line.text() != text:  # where it is the user's own typing the cursor stays
            line.setText(text)
            line.setCursorPosition(0)

    return Field(line, show)


def _prose(row: Row, ask: Ask) -> Field:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(edit.fontMetrics().lineSpacing() * _PROSE_LINES + 16)

    def kept(text: str) -> object:
        if row.kind is Kind.PROSE:
            return text
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def show(entry: object) -> None:
        value = value_at(entry, row.path)
        text = "\n".join(value) if isinstance(value, tuple) else shown(row, entry)
        if kept(edit.toPlainText()) != kept(text):
            edit.blockSignals(True)
            edit.setPlainText(text)
            edit.blockSignals(False)

    edit.textChanged.connect(lambda: ask(lambda _: kept(edit.toPlainText())))
    return Field(edit, show)


def _given(row: Row) -> Field:
    given = label("", wraps=True)
    given.setContentsMargins(0, 4, 0, 0)
    return Field(given, lambda entry: given.setText(shown(row, entry)))
