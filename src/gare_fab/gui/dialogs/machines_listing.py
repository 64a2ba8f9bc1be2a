"""Paste settings: what a GRBL controller answers to $$ fills in a machine."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.catalogue_rows import Row, heading, shown
from gare_fab.gui.dialogs.machines_rows import ABOUT, ADVANCED, AXES, CONTROLLER, MILL
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say
from gare_fab.model.machine import Machine, MillHead
from gare_fab.workshop.catalogue import with_listing

_SIZE = (640, 560)
_EXAMPLE = "$1=25\n$11=0.010\n$30=1000\n$100=160.000\n$110=9000.000\n$120=1500.000\n…"


class ListingDialog(QDialog):
    """Shows what would change while the listing is pasted; `taken` gives the machine."""

    taken = Signal(object)

    def __init__(self, machine: Machine, parent: QWidget | None) -> None:
        """For one machine; it is not changed before "Take over"."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Paste settings ($$)"))
        self._old, self._new = machine, machine
        how = say(
            "Send $$ to the controller, from the program that you drive the machine with, and"
            " paste its answer here."
        )
        self._text = QPlainTextEdit()
        self._text.setObjectName("listing")
        self._text.setAccessibleName(say("Answer of the controller"))
        self._text.setPlaceholderText(_EXAMPLE)
        self._text.textChanged.connect(self._look)
        self._changes = QTableWidget(0, 3)
        self._changes.setObjectName("changes")
        self._changes.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._changes.setHorizontalHeaderLabels([say("Value"), say("Current"), say("New")])
        self._changes.horizontalHeader().setSectionResizeMode(
            0, QHeaderView.ResizeMode.Stretch
        )
        self._changes.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._changes.verticalHeader().hide()
        self._said = label("", "warning", wraps=True)
        self._said.setObjectName("said")
        self._take = QPushButton(say("Apply"))
        self._take.setObjectName("take_over")
        self._take.setProperty("role", "primary")
        self._take.clicked.connect(self._take_over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(label(how, wraps=True))
        layout.addWidget(self._text, 2)
        layout.addWidget(self._said)
        layout.addWidget(self._changes, 3)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)
        self._look()

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(say("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(cancel)
        line.addWidget(self._take)
        return line

    def _look(self) -> None:
        """Show what the pasted text would do."""
        text = self._text.toPlainText()
        said: tuple[Message, ...] = ()
        self._new = self._old
        if text.strip():
            try:
                self._new, problems = with_listing(self._old, text)
                said = tuple(problem.message for problem in problems)
            except GareFabError as error:
                said = (error.message,)
        changes = differences(self._old, self._new)
        if text.strip() and not said and not changes:
            said = (Message("The machine has all these figures already."),)
        self._said.setText("\n".join(map(say, said)))
        self._said.setVisible(bool(said))
        self._take.setEnabled(self._new != self._old)
        self._changes.setRowCount(len(changes))
        for row, cells in enumerate(changes):
            for column, words in enumerate(cells):
                self._changes.setItem(row, column, QTableWidgetItem(words))

    def _take_over(self) -> None:
        self.taken.emit(self._new)
        self.accept()


def differences(old: Machine, new: Machine) -> tuple[tuple[str, str, str], ...]:
    """What differs between a machine and the same with other figures: what, old, new."""
    rows: tuple[Row, ...] = (*ABOUT, *CONTROLLER, *ADVANCED)
    if isinstance(old.head, MillHead):
        rows = (*rows, *MILL)
    found = [(heading(row), shown(row, old), shown(row, new)) for row in rows]
    for before, after in zip(old.axes, new.axes, strict=True):
        found += [
            (_of_axis(before.name, row), shown(row, before), shown(row, after)) for row in AXES
        ]
    return tuple(row for row in found if row[1] != row[2])


def _of_axis(name: str, row: Row) -> str:
    return say("Axis {name}: {what}", name=name, what=row.label)
