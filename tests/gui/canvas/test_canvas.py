"""Laws of the canvas under mouse and keys."""

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gare_fab.geometry.affine import IDENTITY
from gare_fab.gui.canvas.canvas import Canvas
from gare_fab.gui.canvas.chunks import drawing_of_parts
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn
from gare_fab.gui.canvas.measuring import (
    full_repaint,
    measure_panning,
    pixels_of,
    wait_until_complete,
)
from gare_fab.gui.canvas.moving import Moving, lightened
from gare_fab.gui.canvas.pieces import Pieces
from gare_fab.gui.canvas.rulers import RULER_INSETS, Rulers
from gare_fab.gui.canvas.runs import Run
from gare_fab.gui.canvas.view import View
from gare_fab.gui.look.colours import LIGHT
from gare_fab.model.extent import Box
from tests.gui.canvas.drawings import BLACK, RED, letter, lines

SHEET = Box(0.0, 0.0, 600.0, 400.0)


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """A canvas with lines on it."""
    canvas = Canvas(insets=RULER_INSETS)
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas.show()
    canvas.show_drawn(Drawn((DrawingLayer(lines()),)))
    canvas.fit(SHEET)
    return canvas


def _mouse(canvas: Canvas, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, canvas.mapToGlobal(at), button, button, keys)
    QApplication.sendEvent(canvas, event)


def _drag(canvas: Canvas, button: Qt.MouseButton) -> None:
    _mouse(canvas, QEvent.Type.MouseButtonPress, QPointF(100, 100), button)
    _mouse(canvas, QEvent.Type.MouseMove, QPointF(130, 110), button)
    _mouse(canvas, QEvent.Type.MouseMove, QPointF(150, 90), button)
    _mouse(canvas, QEvent.Type.MouseButtonRelease, QPointF(150, 90), button)


def test_wheel(canvas: Canvas) -> None:
    """The wheel zooms, and what lies under the pointer stays there."""
    at = QPointF(200.0, 300.0)
    before = canvas.view
    event = QWheelEvent(
        at,
        canvas.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)
    assert canvas.view.scale > before.scale
    place = before.point_from_screen(200.0, 300.0)
    assert canvas.view.point_to_screen(*place) == pytest.approx((200.0, 300.0), abs=0.6)


def test_middle_button(canvas: Canvas) -> None:
    """The middle button drags the design along."""
    before = canvas.view
    _drag(canvas, Qt.MouseButton.MiddleButton)
    assert canvas.view == before.panned(50.0, -10.0)
    assert not canvas.is_panning


def test_space(canvas: Canvas, qtbot: QtBot) -> None:
    """The left button drags the design while space is down, and not after."""
    before = canvas.view
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    _drag(canvas, Qt.MouseButton.LeftButton)
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    moved = canvas.view
    _drag(canvas, Qt.MouseButton.LeftButton)
    assert moved == before.panned(50.0, -10.0)
    assert canvas.view == moved


def test_pointer(canvas: Canvas, qtbot: QtBot) -> None:
    """The canvas tells where the pointer stands, in design mm."""
    with qtbot.waitSignal(canvas.pointed) as told:
        _mouse(canvas, QEvent.Type.MouseMove, QPointF(70, 80), Qt.MouseButton.NoButton)
    assert told.args == pytest.approx(list(canvas.view.point_from_screen(70.0, 80.0)))


def test_resize(canvas: Canvas) -> None:
    """In a larger window the middle stays in the middle."""
    middle = canvas.view.point_from_screen(320.0, 240.0)
    canvas.resize(800, 700)
    QApplication.processEvents()
    assert canvas.view.point_to_screen(*middle) == pytest.approx((400.0, 350.0), abs=1.0)


def test_frames(canvas: Canvas) -> None:
    """A frame after panning is what a new canvas shows."""
    drawn = Drawn((DrawingLayer(lines()),))
    canvas.show_drawn(drawn)
    canvas.look(canvas.view.panned(-37.0, 21.0))
    wait_until_complete(canvas)
    assert pixels_of(canvas) == full_repaint(drawn, canvas.view)


def test_overlays(canvas: Canvas) -> None:
    """Overlays lie over the picture, and each starts with a clean painter."""
    seen: list[tuple[bool, View]] = []

    class Untidy:
        """Leaves the painter turned."""

        def paint(self, painter: QPainter, view: View) -> None:
            """Note what came, and turn it."""
            seen.append((painter.worldTransform().isIdentity(), view))
            painter.rotate(45.0)

    before = pixels_of(canvas)
    canvas.set_overlays((Untidy(), Rulers(LIGHT).pointing((3.0, 4.0)), Untidy()))
    assert pixels_of(canvas) != before
    assert seen == [(True, canvas.view)] * len(seen)


def test_moving(canvas: Canvas) -> None:
    """What is dragged is painted where it is, light enough for a frame."""
    canvas.show_drawn(Drawn())
    before = pixels_of(canvas)
    heavy = lines(100_000)
    canvas.set_overlays((Moving(Pieces(((heavy, IDENTITY),))),))
    assert pixels_of(canvas) != before
    light = lightened(heavy, 30_000)
    assert light.point_count <= 30_000
    assert light.box is not None
    assert heavy.box is not None
    assert light.box.width == pytest.approx(heavy.box.width, rel=0.01)


def test_moving_too_much(canvas: Canvas) -> None:
    """Of what no level makes light enough the bounds are dragged, at once."""
    parts = [
        Run(letter(x, y), style, "")
        for x in range(0, 600, 10)
        for y in range(0, 400, 10)
        for style in (BLACK, RED)
    ]
    pieces = Pieces(((drawing_of_parts(parts), IDENTITY),))
    canvas.show_drawn(Drawn())
    before = pixels_of(canvas)
    canvas.set_overlays((Moving(pieces),))
    begun = time.perf_counter()
    canvas.repaint()
    assert time.perf_counter() - begun < 0.05
    assert pixels_of(canvas) != before


def test_measuring(qtbot: QtBot) -> None:
    """Panning many segments shows every tenth frame as a new canvas would."""
    del qtbot
    (panned,) = measure_panning(50_000, frames=20, zooms=(5.0,))
    assert (panned.equal, panned.compared) == (2, 2)
    assert panned.median < 33.0
