"""Where the user's own files lie."""

from pathlib import Path

import pytest

from gare_fab.storage.places import config_folder, data_folder


def test_home_holds_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GARE_FAB_HOME is the folder of both data and settings."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path))
    assert data_folder() == config_folder() == tmp_path


def test_system_folders_bear_our_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it they are the system's folders for this program."""
    monkeypatch.delenv("GARE_FAB_HOME", raising=False)
    assert "gare-fab" in str(data_folder())
    assert "gare-fab" in str(config_folder())
