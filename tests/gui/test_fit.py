"""Laws of the room in the window: no text is clipped, nothing lies on anything else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.look.theme import Theme, carry_font, dress
from gare_fab.gui.main_window import MainWindow
from tests.gui.fit import misfits, path_of, shown_in
from tests.gui.languages import LONG, speaking
from tests.gui.scenes import Scene, Tour

SIZES = ((1366, 768), (1024, 640))  # a laptop of the workshop; the smallest that there is
_FRAME = 40  # what a system puts around a dialog


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """As the window is dressed, for the font and the stylesheet decide what fits."""
    font, palette = qapp.font(), qapp.palette()
    carry_font(qapp)
    dress(qapp, Theme.LIGHT)
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize("language", ["fr", "en", LONG])
def test_everything_fits(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    """At both sizes, in each language, each text has its room and each icon its words."""
    wrong: dict[str, str] = {}  # each one once, with the first scene that it was seen in
    with speaking(language):
        for scene in Tour(qtbot, tmp_path).scenes():
            for place, lack in _looked_at(scene):
                wrong.setdefault(lack, place)
    lines = [f"{place}: {lack}" for lack, place in wrong.items()]
    assert not lines, "\n" + "\n".join(lines)


def _looked_at(scene: Scene) -> Iterator[tuple[str, str]]:
    """All that does not fit in a scene, with where it was seen."""
    if isinstance(scene.root, MainWindow):
        for size in SIZES:
            scene.root.resize(*size)
            QApplication.processEvents()
            place = f"{scene.name} ({size[0]})"
            yield from ((place, lack) for lack in misfits(scene.root))
            if (scene.root.width(), scene.root.height()) != size:
                yield place, f"the window is {scene.root.size().toTuple()}"
    else:
        yield from ((scene.name, lack) for lack in misfits(scene.root))
    if isinstance(scene.root, QDialog):
        width, height = scene.root.width(), scene.root.height() + _FRAME
        if width > SIZES[0][0] or height > SIZES[0][1]:
            yield scene.name, f"the dialog is {width} × {height} px with its frame"
    for each in shown_in(scene.root):
        if isinstance(each, QPushButton | QToolButton) and not (
            each.text() or each.toolTip() or each.accessibleName()
        ):
            yield scene.name, f"{path_of(each)} has neither words nor a tooltip"


def test_what_is_too_small_is_found(qtbot: QtBot) -> None:
    """A label that is clipped, and one that hangs over the edge, do not go unseen."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 100)
    words = QLabel("Some words that are longer than this window is wide", window)
    words.setGeometry(0, 0, 50, 20)
    beyond = QLabel("out", window)
    beyond.setGeometry(90, 0, 50, 20)
    window.show()
    first, second = misfits(window)
    assert "50 px wide, wants" in first
    assert "at 90, 0" in second
