"""The steps panel: steps are added, changed, ordered and deleted, each with one undo."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.look.words import speak
from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.gui.panels.step_card import StepCard
from gare_fab.gui.panels.step_cards import CardList
from gare_fab.gui.panels.steps import StepsPanel, step_times
from gare_fab.model.document import Document
from gare_fab.model.paint import Paint
from gare_fab.model.step import Select
from gare_fab.model.timeline import Timeline
from gare_fab.workshop.specs import step_of
from gare_fab.workshop.stepping import steps_for
from gare_fab.workshop.studying import study
from tests.gui.desks import desk_with, flat_job, square
from tests.gui.panels.asking import Remembering
from tests.gui.panels.setups import choose, enter, job_of, needed_width, part

RED = Paint(255, 0, 0)


def job(*steps: str) -> Document:
    """A black and a red square, with these steps."""
    made = flat_job((10.0, 10.0), (50.0, 10.0))
    artworks = (square(), square(paint=RED))
    return replace(made, artworks=artworks, steps=tuple(step_of(text) for text in steps))


@contextmanager
def steps_of(qtbot: QtBot, document: Document) -> Iterator[tuple[StepsPanel, Desk]]:
    """A panel for a job on a desk."""
    with desk_with(document) as desk:
        panel = StepsPanel(desk, Remembering())
        qtbot.addWidget(panel)
        panel.resize(340, 700)
        panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        yield panel, desk


def cards_of(panel: StepsPanel) -> list[StepCard]:
    """The cards from the top down."""
    found = panel.findChild(CardList)
    assert isinstance(found, CardList)
    return found.cards


def done(desk: Desk) -> list[str]:
    """The operations of the job, in order."""
    return [step.operation for step in job_of(desk).steps]


def press(qtbot: QtBot, card: StepCard, name: str) -> None:
    """Click one of a card's buttons."""
    qtbot.mouseClick(part(card, QToolButton, name), Qt.MouseButton.LeftButton)


def test_each_step_says_what_it_does_to_what(qtbot: QtBot) -> None:
    """Number, operation, shapes in words, and the figures with where they come from."""
    with steps_of(qtbot, job("score", "cut layer=red speed=600")) as (panel, _):
        first, second = cards_of(panel)
        assert first.accessibleName() == "1. Score: everything"
        assert second.accessibleName() == "2. Cut: everything in red"
        assert part(first, QLabel, "figures").text().startswith("Automatic: ")
        assert part(second, QLabel, "figures").text().startswith("600 mm/min · ")


def test_a_step_is_left_out_by_its_tick(qtbot: QtBot) -> None:
    """The tick is in the job, and undone it is set again."""
    with steps_of(qtbot, job("score")) as (panel, desk):
        tick = part(cards_of(panel)[0], QCheckBox, "enabled")
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
        assert not job_of(desk).steps[0].enabled
        desk.store.undo()
        assert tick.isChecked()


def test_alt_and_an_arrow_move_a_step(qtbot: QtBot) -> None:
    """The card keeps the focus, also when it is on one of its buttons; ends are ends."""
    with steps_of(qtbot, job("score", "cut", "fill")) as (panel, desk):
        card = cards_of(panel)[0]
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert done(desk) == ["cut", "score", "fill"]
        assert cards_of(panel)[1] is card
        assert card.hasFocus()
        button = part(card, QToolButton, "copy")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(button, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert done(desk) == ["cut", "fill", "score"]
        assert len(desk.store.state.past) == 2


def test_a_card_is_dragged_by_its_grip(qtbot: QtBot) -> None:
    """Where it is let go, there the step is done; let go at home, nothing changes."""
    with steps_of(qtbot, job("score", "cut", "fill")) as (panel, desk):
        first, _, last = cards_of(panel)
        grip = first.grip
        qtbot.mousePress(grip, Qt.MouseButton.LeftButton)
        beyond = grip.mapFromGlobal(last.mapToGlobal(QPoint(5, last.height() - 2)))
        qtbot.mouseMove(grip, beyond)
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=beyond)
        assert done(desk) == ["cut", "fill", "score"]
        qtbot.mousePress(grip, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton)
        assert len(desk.store.state.past) == 1


def test_a_step_is_duplicated_and_deleted(qtbot: QtBot) -> None:
    """A copy stands behind what it is of; Delete on a card deletes it."""
    with steps_of(qtbot, job("score", "cut")) as (panel, desk):
        press(qtbot, cards_of(panel)[0], "copy")
        assert done(desk) == ["score", "score", "cut"]
        press(qtbot, cards_of(panel)[2], "delete")
        assert done(desk) == ["score", "score"]
        card = cards_of(panel)[1]
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Delete)
        assert done(desk) == ["score"]
        for _ in range(3):
            desk.store.undo()
        assert done(desk) == ["score", "cut"]
        assert len(cards_of(panel)) == 2


def test_a_step_is_added_and_opens(qtbot: QtBot) -> None:
    """The menu offers all operations; the new step stands last with its fields in sight."""
    with steps_of(qtbot, job("score")) as (panel, desk):
        qtbot.mouseClick(part(panel, QPushButton, "add_step"), Qt.MouseButton.LeftButton)
        action = panel.findChild(QAction, "add_cut")
        assert isinstance(action, QAction)
        action.trigger()
        assert done(desk) == ["score", "cut"]
        qtbot.waitUntil(cards_of(panel)[-1].hasFocus)
        assert [card.is_open for card in cards_of(panel)] == [False, True]


def test_steps_are_suggested(qtbot: QtBot) -> None:
    """What a newcomer would expect takes the place of all, and can be undone."""
    with steps_of(qtbot, job()) as (panel, desk):
        assert part(panel, QLabel, "no_steps").isVisible()
        button = part(panel, QPushButton, "suggest")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        now = job_of(desk)
        assert now.steps == steps_for(now.artworks, now.machine)
        assert not part(panel, QLabel, "no_steps").isVisible()
        desk.store.undo()
        assert done(desk) == []


def test_numbers_typed_after_each_other_are_one_undo(qtbot: QtBot) -> None:
    """Two speeds in a row are one change; the card's line follows, the field keeps focus."""
    with steps_of(qtbot, job("score")) as (panel, desk):
        card = cards_of(panel)[0]
        press(qtbot, card, "fold")
        speed = part(card, NumberField, "speed")
        enter(qtbot, speed, "500")
        enter(qtbot, speed, "450")
        enter(qtbot, part(card, NumberField, "power"), "30")
        params = job_of(desk).steps[0].params.plain()
        assert (params["speed"], params["power"]) == (450.0, 30.0)
        assert len(desk.store.state.past) == 2
        assert part(card, QLabel, "figures").text().startswith("450 mm/min · 30 %")


def test_open_fields_say_what_they_will_be(qtbot: QtBot) -> None:
    """Another material puts other figures where nothing was typed."""
    with steps_of(qtbot, job("cut")) as (panel, _):
        card = cards_of(panel)[0]
        press(qtbot, card, "fold")
        speed = part(card, NumberField, "speed")
        assert speed.lineEdit().text() == ""
        assert speed.lineEdit().placeholderText().endswith(" mm/min")


def test_chips_limit_a_step(qtbot: QtBot) -> None:
    """A colour's chip is in the step's selections, a second adds to it, all takes both."""
    with steps_of(qtbot, job("cut")) as (panel, desk):
        card = cards_of(panel)[0]
        press(qtbot, card, "fold")
        press(qtbot, card, "chip_red")
        assert job_of(desk).steps[0].selects == (Select(name="red"),)
        press(qtbot, card, "chip_black")
        names = {select.name for select in job_of(desk).steps[0].selects}
        assert names == {"red", "black"}
        press(qtbot, card, "chip_")
        assert job_of(desk).steps[0].selects == (Select(),)


def test_another_operation_keeps_what_both_know(qtbot: QtBot) -> None:
    """Speed is kept, the form is that of the new operation."""
    with steps_of(qtbot, job("score speed=500")) as (panel, desk):
        card = cards_of(panel)[0]
        press(qtbot, card, "fold")
        picker = part(card, Picker, "operation")
        choose(qtbot, picker, picker.findData("cut"))
        step = job_of(desk).steps[0]
        assert step.operation == "cut"
        assert step.params == step_of("cut speed=500").params
        qtbot.waitUntil(part(card, NumberField, "kerf").isVisible)


def test_air_and_focus_are_behind_more(qtbot: QtBot) -> None:
    """What is seldom changed is folded away, and is in the job once it is changed."""
    with steps_of(qtbot, job("score")) as (panel, desk):
        card = cards_of(panel)[0]
        press(qtbot, card, "fold")
        air = part(card, Picker, "air")
        assert not air.isVisible()
        qtbot.mouseClick(part(card, QPushButton, "more"), Qt.MouseButton.LeftButton)
        assert air.isVisible()
        choose(qtbot, air, 2)
        enter(qtbot, part(card, NumberField, "focus"), "1.5")
        step = job_of(desk).steps[0]
        assert (step.air, step.focus) == (False, 1.5)


def test_a_step_that_picks_nothing_says_so(qtbot: QtBot) -> None:
    """It is faded with a hint; with the artwork that it is for, it is not."""
    with steps_of(qtbot, job("cut layer=blue", "cut layer=red")) as (panel, _):
        idle, busy = cards_of(panel)
        assert part(idle, QLabel, "idle").isVisible()
        assert not part(idle, QLabel, "what").isEnabled()
        assert not part(busy, QLabel, "idle").isVisible()
        assert part(busy, QLabel, "what").isEnabled()


def test_open_cards_stay_with_their_steps(qtbot: QtBot) -> None:
    """Deleting the first step leaves the second's fields open, now as number one."""
    with steps_of(qtbot, job("score", "cut")) as (panel, _):
        second = cards_of(panel)[1]
        press(qtbot, second, "fold")
        press(qtbot, cards_of(panel)[0], "delete")
        assert cards_of(panel) == [second]
        assert second.is_open
        assert second.accessibleName().startswith("1. Cut")


def test_times_are_those_of_the_study(qtbot: QtBot) -> None:
    """Each step shows the seconds of its own strokes while the study is of the job."""
    with steps_of(qtbot, job("score layer=black", "cut layer=red passes=3")) as (panel, desk):
        now = job_of(desk)
        found = study(now)
        desk.store.set_study(found, now, 0)
        times = step_times(found.timeline, 2)
        assert times[1] > times[0] > 0
        press(qtbot, cards_of(panel)[0], "delete")
        assert part(cards_of(panel)[0], QLabel, "time").text() == ""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_no_wider_than_its_column(qtbot: QtBot, language: str) -> None:
    """Also open, no card asks for more than its 340 points less a scroll bar."""
    speak(language)
    try:
        with steps_of(qtbot, job("fill", "cut")) as (panel, _):
            for card in cards_of(panel):
                press(qtbot, card, "fold")
                qtbot.mouseClick(part(card, QPushButton, "more"), Qt.MouseButton.LeftButton)
            assert needed_width(panel) <= 326
    finally:
        speak("en")


def test_times_of_steps_are_summed_without_travel() -> None:
    """Pieces of a step add up, travel counts for none, a step without a stroke is 0."""
    timeline = Timeline(
        design=np.zeros((5, 2), np.float32),
        stock=np.zeros((5, 3), np.float32),
        ends_s=np.array([0.0, 1.0, 3.0, 6.0, 10.0]),
        is_work=np.array([False, True, False, True, True]),
        steps=np.array([-1, 0, -1, 2, 0], np.int16),
    )
    assert step_times(timeline, 3) == (5.0, 0.0, 3.0)
    assert step_times(Timeline.empty(), 2) == (0.0, 0.0)
