"""Writing is all or nothing."""

import os
import stat
from pathlib import Path

import pytest

from gare_fab.base.errors import Unwritable
from gare_fab.storage.atomic import make_folder, write_atomically

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_content_arrives(tmp_path: Path) -> None:
    """What was written is there, and nothing beside it."""
    path = tmp_path / "a.nc"
    write_atomically(path, b"G0")
    write_atomically(path, b"G1")
    assert path.read_bytes() == b"G1"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.nc"]


def test_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, the old file stays whole and no part is left behind."""
    path = tmp_path / "a.nc"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unwritable, match="the disk is full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.nc"]


def test_missing_folder(tmp_path: Path) -> None:
    """A missing folder is named, with what to do."""
    with pytest.raises(Unwritable, match=r"there is no folder .*nowhere"):
        write_atomically(tmp_path / "nowhere" / "a.nc", b"")


def test_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """A file where a folder should be is refused in one sentence."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(Unwritable):
        write_atomically(tmp_path / "a" / "b.nc", b"")
    with pytest.raises(Unwritable):
        make_folder(tmp_path / "a" / "b")


def test_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    """A folder is never replaced by a file."""
    with pytest.raises(Unwritable, match="is a folder"):
        write_atomically(tmp_path, b"")


@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_read_only_folder(tmp_path: Path) -> None:
    """A folder that may not be written to is named."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Unwritable, match="may not be written to"):
            write_atomically(tmp_path / "a.nc", b"")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")
def test_rights_are_kept(tmp_path: Path) -> None:
    """A file that is written again keeps its rights."""
    path = tmp_path / "a.nc"
    path.write_bytes(b"")
    path.chmod(0o640)
    write_atomically(path, b"x")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_followed(tmp_path: Path) -> None:
    """A link stays a link; what it points to is written."""
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_devices_stay_devices() -> None:
    """Writing to the null device leaves it what it is."""
    write_atomically(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
