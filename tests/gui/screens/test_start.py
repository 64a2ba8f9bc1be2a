"""Tests of the start screen: its doors, the recent jobs, the language."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.notice import Notice
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.screens.recent_cards import RecentCard
from gare_fab.gui.screens.start import StartScreen
from gare_fab.model.stock import Board, Bottle, Sheet
from gare_fab.workshop.jobs import save_job
from gare_fab.workshop.recents import recent_jobs
from gare_fab.workshop.thumbnails import remember_job
from tests.gui.desks import desk_with, flat_job
from tests.gui.panels.asking import Remembering


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Nothing on it."""
    with desk_with() as made:
        yield made


def _shown(qtbot: QtBot, desk: Desk, asks: Remembering) -> StartScreen:
    screen = StartScreen(desk, asks, ActionSet(desk, asks, QObject(desk.store)))
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    return screen


def _click(qtbot: QtBot, screen: StartScreen, name: str) -> None:
    button = screen.findChild(QPushButton, name) or screen.findChild(QToolButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("door", "stock"),
    [("bottle", Bottle), ("stickers", Sheet), ("flat", Sheet | Board)],
)
def test_a_door_leads_to_a_job(
    qtbot: QtBot, desk: Desk, door: str, stock: type[Bottle] | type[Sheet]
) -> None:
    """Behind a door lies an empty job with its stock, and the invitation to import."""
    asks, said = Remembering(), list[Notice]()
    desk.store.said.connect(said.append)
    _click(qtbot, _shown(qtbot, desk, asks), f"door_{door}")
    document = desk.store.state.document
    assert document is not None
    assert isinstance(document.stock, stock)
    assert not document.artworks
    assert desk.store.state.screen is Screen.WORK
    assert said[0].does is not None
    said[0].does()
    assert asks.dialogs == [Dialog.IMPORT]


def test_a_recent_job_opens(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """A click on a recent job puts it on the desk; one that is gone cannot be clicked."""
    there, gone = tmp_path / "there.gare", tmp_path / "gone.gare"
    document = flat_job((10.0, 10.0))
    save_job(document, there)
    remember_job(document, gone, time.time() - 60)
    remember_job(document, there, time.time())
    screen = _shown(qtbot, desk, Remembering())
    first, second = screen.findChildren(RecentCard)
    assert not second.isEnabled()
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.store.state.path == there, timeout=30_000)


def test_a_recent_job_can_be_forgotten(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """What is taken off the list is gone from it and from the screen."""
    remember_job(flat_job((10.0, 10.0)), tmp_path / "job.gare", time.time())
    screen = _shown(qtbot, desk, Remembering())
    screen.findChildren(RecentCard)[0].actions()[0].trigger()
    assert recent_jobs() == ()
    assert not screen.recent.isVisible()


def test_the_list_is_read_when_it_is_shown(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    """What was saved while the screen was hidden is there when it comes back."""
    screen = _shown(qtbot, desk, Remembering())
    assert not screen.findChildren(RecentCard)
    screen.hide()
    remember_job(flat_job((10.0, 10.0)), tmp_path / "job.gare", time.time())
    screen.show()
    assert len(screen.findChildren(RecentCard)) == 1


def test_the_language_is_a_setting(qtbot: QtBot, desk: Desk) -> None:
    """A click on a language's own name is remembered."""
    _click(qtbot, _shown(qtbot, desk, Remembering()), "language_fr")
    assert desk.store.state.settings.language == "fr"


def test_a_saved_job_can_be_opened(qtbot: QtBot, desk: Desk) -> None:
    """The button asks the window for the dialog."""
    asks = Remembering()
    _click(qtbot, _shown(qtbot, desk, asks), "open_job")
    assert asks.dialogs == [Dialog.OPEN]
