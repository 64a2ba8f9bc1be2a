"""Flat stock: sizes typed or picked, each a change that can be undone."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.look.fields import NumberField
from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.gui.panels.stock_flat import FlatForm, RollForm
from gare_fab.model.stock import Board, Roll, Sheet
from tests.gui.desks import flat_job
from tests.gui.panels.setups import choose, enter, job_of, part, setup_of


def form_of(panel: QWidget) -> FlatForm:
    """The form that is shown."""
    return next(each for each in panel.findChildren(FlatForm) if each.isVisible())


def test_sizes_are_typed(qtbot: QtBot) -> None:
    """Width, height and thickness are in the job; typing one again soon is one undo."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        form = form_of(panel)
        for name, text in (("width", "420"), ("height", "250"), ("thickness", "4,5")):
            enter(qtbot, part(form, NumberField, name), text)
        assert job_of(desk).stock == Sheet(420.0, 250.0, 4.5)
        enter(qtbot, part(form, NumberField, "thickness"), "5")
        assert len(desk.store.state.past) == 3


def test_a_usual_size_is_picked(qtbot: QtBot) -> None:
    """A preset changes width and height alone; the machine's bed is one of them."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        sizes = part(form_of(panel), Picker, "size")
        choose(qtbot, sizes, sizes.findData("A4"))
        assert job_of(desk).stock == Sheet(297.0, 210.0, 3.0)
        choose(qtbot, sizes, sizes.findData("bed"))
        assert job_of(desk).stock == Sheet(*job_of(desk).machine.area, 3.0)
        enter(qtbot, part(form_of(panel), NumberField, "width"), "123")
        assert sizes.currentData() == "own"


def test_the_thickness_of_a_sheet_may_be_unknown(qtbot: QtBot) -> None:
    """Emptied it is 0 in the job, and the field says that it is unknown."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        field = part(form_of(panel), NumberField, "thickness")
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert job_of(desk).stock == Sheet(300.0, 200.0, 0.0)
        assert field.lineEdit().placeholderText() == "unknown"


def test_a_board_has_a_thickness(qtbot: QtBot) -> None:
    """A board's cannot be emptied."""
    job = replace(flat_job(), stock=Board(300.0, 200.0, 18.0))
    with setup_of(qtbot, job) as (panel, desk, _):
        field = part(form_of(panel), NumberField, "thickness")
        field.setFocus()
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert job_of(desk).stock == Board(300.0, 200.0, 18.0)


def test_a_roll_has_a_width(qtbot: QtBot) -> None:
    """Nothing else is asked of a roll."""
    with setup_of(qtbot, replace(flat_job(), stock=Roll(600.0))) as (panel, desk, _):
        form = panel.findChild(RollForm)
        assert isinstance(form, RollForm)
        enter(qtbot, part(form, NumberField, "roll_width"), "305")
        assert job_of(desk).stock == Roll(305.0)
