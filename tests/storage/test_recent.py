"""Laws of the list of recent jobs."""

from pathlib import Path

import pytest

from gare_fab.storage.recent import MOST, Recent, forget, load_recent, remember

PNG = b"\x89PNG\r\n\x1a\n\0\xff"


def test_the_latest_stands_first_and_once(tmp_path: Path) -> None:
    """A job that is opened again moves up, with its new title and picture."""
    for number in range(3):
        remember(Recent(Path(f"/jobs/{number}.gare"), str(number), float(number)), tmp_path)
    again = Recent(Path("/jobs/1.gare"), "one", 9.0, PNG)
    remember(again, tmp_path)
    found = load_recent(tmp_path)
    assert found[0] == again
    assert [each.title for each in found] == ["one", "2", "0"]


def test_the_list_has_an_end(tmp_path: Path) -> None:
    """Twelve are kept."""
    for number in range(MOST + 5):
        remember(Recent(Path(f"/{number}"), "", float(number)), tmp_path)
    assert [each.when for each in load_recent(tmp_path)] == list(range(MOST + 4, 4, -1))


def test_a_missing_file_is_known_as_missing(tmp_path: Path) -> None:
    """A job whose file went is listed, and says so; forgetting takes it off the list."""
    here = tmp_path / "here.gare"
    here.write_bytes(b"x")
    for path in (here, tmp_path / "gone.gare"):
        remember(Recent(path, path.stem, 1.0), tmp_path)
    assert {each.title: each.is_missing for each in load_recent(tmp_path)} == {
        "gone": True,
        "here": False,
    }
    forget(tmp_path / "gone.gare", tmp_path)
    forget(tmp_path / "never.gare", tmp_path)
    assert [each.title for each in load_recent(tmp_path)] == ["here"]
    assert here.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[[[", b"\xff", b"[3, null]", b'[{"path": "/a"}]', b"[" * 100_000, b"NaN"],
)
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    """Nothing but the list is lost, and it begins anew."""
    (tmp_path / "recent.json").write_bytes(content)
    assert load_recent(tmp_path) == ()
    remember(Recent(Path("/a.gare"), "A", 1.0), tmp_path)
    assert len(load_recent(tmp_path)) == 1


def test_a_damaged_picture_costs_the_picture(tmp_path: Path) -> None:
    """The job is still listed."""
    (tmp_path / "recent.json").write_text(
        '[{"path": "/a", "title": "A", "when": 3, "thumbnail": "***"}]', "utf-8"
    )
    assert load_recent(tmp_path) == (Recent(Path("/a"), "A", 3.0, b""),)
