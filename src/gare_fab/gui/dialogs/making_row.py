"""What can be put into a text: the fields of the job, and the length once round a bottle."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import number, say

_FIELDS = (
    ("{n:03}", Message("Number, of three digits")),
    ("{lot}", Message("Lot")),
    ("{vintage}", Message("Vintage")),
    ("{date}", Message("Date")),
    ("{date:%Y}", Message("Year of the date")),
)


class FieldRow(QWidget):
    """Buttons below a form that has a text in it."""

    field_asked = Signal(str)
    values_asked = Signal()
    round_asked = Signal(float)

    def __init__(self) -> None:
        """Fields and values."""
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        insert = QPushButton(icon("braces"), say(Message("Insert a field")))
        insert.setObjectName("insert")
        insert.setAutoDefault(False)
        insert.setToolTip(
            say(Message("A field stands for a value of the job: its number, lot, date."))
        )
        menu = QMenu(insert)
        for field, words in _FIELDS:
            action = menu.addAction(f"{say(words)}\t{field}")
            action.setObjectName(field)
            action.triggered.connect(lambda _=False, text=field: self.field_asked.emit(text))
        insert.setMenu(menu)
        values = QPushButton(say(Message("Job values…")))
        values.setObjectName("values")
        values.setAutoDefault(False)
        values.clicked.connect(lambda _: self.values_asked.emit())
        row = QHBoxLayout()
        row.addWidget(insert)
        row.addWidget(values)
        row.addStretch(1)
        self._layout.addLayout(row)

    def offer_round(self, length: float) -> None:
        """One more button: spread the letters over the way round the bottle."""
        words = Message("Once round the bottle ({length} mm)", {"length": number(length, 1)})
        button = QPushButton(icon("rotate-360"), say(words))
        button.setObjectName("once_round_bottle")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: self.round_asked.emit(length))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self._layout.addLayout(row)
