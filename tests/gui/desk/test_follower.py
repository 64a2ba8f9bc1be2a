"""A widget that is not seen hears nothing, and is told the last state when it is."""

from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.follower import Follower
from gare_fab.gui.desk.state import State, Tool
from gare_fab.gui.desk.store import Store
from tests.gui.desks import SET_UP


def test_a_hidden_tab_catches_up_in_one_step(qtbot: QtBot) -> None:
    """Of many changes behind its back a tab is told once, from what it showed to what is."""
    store = Store(SET_UP)
    tabs, near, far = QTabWidget(), QWidget(), QWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(near, "near")
    tabs.addTab(far, "far")
    seen: list[tuple[State, State]] = []
    Follower(far, store, lambda old, new: seen.append((old, new)))
    tabs.show()
    first = store.state
    for tool in (Tool.LINE, Tool.ELLIPSE, Tool.PAN):
        store.take_tool(tool)
    assert seen == []
    tabs.setCurrentWidget(far)
    assert seen == [(first, store.state)]
    store.take_tool(Tool.SELECT)
    assert len(seen) == 2
    assert seen[0][1] is seen[1][0]


def test_what_is_in_no_window_yet_is_told(qtbot: QtBot) -> None:
    """A widget that nobody has hidden is told though its window is not on the screen."""
    store, widget = Store(SET_UP), QWidget()
    qtbot.addWidget(widget)
    seen: list[State] = []
    Follower(widget, store, lambda _, new: seen.append(new))
    store.take_tool(Tool.LINE)
    assert seen == [store.state]
