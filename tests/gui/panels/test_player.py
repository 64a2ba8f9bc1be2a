"""Tests of the player: its time is the planner's, its keys and its slider set it."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.player import Player, stopwatch
from gare_fab.gui.panels.player_score import Score
from gare_fab.gui.panels.player_slider import TimeSlider
from gare_fab.model.study import Study
from gare_fab.model.timeline import Timeline
from gare_fab.workshop.studying import study
from tests.gui.desks import desk_with, flat_job


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Two squares to score, worked out."""
    with desk_with(flat_job((20.0, 20.0), (120.0, 60.0))) as made:
        document = made.store.state.document
        assert document is not None
        made.store.set_study(study(document), document, 0)
        yield made


@pytest.fixture
def player(qtbot: QtBot, desk: Desk) -> Player:
    """The player of that job."""
    shown = Player(desk)
    qtbot.addWidget(shown)
    shown.resize(700, 80)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    slider_of(shown).setFocus()
    return shown


def slider_of(player: Player) -> TimeSlider:
    """Its slider."""
    slider = player.findChild(TimeSlider)
    assert isinstance(slider, TimeSlider)
    return slider


def _study(desk: Desk) -> Study:
    found = desk.store.state.study
    assert found is not None
    return found


def timeline_of(steps: list[int]) -> Timeline:
    """A row a second; -1 is travel."""
    numbers = np.array([-1, *steps])
    places = np.column_stack((np.arange(len(numbers)) * 10.0, np.zeros(len(numbers))))
    return Timeline(
        design=places.astype(np.float32),
        stock=np.column_stack((places, places[:, 1])).astype(np.float32),
        ends_s=np.arange(len(numbers), dtype=float),
        is_work=numbers >= 0,
        steps=numbers.astype(np.int16),
    )


def test_the_total_is_the_planner_s(qtbot: QtBot, desk: Desk, player: Player) -> None:
    """The last second that can be played is the time that the report says."""
    qtbot.keyClick(player, Qt.Key.Key_End)
    assert player.clock.seconds == _study(desk).report.time_s
    shown = player.findChild(QLabel, "player_time")
    assert isinstance(shown, QLabel)
    total = stopwatch(_study(desk).report.time_s)
    assert shown.text() == f"{total} / {total}"


def test_space_plays_and_pauses(qtbot: QtBot, player: Player) -> None:
    """Space lets time run, faster than in the world where asked, and stops it."""
    player.clock.speed = 5
    with qtbot.waitSignals([player.moved] * 3):
        qtbot.keyClick(player, Qt.Key.Key_Space)
    assert player.clock.is_running
    qtbot.keyClick(player, Qt.Key.Key_Space)
    there = player.clock.seconds
    assert there > 0
    qtbot.wait(60)
    assert player.clock.seconds == there


def test_it_stops_at_the_end(qtbot: QtBot, player: Player) -> None:
    """What is played through stands still at its end, and begins anew when played again."""
    player.clock.speed = 100_000
    player.clock.play()
    qtbot.waitUntil(lambda: not player.clock.is_running)
    assert player.clock.is_over
    player.clock.speed = 1
    player.clock.play()
    assert player.clock.seconds < 1


def test_strokes_are_stepped_through(qtbot: QtBot, player: Player) -> None:
    """As many steps as there are strokes lead to the last one's begin, one more to the end."""
    begins = []
    for _ in range(player.score.strokes):
        qtbot.keyClick(player, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        begins.append(player.clock.seconds)
    assert begins == sorted(set(begins))
    assert all(player.score.at(begin + 1e-6).is_on for begin in begins)
    qtbot.keyClick(player, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert player.clock.is_over


def test_a_click_goes_there(qtbot: QtBot, player: Player) -> None:
    """A click in the middle of the slider goes to the middle of the job."""
    slider = slider_of(player)
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert player.clock.seconds == pytest.approx(player.score.length_s / 2, rel=0.01)


@pytest.mark.parametrize(
    ("steps", "spans"),
    [
        ([], []),
        ([-1, -1], []),
        ([0, 0, -1, 0], [(0, 0, 4)]),
        ([-1, 0, -1, 1, 1, -1, -1, 1, -1, 2], [(0, 1, 2), (1, 3, 8), (2, 9, 10)]),
        ([1, 0, 1, -1], [(1, 0, 1), (0, 1, 2), (1, 2, 3)]),
    ],
)
def test_spans(steps: list[int], spans: list[tuple[int, float, float]]) -> None:
    """A span is a step's work with the travel within it, but not that round it."""
    found = [(span.step, span.begin_s, span.end_s) for span in Score(timeline_of(steps)).spans]
    assert found == spans


def test_what_happens_at_a_time() -> None:
    """Step, tool and speed are those of the piece of way that is under way."""
    score = Score(timeline_of([-1, 0, 1]))
    travel, first, second, end = (score.at(seconds) for seconds in (0.5, 1.5, 2.0, 3.0))
    assert (travel.step, travel.is_on, travel.speed) == (None, False, 600.0)
    assert (first.step, first.is_on) == (0, True)
    assert second.step == 1
    assert not end.is_on


def test_back_goes_to_this_stroke_s_begin_first() -> None:
    """Within a stroke "back" goes to its begin, at its begin to the one before."""
    score = Score(timeline_of([-1, 0, 0, -1, 0, 0]))
    assert score.previous_stroke(5.5) == 4
    assert score.previous_stroke(4.0) == 1
    assert score.previous_stroke(1.0) == 0


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (59.6, "1:00"), (250, "4:10"), (3727, "1:02:07")]
)
def test_stopwatch(seconds: float, text: str) -> None:
    """Times are written as on a stopwatch."""
    assert stopwatch(seconds) == text
