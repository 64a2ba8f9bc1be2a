"""Tests of the bottle view: rays, marks, and what mouse and keys do."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from pytestqt.qtbot import QtBot

from gare_fab.geometry.arrays import Bytes, Floats
from gare_fab.geometry.meridian import Meridian
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.panels.bottle_view import BottleView
from gare_fab.gui.panels.bottle_view_marks import Marks, grid_for
from gare_fab.gui.panels.bottle_view_rays import Eye, rays_of
from gare_fab.gui.panels.bottle_view_skin import Skin
from gare_fab.model.cost import Cost
from gare_fab.model.report import Report
from gare_fab.model.study import Study
from gare_fab.model.timeline import Timeline
from tests.gui.desks import bottle_job, desk_with

_RADIUS = 37.5
_WAIT_MS = 10_000
_TUBE = Meridian(((0.0, _RADIUS), (100.0, _RADIUS), (200.0, _RADIUS)))


def timeline_through(points: Floats) -> Timeline:
    """All work of step 0, a second from each place to the next."""
    count = len(points)
    is_work = np.arange(count) > 0
    return Timeline(
        design=points.astype(np.float32),
        stock=np.column_stack((points, np.zeros(count))).astype(np.float32),
        ends_s=np.arange(count, dtype=float),
        is_work=is_work,
        steps=np.where(is_work, 0, -1).astype(np.int16),
    )


def wanderings(count: int) -> Floats:
    """A way round and round a bottle, the same each time."""
    rng = np.random.default_rng(3)
    return np.column_stack((np.cumsum(rng.normal(0, 9, count)), rng.uniform(20, 120, count)))


def bar() -> Timeline:
    """An upright bar on the front, 2 mm wide, from 60 to 100 mm above the foot."""
    across = np.repeat(np.linspace(-1.0, 1.0, 9), 2)
    up = np.where(np.arange(18) % 4 // 2 == np.arange(18) % 2, 60.0, 100.0)
    return timeline_through(np.column_stack((across, up)))


def study_of(timeline: Timeline) -> Study:
    """A study that does this."""
    return Study(Report(time_s=float(timeline.ends_s[-1])), timeline, Cost())


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A bottle with an upright bar on its front."""
    with desk_with(bottle_job()) as made:
        document = made.store.state.document
        assert document is not None
        made.store.set_study(study_of(bar()), document, 0)
        yield made


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> BottleView:
    """The bottle as it is shown, in full sharpness."""
    shown = BottleView(desk)
    qtbot.addWidget(shown)
    shown.resize(300, 560)
    shown.show()
    qtbot.waitUntil(lambda: shown.is_complete, timeout=_WAIT_MS)
    return shown


@pytest.mark.parametrize("tilt_deg", [0.0, 8.0, 25.0])
def test_a_pixel_looks_where_a_point_is_seen(tilt_deg: float) -> None:
    """The pixel on which a point of the glass is seen looks at that point, within a pixel."""
    tilt = math.radians(tilt_deg)
    eye = Eye(2.0, tilt, 100.0, 440.0, 200, 480)
    near = rays_of(_TUBE, eye).near
    rng = np.random.default_rng(1)
    for angle, height in zip(rng.uniform(-1.3, 1.3, 50), rng.uniform(5, 190, 50), strict=True):
        x = _RADIUS * math.sin(angle)
        y = height * math.cos(tilt) - _RADIUS * math.cos(angle) * math.sin(tilt)
        row, column = int(eye.y - y * eye.scale), int(eye.x + x * eye.scale)
        assert near.height[row, column] == pytest.approx(height, abs=1.0)
        assert _RADIUS * math.sin(near.angle[row, column]) == pytest.approx(x, abs=0.5)


def test_marks_keep_their_length() -> None:
    """What lies on the skin is as long as the work was, in whatever portions it came."""
    points = wanderings(500)
    timeline = timeline_through(points)
    marks = Marks(grid_for(_TUBE, (0.0, 200.0), 3.0), timeline, _RADIUS, 0.3)
    for end in (1, 7, 120, 499):
        marks.lay(end)
    wanted = np.hypot(*np.diff(points, axis=0).T).sum()
    assert float(marks._lengths.sum()) == pytest.approx(wanted, rel=1e-3)


def test_what_is_done_ends_as_all_that_there_is() -> None:
    """At the last row all is as white as without a player; at the first all of it is faint."""
    timeline = timeline_through(wanderings(300))
    skin = Skin(grid_for(_TUBE, (0.0, 200.0), 2.0), timeline, _RADIUS, 0.0)

    def shown(row: int | None) -> Bytes:
        skin.show_until(row)
        while skin.has_more:
            skin.work(0.0)
        return skin.white.copy()

    whole = shown(None)
    assert whole.max() > 100
    assert np.array_equal(shown(299), whole)
    assert shown(0).max() < whole.max() / 3
    assert np.array_equal(shown(299), whole)


def _mark_at(view: BottleView) -> float:
    """The middle column, px, of what is white at half the bar's height."""
    image = view.grab().toImage()
    reach = round(0.48 * view._stills.sight.radius)  # further out are the lights on the glass
    middle = view.width() // 2
    seen = {x: _lightness(image, view, x) for x in range(middle - reach, middle + reach)}
    brightest = max(seen.values())
    return float(np.mean([x for x, light in seen.items() if light > brightest - 30]))


def _lightness(image: QImage, view: BottleView, x: int) -> int:
    sight = view._stills.sight
    return QColor(image.pixel(x, round(sight.foot.y() - 80.0 * sight.scale))).lightness()


def test_the_front_is_in_the_middle(view: BottleView) -> None:
    """What is engraved on the front is seen in the middle."""
    assert _mark_at(view) == pytest.approx(150, abs=2)


def test_the_glass_goes_with_the_pointer(qtbot: QtBot, view: BottleView) -> None:
    """A drag of 20 px moves what was held at the front by 20 px, round the glass."""
    start = QPoint(150, 370)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        _drag(view, start + QPoint(5 * step, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(20, 0))
    assert view.turn < 0
    radius = view._stills.sight.radius
    assert _mark_at(view) == pytest.approx(150 + radius * math.sin(20 / radius), abs=2)


def _drag(view: BottleView, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    there = QPointF(at)
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, there, QPointF(view.mapToGlobal(at)), left, left, none
    )
    view.mouseMoveEvent(event)


def test_a_double_click_shows_the_front(qtbot: QtBot, view: BottleView) -> None:
    """However it was turned and tilted, a double click shows the front as in the beginning."""
    before = view._stills.sight.lens
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.turn > 0
    assert view._stills.sight.lens != before
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 300))
    assert view.turn == 0
    assert view._stills.sight.lens == before


def test_keys_turn_back(qtbot: QtBot, view: BottleView) -> None:
    """Left and right undo each other, and each tells that the user has turned."""
    with qtbot.waitSignal(view.turned):
        qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.turn == pytest.approx(0)


def test_it_follows_the_tool(view: BottleView) -> None:
    """The angle at which the tool stands can be had before the eye; None changes nothing."""
    angle = view.angle_at(0.5)
    assert angle is not None
    assert angle * _RADIUS == pytest.approx(-1.0, abs=0.1)
    view.follow(1.2)
    view.follow(None)
    assert view.turn == 1.2


def test_old_marks_are_fainter(qtbot: QtBot, desk: Desk, view: BottleView) -> None:
    """While a changed job is being worked out the marks of the last study stay, fainter."""
    before = _lightness(view.grab().toImage(), view, 150)
    document = desk.store.state.document
    assert document is not None
    desk.studies.blockSignals(True)
    desk.store.open(replace(document, title="another"))
    desk.store.set_study(study_of(bar()), document, 0)
    qtbot.waitUntil(lambda: view.is_complete, timeout=_WAIT_MS)
    after = _lightness(view.grab().toImage(), view, 150)
    bare = _lightness(view.grab().toImage(), view, 175)
    assert bare + 20 < after < before - 20
