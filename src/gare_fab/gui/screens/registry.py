"""All screens, by name: each is imported when it is first shown (decision 0005)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from gare_fab.base.late import Late
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen

_Makes = Late[Callable[[Desk, Asks, ActionSet], QWidget]]
_HERE = "gare_fab.gui.screens"

SCREENS: Mapping[Screen, _Makes] = MappingProxyType(
    {
        Screen.FIRST_RUN: _Makes(f"{_HERE}.first_run", "FirstRunScreen"),
        Screen.START: _Makes(f"{_HERE}.start", "StartScreen"),
        Screen.WORK: _Makes(f"{_HERE}.work", "WorkScreen"),
        Screen.PREVIEW: _Makes(f"{_HERE}.preview", "PreviewScreen"),
    }
)
