"""The sheet switch: which sheet of a job is shown, and adding and removing sheets."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say


class SheetSwitch(QWidget):
    """Turns from sheet to sheet; hidden where the stock does not come in sheets."""

    def __init__(self, desk: Desk) -> None:
        """A switch that follows the desk's state."""
        super().__init__()
        self.setObjectName("sheet_switch")
        self._desk = desk
        self._words = label("")
        self._words.setObjectName("sheet_words")
        self._back = _button("sheet_back", "chevron-left", Message("Previous sheet"))
        self._on = _button("sheet_on", "chevron-right", Message("Next sheet"))
        self._add = _button("sheet_add", "plus", Message("Add a sheet of the same stock"))
        self._remove = _button(
            "sheet_remove", "minus", Message("Remove this sheet and what lies on it")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(0)
        for part in (self._back, self._words, self._on, self._add, self._remove):
            layout.addWidget(part)
        self._connect()
        desk.store.changed.connect(self._look)
        self._show_words(desk.store.state)
        if not moves.takes_sheets(desk.store.state):
            self.hide()

    def _connect(self) -> None:
        does: tuple[tuple[QToolButton, Callable[[], None]], ...] = (
            (self._back, lambda: self._turn(-1)),
            (self._on, lambda: self._turn(1)),
            (self._add, lambda: moves.add_sheet(self._desk)),
            (self._remove, lambda: moves.remove_sheet(self._desk)),
        )
        for button, work in does:
            button.clicked.connect(work)

    def _turn(self, by: int) -> None:
        self._desk.store.show_sheet(self._desk.store.state.sheet + by)

    def _look(self, old: State, new: State) -> None:
        self._show_words(new)
        if moves.takes_sheets(new) != moves.takes_sheets(old):
            self.setVisible(moves.takes_sheets(new))

    def _show_words(self, new: State) -> None:
        count = new.document.sheet_count if new.document is not None else 1
        values = {"number": new.sheet + 1, "count": count}
        self._words.setText(say(Message("Sheet {number} of {count}", values)))
        self._back.setEnabled(new.sheet > 0)
        self._on.setEnabled(new.sheet < count - 1)
        self._remove.setEnabled(count > 1)


def _button(name: str, sign: str, tip: Message) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(sign))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(say(tip))
    return button
