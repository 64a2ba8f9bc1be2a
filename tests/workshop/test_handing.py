"""Laws of handing over."""

from pathlib import Path

import pytest

from gare_fab.base.errors import Unreadable, Unwritable
from gare_fab.workshop.handing import copy_checked


def test_the_copy_is_the_file(tmp_path: Path) -> None:
    """The copy has the file's name and bytes."""
    file, stick = tmp_path / "job.nc", tmp_path / "stick"
    file.write_bytes(b"G0")
    stick.mkdir()
    copy = copy_checked(file, stick, stick.stat().st_dev)
    assert copy == stick / "job.nc"
    assert copy.read_bytes() == b"G0"


def test_what_is_gone_is_said(tmp_path: Path) -> None:
    """A stick that is gone, or another in its place, is one sentence; the file's loss too."""
    file = tmp_path / "job.nc"
    file.write_bytes(b"G0")
    with pytest.raises(Unwritable, match="not there any more"):
        copy_checked(file, tmp_path / "gone")
    with pytest.raises(Unwritable, match="not there any more"):
        copy_checked(file, tmp_path, tmp_path.stat().st_dev + 1)
    with pytest.raises(Unreadable, match="no such file"):
        copy_checked(tmp_path / "none.nc", tmp_path)


@pytest.mark.skipif(
    not Path("/sys/kernel").exists(), reason="Linux has it, where it is mounted"
)
def test_a_stick_that_is_locked_is_said(tmp_path: Path) -> None:
    """Where nothing may be written, that is what the user reads."""
    file = tmp_path / "job.nc"
    file.write_bytes(b"G0")
    with pytest.raises(Unwritable, match="may not be written to"):
        copy_checked(file, Path("/sys"))
