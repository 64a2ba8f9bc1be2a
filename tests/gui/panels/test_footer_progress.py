"""The footer's progress: only what is waited for, and it can be stopped."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.gui.panels.footer_progress import Waiting


class Busy(Tasks):
    """Tasks that are at what they are told, without a process."""

    def __init__(self) -> None:
        """At nothing."""
        super().__init__()
        self.at: set[Purpose] = set()

    def is_busy(self, purpose: Purpose) -> bool:
        """Whether it was told to be at it."""
        return purpose in self.at

    def cancel(self, purpose: Purpose) -> None:
        """Be at it no more."""
        self.at.discard(purpose)


def shown(qtbot: QtBot) -> tuple[QWidget, Busy, Waiting]:
    """The progress in a window."""
    window = QWidget()
    qtbot.addWidget(window)
    tasks = Busy()
    tasks.setParent(window)
    waiting = Waiting(tasks, window)
    window.show()
    return window, tasks, waiting


def test_quick_work_shows_no_bar(qtbot: QtBot) -> None:
    """What is done within a quarter of a second does not flicker."""
    window, tasks, waiting = shown(qtbot)
    tasks.at.add(Purpose.STUDY)
    tasks.progressed.emit(Purpose.STUDY, 0.5)
    tasks.at.clear()
    tasks.settled.emit(Purpose.STUDY)
    qtbot.wait(400)
    assert not waiting.isVisible()
    assert window.isVisible()


def test_slow_work_is_shown_and_stopped(qtbot: QtBot) -> None:
    """After a moment there is a bar with the share that is done; its button stops the work."""
    window, tasks, waiting = shown(qtbot)
    tasks.at.add(Purpose.EXPORT)
    tasks.progressed.emit(Purpose.EXPORT, 0.4)
    qtbot.waitUntil(waiting.isVisible, timeout=2000)
    bar = window.findChild(QProgressBar, "progress")
    stop = window.findChild(QToolButton, "stop")
    assert isinstance(bar, QProgressBar)
    assert isinstance(stop, QToolButton)
    assert bar.value() == 40
    tasks.progressed.emit(Purpose.EXPORT, 0.7)
    assert bar.value() == 70
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert tasks.at == set()
    assert not waiting.isVisible()


def test_work_that_vanishes_takes_its_bar_along(qtbot: QtBot) -> None:
    """Work that others stopped says nothing of its end, yet the bar goes."""
    _window, tasks, waiting = shown(qtbot)
    tasks.at.add(Purpose.READ)
    tasks.progressed.emit(Purpose.READ, 0.1)
    qtbot.waitUntil(waiting.isVisible, timeout=2000)
    tasks.at.clear()
    qtbot.waitUntil(lambda: not waiting.isVisible(), timeout=2000)


def test_saving_is_not_waited_for(qtbot: QtBot) -> None:
    """The journal and the like are nobody's business."""
    _window, tasks, waiting = shown(qtbot)
    tasks.at.add(Purpose.JOURNAL)
    tasks.progressed.emit(Purpose.JOURNAL, 0.1)
    qtbot.wait(400)
    assert not waiting.isVisible()


def test_silent_work_is_shown_too(qtbot: QtBot) -> None:
    """Work on another job that does not tell how far it is gets a bar all the same."""
    window, tasks, waiting = shown(qtbot)
    waiting.expect()
    tasks.at.add(Purpose.STUDY)
    qtbot.waitUntil(waiting.isVisible, timeout=4000)
    tasks.at.clear()
    tasks.settled.emit(Purpose.STUDY)
    assert not waiting.isVisible()
    assert window.isVisible()
