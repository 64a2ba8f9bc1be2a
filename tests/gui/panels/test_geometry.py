"""Laws of the geometry bar."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.panels.geometry import GeometryBar
from gare_fab.model.document import Anchor, PlacementId
from gare_fab.model.edits import lock
from gare_fab.model.extent import Box, bounds_of
from tests.gui.desks import desk_with, flat_job

ONE, TWO = PlacementId(1), PlacementId(2)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Two squares of 10 mm, the second one 40 mm to the right."""
    with desk_with(flat_job((10.0, 20.0), (50.0, 20.0))) as made:
        yield made


def _bar(qtbot: QtBot, desk: Desk) -> GeometryBar:
    bar = GeometryBar(desk)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def _type(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def _box(desk: Desk, *names: PlacementId) -> Box:
    document = desk.store.state.document
    assert document is not None
    box = bounds_of(document, names)
    assert box is not None
    return Box(*(round(each, 6) for each in (box.x, box.y, box.width, box.height)))


def test_the_numbers_are_those_of_the_selection(qtbot: QtBot, desk: Desk) -> None:
    """The bar shows the bounds of what is selected, and is off where nothing is."""
    bar = _bar(qtbot, desk)
    was_on = bar.isEnabled()
    desk.store.select([ONE, TWO])
    fields = (bar.x_field, bar.y_field, bar.width_field, bar.height_field)
    assert not was_on
    assert [field.value_or_none() for field in fields] == [10.0, 20.0, 50.0, 10.0]


def test_a_typed_place_moves_the_selection(qtbot: QtBot, desk: Desk) -> None:
    """X is where the chosen point of the bounds lies afterwards; sums may be typed."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE])
    bar.anchor.pick(Anchor.CENTRE)
    assert bar.x_field.value() == 15.0
    _type(qtbot, bar.x_field, "20+5")
    assert _box(desk, ONE) == Box(20.0, 20.0, 10.0, 10.0)


def test_proportions_are_kept_while_locked(qtbot: QtBot, desk: Desk) -> None:
    """A typed width scales the height too while the lock is on; the chosen point stays."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE])
    bar.anchor.pick(Anchor.RIGHT_TOP)
    _type(qtbot, bar.width_field, "20")
    kept = _box(desk, ONE)
    qtbot.mouseClick(bar.lock, Qt.MouseButton.LeftButton)
    _type(qtbot, bar.height_field, "5")
    assert kept == Box(0.0, 10.0, 20.0, 20.0)
    assert _box(desk, ONE) == Box(0.0, 25.0, 20.0, 5.0)


def test_a_typed_angle_is_the_angle_of_the_selection(qtbot: QtBot, desk: Desk) -> None:
    """The angle is that of the artwork, not what is added: typed twice it is the same."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE])
    _type(qtbot, bar.angle, "30")
    once = desk.store.state.document
    _type(qtbot, bar.angle, "30")
    assert desk.store.state.document is once
    _type(qtbot, bar.angle, "0")
    assert _box(desk, ONE) == Box(10.0, 20.0, 10.0, 10.0)


def test_what_is_locked_has_no_numbers(qtbot: QtBot, desk: Desk) -> None:
    """The bar speaks of what can be moved: of a locked and a free one, of the free one."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE, TWO])
    desk.store.apply(Message("Lock"), lock([TWO]))
    assert bar.width_field.value_or_none() == 10.0
    desk.store.apply(Message("Lock"), lock([ONE]))
    assert not bar.isEnabled()


def test_an_emptied_field_asks_for_nothing(qtbot: QtBot, desk: Desk) -> None:
    """A field that is emptied shows what still holds."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE])
    before = desk.store.state.document
    bar.width_field.setFocus()
    bar.width_field.selectAll()
    qtbot.keyClick(bar.width_field, Qt.Key.Key_Delete)
    qtbot.keyClick(bar.width_field, Qt.Key.Key_Return)
    assert desk.store.state.document is before
    assert bar.width_field.value_or_none() == 10.0


@pytest.mark.parametrize("anchor", Anchor)
def test_each_point_can_be_clicked(qtbot: QtBot, desk: Desk, anchor: Anchor) -> None:
    """A click on a dot of the picker chooses its point."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE])
    place = bar.anchor.place(anchor).toPoint()
    qtbot.mouseClick(bar.anchor, Qt.MouseButton.LeftButton, pos=place)
    assert bar.anchor.anchor is anchor


def test_the_arrow_keys_go_from_point_to_point(qtbot: QtBot, desk: Desk) -> None:
    """An arrow key chooses the next point that way, and stops at the edge."""
    bar = _bar(qtbot, desk)
    desk.store.select([ONE])
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(bar.anchor, key)
    assert bar.anchor.anchor is Anchor.CENTRE_TOP
