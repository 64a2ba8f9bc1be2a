"""Laws of where fonts are looked for."""

from pathlib import Path

import pytest

from gare_fab.geometry.lettering.folders import font_files, system_folders


def test_fonts_are_found_below_a_folder_in_the_order_of_names(tmp_path: Path) -> None:
    """Folders within are looked through, other files are not; the order is always the same."""
    (tmp_path / "sub").mkdir()
    for name in ("b.TTF", "a.otf", "c.txt", "sub/d.ttc", "sub/a.svgz"):
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in font_files(tmp_path)]
    assert found == ["a.otf", "b.TTF", "sub/a.svgz", "sub/d.ttc"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """A missing folder, or a file in its place, is no error."""
    (tmp_path / "file").touch()
    assert font_files(tmp_path / "none") == []
    assert font_files(tmp_path / "file") == []


@pytest.mark.parametrize(
    ("platform", "part"),
    [("win32", "Windows"), ("darwin", "Library"), ("linux", "share")],
)
def test_every_system_has_folders_for_all_and_for_its_user(platform: str, part: str) -> None:
    """Each system is asked where it keeps fonts, and where its user does."""
    folders = system_folders(platform)
    assert any(part in str(folder) for folder in folders)
    assert any(Path.home() in folder.parents for folder in folders)
