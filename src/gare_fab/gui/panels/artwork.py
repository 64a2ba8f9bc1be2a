"""The artwork panel: what lies on the sheet, the front first, and what is known of it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.desk import moves
from gare_fab.gui.desk.action_table import ACTIONS
from gare_fab.gui.desk.asks import Asks, Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.follower import Follower
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.artwork_facts import Column
from gare_fab.gui.panels.artwork_rows import Row
from gare_fab.gui.panels.artwork_tree import ArtworkTree
from gare_fab.gui.panels.making import MakingForm, MakingPopover
from gare_fab.model.artwork import Made

# rows of the action table; "" is a line
_MENU = ("cut", "copy", "duplicate", "delete", "", "group", "ungroup", "lock", "", "front")
_MENU_BELOW = ("back", "", "replace", "show_selection")


class ArtworkPanel(QWidget):
    """The list of what lies on the sheet, with the form of the one that is selected."""

    def __init__(self, desk: Desk, asks: Asks) -> None:
        """A panel that follows the desk's state."""
        super().__init__()
        self.setObjectName("artwork")
        self._desk = desk
        self._asks = asks
        self.tree = ArtworkTree(desk)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.tree.opened.connect(self._open_row)
        desk.store.edit_asked.connect(self._edit)
        self.form = MakingForm(desk, asks)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(10, 8, 10, 10)
        inside.addWidget(self.form)
        self._pages = QStackedWidget()
        self._pages.addWidget(_nothing_yet())
        self._pages.addWidget(self.tree)
        self._lay_out()
        Follower(self, desk.store, self._look)
        self._show_rows(desk.store.state)
        self._show_form(desk.store.state)

    def menu(self) -> QMenu:
        """What can be done with the selection."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add_row_actions(menu)
        rows = {row.id: row for row in ACTIONS}
        for name in (*_MENU, *_MENU_BELOW):
            if not name:
                menu.addSeparator()
                continue
            row = rows[name]
            keys = QKeySequence(row.keys[0]).toString() if row.keys else ""
            action = menu.addAction(f"{say(row.label)}\t{keys}")
            action.setObjectName(name)
            action.setEnabled(row.when(self._desk.store.state))
            if row.icon:
                action.setIcon(icon(row.icon))
            action.triggered.connect(
                lambda _=False, does=row.does: does(self._desk, self._asks)
            )
        return menu

    def _add_row_actions(self, menu: QMenu) -> None:
        index = self.tree.currentIndex()
        if not index.isValid():
            return
        row = self.tree.rows.row(index)
        rename = menu.addAction(f"{say(Message('Rename'))}\tF2")
        rename.setObjectName("rename")
        rename.setEnabled(bool(index.flags() & Qt.ItemFlag.ItemIsEditable))
        rename.triggered.connect(lambda: self.tree.edit(index))
        is_shown = self.tree.rows.facts.is_on(row, Column.SHOWN)
        words = Message("Hide") if is_shown else Message("Show")
        turn = menu.addAction(icon("eye-off" if is_shown else "eye"), say(words))
        turn.setObjectName("hide")
        turn.triggered.connect(lambda: self.tree.rows.turn(row, Column.SHOWN))
        menu.addSeparator()

    def _lay_out(self) -> None:
        button = QPushButton(icon("file-import"), say(Message("Import a drawing…")))
        button.setObjectName("import_drawing")
        button.clicked.connect(lambda: self._asks.dialog(Dialog.IMPORT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._card)
        layout.addWidget(button)

    def _look(self, old: State, new: State) -> None:
        if new.document is not old.document or new.sheet != old.sheet:
            self._show_rows(new)
        if new.document is not old.document or new.selection != old.selection:
            self._show_form(new)

    def _show_rows(self, state: State) -> None:
        placements = state.document.placements if state.document is not None else ()
        is_any = any(each.sheet == state.sheet for each in placements)
        self._pages.setCurrentIndex(1 if is_any else 0)

    def _show_form(self, state: State) -> None:
        selected = state.selected
        self.form.show_placement(selected[0].id if len(selected) == 1 else None)
        self._card.setVisible(not self.form.is_empty)

    def _open_row(self, row: Row) -> None:
        """The parameters of what was made here; the name of what was read."""
        tree = self.tree
        artwork = tree.rows.facts.artwork(row)
        if not isinstance(artwork.origin, Made):
            tree.edit(tree.rows.index_of(row))
            return
        if moves.has_editor(artwork):
            self._desk.store.select({row.ids[0]})
            self._edit()
            return
        popover = MakingPopover(self._desk, self._asks, row.ids[0], self)
        place = tree.visualRect(tree.rows.index_of(row)).bottomLeft()
        popover.move(tree.viewport().mapToGlobal(place))
        popover.show()

    def _edit(self) -> None:
        """After a double click on the canvas: the dialog of a text or code, else the form."""
        if moves.can_edit(self._desk.store.state):
            self._asks.dialog(Dialog.EDIT_MADE)
        elif self._desk.store.state.selection:
            self._desk.store.turn_to("artwork")

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.tree.viewport().mapToGlobal(place))


def _nothing_yet() -> QWidget:
    """What an empty sheet says."""
    page = QWidget()
    page.setObjectName("nothing_yet")
    layout = QVBoxLayout(page)
    layout.addStretch(1)
    sign = label("")
    sign.setPixmap(icon("file-import").pixmap(48, 48))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(sign)
    row.addStretch(1)
    layout.addLayout(row)
    for words, role in (
        (Message("Nothing lies here yet."), "heading"),
        (
            Message(
                "Drop a drawing here, or import one: SVG, DXF, PDF, AI or STL. You can "
                "also draw."
            ),
            "hint",
        ),
    ):
        text = label(say(words), role, wraps=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(text)
    layout.addStretch(1)
    return page
