"""The choice of a material: found by typing, refused with its reason, explained."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.storage.catalogue import load_material
from tests.gui.desks import bottle_job, flat_job
from tests.gui.panels.setups import job_of, part, setup_of


def test_a_part_of_a_name_finds_it(qtbot: QtBot) -> None:
    """Typing offers what holds the letters; Enter on a whole name takes it."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        picker = part(panel, Picker, "material")
        picker.setFocus()
        line = picker.lineEdit()
        assert line is not None
        line.selectAll()
        qtbot.keyClicks(line, "Basswood")
        completer = picker.completer()
        assert completer is not None
        assert completer.completionCount() == 1
        qtbot.keyClick(line, Qt.Key.Key_Return)
        material = job_of(desk).material
        assert material is not None
        assert material.id == "basswood"


def test_words_that_name_nothing_give_way(qtbot: QtBot) -> None:
    """Nonsense changes nothing, and the name of the material stands again."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        picker = part(panel, Picker, "material")
        before = picker.currentText()
        picker.setFocus()
        line = picker.lineEdit()
        assert line is not None
        line.selectAll()
        qtbot.keyClicks(line, "xyzzy")
        panel.setFocus()
        assert picker.currentText() == before
        assert desk.store.state.past == ()


def test_forbidden_ones_are_grey_and_say_why(qtbot: QtBot) -> None:
    """PVC cannot be chosen for a laser, by keys or by typing; its tip is the reason."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        picker = part(panel, Picker, "material")
        model = picker.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(picker.findData("pvc"))
        assert not item.isEnabled()
        assert item.toolTip() == dict(load_material("pvc").bans[0].reasons)["en"]
        line = picker.lineEdit()
        assert line is not None
        picker.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, item.text())
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert desk.store.state.past == ()


def test_a_forbidden_material_of_the_job_says_why_in_red(qtbot: QtBot) -> None:
    """A job that came with it keeps it, and its reason stands below."""
    job = replace(flat_job(), material=load_material("pvc"))
    with setup_of(qtbot, job) as (panel, _, _asks):
        ban = part(panel, QLabel, "material_ban")
        assert ban.isVisible()
        assert ban.text() == dict(load_material("pvc").bans[0].reasons)["en"]


def test_advice_and_doubts_are_told(qtbot: QtBot) -> None:
    """The material's advice stands below it, and what its figures are worth."""
    with setup_of(qtbot, bottle_job()) as (panel, _, _asks):
        advice = part(panel, QLabel, "material_advice")
        assert advice.text() == dict(load_material("glass_bottle").advice)["en"]
        assert "scrap" in part(panel, QLabel, "material_hint").text()


def test_no_material_is_a_choice(qtbot: QtBot) -> None:
    """The first row takes the material away; one undo brings it back."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        picker = part(panel, Picker, "material")
        picker.setCurrentIndex(0)
        picker.activated.emit(0)
        assert job_of(desk).material is None
        assert "own" in part(panel, QLabel, "material_hint").text()
        desk.store.undo()
        assert picker.currentData() == "birch_plywood"
