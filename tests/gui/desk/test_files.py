"""Laws of files: what was begun for one job is not said of another."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.desks import desk_with, flat_job


def test_a_late_save_is_of_the_job_that_was_saved(qtbot: QtBot, tmp_path: Path) -> None:
    """Another job that was opened meanwhile has neither its path, nor counts as saved."""
    with desk_with(flat_job((0.0, 0.0))) as desk:
        file = tmp_path / "one.gare"
        desk.files.save(file)
        desk.store.open(flat_job((50.0, 0.0)))
        with qtbot.waitSignal(desk.files.saved, timeout=20_000):
            pass
        assert file.is_file()
        assert desk.store.state.path is None
        assert desk.store.state.is_changed
