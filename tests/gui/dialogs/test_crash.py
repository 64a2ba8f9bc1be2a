"""Laws of gare_fab.gui.dialogs.crash, its report and its dialog."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.crash import CrashHook
from gare_fab.gui.dialogs.crash_dialog import CrashDialog
from gare_fab.gui.dialogs.crash_report import logs_folder
from gare_fab.gui.look.words import speak
from gare_fab.storage.places import data_folder
from gare_fab.workshop.journal import lost_jobs, recover_job
from tests.gui.desks import bottle_job, desk_with
from tests.gui.dialogs.editors import part, press


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """A desk with a job that no file holds; dialogs that are left open are closed."""
    del qtbot
    speak("en")
    with desk_with(bottle_job()) as laid:
        yield laid
    for dialog in _dialogs():
        dialog.close()
    QApplication.processEvents()


def _dialogs() -> list[CrashDialog]:
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, CrashDialog) and one.isVisible()]


def _crash(hook: CrashHook, text: str = "at the worst moment") -> None:
    with pytest.raises(ZeroDivisionError) as found:
        raise ZeroDivisionError(text)
    hook.caught(found.type, found.value, found.tb)


def _logs() -> list[Path]:
    return sorted(logs_folder().glob("*.log"))


def test_a_crash_saves_the_job(desk: Desk) -> None:
    """After an error the job lies in the journal as it is, and is offered as a lost one."""
    _crash(CrashHook(desk))
    (job,) = lost_jobs()
    assert job.title == "bottle"
    saved, document = recover_job(job), desk.store.state.document
    assert document is not None
    assert saved.placements == document.placements
    assert saved.stock == document.stock
    (dialog,) = _dialogs()
    assert str(job.file) in part(dialog, QLabel, "safety").text()


def test_a_crash_is_logged_and_copied(qtbot: QtBot, desk: Desk) -> None:
    """The log holds the traceback and the version; the same can be copied."""
    _crash(CrashHook(desk))
    (log,) = _logs()
    text = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError: at the worst moment" in text
    assert "gare_fab: " in text
    (dialog,) = _dialogs()
    press(qtbot, dialog, "copy")
    assert QGuiApplication.clipboard().text().strip() == text.strip()


def test_crashes_do_not_pile_up(qtbot: QtBot, desk: Desk) -> None:
    """While one dialog is open no other opens; the same error is not told twice at once."""
    hook = CrashHook(desk)
    for _ in range(50):
        _crash(hook)
    assert len(_dialogs()) == 1
    press(qtbot, _dialogs()[0], "go_on")
    _crash(hook)
    assert _dialogs() == []
    _crash(hook, "another one")
    assert len(_dialogs()) == 1
    assert len(lost_jobs()) == 1


def test_what_follows_a_crash_is_logged_too(desk: Desk) -> None:
    """An error of another kind while the dialog is open is in the log."""
    hook = CrashHook(desk)
    _crash(hook)
    _crash(hook, "as a consequence")
    assert len(_dialogs()) == 1
    text = "".join(log.read_text(encoding="utf-8") for log in _logs())
    assert "as a consequence" in text


def test_a_job_that_was_saved_after_all_is_not_offered(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    """Where work goes on and the job is saved, the copy of the crash goes."""
    _crash(CrashHook(desk))
    press(qtbot, _dialogs()[0], "go_on")
    document = desk.store.state.document
    assert document is not None
    assert len(lost_jobs()) == 1
    desk.store.mark_saved(document, tmp_path / "job.gare")
    assert lost_jobs() == ()


def test_an_error_in_a_thread_is_told_in_the_window(qtbot: QtBot, desk: Desk) -> None:
    """An error of another thread opens the dialog in the window's own."""
    hook = CrashHook(desk)

    def crash() -> None:
        with pytest.raises(ZeroDivisionError) as found:
            raise ZeroDivisionError("elsewhere")
        args = (found.type, found.value, found.tb, None)
        hook.caught_in_thread(threading.ExceptHookArgs(args))

    thread = threading.Thread(target=crash)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    assert "elsewhere" in _logs()[0].read_text(encoding="utf-8")


def test_what_qt_dies_of_is_logged(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Before Qt ends the program the job is saved; warnings are only printed."""
    hook = CrashHook(desk)
    hook.heard(QtMsgType.QtWarningMsg, QMessageLogContext(), "a trifle")
    assert _logs() == []
    hook.heard(QtMsgType.QtFatalMsg, QMessageLogContext(), "the end")
    assert "the end" in _logs()[0].read_text(encoding="utf-8")
    assert len(lost_jobs()) == 1
    assert "a trifle" in capsys.readouterr().err


def test_where_nothing_can_be_written_that_is_said(desk: Desk) -> None:
    """Without a folder to write to the dialog says so, and nothing else fails."""
    home = data_folder()
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file in the way")
    _crash(CrashHook(desk))
    (dialog,) = _dialogs()
    assert "could not" in part(dialog, QLabel, "safety").text()
    assert not part(dialog, QLabel, "safety").text().startswith("Your job is safe")


def test_without_a_job_nothing_is_lost(desk: Desk) -> None:
    """With nothing open the dialog says that nothing is lost, and nothing is kept."""
    desk.store.close()
    _crash(CrashHook(desk))
    assert "nothing is lost" in part(_dialogs()[0], QLabel, "safety").text()
    assert lost_jobs() == ()


def test_a_job_that_lies_in_its_file_is_not_copied(desk: Desk, tmp_path: Path) -> None:
    """Where nothing has changed since it was saved, the job's own file is named."""
    file = tmp_path / "job.gare"
    desk.store.open(bottle_job(), file)
    _crash(CrashHook(desk))
    assert str(file) in part(_dialogs()[0], QLabel, "safety").text()
    assert lost_jobs() == ()
    desk.store.apply(Message("Title"), lambda document: replace(document, title="other"))
    assert desk.store.state.is_changed
    assert not (data_folder() / "journal" / f"crash-{os.getpid()}.gare").exists()
