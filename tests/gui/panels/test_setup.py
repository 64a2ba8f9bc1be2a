"""The setup panel: what the user changes is in the job, and can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.asks import Dialog
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.words import speak
from gare_fab.gui.panels.setup import SetupPanel
from tests.gui.desks import bottle_job, desk_with, flat_job
from tests.gui.panels.asking import Remembering
from tests.gui.panels.setups import enter, job_of, needed_width, part, setup_of


def test_title_and_client_are_the_jobs(qtbot: QtBot) -> None:
    """What is typed is in the job; what another hand changes is in the fields."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        enter(qtbot, part(panel, QLineEdit, "title"), "Cuvee 2024")
        enter(qtbot, part(panel, QLineEdit, "client"), "Domaine")
        assert (job_of(desk).title, job_of(desk).client) == ("Cuvee 2024", "Domaine")
        desk.store.undo()
        desk.store.undo()
        assert part(panel, QLineEdit, "title").text() == "flat"
        assert part(panel, QLineEdit, "client").text() == ""


@pytest.mark.parametrize(
    ("name", "dialog"),
    [
        ("edit_machines", Dialog.MACHINES),
        ("edit_materials", Dialog.MATERIALS),
        ("edit_bottles", Dialog.BOTTLES),
    ],
)
def test_links_ask_for_the_editors(qtbot: QtBot, name: str, dialog: Dialog) -> None:
    """Beside each choice stands the way to its editor."""
    with setup_of(qtbot, bottle_job()) as (panel, _, asks):
        qtbot.mouseClick(part(panel, QPushButton, name), Qt.MouseButton.LeftButton)
        assert asks.dialogs == [dialog]


def test_it_stands_without_a_job(qtbot: QtBot) -> None:
    """It can be made before there is a job, and shows the one that is opened then."""
    with desk_with() as desk:
        panel = SetupPanel(desk, Remembering())
        qtbot.addWidget(panel)
        desk.store.open(flat_job())
        assert part(panel, QLineEdit, "title").text() == "flat"
        assert _changes(desk) == 0


def test_showing_a_job_changes_nothing(qtbot: QtBot) -> None:
    """Neither the job's first sight nor that of the whole catalogue is a change."""
    with setup_of(qtbot, bottle_job()) as (_, desk, _asks):
        assert _changes(desk) == 0


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_no_wider_than_its_column(qtbot: QtBot, language: str) -> None:
    """Nothing asks for more than its 340 points less a scroll bar."""
    speak(language)
    try:
        with setup_of(qtbot, bottle_job()) as (panel, _, _asks):
            assert needed_width(panel) <= 326
    finally:
        speak("en")


def _changes(desk: Desk) -> int:
    return len(desk.store.state.past)
