"""Laws of opening."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs.choosing import start_folder
from gare_fab.gui.dialogs.opening import ask_open, open_job
from gare_fab.gui.look.asking import Choice
from gare_fab.model.edits_job import set_title
from gare_fab.storage.job_files import save
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import SOON_MS, choose, heard, press, window


def test_an_opened_job_is_on_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    """The chosen job is there as it was saved, and its folder is remembered."""
    file = tmp_path / "job.gare"
    save(flat_job((5, 5), (20, 20)), file)
    with desk_with() as desk:
        parent = window(qtbot)
        ask_open(desk, parent)
        choose(qtbot, parent, file)
        qtbot.waitUntil(lambda: desk.store.state.document is not None, timeout=SOON_MS)
        state = desk.store.state
        assert state.document is not None
        assert len(state.document.placements) == 2
        assert state.path == file
        assert not state.is_changed
        assert state.screen is Screen.WORK
        assert start_folder(desk) == str(tmp_path)


def test_a_corrupt_job_leaves_the_one_at_hand(qtbot: QtBot, tmp_path: Path) -> None:
    """A damaged file is one sentence, and the job that was there is untouched."""
    file = tmp_path / "job.gare"
    save(flat_job((5, 5)), file)
    file.write_bytes(file.read_bytes()[:-200])
    with desk_with(flat_job((1, 1))) as desk:
        parent = window(qtbot)
        notices = heard(desk)
        before = desk.store.state
        open_job(desk, parent, file)
        press(qtbot, parent, "discard")
        qtbot.waitUntil(lambda: bool(notices), timeout=SOON_MS)
        assert "job.gare" in notices[0].message.text()
        assert "\n" not in notices[0].message.text()
        assert desk.store.state.document is before.document
        assert desk.store.state.is_changed


def test_work_that_went_on_is_asked_about(qtbot: QtBot, tmp_path: Path) -> None:
    """What was changed while a job was being read is not lost without a question."""
    file = tmp_path / "job.gare"
    save(flat_job((5, 5)), file)
    job = flat_job((1, 1))
    with desk_with() as desk:
        desk.store.open(job, tmp_path / "other.gare")
        parent = window(qtbot)
        open_job(desk, parent, file)
        desk.store.apply(Message("Title"), set_title("mine"))
        qtbot.waitUntil(lambda: parent.findChild(Choice) is not None, timeout=SOON_MS)
        press(qtbot, parent, "cancel")
        assert desk.store.state.document is not None
        assert desk.store.state.document.title == "mine"
        assert desk.store.state.is_changed
