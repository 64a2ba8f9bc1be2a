"""The whole program as it is installed, on a screen of its own, under a hand from outside."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gare_fab.model.settings import Settings
from gare_fab.storage.settings import save_settings
from tests.gui.desks import EXAMPLES
from tests.gui.whole.driving import run_saved

TEMPLATE = EXAMPLES / "gabarit_luthier" / "gabarit.dxf"
XVFB, XDOTOOL = shutil.which("Xvfb"), shutil.which("xdotool")
LONG_S = 40.0
FLAT_DOOR = ("1040", "345")  # px: somewhere on the right one of three large cards
QT_DIALOGS = {"XDG_CURRENT_DESKTOP": "", "QT_QPA_PLATFORMTHEME": ""}
pytestmark = pytest.mark.skipif(not (XVFB and XDOTOOL), reason="needs Xvfb and xdotool")


@pytest.fixture
def screen() -> Iterator[str]:
    """A free X display of 1366 x 768; the server ends with the test."""
    reading, writing = os.pipe()
    words = [str(XVFB), "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    with subprocess.Popen(
        [*words, "-nolisten", "tcp"], pass_fds=(writing,), stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def test_a_job_is_made_from_outside(screen: str, tmp_path: Path) -> None:
    """By a door, imported, agreed to, moved, saved, exported; the file is that of `run`."""
    home = Path(os.environ["GARE_FAB_HOME"])
    save_settings(Settings(language="en", is_set_up=True, last_folder=str(tmp_path)), home)
    program = Path(sys.executable).with_name("gare-fab")
    with subprocess.Popen(
        [str(program)],
        env={**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"} | QT_DIALOGS,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _drive(screen, tmp_path)
            assert process.wait(timeout=5) == 0
        finally:
            process.kill()
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    theirs = run_saved(tmp_path / "job.gare", tmp_path / "theirs.nc")
    assert (tmp_path / "ours.nc").read_bytes() == theirs


def _drive(screen: str, folder: Path) -> None:
    hand = _Outside(screen)
    hand.until_shown("gare_fab")
    time.sleep(1.0)  # the doors are painted
    hand.click(*FLAT_DOOR)
    hand.until_shown("New job")
    hand.press("ctrl+i")
    hand.until_shown("^Import drawings")
    hand.write(str(TEMPLATE))
    hand.press("Return")
    hand.until_shown("^Import$")
    hand.press_until_gone("Return", "^Import$")  # yes, place it
    hand.until_shown("gabarit")
    hand.press("ctrl+a", "shift+Right", "Up", "Up", "ctrl+shift+s")
    hand.until_shown("^Save the job")
    hand.press("ctrl+a")
    hand.write(str(folder / "job.gare"))
    hand.press("Return")
    _until((folder / "job.gare").exists)
    hand.until_shown("^job ")
    hand.press("ctrl+e")
    hand.until_shown("^Export for the machine")
    hand.press("ctrl+a")
    hand.write(str(folder / "ours.nc"))
    hand.press("Return")
    _until((folder / "ours.nc").exists)
    hand.press_until_gone("Escape", "^Export for the machine")
    hand.until_shown("^job ")
    hand.press("ctrl+q")


class _Outside:
    """Keys sent to whatever window of a screen has the focus."""

    def __init__(self, screen: str) -> None:
        self._environment = {**os.environ, "DISPLAY": screen}

    def press(self, *keys: str) -> None:
        """Press keys one after the other, and give the program time to follow."""
        for key in keys:
            self._do("key", "--clearmodifiers", key)
            time.sleep(0.3)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "8", text)
        time.sleep(0.3)

    def until_shown(self, title: str) -> None:
        """Wait for a window of this title, and give it the focus: there is no manager."""
        _until(lambda: bool(self._windows(title)))
        self._do("windowfocus", self._windows(title)[-1])
        time.sleep(0.3)

    def click(self, x: str, y: str) -> None:
        """Click at a pixel of the screen."""
        self._do("mousemove", x, y, "click", "1")

    def press_until_gone(self, key: str, title: str) -> None:
        """Press a key as often as it takes the window of this title to go."""
        deadline = time.monotonic() + LONG_S
        while self._windows(title):
            assert time.monotonic() < deadline, f"{title} does not go"
            self.press(key)

    def _windows(self, title: str) -> list[str]:
        return self._do("search", "--onlyvisible", "--name", title).split()

    def _do(self, *words: str) -> str:
        command = [str(XDOTOOL), *words]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LONG_S
    while not is_so():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.05)
