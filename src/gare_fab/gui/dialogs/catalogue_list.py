"""The list of a shelf: found by words, the user's own marked."""

import unicodedata

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import named, say
from gare_fab.workshop.catalogue import Listed

_ID = Qt.ItemDataRole.UserRole
_ICON = 14


class ShelfList(QWidget):
    """`chosen` gives the id that the user went to."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """An empty list."""
        super().__init__()
        self._listed: dict[str, Listed] = {}
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setPlaceholderText(say("Search"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._sift)
        self.list = QListWidget()
        self.list.setObjectName("entries")
        self.list.setSpacing(2)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("Entries"))
        self.list.currentItemChanged.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._search)
        layout.addWidget(self.list)

    def show_all(self, entries: tuple[Listed, ...], current: str) -> None:
        """Show other entries, and which one is open; nothing is told."""
        self._listed = {entry.id: entry for entry in entries}
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in sorted(entries, key=lambda entry: plain(name_of(entry))):
                self.list.addItem(_item(entry))
        self.show_current(current)
        self._sift(self._search.text())

    def show_current(self, current: str) -> None:
        """Show which one is open; nothing is told."""
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                if self.list.item(row).data(_ID) == current:
                    self.list.setCurrentRow(row)
                    self.list.scrollToItem(self.list.item(row))

    def entry(self, name: str) -> Listed | None:
        """The entry of an id."""
        return self._listed.get(name)

    def first(self) -> str:
        """The id of the first entry."""
        return str(self.list.item(0).data(_ID))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ID))

    def _sift(self, text: str) -> None:
        words = plain(text).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            said = plain(f"{item.text()} {item.data(_ID)}")
            item.setHidden(not all(word in said for word in words))


def name_of(entry: Listed) -> str:
    """What the entry is called; its id where its file cannot be read."""
    return named(entry.names) or entry.id


def plain(text: str) -> str:
    """The text without capitals and accents, as people search."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _item(entry: Listed) -> QListWidgetItem:
    item = QListWidgetItem(name_of(entry))
    item.setData(_ID, entry.id)
    tip = name_of(entry)
    if entry.fault is not None:
        item.setIcon(icon("alert-triangle"))
        tip = say(entry.fault)
    elif entry.is_own:
        item.setIcon(icon("user"))
        tip = say("{name}: yours", name=tip)
    elif entry.kind == "forbidden":
        item.setIcon(icon("ban"))
        tip = say("{name}: must not be worked on here", name=tip)
    item.setToolTip(tip)
    return item
