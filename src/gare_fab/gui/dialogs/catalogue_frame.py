"""The frame of the catalogue's editors: a shelf's list at the left, one entry at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QSplitter, QVBoxLayout, QWidget

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.catalogue_asking import ask_leave, ask_reset
from gare_fab.gui.dialogs.catalogue_job import (
    copied,
    forget_owned,
    offer_new_figures,
    opened,
    used,
)
from gare_fab.gui.dialogs.catalogue_list import ShelfList, name_of
from gare_fab.gui.dialogs.catalogue_page import EntryPage
from gare_fab.gui.dialogs.catalogue_pane import EntryPane
from gare_fab.gui.look.asking import be_large
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import named, say
from gare_fab.workshop.catalogue import Listed, Shelf, Thing, keep, listed, reset

_SIZE = (1060, 660)
_LIST_WIDTH = 260


class CatalogueDialog(QDialog):
    """An editor; what is changed is kept by Save, and asked about before it would be lost."""

    def __init__(
        self, desk: Desk, shelf: Shelf, title: str, page: EntryPage, parent: QWidget | None
    ) -> None:
        """The entry that the job is about is open, else the first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(shelf.value)
        self.setWindowTitle(f"{title}[*]")
        self._desk, self._shelf = desk, shelf
        self._thing: Thing | None = None  # as it is shown
        self._kept: Thing | None = None  # as it lies in its file
        self._name = ""  # the id of what is open
        self._list = ShelfList()
        self._list.chosen.connect(self._choose)
        self._pane = EntryPane(page)
        self._pane.save.clicked.connect(self.save)
        self._pane.close_all.clicked.connect(self.reject)
        page.asked.connect(self._take)
        self._copy = _button("copy", "copy")
        self._copy.setText(say("Copy"))
        self._copy.clicked.connect(self._copy_it)
        self._reset = _button("reset", "trash")
        self._reset.clicked.connect(self._reset_it)
        _put_together(self, self._list, self._copy, self._reset, right=self._pane)
        self._list_again()
        self._open(self._first())

    @property
    def is_changed(self) -> bool:
        """Whether there is something that Save would keep."""
        return self._thing != self._kept

    @property
    def thing(self) -> Thing | None:
        """The entry as it is shown; None where its file cannot be read."""
        return self._thing

    def save(self) -> bool:
        """Keep what is shown as the user's own; False where it makes no sense."""
        if self._thing is None or not self._keep(self._thing):
            return False
        self._kept = self._thing
        self._list_again()
        self._show_buttons()
        return True

    def reject(self) -> None:
        """Close; what is not saved is asked about first."""
        if self.is_changed:
            ask_leave(self, self._spoken_name(), self.save, self._close)
        else:
            self._close()

    def _close(self) -> None:
        offer_new_figures(self._desk, self._shelf)
        super().reject()

    def _choose(self, name: str) -> None:
        """Go to another entry; what is not saved is asked about first."""
        if not self.is_changed:
            self._open(name)
            return
        self._list.show_current(self._name)
        ask_leave(self, self._spoken_name(), self.save, lambda: self._open(name))

    def _open(self, name: str) -> None:
        self._name = name
        fault = Message("")
        try:
            self._thing = self._kept = opened(self._shelf, name)
        except GareFabError as error:
            self._thing = self._kept = None
            fault = error.message
        self._pane.show_thing(self._thing, name)
        self._pane.tell(fault)
        self._list.show_current(name)
        self._show_buttons()

    def _take(self, thing: Thing) -> None:
        self._thing = thing
        self._show_buttons()

    def _copy_it(self) -> None:
        """Keep a copy under a name of its own, and open it."""
        if self._thing is None:
            return
        copy = copied(self._thing)
        if self._keep(copy):
            self._list_again()
            self._open(copy.id)

    def _keep(self, thing: Thing) -> bool:
        try:
            keep(thing)
        except GareFabError as error:
            self._pane.tell(error.message)
            return False
        self._pane.tell(Message(""))
        return True

    def _reset_it(self) -> None:
        entry = self._entry()
        if entry is not None:
            ask_reset(self, name_of(entry), self._really_reset, is_shipped=entry.is_shipped)

    def _really_reset(self) -> None:
        entry = self._entry()
        try:
            reset(self._shelf, self._name)
        except GareFabError as error:
            self._pane.tell(error.message)
            return
        self._list_again()
        if entry is not None and entry.is_shipped:
            self._open(self._name)
            return
        forget_owned(self._desk, self._shelf, self._name)
        self._open(self._first())

    def _first(self) -> str:
        thing = used(self._desk, self._shelf)
        if thing is not None and self._list.entry(thing.id) is not None:
            return thing.id
        return self._list.first()

    def _list_again(self) -> None:
        self._list.show_all(listed(self._shelf), self._name)

    def _entry(self) -> Listed | None:
        return self._list.entry(self._name)

    def _spoken_name(self) -> str:
        return "" if self._thing is None else named(self._thing.names)

    def _show_buttons(self) -> None:
        entry = self._entry()
        is_shipped = entry is not None and entry.is_shipped
        self._reset.setText(say("Back to the original" if is_shipped else "Delete mine"))
        self._reset.setEnabled(entry is not None and entry.is_own)
        self._copy.setEnabled(self._thing is not None and not self.is_changed)
        self._pane.save.setEnabled(self._thing is not None and self.is_changed)
        self._pane.show_title(self._thing, self._name)
        self.setWindowModified(self.is_changed)


def _put_together(dialog: QDialog, *left: QWidget, right: QWidget) -> None:
    shelf = QWidget()
    column = QVBoxLayout(shelf)
    column.setContentsMargins(0, 0, 8, 0)
    for part in left:
        column.addWidget(part)
    split = QSplitter()
    split.setChildrenCollapsible(False)
    split.addWidget(shelf)
    split.addWidget(right)
    split.setStretchFactor(1, 1)
    split.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
    QVBoxLayout(dialog).addWidget(split)
    be_large(dialog, *_SIZE)


def _button(name: str, picture: str) -> QPushButton:
    button = QPushButton(icon(picture), "")
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
