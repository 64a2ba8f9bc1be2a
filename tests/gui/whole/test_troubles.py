"""What goes wrong around the program: one clear sentence each, and the job is untouched."""

import os
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gare_fab.gui.desk.state import Screen
from gare_fab.gui.desk.tasks import Purpose
from tests.gui.desks import LOGO
from tests.gui.whole.children import (
    child,
    one_line,
    processes_below,
    seconds_here,
    still_running,
)
from tests.gui.whole.driving import Hand, started

BOMB = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaaaaaaaa">%s]>
<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="10mm"><text>&z;</text></svg>"""
ENTITIES = b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 12)
    for letter in range(ord("b"), ord("z") + 1)
)
DRAWINGS = {
    "garbage.svg": bytes(range(256)) * 20,
    "empty.svg": b"",
    "bomb.svg": BOMB % ENTITIES,
    "cut_short.svg": LOGO.read_bytes()[:900],
    "garbage.dxf": bytes(range(255, -1, -1)) * 20,
    "empty.dxf": b"",
    "empty.stl": b"",
    "letter.docx": b"PK\x03\x04",
}


@pytest.fixture(autouse=True)
def _no_trace(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Nothing of what happens here is a fault of the program."""
    yield
    assert "Traceback" not in capfd.readouterr().err


def test_a_full_disk_loses_nothing(qapp: QApplication, tmp_path: Path) -> None:
    """Saving to a full disk says so in one sentence; the job is still there, unsaved."""
    with mounted(tmp_path / "stick", "size=16k") as stick, started(qapp) as hand:
        _with_logo(hand)
        before = hand.document
        hand.keys("Ctrl+S")
        hand.choose(stick / "job")
        said = _said(hand)
        assert "full" in said
        assert hand.document is before
        assert hand.state.is_changed
        assert list(stick.iterdir()) == []
        hand.save(tmp_path / "job.gare")
        assert zipfile.is_zipfile(tmp_path / "job.gare")


def test_a_folder_that_is_read_only_loses_nothing(qapp: QApplication, tmp_path: Path) -> None:
    """Saving and exporting into a read-only folder say so in one sentence each."""
    with mounted(tmp_path / "stick", "ro") as stick, started(qapp) as hand:
        _with_logo(hand)
        before = hand.document
        hand.keys("Ctrl+S")
        hand.choose(stick / "job")
        assert "stick" in _said(hand)
        assert _trouble_of_export(hand, stick / "job.nc")
        assert hand.document is before
        assert hand.state.is_changed


def test_a_target_that_was_unplugged_loses_nothing(qapp: QApplication, tmp_path: Path) -> None:
    """The target goes while the dialog is open: one sentence, and another target is taken."""
    stick = tmp_path / "stick"
    stick.mkdir()
    with started(qapp) as hand:
        _with_logo(hand)
        before = hand.document
        hand.keys("Ctrl+E")
        hand.write("path", str(stick / "job.nc"))
        shutil.rmtree(stick)
        hand.click("write")
        hand.until(lambda: hand.sees("trouble"))
        assert _is_a_sentence(hand.text("trouble"))
        hand.write("path", str(tmp_path / "job.nc"))
        hand.click("write")
        hand.until(lambda: hand.sees("written"))
        hand.click("cancel")
        assert hand.document is before
        assert not hand.notices


def test_a_damaged_job_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    """However a job file is damaged: one sentence, and the job at hand stays."""
    with started(qapp) as hand:
        _with_logo(hand)
        hand.save(tmp_path / "job.gare")
        hand.rest()
        before = hand.document
        for name, content in _damaged(tmp_path / "job.gare").items():
            file = tmp_path / f"{name}.gare"
            file.write_bytes(content)
            hand.notices.clear()
            hand.drop(file)
            assert file.name in _said(hand), name
            assert hand.document is before
            assert hand.state.path == tmp_path / "job.gare"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"theme = [1", b'grid = "blue"\n' * 3])
def test_damaged_settings_are_told_of(qapp: QApplication, content: bytes) -> None:
    """With damaged settings the program starts; it says so once, and keeps the file."""
    home = Path(os.environ["GARE_FAB_HOME"])
    home.mkdir()
    (home / "settings.toml").write_bytes(content)
    with started(qapp) as hand:
        assert hand.state.screen is Screen.FIRST_RUN
        assert "settings.toml.bad" in hand.text("banner_text")
        hand.set_up()
    assert (home / "settings.toml.bad").read_bytes() == content
    with started(qapp) as hand:
        assert hand.state.screen is Screen.START
        assert not hand.sees("banner")


def test_a_drawing_that_cannot_be_read_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    """Each says in one sentence why; no worker is lost, and the job is the same."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("flat")
        hand.notices.clear()
        before = hand.document
        for name, content in DRAWINGS.items():
            file = tmp_path / name
            file.write_bytes(content)
            hand.drop(file)
            hand.until(lambda: hand.sees("why"))
            assert _is_a_sentence(hand.text("why")), hand.text("why")
            hand.click("cancel")
            hand.until(lambda: hand.top is hand.window)
        assert hand.document is before
        assert not hand.notices


def test_a_study_that_was_killed_is_told_of(qapp: QApplication) -> None:
    """The system ends a worker amid a study: one sentence, and the next study comes."""
    with started(qapp) as hand:
        _with_logo(hand)
        hand.keys("Right")
        _kill_during(hand, Purpose.STUDY)
        assert "stopped by the system" in _said(hand)
        hand.keys("Left")
        hand.rest()
        assert hand.state.is_studied


def test_an_export_that_was_killed_can_be_repeated(qapp: QApplication, tmp_path: Path) -> None:
    """A worker is ended amid an export: one sentence, no file; again, and it is there."""
    with started(qapp) as hand:
        _with_logo(hand)
        before = hand.document
        hand.keys("Ctrl+E")
        hand.write("path", str(tmp_path / "job.nc"))
        hand.click("write")
        _kill_during(hand, Purpose.EXPORT)
        hand.until(lambda: hand.sees("trouble"))
        assert "stopped by the system" in hand.text("trouble")
        assert not (tmp_path / "job.nc").exists()
        hand.click("write")
        hand.until(lambda: hand.sees("written"))
        assert hand.document is before
        hand.click("cancel")


def test_a_program_that_was_killed_gives_the_job_back(
    qapp: QApplication, tmp_path: Path
) -> None:
    """After kill -9 amid the work no process is left, and a new start offers the job."""
    with child("work", tmp_path) as process:
        assert one_line(process) == "ready"
        time.sleep(seconds_here(5.0))  # so much work may be lost, and no more
        below = processes_below(process.pid)
        assert below
        process.send_signal(signal.SIGKILL)
        process.wait()
        begun = time.monotonic()
        while still_running(below):
            assert time.monotonic() - begun < seconds_here(1.0)
            time.sleep(0.02)
    with started(qapp) as hand:
        hand.click("recover")
        hand.until(lambda: hand.state.screen is Screen.WORK)
        hand.keys("Ctrl+A")
        assert abs(hand.box.x - 31.0) < 1.5
        assert abs(hand.box.width - 40.0) < 1.5
        assert hand.state.is_changed


def _with_logo(hand: Hand) -> None:
    """A bottle job with the logo on it, all worked out, nothing said yet."""
    hand.set_up()
    hand.enter_door("bottle")
    hand.import_by_drop(LOGO)
    hand.rest()
    hand.notices.clear()


def _said(hand: Hand) -> str:
    """The one thing that was said, as the banner shows it."""
    hand.until(lambda: bool(hand.notices))
    assert len(hand.notices) == 1, [notice.message.text() for notice in hand.notices]
    text = hand.text("banner_text")
    assert text == hand.notices[0].message.text("en")
    assert _is_a_sentence(text)
    return text


def _is_a_sentence(text: str) -> bool:
    """Whether people can read it."""
    machine_words = ("Error", "Errno", "Traceback", "internal fault", "{", "None")
    return text.endswith((".", "?")) and not any(word in text for word in machine_words)


def _trouble_of_export(hand: Hand, file: Path) -> bool:
    hand.keys("Ctrl+E")
    hand.write("path", str(file))
    hand.click("write")
    hand.until(lambda: hand.sees("trouble"))
    text = hand.text("trouble")
    hand.click("cancel")
    hand.until(lambda: hand.top is hand.window)
    return _is_a_sentence(text)


def _kill_during(hand: Hand, purpose: Purpose) -> None:
    hand.until(lambda: hand.app.desk.tasks.is_busy(purpose))
    killed = [process for process in active_children() if process.pid is not None]
    for process in killed:
        process.kill()
    for process in killed:
        process.join()  # one that is still about to end would be handed the next piece of work


def _damaged(job: Path) -> dict[str, bytes]:
    """The file in all states that sticks and mails leave files in."""
    whole = job.read_bytes()
    middle = len(whole) // 2
    other = job.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "no job")
    flipped = bytes([whole[middle] ^ 0x10])
    return {
        "cut_short": whole[:middle],
        "head_alone": whole[:10],
        "without_end": whole[:-8],
        "a_bit_flipped": whole[:middle] + flipped + whole[middle + 1 :],
        "zeros": bytes(len(whole)),
        "nothing": b"",
        "no_job": other.read_bytes(),
    }


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small disk of its own at a folder; skips the test where none can be mounted."""
    folder.mkdir()
    mount: Callable[..., subprocess.CompletedProcess[bytes]] = subprocess.run
    words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if shutil.which("mount") is None or mount(words, capture_output=True).returncode:
        pytest.skip("only root can mount a disk")
    try:
        yield folder
    finally:
        mount(["umount", "-l", str(folder)], check=True)
