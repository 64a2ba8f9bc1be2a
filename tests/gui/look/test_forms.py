"""Laws of the forms that parameters draw."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gare_fab.base.params import Params, param
from gare_fab.gui.look.fields import ChoiceBox
from gare_fab.gui.look.forms import ParamForm


@dataclass(frozen=True, slots=True)
class Levels(Params):
    """A choice whose letters stand for words."""

    level: str = param("L", choices=("L", "M"), words=("low", "medium"), label="Level")


def _box(form: ParamForm) -> ChoiceBox:
    box = form.field("level")
    assert isinstance(box, ChoiceBox)
    return box


def test_choices_are_shown_by_their_words(qtbot: QtBot) -> None:
    """People read words, the parameters keep the choices."""
    form = ParamForm(Levels())
    qtbot.addWidget(form)
    box = _box(form)
    assert [box.itemText(row) for row in range(2)] == ["low", "medium"]
    asked: list[Levels] = []
    form.asked.connect(asked.append)
    box.activated.emit(1)
    assert asked == [Levels("M")]


def test_the_wheel_over_a_list_changes_nothing(qtbot: QtBot) -> None:
    """Who scrolls past a list does not turn it."""
    form = ParamForm(Levels())
    qtbot.addWidget(form)
    form.show()
    box = _box(form)
    down, none = QPoint(0, -120), Qt.MouseButton.NoButton
    phase, keys = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
    middle = QPointF(box.rect().center())
    event = QWheelEvent(middle, middle, QPoint(), down, none, keys, phase, False)
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == 0
