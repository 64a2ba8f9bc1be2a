"""What the catalogue holds, as the setup offers it."""

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.gui.panels.setup_shelves import Shelves
from gare_fab.storage.catalogue import load_machine, machine_ids
from gare_fab.workshop.catalogue import keep
from gare_fab.workshop.preferences import user_folder
from tests.gui.desks import flat_job
from tests.gui.panels.setups import part, setup_of


def test_a_damaged_file_hides_no_other(qtbot: QtBot) -> None:
    """All but the damaged machine are there."""
    folder = user_folder() / "machines"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("id = ", encoding="utf-8")
    shelves = Shelves()
    with qtbot.waitSignal(shelves.changed, timeout=10_000):
        pass
    assert {each.id for each in shelves.machines} == set(machine_ids()) - {"broken"}


def test_an_edited_catalogue_is_offered_when_the_window_is_back(qtbot: QtBot) -> None:
    """A machine that was added in the editor can be chosen once its dialog has closed."""
    with setup_of(qtbot, flat_job()) as (panel, _, _asks):
        picker = part(panel, Picker, "machine")
        assert picker.findData("ours") < 0
        keep(replace(load_machine("k40_grbl"), id="ours", names=(("en", "Ours"),)))
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        QApplication.sendEvent(panel, QEvent(QEvent.Type.ActivationChange))
        qtbot.waitUntil(lambda: picker.findData("ours") >= 0, timeout=10_000)
