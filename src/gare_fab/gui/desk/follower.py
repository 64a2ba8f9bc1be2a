"""Followers: widgets hear of new states while they are seen, and catch up once they are."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.store import Store

Looks = Callable[[State, State], None]


class Follower(QObject):
    """Calls `look(seen, new)`: the state that the widget showed last, and the one to show.

    A widget on a tab that is not turned to costs nothing until it is.
    """

    def __init__(self, widget: QWidget, store: Store, look: Looks) -> None:
        """Follow from here on: the widget shows what there is when it is made."""
        super().__init__(widget)
        self._widget = widget
        self._store = store
        self._look = look
        self._seen = store.state
        store.changed.connect(self._hear)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the widget is shown."""
        if watched is self._widget and event.type() is QEvent.Type.Show:
            self._catch_up()
        return False

    def _hear(self, old: State, new: State) -> None:
        del old, new
        widget = self._widget
        if widget.isWindow() or widget.isVisibleTo(widget.window()):
            self._catch_up()

    def _catch_up(self) -> None:
        state, seen = self._store.state, self._seen
        if state is not seen:
            self._seen = state
            self._look(seen, state)
