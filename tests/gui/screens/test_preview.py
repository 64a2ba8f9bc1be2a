"""Tests of the preview: what is done is the same picture whatever way the time came."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from gare_fab.geometry.arrays import Floats
from gare_fab.gui.canvas.view import View
from gare_fab.gui.desk.action_set import ActionSet
from gare_fab.gui.desk.asks import Dialog, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.panels.player_score import Score
from gare_fab.gui.screens.preview import PreviewScreen
from gare_fab.gui.screens.preview_trace import Trace
from gare_fab.model.document import Document
from gare_fab.model.timeline import Timeline
from gare_fab.workshop.studying import study
from tests.gui.desks import bottle_job, desk_with, flat_job
from tests.gui.panels.asking import Remembering

_VIEW = View(scale=2.0, x=10.0, y=190.0, width=300.0, height=200.0)
_ROWS = 30_000
_WAIT_MS = 10_000


def _timeline() -> Timeline:
    """A long way all over the view, every hundredth piece of it travel."""
    turns = np.linspace(0, 300 * np.pi, _ROWS)
    places = np.column_stack(
        (70 + 60 * np.cos(turns) * np.cos(turns / 91), 45 + 40 * np.sin(turns * 1.003))
    )
    is_work = np.arange(_ROWS) % 100 > 0
    return Timeline(
        design=places.astype(np.float32),
        stock=np.column_stack((places, np.zeros(_ROWS))).astype(np.float32),
        ends_s=np.arange(_ROWS) / 100,
        is_work=is_work,
        steps=np.where(is_work, np.arange(_ROWS) * 2 // _ROWS, -1).astype(np.int16),
    )


def _pixels(trace: Trace, view: View = _VIEW) -> Floats:
    while trace.has_more:
        trace.work(0.0)
    image = QImage(round(view.width), round(view.height), QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    trace.paint(painter, view)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).astype(float)


def _at(row: int, view: View = _VIEW) -> Trace:
    trace = Trace(_timeline(), "#c98a2e")
    trace.look(view)
    trace.seek(row)
    return trace


def _differs(one: Floats, other: Floats) -> float:
    """The share of values that are clearly different."""
    return float(np.mean(np.abs(one - other) > 40))


def test_the_way_of_the_time_does_not_matter(qtbot: QtBot) -> None:
    """On in leaps, back and on again gives what going there at once gives."""
    del qtbot
    fresh = _pixels(_at(17_000))
    trace = Trace(_timeline(), "#c98a2e")
    trace.look(_VIEW)
    for row in (5, 4000, 29_999, 12, 29_000, 17_000):
        trace.seek(row)
        trace.work(0.0 if row < 100 else 10.0)
    assert _differs(_pixels(trace), fresh) < 0.002
    assert _differs(_pixels(_at(9_000)), fresh) > 0.05


def test_the_way_of_the_view_does_not_matter(qtbot: QtBot) -> None:
    """After the view was moved and moved back the picture is as it was."""
    del qtbot
    fresh = _pixels(_at(17_000))
    trace = _at(17_000)
    trace.work(10.0)
    trace.look(_VIEW.zoomed_at(30, 40, 3.0))
    trace.work(0.0)
    trace.look(_VIEW)
    assert _differs(_pixels(trace), fresh) == 0


def test_travel_is_shown_on_demand(qtbot: QtBot) -> None:
    """Moves between strokes are in the picture only where they were asked for."""
    del qtbot
    trace = _at(17_000)
    before = _pixels(trace)
    trace.show_travel(is_shown=True)
    assert (_pixels(trace) != before).any()
    trace.show_travel(is_shown=False)
    assert np.array_equal(_pixels(trace), before)


def _studied(document: Document) -> Iterator[Desk]:
    with desk_with(document) as made:
        job = made.store.state.document
        assert job is not None
        made.store.set_study(study(job), job, 0)
        made.store.show_screen(Screen.PREVIEW)
        yield made


@pytest.fixture
def flat_desk() -> Iterator[Desk]:
    """Two squares, worked out."""
    yield from _studied(flat_job((20.0, 20.0), (120.0, 60.0)))


@pytest.fixture
def bottle_desk() -> Iterator[Desk]:
    """A square on a bottle, worked out."""
    yield from _studied(bottle_job())


def _shown(qtbot: QtBot, desk: Desk, asks: Remembering) -> PreviewScreen:
    parent = QObject(desk.store)
    screen = PreviewScreen(desk, asks, ActionSet(desk, asks, parent))
    qtbot.addWidget(screen)
    screen.resize(1100, 640)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    return screen


def test_escape_leads_back(qtbot: QtBot, flat_desk: Desk) -> None:
    """Escape turns to the work screen."""
    screen = _shown(qtbot, flat_desk, Remembering())
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Escape)
    assert flat_desk.store.state.screen is Screen.WORK


def test_space_plays_from_everywhere(qtbot: QtBot, flat_desk: Desk) -> None:
    """Space plays and pauses though the canvas has the keyboard."""
    screen = _shown(qtbot, flat_desk, Remembering())
    assert screen.canvas.hasFocus()
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Space)
    assert screen.player.clock.is_running
    qtbot.keyClick(screen.canvas, Qt.Key.Key_Space)
    assert not screen.player.clock.is_running


def test_export_is_asked_for(qtbot: QtBot, flat_desk: Desk) -> None:
    """The button asks the window for the export."""
    asks = Remembering()
    screen = _shown(qtbot, flat_desk, asks)
    button = screen.findChild(QPushButton, "export")
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asks.dialogs == [Dialog.EXPORT]


def test_travel_is_a_setting(qtbot: QtBot, flat_desk: Desk) -> None:
    """The box turns the setting over, and follows it."""
    screen = _shown(qtbot, flat_desk, Remembering())
    box = screen.findChild(QCheckBox, "travel")
    assert isinstance(box, QCheckBox)
    box.click()
    assert flat_desk.store.state.settings.shows_travel
    assert box.isChecked()


def test_what_is_done_is_painted(qtbot: QtBot, flat_desk: Desk) -> None:
    """At the end the canvas looks otherwise than at the start, and at the start as before."""
    screen = _shown(qtbot, flat_desk, Remembering())

    def seen() -> QImage:
        qtbot.waitUntil(lambda: screen.canvas.is_complete and screen.canvas.is_caught_up)
        return screen.canvas.grab().toImage()

    before = seen()
    qtbot.keyClick(screen, Qt.Key.Key_End)
    assert seen() != before
    qtbot.keyClick(screen, Qt.Key.Key_Home)
    assert seen() == before


def test_the_bottle_turns_with_the_tool(qtbot: QtBot, bottle_desk: Desk) -> None:
    """The bottle shows the tool's side until the user turns it."""
    screen = _shown(qtbot, bottle_desk, Remembering())
    screen.look(Sight.FIT)
    seconds = screen.player.score.length_s * 0.7
    screen.player.clock.seek(seconds)
    assert screen.bottle.turn == screen.bottle.angle_at(seconds)
    qtbot.keyClick(screen.bottle, Qt.Key.Key_Left)
    turned = screen.bottle.turn
    screen.player.clock.seek(seconds / 2)
    assert screen.bottle.turn == turned


def test_flat_stock_has_no_bottle(qtbot: QtBot, flat_desk: Desk) -> None:
    """Beside flat stock no bottle is shown."""
    screen = _shown(qtbot, flat_desk, Remembering())
    assert not screen.bottle.isVisible()


@pytest.mark.parametrize("desk", ["flat_desk", "bottle_desk"])
def test_a_study_may_reach_the_player_first(
    qtbot: QtBot, request: pytest.FixtureRequest, desk: str
) -> None:
    """While all else still shows the study before, any time of a longer one can be shown."""
    screen = _shown(qtbot, request.getfixturevalue(desk), Remembering())
    screen.player.score = Score(_timeline())
    screen._show_time(screen.player.score.length_s)
    qtbot.waitUntil(lambda: screen.canvas.is_caught_up)
    assert len(screen.canvas.marks()) == 2
