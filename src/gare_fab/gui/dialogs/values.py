"""Job values: what the fields in texts and codes stand for."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.tasks import Purpose, Work
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document
from gare_fab.model.edits_job import set_values
from gare_fab.model.values import Values, with_value
from gare_fab.workshop.making import uses_values

VALUE_ANEW: Work[tuple[Artwork, ...]] = Late("gare_fab.gui.desk.errands_making", "value_anew")
_WIDTH = 420
_LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "n": Message("Number"),
        "lot": Message("Lot"),
        "vintage": Message("Vintage"),
        "date": Message("Date"),
    }
)
_WRITTEN = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_WHOLE = re.compile(r"\d{1,9}")


def edit_values(desk: Desk, parent: QWidget) -> None:
    """Edit the values of the job."""
    if desk.store.state.document is not None:
        ValuesDialog(desk, parent).open()


class ValuesDialog(AskDialog):
    """A line for each value; what uses them is made anew in a worker."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        """The values as they are."""
        super().__init__(parent, Message("Job values"), "values_dialog")
        self._desk = desk
        document = desk.store.state.document
        self._values: Values = document.values if document is not None else ()
        self._lines: dict[str, QLineEdit] = {}
        self.setMinimumWidth(_WIDTH)
        intro = Message(
            "Texts and codes may contain fields, which stand for these values: {fields}.",
            {"fields": "{n}, {lot}, {vintage}, {date}"},
        )
        self.body.addWidget(label(say(intro), "hint", wraps=True))
        form = QFormLayout()
        for name, text in self._values:
            form.addRow(say(_LABELS.get(name, Message(name))), self._line(name, text))
        self.body.addLayout(form)
        self.body.addStretch(1)
        empty = [line for line in self._lines.values() if not line.text()]
        if empty:
            empty[0].setFocus()
        self.add_button(Message("Cancel"), "cancel", self.close)
        self._done = self.add_button(
            Message("Use these values"), "use", self._use, is_primary=True
        )

    def _line(self, name: str, text: str) -> QWidget:
        line = QLineEdit(written(text) if name == "date" else text)
        line.setObjectName(f"value_{name}")
        self._lines[name] = line
        if name != "date":
            return line
        line.setPlaceholderText(say(Message("day/month/year")))
        today = QPushButton(say(Message("Today")))
        today.setObjectName("today")
        today.setAutoDefault(False)
        today.clicked.connect(lambda _: line.setText(written(_today())))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(line, 1)
        row.addWidget(today)
        return both

    def _use(self) -> None:
        document = self._desk.store.state.document
        if document is None:
            return
        wrong, values = self._entered()
        self.show_trouble(wrong)
        if wrong is not None:
            return
        if values == document.values:
            self.close()
            return
        users = {row: each for row, each in enumerate(document.artworks) if uses_values(each)}
        self._done.setEnabled(False)

        def done(made: tuple[Artwork, ...]) -> None:
            self._put(document, values, dict(zip(users, made, strict=True)))

        if not users:
            done(())
            return
        arguments = (tuple(users.values()), document.values, values)
        self._desk.tasks.start(Purpose.VALUES, VALUE_ANEW, arguments, done, self._refuse)

    def _entered(self) -> tuple[Message | None, Values]:
        """What is wrong with what was entered, if anything is, and the values."""
        values = self._values
        for name, line in self._lines.items():
            text = line.text().strip()
            if name == "n" and not _WHOLE.fullmatch(text):
                return Message("The number must be a whole number."), values
            if name == "date" and text:
                day = _day(text)
                if day is None:
                    return Message("'{text}' is not a date.", {"text": text}), values
                text = day.isoformat()
            values = with_value(values, name, text)
        return None, values

    def _put(self, before: Document, values: Values, made: dict[int, Artwork]) -> None:
        if not self.isVisible():  # closed while they were made
            return
        if self._desk.store.state.document is not before:
            self._refuse(Message("The job was changed meanwhile. Try again."))
            return
        artworks = tuple(made.get(row, artwork) for row, artwork in enumerate(before.artworks))
        name = Message("Change the job's values")
        if self._desk.store.apply(name, set_values(values, artworks)):
            self.close()

    def _refuse(self, why: Message) -> None:
        self._done.setEnabled(True)
        self.show_trouble(why)


def written(text: str) -> str:
    """A stored date as people write it: 2026-11-05 is 05/11/2026; "" stays."""
    day = _day(text)
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day is not None else text


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011 -- the user's own day


def _day(text: str) -> date | None:
    found = _WRITTEN.fullmatch(text)
    try:
        if found is not None:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        return None
