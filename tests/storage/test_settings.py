"""The user's settings survive, and a damaged file costs nothing but themselves."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gare_fab.model.settings import Settings
from gare_fab.storage.settings import load_settings, save_settings

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
SOME = st.builds(Settings, WORDS, st.lists(WORDS, max_size=3).map(tuple), WORDS, WORDS)


def test_none_yet(tmp_path: Path) -> None:
    """Without a file there are defaults and no problem."""
    assert load_settings(tmp_path / "new") == (Settings(), ())


@settings(deadline=None, max_examples=50)
@given(SOME)
def test_settings_survive(tmp_path_factory: pytest.TempPathFactory, some: Settings) -> None:
    """What was saved is loaded."""
    folder = tmp_path_factory.mktemp("home")
    save_settings(some, folder)
    assert load_settings(folder) == (some, ())


def test_home_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GARE_FAB_HOME says where the settings lie."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path / "usb"))
    save_settings(Settings(language="fr"))
    assert (tmp_path / "usb" / "settings.toml").is_file()
    assert load_settings()[0].language == "fr"


@pytest.mark.parametrize(
    "content", [b"language = ", b"\xff\xfe", b"language = 3", b"machines = 'k40'", b"\0" * 9]
)
def test_damaged_settings_are_kept_aside(tmp_path: Path, content: bytes) -> None:
    """A damaged file becomes .bad, defaults are used, and the user is told."""
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    found, problems = load_settings(tmp_path)
    assert found == Settings()
    assert len(problems) == 1
    assert "settings.toml.bad" in str(problems[0].message)
    assert (tmp_path / "settings.toml.bad").read_bytes() == content
    assert load_settings(tmp_path) == (Settings(), ())


def test_newer_keys_are_passed_over_and_remarks_kept(tmp_path: Path) -> None:
    """A key of a newer program does no harm; a remark survives saving."""
    path = tmp_path / "settings.toml"
    path.write_text('# mine\nlanguage = "fr"\nsparkles = true\n', encoding="utf-8")
    found, problems = load_settings(tmp_path)
    assert (found, problems) == (Settings(language="fr"), ())
    save_settings(Settings(language="en"), tmp_path)
    assert path.read_text(encoding="utf-8").startswith('# mine\nlanguage = "en"')


def test_folder_in_the_way(tmp_path: Path) -> None:
    """Settings that cannot be opened are told and defaults used."""
    (tmp_path / "settings.toml").mkdir()
    found, problems = load_settings(tmp_path)
    assert found == Settings()
    assert len(problems) == 1
