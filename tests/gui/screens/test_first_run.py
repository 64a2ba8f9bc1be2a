"""Tests of the first run: language and machines are remembered, or skipped."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.screens.first_run import FirstRunScreen
from gare_fab.gui.screens.first_run_machine import MachineCard
from gare_fab.model.settings import Settings
from gare_fab.workshop.catalogue import open_machine
from tests.gui.desks import desk_with
from tests.gui.panels.asking import Remembering


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Of somebody who was never here."""
    with desk_with(settings=Settings()) as made:
        yield made


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> FirstRunScreen:
    """The screen as they see it."""
    asks = Remembering()
    made = FirstRunScreen(desk, asks, ActionSet(desk, asks, QObject(desk.store)))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def _click(qtbot: QtBot, screen: FirstRunScreen, name: str) -> None:
    button = screen.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _card(screen: FirstRunScreen, machine: str) -> MachineCard:
    card = screen.findChild(MachineCard, f"machine_{machine}")
    assert isinstance(card, MachineCard)
    return card


def test_language_then_machines(qtbot: QtBot, desk: Desk, screen: FirstRunScreen) -> None:
    """What was chosen is in the settings, and the start screen comes next."""
    _click(qtbot, screen, "language_en")
    for machine in ("k40_grbl", "grbl_mill"):
        qtbot.mouseClick(_card(screen, machine), Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    _click(qtbot, screen, "begin")
    settings = desk.store.state.settings
    assert settings.language == "en"
    assert set(settings.machines) == {"k40_grbl", "grbl_mill"}
    assert settings.is_set_up
    assert desk.store.state.screen is Screen.START


def test_it_can_be_skipped(qtbot: QtBot, desk: Desk, screen: FirstRunScreen) -> None:
    """Skipping leaves all machines open, and does not ask again."""
    _click(qtbot, screen, "language_fr")
    _click(qtbot, screen, "skip")
    assert desk.store.state.settings == Settings(language="fr", is_set_up=True)
    assert desk.store.state.screen is Screen.START


def test_a_listing_fills_a_machine_in(qtbot: QtBot, screen: FirstRunScreen) -> None:
    """The figures of a pasted $$ listing become the machine's own."""
    _click(qtbot, screen, "language_en")
    card = _card(screen, "k40_grbl")
    card.tick.click()
    qtbot.mouseClick(_figures(card), Qt.MouseButton.LeftButton)
    text = screen.findChild(QPlainTextEdit, "listing")
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("$110=4321.000\n$111=4321.000\n")
    take = text.window().findChild(QPushButton, "take_over")
    assert isinstance(take, QPushButton)
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    axis = open_machine("k40_grbl").axis("X")
    assert axis is not None
    assert axis.max_rate == 4321.0


def _figures(card: MachineCard) -> QPushButton:
    button = card.findChild(QPushButton, "figures")
    assert isinstance(button, QPushButton)
    return button


def test_only_grbl_tells_its_figures(qtbot: QtBot, screen: FirstRunScreen) -> None:
    """The way to paste figures is there for a ticked machine whose controller has them."""
    _click(qtbot, screen, "language_en")
    grbl, other = _card(screen, "k40_grbl"), _card(screen, "linuxcnc_mill")
    assert not _figures(grbl).isVisible()
    for card in (grbl, other):
        card.tick.click()
    assert _figures(grbl).isVisible()
    assert not _figures(other).isVisible()
