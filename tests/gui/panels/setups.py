"""Setup panels to test on, with the catalogue read, and hands for their fields."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.setup import SetupPanel
from gare_fab.model.document import Document
from gare_fab.model.settings import Settings
from tests.gui.desks import SET_UP, desk_with
from tests.gui.panels.asking import Remembering

W = TypeVar("W", bound=QWidget)


@contextmanager
def setup_of(
    qtbot: QtBot, document: Document, settings: Settings = SET_UP
) -> Iterator[tuple[SetupPanel, Desk, Remembering]]:
    """A panel for a job on a desk, once it knows the catalogue."""
    asks = Remembering()
    with desk_with(document, settings) as desk:
        panel = SetupPanel(desk, asks)
        qtbot.addWidget(panel)
        panel.resize(340, 700)
        panel.show()
        with qtbot.waitSignal(panel.shelves.changed, timeout=10_000):
            pass
        yield panel, desk, asks


def job_of(desk: Desk) -> Document:
    """The job that lies on a desk."""
    document = desk.store.state.document
    assert document is not None
    return document


def part(panel: QWidget, kind: type[W], name: str) -> W:
    """The widget of a name."""
    found = panel.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def needed_width(area: QScrollArea) -> int:
    """How wide what is in it must be."""
    inner = area.widget()
    assert inner is not None
    return inner.minimumSizeHint().width()


def choose(qtbot: QtBot, box: QComboBox, row: int) -> None:
    """Go to a row of a choice with the keys, as a user without a mouse does."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _ in range(row):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def enter(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type into a field in place of what stands there."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
