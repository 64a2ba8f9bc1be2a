"""Laws of saving."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.saving import ask_save_as, job_name, unless_there, with_suffix
from gare_fab.gui.look.asking import Choice
from gare_fab.storage.job_files import load
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    choose,
    dialog_is_open,
    heard,
    press,
    window,
)

FULL = Path("/dev/full")


def test_a_saved_job_is_unchanged_and_its_folder_remembered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """After saving, the job has its file, with its suffix, and its folder is the next one."""
    with desk_with(flat_job((5, 5), (30, 30))) as desk:
        parent = window(qtbot)
        ask_save_as(desk, parent)
        choose(qtbot, parent, tmp_path / "plaque")
        qtbot.waitUntil(lambda: not desk.store.state.is_changed, timeout=SOON_MS)
        assert desk.store.state.path == tmp_path / "plaque.gare"
        assert desk.store.state.settings.last_folder == str(tmp_path)
    assert len(load(tmp_path / "plaque.gare").placements) == 2


def test_a_file_that_is_there_is_replaced_after_one_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Who does not want it replaced keeps it; who does is asked once."""
    there = tmp_path / "job.gare"
    there.write_bytes(b"old")
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        ask_save_as(desk, parent)
        choose(qtbot, parent, tmp_path / "job")  # without its suffix
        press(qtbot, parent, "cancel")
        assert there.read_bytes() == b"old"
        assert desk.store.state.is_changed
        ask_save_as(desk, parent)
        choose(qtbot, parent, there)
        press(qtbot, parent, "replace")
        qtbot.waitUntil(lambda: not desk.store.state.is_changed, timeout=SOON_MS)
        assert not dialog_is_open(parent, Choice)
    assert load(there).title == "flat"


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
def test_a_full_disk_is_one_sentence(qtbot: QtBot) -> None:
    """Where the disk is full, the user is told so, and the job is still unsaved."""
    with desk_with(flat_job((5, 5))) as desk:
        window(qtbot)
        notices = heard(desk)
        before = desk.store.state
        desk.files.save(FULL)
        qtbot.waitUntil(lambda: bool(notices), timeout=SOON_MS)
        assert "the disk is full" in notices[0].message.text()
        assert desk.store.state.document is before.document
        assert desk.store.state.is_changed
        assert desk.store.state.path is None


def test_what_is_not_there_needs_no_question(qtbot: QtBot, tmp_path: Path) -> None:
    """A new file is written without a word."""
    went: list[bool] = []
    parent = window(qtbot)
    unless_there(parent, tmp_path / "new", lambda: went.append(True))
    assert went == [True]


def test_a_suffix_is_added_once() -> None:
    """The suffix is there afterwards, once, whatever was typed."""
    assert with_suffix(Path("a"), ".gare") == Path("a.gare")
    assert with_suffix(Path("a.GARE"), ".gare") == Path("a.GARE")
    assert with_suffix(Path("v1.2"), ".nc") == Path("v1.2.nc")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Cuvée 2026", "Cuvée 2026"),
        ('a/b\\c: "d"?', "a-b-c- -d--"),
        ("tab\there", "tab-here"),
        (" . ", "New job"),
        ("", "square"),
        ("x" * 300, "x" * 80),
    ],
)
def test_names_of_files_fit_any_disk(title: str, name: str) -> None:
    """A title becomes a name without what a stick or Windows refuses."""
    assert job_name(replace(flat_job((0, 0)), title=title)) == name
