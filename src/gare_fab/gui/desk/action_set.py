"""The action set: the table's rows as Qt's actions, on and off as the state says."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from gare_fab.base.messages import Message
from gare_fab.gui.desk.action_table import ACTIONS
from gare_fab.gui.desk.actions import Action, Menu
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say


class ActionSet(QObject):
    """One QAction for each row, shared by menus, tool bars and keys."""

    def __init__(self, desk: Desk, asks: Asks, parent: QObject) -> None:
        """Actions that follow the desk's state."""
        super().__init__(parent)
        self._desk = desk
        self._actions = {row.id: self._made(row, asks) for row in ACTIONS}
        desk.store.changed.connect(self._look)
        self._look(desk.store.state, desk.store.state)

    def __getitem__(self, name: str) -> QAction:
        """The action of a row's id."""
        return self._actions[name]

    def all(self) -> list[QAction]:
        """All of them."""
        return list(self._actions.values())

    def fill(self, bar: QMenuBar) -> None:
        """Put all rows into the menus of a bar."""
        menus = {which: bar.addMenu(say(which.value)) for which in Menu}
        for row in ACTIONS:
            menus[row.menu].addAction(self._actions[row.id])
            if row.ends:
                menus[row.menu].addSeparator()

    def menu_of(self, parent: QMenu, *names: str) -> QMenu:
        """A menu with these rows; "" is a line between two."""
        for name in names:
            if name:
                parent.addAction(self._actions[name])
            else:
                parent.addSeparator()
        return parent

    def _made(self, row: Action, asks: Asks) -> QAction:
        action = QAction(say(row.label), self)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setToolTip(_tip(row))
        action.setCheckable(row.shown is not None)
        if row.icon:
            action.setIcon(icon(row.icon))
        action.triggered.connect(lambda: self._do(row, asks))
        return action

    def _do(self, row: Action, asks: Asks) -> None:
        row.does(self._desk, asks)
        self._show(row, self._desk.store.state)  # Qt has turned a checkable row over by itself

    def _look(self, old: State, new: State) -> None:
        del old
        for row in ACTIONS:
            self._show(row, new)

    def _show(self, row: Action, state: State) -> None:
        action = self._actions[row.id]
        action.setEnabled(row.when(state))
        if row.shown is not None:
            action.setChecked(row.shown(state))
        if row.id in {"undo", "redo"}:
            entries = state.past[-1:] if row.id == "undo" else state.future[:1]
            action.setText(_with_name(row, entries[0].name if entries else None))


def _with_name(row: Action, name: Message | None) -> str:
    """As in "Undo: Move"."""
    if name is None:
        return say(row.label)
    return say(Message("{what}: {name}", {"what": row.label, "name": name}))


def _tip(row: Action) -> str:
    text = say(row.tip or row.label)
    if not row.keys:
        return text
    keys = QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})"
