"""The bottle's fields: its zone, what is true to size, and the way round it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from gare_fab.geometry.wrap import Mapping
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.model.document import Wrapping
from gare_fab.model.stock import Bottle
from tests.gui.desks import bottle_job
from tests.gui.panels.setups import choose, enter, job_of, part, setup_of


def test_the_zone_is_the_users(qtbot: QtBot) -> None:
    """Both ends can be typed; a zone of one's own counts more than the known straight part."""
    with setup_of(qtbot, bottle_job()) as (panel, desk, _):
        enter(qtbot, part(panel, NumberField, "zone_low"), "40")
        enter(qtbot, part(panel, NumberField, "zone_high"), "120.5")
        stock = job_of(desk).stock
        assert isinstance(stock, Bottle)
        assert stock.zone == (40.0, 120.5)
        assert stock.panel is None


def test_the_zone_does_not_turn_over(qtbot: QtBot) -> None:
    """A lower end above the upper one is not taken."""
    with setup_of(qtbot, bottle_job()) as (panel, desk, _):
        enter(qtbot, part(panel, NumberField, "zone_low"), "250")
        stock = job_of(desk).stock
        assert isinstance(stock, Bottle)
        assert stock.zone[0] < stock.zone[1]


@pytest.mark.parametrize("mapping", list(Mapping))
def test_the_way_round_is_chosen(qtbot: QtBot, mapping: Mapping) -> None:
    """Each way has a button, and a click on it is in the job."""
    other = next(each for each in Mapping if each is not mapping)
    job = replace(bottle_job(), wrapping=Wrapping(other))
    with setup_of(qtbot, job) as (panel, desk, _):
        button = part(panel, QRadioButton, f"mapping_{mapping.value}")
        assert not button.isChecked()
        at = QPoint(10, button.height() // 2)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)
        assert job_of(desk).wrapping == Wrapping(mapping)
        desk.store.undo()
        assert not button.isChecked()


def test_front_and_true_height(qtbot: QtBot) -> None:
    """Both are in the job; an emptied height is automatic again."""
    with setup_of(qtbot, bottle_job()) as (panel, desk, _):
        enter(qtbot, part(panel, NumberField, "front"), "90")
        reference = part(panel, NumberField, "reference")
        enter(qtbot, reference, "150")
        assert job_of(desk).wrapping == Wrapping(Mapping.STRAIGHT, 150.0, 90.0)
        reference.selectAll()
        qtbot.keyClick(reference, Qt.Key.Key_Delete)
        qtbot.keyClick(reference, Qt.Key.Key_Return)
        assert job_of(desk).wrapping.reference is None
        assert reference.lineEdit().text() == ""


def test_another_bottle_drops_a_height_that_it_lacks(qtbot: QtBot) -> None:
    """True to size at 190 mm makes no sense on a bottle whose zone ends below."""
    job = replace(bottle_job(), wrapping=Wrapping(reference=190.0))
    with setup_of(qtbot, job) as (panel, desk, _):
        picker = part(panel, Picker, "bottle")
        row = picker.findData("demi_bordelaise_375")
        choose(qtbot, picker, row)
        stock = job_of(desk).stock
        assert isinstance(stock, Bottle)
        assert stock.id == "demi_bordelaise_375"
        assert job_of(desk).wrapping.reference is None


def test_the_calliper_wins(qtbot: QtBot) -> None:
    """Only of a bottle that nobody has measured it is said."""
    with setup_of(qtbot, bottle_job()) as (panel, _, _asks):
        assert part(panel, QLabel, "calliper").isVisible()
    stock = bottle_job().stock
    assert isinstance(stock, Bottle)
    sure = replace(bottle_job(), stock=replace(stock, is_unconfirmed=False))
    with setup_of(qtbot, sure) as (panel, _, _asks):
        assert not part(panel, QLabel, "calliper").isVisible()
