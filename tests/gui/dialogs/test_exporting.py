"""Laws of exporting and framing: checked, written, proven, or nothing at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import Screen
from gare_fab.gui.dialogs.exporting import ask_export, target_of
from gare_fab.gui.dialogs.exporting_dialog import WriteDialog
from gare_fab.gui.dialogs.exporting_parts import ProblemList
from gare_fab.gui.dialogs.framing import ask_frame
from gare_fab.gui.look.theme import Theme, dress
from gare_fab.model.document import Document
from gare_fab.model.edits_sheets import only_sheet
from gare_fab.model.problem import Problem, Severity
from gare_fab.pipeline.exporting import export
from gare_fab.workshop.output import frame_of
from tests.gui.desks import bottle_job, desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    choose,
    dialog_is_open,
    dialog_of,
    press,
    text_of,
    window,
)

FULL = Path("/dev/full")
FORBIDDEN = Path("/sys")  # root may not write there either


def document_of(desk: Desk) -> Document:
    """The job on the desk."""
    document = desk.store.state.document
    assert document is not None
    return document


def aim(dialog: WriteDialog, file: Path) -> None:
    """Put another path into the line."""
    line = dialog.findChild(QLineEdit, "path")
    assert line is not None
    line.setText(str(file))


def wait_for_file(qtbot: QtBot, dialog: WriteDialog) -> None:
    """Until the report is shown."""
    qtbot.waitUntil(
        lambda: dialog.findChild(QLineEdit, "written") is not None, timeout=SOON_MS
    )


def studied(qtbot: QtBot, desk: Desk) -> None:
    """Until the job is worked out."""
    qtbot.waitUntil(lambda: desk.store.state.is_studied, timeout=SOON_MS)


def test_what_is_written_is_what_the_engine_makes(qtbot: QtBot, tmp_path: Path) -> None:
    """The file has the engine's bytes, the report says so, and the target is remembered."""
    with desk_with(bottle_job()) as desk:
        parent = window(qtbot)
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        aim(dialog, tmp_path / "wine")
        press(qtbot, parent, "write")
        wait_for_file(qtbot, dialog)
        file = tmp_path / "wine.nc"
        assert file.read_bytes() == export(document_of(desk)).content
        assert "Read back and checked" in text_of(dialog, "checked")
        assert text_of(dialog, "written") == str(file)
        press(qtbot, parent, "cancel")
        assert desk.store.state.target == file
        assert target_of(desk, document_of(desk)) == file


def test_our_own_file_is_written_again_without_a_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The last target of the job is replaced; a stranger's file only after a question."""
    stranger = tmp_path / "theirs.nc"
    stranger.write_bytes(b"theirs")
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        for _ in range(2):
            ask_export(desk, parent)
            dialog = dialog_of(parent, WriteDialog)
            aim(dialog, tmp_path / "ours.nc")
            press(qtbot, parent, "write")
            wait_for_file(qtbot, dialog)
            press(qtbot, parent, "cancel")
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        aim(dialog, stranger)
        press(qtbot, dialog, "write")
        press(qtbot, dialog_named(dialog, "overwrite"), "cancel")
        assert stranger.read_bytes() == b"theirs"


def test_a_refused_job_gives_its_reasons(qtbot: QtBot) -> None:
    """Nothing can be written; a click on a reason leads to the work screen and tells which."""
    pointed: list[Problem] = []
    with desk_with(flat_job((-60, 5))) as desk:
        parent = window(qtbot)
        desk.store.wondered.connect(pointed.append)
        desk.store.show_screen(Screen.PREVIEW)
        studied(qtbot, desk)
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        go = dialog.findChild(QWidget, "write")
        assert go is not None
        assert not go.isEnabled()
        click_first(qtbot, dialog)
        assert len(pointed) == 1
        assert desk.store.state.screen is Screen.WORK
        assert not dialog_is_open(parent, WriteDialog)


def test_a_job_that_is_refused_on_the_way_writes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Asked before the study has come, the export finds the reasons by itself."""
    with desk_with(flat_job((-60, 5))) as desk:
        parent = window(qtbot)
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        aim(dialog, tmp_path / "out.nc")
        press(qtbot, parent, "write")
        qtbot.waitUntil(
            lambda: "Nothing was written" in text_of(dialog, "trouble"), timeout=SOON_MS
        )
        assert not list(tmp_path.glob("*.nc"))
        assert desk.store.state.target is None
        click_first(qtbot, dialog)
        assert not dialog_is_open(parent, WriteDialog)


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    ("target", "why"),
    [
        (FULL, "the disk is full"),
        pytest.param(
            FORBIDDEN / "x.nc",
            "may not be written to",
            marks=pytest.mark.skipif(not (FORBIDDEN / "kernel").exists(), reason="unmounted"),
        ),
        (Path("/nowhere/at/all/x.nc"), "there is no folder"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(qtbot: QtBot, target: Path, why: str) -> None:
    """The dialog says why and may be asked again; the job is the same object."""
    job = flat_job((5, 5))
    dialect = replace(job.machine.dialect, suffix=target.suffix)  # so that /dev/full is meant
    with desk_with(replace(job, machine=replace(job.machine, dialect=dialect))) as desk:
        parent = window(qtbot)
        before = document_of(desk)
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        aim(dialog, target)
        press(qtbot, dialog, "write")
        if target.exists():
            press(qtbot, dialog_named(dialog, "overwrite"), "replace")
        qtbot.waitUntil(lambda: why in text_of(dialog, "trouble"), timeout=SOON_MS)
        go = dialog.findChild(QWidget, "write")
        assert go is not None
        assert go.isEnabled()
        assert document_of(desk) is before
        assert desk.store.state.target is None


def test_who_stops_gets_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """Stopped or closed while it is written, no file is there, and nobody hears of it."""
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        aim(dialog, tmp_path / "out.nc")
        press(qtbot, parent, "write")
        assert text_of(dialog, "cancel") == "Stop"
        press(qtbot, parent, "cancel")
        assert text_of(dialog, "cancel") == "Cancel"
        press(qtbot, parent, "write")
        dialog.close()
        qtbot.wait(1500)
        assert desk.store.state.target is None


def test_a_chosen_place_is_written_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """After the file dialog nothing more is asked."""
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        ask_export(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        press(qtbot, parent, "choose")
        choose(qtbot, dialog, tmp_path / "there")
        wait_for_file(qtbot, dialog)
        assert (tmp_path / "there.nc").exists()


def test_each_sheet_is_offered_a_name_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    """The second sheet of two is offered as NAME-2, also after the first was written."""
    job = replace(flat_job((5, 5)), sheet_count=2, title="menu")
    with desk_with(job) as desk:
        window(qtbot)
        assert target_of(desk, document_of(desk)).name == "menu-1.nc"
        desk.store.mark_written(tmp_path / "carte-1.nc")
        desk.store.show_sheet(1)
        assert target_of(desk, document_of(desk)) == tmp_path / "carte-2.nc"


@pytest.mark.parametrize("shape", ["bounds", "hull"])
def test_a_frame_is_that_of_the_engine(qtbot: QtBot, tmp_path: Path, shape: str) -> None:
    """Bounds or hull: the file has the engine's bytes, and is not the job's own target."""
    with desk_with(flat_job((5, 5), (60, 90))) as desk:
        parent = window(qtbot)
        ask_frame(desk, parent)
        dialog = dialog_of(parent, WriteDialog)
        choice = dialog.findChild(QRadioButton, shape)
        assert choice is not None
        choice.click()
        file = tmp_path / "frame.nc"
        aim(dialog, file)
        press(qtbot, parent, "write")
        wait_for_file(qtbot, dialog)
        job = only_sheet(document_of(desk), 0)
        assert file.read_bytes() == export(frame_of(job, shape)).content
        assert desk.store.state.target is None


def dialog_named(parent: QWidget, name: str) -> QWidget:
    """The dialog of a name over another."""
    found = [each for each in parent.findChildren(QWidget, name) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def click_first(qtbot: QtBot, dialog: WriteDialog) -> None:
    """Click the first problem that is shown."""
    lists = [each for each in dialog.findChildren(ProblemList) if each.isVisible()]
    assert len(lists) == 1
    place = lists[0].visualItemRect(lists[0].item(0)).center()
    qtbot.mouseClick(lists[0].viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_long_problem_is_never_cut(qtbot: QtBot, qapp: QApplication) -> None:
    """However wide the list, it measures its lines for the width in which they are painted."""
    dress(qapp, Theme.LIGHT)
    problem = Problem(Severity.WARNING, Message("An axis is too slow for this: " * 6))
    problems = ProblemList()
    qtbot.addWidget(problems)
    problems.show_problems((problem,))
    for width in range(300, 600, 3):
        problems.resize(width, 200)
        problems.show()
        qapp.processEvents()
        assert problems.visualItemRect(problems.item(0)).right() < problems.viewport().width()
