"""Laws of locks: one holder, and none that outlives its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from gare_fab.base.errors import Unwritable
from gare_fab.storage.locks import hold

_HOLD = """
import sys, time
from pathlib import Path
from gare_fab.storage.locks import hold
lock = hold(Path(sys.argv[1]))
print("held" if lock else "taken", flush=True)
time.sleep(60)
"""


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    """A lock that is held is not given again, not even here, until it is released."""
    first = hold(tmp_path / "deep" / "a.lock")
    assert first is not None
    assert hold(tmp_path / "deep" / "a.lock") is None
    first.release()
    first.release()
    again = hold(tmp_path / "deep" / "a.lock")
    assert again is not None
    again.release()


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    """Another process's lock is seen while it lives, and is free once it is killed."""
    path = tmp_path / "a.lock"
    words = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert hold(path) is None
        other.kill()
        other.wait()
    lock = hold(path)
    assert lock is not None
    lock.release()


def test_a_lock_needs_a_place(tmp_path: Path) -> None:
    """Where a folder is in the way there is a sentence."""
    (tmp_path / "a.lock").mkdir()
    with pytest.raises(Unwritable, match=r"a\.lock"):
        hold(tmp_path / "a.lock")
