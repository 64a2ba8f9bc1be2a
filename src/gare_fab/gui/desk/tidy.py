"""Tidy: cycles of objects are collected in the window's thread, and when it has time.

Left to itself Python collects in whichever thread comes to it, and a widget that is taken
apart in a thread of ours ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.store import Store

_EVERY_MS = 2000
_YOUNG = 1  # the generations that take a millisecond or two


class Tidy(QObject):
    """Collects the young cycles now and then, and all of them when a job is put away."""

    def __init__(self, store: Store) -> None:
        """From now on nothing is collected but here."""
        super().__init__(store)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(_collect_young)
        self._timer.start()
        store.changed.connect(_look)


def _collect_young() -> None:
    gc.collect(_YOUNG)


def _look(old: State, new: State) -> None:
    if old.document is not None and new.document is None:
        gc.unfreeze()  # what wire.py put out of the way
        gc.collect()
