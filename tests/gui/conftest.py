"""The window is tested without a screen, and never in the home of whoever runs the tests."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, journals and catalogues of a test lie in a folder of its own."""
    monkeypatch.setenv("GARE_FAB_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _clear_clipboard(qapp: QApplication) -> None:
    """What one test copies another does not paste."""
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _collect_here() -> Iterator[None]:
    """As in the window (desk/tidy.py) cycles are collected in this thread alone."""
    gc.disable()
    yield
    gc.collect()
