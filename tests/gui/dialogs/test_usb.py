"""Laws of USB sticks: what is one, and how files get there."""

from pathlib import Path

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.usb import Stick, mounted_below, sticks, sticks_at
from gare_fab.gui.dialogs.usb_copying import StickCopier
from tests.gui.desks import desk_with
from tests.gui.dialogs.driving import SOON_MS, press, text_of


def stick_at(folder: Path) -> Stick:
    """A folder taken for a stick."""
    folder.mkdir()
    return Stick(folder, folder.name, folder.stat().st_dev)


def test_folders_are_no_sticks(tmp_path: Path) -> None:
    """Only what is mounted is a stick; a link to it is not a second one."""
    (tmp_path / "user" / "stick").mkdir(parents=True)
    (tmp_path / "root").symlink_to("/")
    assert mounted_below((str(tmp_path),), ("*", "*/*")) == ()
    assert mounted_below(("/",), ("proc",)) == (Path("/proc"),)


def test_what_can_be_written_to_is_a_stick(tmp_path: Path) -> None:
    """A root that is ready is told by its device; one that is gone is left out."""
    found = sticks_at((tmp_path, tmp_path / "gone"))
    assert [stick.root for stick in found] == [tmp_path]
    assert found[0].device == tmp_path.stat().st_dev
    assert found[0].name


def test_looking_for_sticks_finds_no_disk_of_the_system() -> None:
    """The system's own disk is never offered."""
    assert Path("/") not in [stick.root for stick in sticks()]


def test_a_copy_is_compared(qtbot: QtBot, tmp_path: Path) -> None:
    """With one stick the file is copied at once, and the user is told that it is well."""
    file = tmp_path / "job.nc"
    file.write_bytes(b"G0 X1\n" * 1000)
    stick = stick_at(tmp_path / "KINGSTON")
    with desk_with() as desk:
        copier = StickCopier(desk, file, lambda: (stick,))
        qtbot.addWidget(copier)
        copier.show()
        press(qtbot, copier, "copy")
        qtbot.waitUntil(lambda: "reads back" in text_of(copier, "copied"), timeout=SOON_MS)
        assert (stick.root / "job.nc").read_bytes() == file.read_bytes()
        assert "KINGSTON" in text_of(copier, "copied")


def test_a_file_on_the_stick_is_replaced_after_a_question(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Who does not want it replaced keeps what is on the stick."""
    file = tmp_path / "job.nc"
    file.write_bytes(b"new")
    stick = stick_at(tmp_path / "A")
    (stick.root / "job.nc").write_bytes(b"old")
    with desk_with() as desk:
        copier = StickCopier(desk, file, lambda: (stick,))
        qtbot.addWidget(copier)
        copier.show()
        press(qtbot, copier, "copy")
        press(qtbot, copier, "cancel")
        assert (stick.root / "job.nc").read_bytes() == b"old"


def test_without_a_stick_one_sentence_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing plugged in, the user is told to plug one in; unplugged meanwhile too."""
    file = tmp_path / "job.nc"
    file.write_bytes(b"new")
    stick = stick_at(tmp_path / "A")
    found: list[Stick] = []
    with desk_with() as desk:
        copier = StickCopier(desk, file, lambda: tuple(found))
        qtbot.addWidget(copier)
        copier.show()
        press(qtbot, copier, "copy")
        assert "no USB stick" in text_of(copier, "copied")
        found.append(stick)
        stick.root.rmdir()
        press(qtbot, copier, "copy")
        qtbot.waitUntil(
            lambda: "not there any more" in text_of(copier, "copied"), timeout=SOON_MS
        )


def test_of_several_sticks_one_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    """Two sticks are offered by name, and the chosen one gets the file."""
    file = tmp_path / "job.nc"
    file.write_bytes(b"new")
    both = (stick_at(tmp_path / "A"), stick_at(tmp_path / "B"))
    with desk_with() as desk:
        copier = StickCopier(desk, file, lambda: both)
        qtbot.addWidget(copier)
        copier.show()
        press(qtbot, copier, "copy")
        menu = copier.findChild(QMenu)
        assert menu is not None
        menu.actions()[1].trigger()
        qtbot.waitUntil(lambda: "reads back" in text_of(copier, "copied"), timeout=SOON_MS)
        assert (both[1].root / "job.nc").exists()
        assert not (both[0].root / "job.nc").exists()
