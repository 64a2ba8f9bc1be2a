"""A driver over the real window: it clicks, types, drags and drops, and reads what is shown.

hand    the driver of one window; what it does is what a hand can do
eyes    widgets are found by name among those that can be seen, in the dialog that lies on top
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from shiboken6 import delete

from gare_fab.gui.app import App
from gare_fab.gui.canvas.board import Board
from gare_fab.gui.canvas.handles import Handle
from gare_fab.gui.desk.notice import Notice
from gare_fab.gui.desk.state import Screen, State
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.main_window import MainWindow
from gare_fab.gui.panels.registry import PANELS
from gare_fab.model.document import Document
from gare_fab.model.extent import Box, bounds_of

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier
LONG_MS = 40_000  # a worker on a busy machine; nothing waits so long without a fault
_LOOK_MS = 15  # for what was asked to be shown


class Hand:
    """One user in front of one window."""

    def __init__(self, app: App) -> None:
        """The window stands already."""
        self.app = app
        self.notices: list[Notice] = []
        app.desk.store.said.connect(self.notices.append)

    @property
    def window(self) -> MainWindow:
        """The window; another one after a change of language or theme."""
        return self.app.window

    @property
    def state(self) -> State:
        """What the window shows."""
        return self.app.desk.store.state

    @property
    def document(self) -> Document:
        """The job at hand."""
        document = self.state.document
        assert document is not None
        return document

    @property
    def board(self) -> Board:
        """The canvas."""
        return self.see(Board, "board")

    @property
    def box(self) -> Box:
        """The bounds of what is selected."""
        box = bounds_of(self.document, self.state.selection)
        assert box is not None
        return box

    def until(self, is_so: Callable[[], bool], within_ms: int = LONG_MS) -> None:
        """Wait for what must come."""
        deadline = time.monotonic() + within_ms / 1000
        while not is_so():
            assert time.monotonic() < deadline, [each.message.text() for each in self.notices]
            QTest.qWait(5)

    def rest(self) -> None:
        """Wait until the study is of the job as it stands, and nothing runs any more."""
        tasks = self.app.desk.tasks
        self.until(lambda: self.state.is_studied and not any(map(tasks.is_busy, Purpose)))

    @property
    def top(self) -> QWidget:
        """The dialog over all others, else the window."""
        dialogs = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return dialogs[-1] if dialogs else self.window

    def sees(self, name: str) -> bool:
        """Whether there is something of this name on top."""
        return any(each.isVisible() for each in self.top.findChildren(QWidget, name))

    def see(self, kind: type[W], name: str) -> W:
        """The one widget of a name on top; as in "geometry/width" within another one."""
        outer, _, inner = name.rpartition("/")
        place = self.see(QWidget, outer) if outer else self.top
        found = [each for each in place.findChildren(kind, inner) if each.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} in {self.top.objectName()}"
        return found[0]

    def text(self, name: str) -> str:
        """What a label says."""
        return self.see(QLabel, name).text()

    def click(self, name: str) -> None:
        """Click a button."""
        button = self.see(QAbstractButton, name)
        self.until(button.isEnabled)
        QTest.mouseClick(button, LEFT)
        QTest.qWait(_LOOK_MS)

    def keys(self, text: str) -> None:
        """Press keys, as in "Ctrl+E", where the focus is."""
        top = self.top
        top.activateWindow()
        self.until(lambda: QApplication.activeWindow() is top)
        QTest.keySequence(QApplication.focusWidget() or top, QKeySequence(text))
        QTest.qWait(_LOOK_MS)

    def enter(self, name: str, text: str) -> None:
        """Type into a field in place of what it says, and go on to the next one."""
        field = self.see(NumberField, name)
        field.window().activateWindow()
        QTest.mouseClick(field.lineEdit(), LEFT)
        self.until(field.hasFocus)
        QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)

    def write(self, name: str, text: str) -> None:
        """Type into a line in place of what it says."""
        line = self.see(QLineEdit, name)
        QTest.mouseClick(line, LEFT)
        QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(line, text)

    def pick(self, name: str, value: str) -> None:
        """Choose in a box by the keys of somebody who walks through it."""
        box = self.see(QComboBox, name)
        self.until(lambda: box.findData(value) >= 0)  # the catalogue is read bit by bit
        row = box.findData(value)
        down = Qt.Key.Key_Down if row > box.currentIndex() else Qt.Key.Key_Up
        QTest.mouseClick(box, LEFT, pos=QPoint(box.width() - 8, box.height() // 2))
        view = box.view()
        self.until(view.isVisible)
        while view.currentIndex().row() != row:
            before = view.currentIndex().row()
            QTest.keyClick(view, down)
            assert view.currentIndex().row() != before, value
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.until(lambda: not view.isVisible())

    def turn_to(self, panel: str) -> None:
        """Show a panel by its tab."""
        place = [row.id for row in PANELS].index(panel)
        bar = self.window.findChild(QWidget, "panels").tabBar()  # type: ignore[union-attr]
        QTest.mouseClick(bar, LEFT, pos=bar.tabRect(place).center())

    def drop(self, *files: Path) -> None:
        """Drop files onto the middle of the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at = self.window.rect().center()
        copy, no_button = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
        comes = QDragEnterEvent(at, copy, data, no_button, NO_KEYS)
        QApplication.sendEvent(self.window, comes)
        assert comes.isAccepted()
        falls = QDropEvent(QPointF(at), copy, data, no_button, NO_KEYS)
        QApplication.sendEvent(self.window, falls)
        QTest.qWait(_LOOK_MS)

    def choose(self, file: Path) -> None:
        """Type a path into the file dialog, and agree."""
        self.until(lambda: isinstance(self.top, QFileDialog))
        dialog = self.top
        line = self.see(QLineEdit, "fileNameEdit")
        QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(line, str(file))
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        role = QDialogButtonBox.ButtonRole.AcceptRole
        agree = next(each for each in box.buttons() if box.buttonRole(each) is role)
        QTest.mouseClick(agree, LEFT)
        self.until(lambda: self.top is not dialog)

    def at(self, x: float, y: float) -> QPoint:
        """The pixel of the canvas at a place in design mm."""
        px, py = self.board.view.point_to_screen(x, y)
        return QPoint(round(px), round(py))

    def drag(
        self, begin: tuple[float, float], end: tuple[float, float], keys: object = CONTROL
    ) -> None:
        """Press, move, release on the canvas; Ctrl keeps things from catching."""
        held = keys if isinstance(keys, Qt.KeyboardModifier) else NO_KEYS
        board, start, goal = self.board, self.at(*begin), self.at(*end)
        QTest.mousePress(board, LEFT, held, start)
        for share in (0.3, 0.7, 1.0):
            place = QPointF(start) + (QPointF(goal) - QPointF(start)) * share
            QApplication.sendEvent(  # qtbot's own move carries neither button nor keys
                board,
                QMouseEvent(
                    QEvent.Type.MouseMove,
                    place,
                    QPointF(board.mapToGlobal(place.toPoint())),
                    LEFT,
                    LEFT,
                    held,
                ),
            )
        QTest.mouseRelease(board, LEFT, held, goal)
        QTest.qWait(_LOOK_MS)

    def drag_handle(self, handle: Handle, dx: float, dy: float) -> None:
        """Drag a handle of the selection by mm."""
        column, row = handle.value
        box = self.box
        x, y = box.x + column * box.width, box.y + row * box.height
        self.drag((x, y), (x + dx, y + dy))

    def click_on(self, x: float, y: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Click the canvas at a place in design mm."""
        QTest.mouseClick(self.board, LEFT, keys, self.at(x, y))

    def set_up(self) -> None:
        """The first run: English, and no machine of one's own."""
        self.click("language_en")
        self.until(lambda: self.sees("skip"))
        self.click("skip")
        self.until(lambda: self.state.screen is Screen.START)

    def enter_door(self, door: str) -> None:
        """Begin a job by a door of the start screen."""
        self.click(f"door_{door}")
        self.until(lambda: self.state.screen is Screen.WORK)

    def import_by_drop(self, file: Path) -> None:
        """Drop a drawing, and say yes to what the sheet asks."""
        count = len(self.document.placements) if self.state.document else 0
        self.drop(file)
        self.agree_to_import()
        assert len(self.document.placements) == count + 1

    def agree_to_import(self) -> None:
        """Say yes to the import sheet."""
        self.until(lambda: self.sees("question"))
        self.click("yes")
        self.until(lambda: self.top is self.window)

    def change_material(self, material: str) -> None:
        """Choose another material."""
        self.turn_to("setup")
        self.pick("material", material)
        self.rest()
        chosen = self.document.material
        assert chosen is not None
        assert chosen.id == material

    def play(self) -> None:
        """To the preview, a little of it, and back."""
        self.rest()
        self.keys("F5")
        self.until(lambda: self.state.screen is Screen.PREVIEW)
        at_rest = self.text("player_time")
        self.click("player_play")
        self.until(lambda: self.text("player_time") != at_rest)
        self.click("player_play")
        self.click("back")
        self.until(lambda: self.state.screen is Screen.WORK)

    def export(self, file: Path) -> bytes:
        """Export through the dialog; the bytes that were written."""
        self.keys("Ctrl+E")
        self.write("path", str(file))
        self.click("write")
        self.until(lambda: self.sees("written") or self.sees("trouble"))
        assert self.sees("written"), self.text("trouble")
        self.click("cancel")
        self.until(lambda: self.top is self.window)
        return file.read_bytes()

    def save(self, file: Path) -> None:
        """Save the job, by the file dialog where it has no file yet."""
        self.keys("Ctrl+S")
        if self.state.path is None:
            self.choose(file)
        self.until(lambda: not self.state.is_changed)


@contextmanager
def started(application: QApplication, *files: Path) -> Iterator[Hand]:
    """The whole program in a window of 1366 x 768; it ends with the test."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = App(application)
    app.desk.warm()
    app.window.resize(1366, 768)
    app.open(files)
    QTest.qWaitForWindowExposed(app.window)
    app.window.activateWindow()
    try:
        yield Hand(app)
    finally:
        app.desk.clear()
        app.window.hide()
        for part in (app.window, app.desk.store, app):
            delete(part)  # now, and not when Python collects it, perhaps in another thread


def pixels(widget: QWidget) -> npt.NDArray[np.uint8]:
    """What a widget shows: height x width x 4."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4).copy()


def run_saved(job: Path, output: Path, *words: str) -> bytes:
    """What the command line writes from a saved job, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "gare_fab", "run", str(job), "-o", str(output), *words],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stderr
    return output.read_bytes()
