"""The right side of an editor: one entry with its name, what is wrong with it, Save, Close."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.catalogue_page import EntryPage, scrolled
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import named, say
from gare_fab.workshop.catalogue import Thing

_NOTHING = Message("")


class EntryPane(QWidget):
    """Shows an entry on its page, and an error beside the field that is meant."""

    def __init__(self, page: EntryPage) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._page = page
        self._area = scrolled(page)
        self._title = label("", "heading", wraps=True)
        self._wrong = label("", "error", wraps=True)
        self._wrong.setObjectName("wrong")
        self.save = _button("save", say("Save"))
        self.save.setProperty("role", "primary")
        self.close_all = _button("close", say("Close"))
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.close_all)
        line.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self._title)
        middle = QHBoxLayout()
        middle.addWidget(self._area, 1)
        if page.side is not None:
            middle.addWidget(page.side)
        layout.addLayout(middle, 1)
        layout.addWidget(self._wrong)
        layout.addStretch()
        layout.addLayout(line)

    def show_thing(self, thing: Thing | None, name: str) -> None:
        """Show an entry from its top; without one there is only its id."""
        self.tell(_NOTHING)
        if thing is not None:
            self._page.show_entry(thing)
        self._area.setVisible(thing is not None)
        if self._page.side is not None:
            self._page.side.setVisible(thing is not None)
        self._area.verticalScrollBar().setValue(0)
        self.show_title(thing, name)

    def show_title(self, thing: Thing | None, name: str) -> None:
        """The entry's name, its id where it has none."""
        self._title.setText(name if thing is None else named(thing.names) or name)

    def tell(self, message: Message) -> None:
        """Say what is wrong: beside its field where it has one, else below; "" = nothing."""
        key, what = message.values.get("key"), message.values.get("what")
        beside = what if isinstance(what, Message) else _NOTHING
        is_told = self._page.mark(str(key or ""), say(beside))
        self._wrong.setText("" if is_told else say(message))
        self._wrong.setVisible(bool(self._wrong.text()))


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
