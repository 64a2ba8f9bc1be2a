"""Laws of gare_fab.gui.dialogs.recovering."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs.recovering import RecoveryCard
from gare_fab.gui.look.words import speak
from gare_fab.workshop.journal import lost_jobs, write_journal
from tests.gui.desks import bottle_job, desk_with
from tests.gui.dialogs.editors import press, window


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk without a job."""
    speak("en")
    with desk_with() as laid:
        yield laid


def _lose(title: str, run: str, ago_s: float = 60.0) -> None:
    write_journal(bottle_job(), title, None, time.time() - ago_s, run)


def test_without_lost_jobs_there_is_no_offer(qtbot: QtBot, desk: Desk) -> None:
    """The card is hidden where nothing was lost."""
    card = RecoveryCard(desk, window(qtbot))
    assert card.isHidden()


def test_an_offer_waits_for_its_place(qtbot: QtBot, desk: Desk) -> None:
    """A card that is not in a window yet does not open as one, and is seen once it is in."""
    _lose("Cuvée", "1-a")
    card = RecoveryCard(desk, None)
    assert not card.isVisible()
    place = window(qtbot)
    layout = QVBoxLayout(place)
    layout.addWidget(card)
    qtbot.waitUntil(card.isVisible)


def test_each_lost_job_has_a_row(qtbot: QtBot, desk: Desk) -> None:
    """Titles and times are said; a job without a title has a name too."""
    _lose("Cuvée", "1-a")
    _lose("", "1-b", 90000.0)
    card = RecoveryCard(desk, window(qtbot))
    assert not card.isHidden()
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "Cuvée" in words
    assert "Unnamed job" in words
    assert "1 min 00 s ago" in words
    assert len(card.findChildren(QPushButton, "recover")) == 2


def test_a_lost_job_is_taken_up(qtbot: QtBot, desk: Desk) -> None:
    """Going on puts the job on the desk as unsaved work; the file goes once it is kept."""
    _lose("Cuvée", "1-a")
    card = RecoveryCard(desk, window(qtbot))
    press(qtbot, card, "recover")
    qtbot.waitUntil(lambda: desk.store.state.document is not None, timeout=20000)
    assert desk.store.state.screen is Screen.WORK
    assert desk.store.state.is_changed
    assert len(lost_jobs()) == 1
    with qtbot.waitSignal(desk.keeper.kept, timeout=20000):
        pass
    assert lost_jobs() == ()  # it lies in the journal of this window, which lives


def test_a_lost_job_that_was_left_stays_lost(qtbot: QtBot, desk: Desk) -> None:
    """A job that gives way to another one before it was kept is offered again."""
    _lose("Cuvée", "1-a")
    press(qtbot, RecoveryCard(desk, window(qtbot)), "recover")
    qtbot.waitUntil(lambda: desk.store.state.document is not None, timeout=20000)
    desk.store.open(bottle_job())
    with qtbot.waitSignal(desk.keeper.kept, timeout=20000):
        pass
    assert len(lost_jobs()) == 1


def test_a_lost_job_is_discarded_only_when_confirmed(qtbot: QtBot, desk: Desk) -> None:
    """Discarding asks; cancel keeps the job, and yes takes it away with its row."""
    _lose("Cuvée", "1-a")
    card = RecoveryCard(desk, window(qtbot))
    press(qtbot, card, "discard")
    press(qtbot, card, "ask_stay")
    assert len(lost_jobs()) == 1
    press(qtbot, card, "discard")
    press(qtbot, card, "ask_yes")
    assert lost_jobs() == ()
    assert card.isHidden()
