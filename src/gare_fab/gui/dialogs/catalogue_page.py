"""A page of the catalogue: an entry's forms and tables, one below the other."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.catalogue_form import EntryForm
from gare_fab.gui.dialogs.catalogue_paths import key_of, value_at, with_value
from gare_fab.gui.dialogs.catalogue_rows import Row
from gare_fab.gui.dialogs.catalogue_table import Blank, EntryTable
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say

When = Callable[[object], bool]
_NUMBERS = re.compile(r"\[(\d+)\]")


def always(entry: object) -> bool:
    """For every entry."""
    del entry
    return True


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A widget of the page, how it shows an entry, and for which entries it stands there."""

    widget: QWidget
    show: Callable[[object], None]
    when: When


class EntryPage(QWidget):
    """What an editor shows of one entry; `asked` gives the entry with the user's change.

    `side` is a picture that stands beside the page and does not scroll.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        """A page without parts; the heirs add theirs in their order."""
        super().__init__()
        self.side: QWidget | None = None
        self._entry: object = None
        self._parts: list[_Part] = []
        self._forms: list[EntryForm] = []
        self._wrongs: dict[str, tuple[QLabel, tuple[Row, ...]]] = {}
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(12, 4, 12, 12)
        self._body.setSpacing(8)
        self._body.setAlignment(Qt.AlignmentFlag.AlignTop)

    @property
    def entry(self) -> object:
        """The entry that is shown."""
        return self._entry

    def show_entry(self, entry: object) -> None:
        """Show an entry; parts that are not for such a one are hidden."""
        self._entry = entry
        for part in self._parts:
            is_meant = part.when(entry)
            part.widget.setVisible(is_meant)
            if is_meant:
                part.show(entry)

    def mark(self, key: str, sentence: str) -> bool:
        """Say beside the field of a key what is wrong; "" takes all marks away."""
        bare = key_of(_NUMBERS.sub("", key))
        found = False
        for form in self._forms:
            found = form.mark(bare, sentence) or found
        for path, (note, columns) in self._wrongs.items():
            is_meant = bool(sentence) and f"{bare}.".startswith(f"{path}.")
            note.setText(_in_table(key, columns, sentence) if is_meant else "")
            note.setVisible(is_meant)
            found = found or is_meant
        return found

    def change(self, entry: object) -> None:
        """Ask for another entry, and show it."""
        if entry != self._entry:
            self.show_entry(entry)
            self.asked.emit(entry)

    def add_section(self, title: Message, hint: Message | None = None) -> None:
        """A title, and a sentence under it."""
        heading = label(say(title), "section")
        heading.setContentsMargins(0, 10, 0, 0)
        self.add_widget(heading)
        if hint is not None:
            self.add_hint(hint)

    def add_hint(self, hint: Message, when: When = always) -> None:
        """A sentence in a faint tone."""
        self.add_widget(label(say(hint), "hint", wraps=True), when=when)

    def add_rows(self, *rows: Row, when: When = always) -> EntryForm:
        """A form of these rows."""
        form = EntryForm(rows)
        form.asked.connect(self.change)
        self._forms.append(form)
        self.add_widget(form, form.show_entry, when)
        return form

    def add_table(
        self, path: str, columns: tuple[Row, ...], blank: Blank | None, when: When = always
    ) -> EntryTable:
        """A table of the tuple at a path."""
        table = EntryTable(columns, blank, name=path)
        table.asked.connect(lambda items: self.change(with_value(self._entry, path, items)))
        self.add_widget(table, lambda entry: table.show_items(_tuple_at(entry, path)), when)
        wrong = label("", "error", wraps=True)
        wrong.setObjectName(f"{path}_wrong")
        wrong.hide()
        self._wrongs[path] = (wrong, columns)
        self._body.addWidget(wrong)
        return table

    def add_widget(
        self,
        widget: QWidget,
        show: Callable[[object], None] = lambda _: None,
        when: When = always,
    ) -> None:
        """Any other part."""
        self._parts.append(_Part(widget, show, when))
        self._body.addWidget(widget)

    def add_fold(self, title: Message) -> Callable[[object], bool]:
        """A button that shows and hides the parts added with the `when` that is returned."""
        button = QPushButton(f"▸ {say(title)}")
        button.setObjectName("advanced")
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setCheckable(True)

        def turn() -> None:
            button.setText(f"{'▾' if button.isChecked() else '▸'} {say(title)}")
            self.show_entry(self._entry)

        button.toggled.connect(turn)
        self.add_widget(button)
        return lambda _: button.isChecked()


def scrolled(page: QWidget) -> QScrollArea:
    """The page in a frame that scrolls up and down."""
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def at_left(widget: QWidget) -> QWidget:
    """The widget as wide as it wants to be."""
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    layout.addStretch()
    return line


def _tuple_at(entry: object, path: str) -> tuple[object, ...]:
    value = value_at(entry, path)
    return value if isinstance(value, tuple) else ()


def _in_table(key: str, columns: tuple[Row, ...], sentence: str) -> str:
    """The sentence with its place before it: "Row 2, Kerf: it must be greater than 0."."""
    name = key.rpartition(".")[2]
    words = next((say(column.label) for column in columns if column.path == name), "")
    row = _NUMBERS.search(key)
    if row is None:
        return sentence
    if not words:
        return say("Row {row}: {what}", row=row[1], what=sentence)
    return say("Row {row}, {column}: {what}", row=row[1], column=words, what=sentence)
