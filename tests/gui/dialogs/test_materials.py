"""Laws of gare_fab.gui.dialogs.materials."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.materials import edit_materials
from gare_fab.gui.look.words import speak
from gare_fab.model.material import Material
from gare_fab.storage.catalogue import load_material, material_ids
from tests.gui.desks import bottle_job, desk_with
from tests.gui.dialogs.editors import go_to, opened, part, press

CONFIRMED = 14


def test_showing_a_material_changes_nothing(qtbot: QtBot) -> None:
    """Every shipped material is shown as it is; its bans are read, where it has some."""
    speak("fr")
    with desk_with(bottle_job()) as desk:
        dialog = opened(qtbot, partial(edit_materials, desk))
        for name in material_ids():
            go_to(dialog, name)
            material = load_material(name)
            assert dialog.thing == material
            bans = part(dialog, QLabel, "bans")
            assert bans.isVisibleTo(dialog) == bool(material.bans)
            for ban in material.bans:
                assert dict(ban.reasons)["fr"] in bans.text()


def test_a_setting_is_confirmed_by_its_tick(qtbot: QtBot) -> None:
    """The tick under "Confirmed" takes away that the row is unconfirmed."""
    speak("en")
    with desk_with(bottle_job()) as desk:
        dialog = opened(qtbot, partial(edit_materials, desk))
        row = next(
            i for i, s in enumerate(_material(dialog.thing).settings) if s.is_unconfirmed
        )
        cell = part(dialog, QTableWidget, "settings").item(row, CONFIRMED)
        assert cell is not None
        assert cell.checkState() is Qt.CheckState.Unchecked
        cell.setCheckState(Qt.CheckState.Checked)
        press(qtbot, dialog, "save")
        assert not load_material("glass_bottle").settings[row].is_unconfirmed


def test_a_new_row_is_unconfirmed(qtbot: QtBot) -> None:
    """A row that is added is like the last one, and nobody has confirmed it."""
    speak("en")
    with desk_with(bottle_job()) as desk:
        dialog = opened(qtbot, partial(edit_materials, desk))
        before = _material(dialog.thing).settings
        press(qtbot, dialog, "settings_add")
        *kept, new = _material(dialog.thing).settings
        assert tuple(kept) == before
        assert new.is_unconfirmed
        assert new.operation == before[-1].operation


def _material(thing: object) -> Material:
    assert isinstance(thing, Material)
    return thing
