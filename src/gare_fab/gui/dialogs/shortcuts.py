"""The list of all shortcuts: found by words, and copied to be printed."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.shortcuts_rows import as_text, groups
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.words import say

_SIZE = (560, 600)


def show_shortcuts(desk: Desk, parent: QWidget) -> None:
    """Open the list."""
    del desk
    ShortcutsDialog(parent).open()


class ShortcutsDialog(AskDialog):
    """All shortcuts, by menu."""

    def __init__(self, parent: QWidget) -> None:
        """Shows all of them."""
        super().__init__(parent, Message("Keyboard shortcuts"), "shortcuts")
        self._groups = groups()
        search = QLineEdit()
        search.setObjectName("search")
        search.setPlaceholderText(say("Search"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self._sift)
        self._tree = QTreeWidget()
        self._tree.setObjectName("list")
        self._tree.setColumnCount(2)
        self._tree.setHeaderLabels([say("Action"), say("Shortcut")])
        self._tree.setRootIsDecorated(False)
        self._tree.setAlternatingRowColors(True)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for group in self._groups:
            head = QTreeWidgetItem(self._tree, [group.title])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for row in group.shortcuts:
                QTreeWidgetItem(head, [row.what, row.how])
        self._tree.expandAll()
        self.body.addWidget(search)
        self.body.addWidget(self._tree, 1)
        self.add_button(Message("Copy"), "copy", self._copy)
        self.add_button(Message("Close"), "close", self.accept, is_primary=True)
        self.resize(*_SIZE)
        search.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._groups))

    def _sift(self, text: str) -> None:
        """Show the rows that hold all the words."""
        words = text.casefold().split()
        for at in range(self._tree.topLevelItemCount()):
            head = self._tree.topLevelItem(at)
            if head is None:
                continue
            rows = [row for at in range(head.childCount()) if (row := head.child(at))]
            for row in rows:
                said = f"{row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in said for word in words))
            head.setHidden(all(row.isHidden() for row in rows))
