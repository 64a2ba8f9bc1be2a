"""Laws of leaving a job."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.leaving import may_leave
from gare_fab.gui.look.asking import Choice
from gare_fab.model.edits_job import set_title
from gare_fab.storage.job_files import load, save
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    choose,
    dialog_is_open,
    dialog_of,
    heard,
    press,
    window,
)


def test_what_is_saved_may_go_at_once(qtbot: QtBot) -> None:
    """Where nothing is unsaved nobody is asked."""
    went: list[bool] = []
    with desk_with() as desk:
        parent = window(qtbot)
        may_leave(desk, parent, lambda: went.append(True))
        assert went == [True]
        assert not dialog_is_open(parent, Choice)


def test_cancel_and_escape_keep_the_job(qtbot: QtBot) -> None:
    """Who cancels, by button or by key, stays with the job as it is."""
    went: list[bool] = []
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        before = desk.store.state.document
        may_leave(desk, parent, lambda: went.append(True))
        press(qtbot, parent, "cancel")
        may_leave(desk, parent, lambda: went.append(True))
        choice = [each for each in parent.findChildren(Choice) if each.isVisible()][-1]
        qtbot.keyClick(choice, Qt.Key.Key_Escape)
        assert not went
        assert desk.store.state.document is before


def test_who_does_not_save_may_go(qtbot: QtBot) -> None:
    """The job is given up when the user says so."""
    went: list[bool] = []
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        may_leave(desk, parent, lambda: went.append(True))
        press(qtbot, parent, "discard")
        assert went == [True]


def test_a_new_job_is_saved_before_it_goes(qtbot: QtBot, tmp_path: Path) -> None:
    """A job without a file is asked where to go; it goes once it lies there."""
    went: list[bool] = []
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        may_leave(desk, parent, lambda: went.append(True))
        press(qtbot, parent, "save")
        choose(qtbot, parent, tmp_path / "mine")
        qtbot.waitUntil(lambda: went == [True], timeout=SOON_MS)
    assert len(load(tmp_path / "mine.gare").placements) == 1


def test_what_cannot_be_saved_does_not_go(qtbot: QtBot, tmp_path: Path) -> None:
    """Where saving fails, one sentence says why, and the job stays, unsaved."""
    went: list[bool] = []
    file = tmp_path / "folder" / "job.gare"
    file.parent.mkdir()
    save(flat_job((5, 5)), file)
    with desk_with() as desk:
        parent = window(qtbot)
        notices = heard(desk)
        desk.store.open(load(file), file)
        desk.store.apply(Message("Name"), set_title("new"))
        file.unlink()
        file.parent.rmdir()
        may_leave(desk, parent, lambda: went.append(True))
        dialog_of(parent, Choice)
        press(qtbot, parent, "save")
        qtbot.waitUntil(lambda: bool(notices), timeout=SOON_MS)
        assert "cannot be written" in notices[0].message.text()
        assert not went
        assert desk.store.state.is_changed
