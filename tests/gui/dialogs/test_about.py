"""Laws of gare_fab.gui.dialogs.about and its facts."""

import tomllib
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QTableWidget
from pytestqt.qtbot import QtBot

from gare_fab.base.version import VERSION
from gare_fab.gui.dialogs.about import AboutDialog
from gare_fab.gui.dialogs.about_facts import CARRIED, system_facts, version_of
from gare_fab.gui.look.words import speak
from tests.gui.dialogs.editors import part, press, window

ROOT = Path(__file__).resolve().parents[3]


def test_version_and_licences_are_shown(qtbot: QtBot) -> None:
    """The version is said, each thing of others has its licence, and facts can be copied."""
    speak("en")
    dialog = AboutDialog(window(qtbot))
    dialog.show()
    assert VERSION in part(dialog, QLabel, "version").text()
    table = part(dialog, QTableWidget, "licences")
    cells = [table.item(row, 1) for row in range(table.rowCount())]
    assert all(cell is not None and cell.text() for cell in cells)
    press(qtbot, dialog, "copy_facts")
    assert QGuiApplication.clipboard().text() == system_facts()


def test_every_package_that_we_stand_on_is_named() -> None:
    """Each dependency of the program is among what it carries, in the version installed."""
    with (ROOT / "pyproject.toml").open("rb") as stream:
        wanted = tomllib.load(stream)["project"]["dependencies"]
    names = " ".join(f"{each.package} {each.name}" for each in CARRIED).lower()
    for row in wanted:
        package = row.split(">")[0].split("=")[0].split("<")[0].strip().lower()
        assert package in names, package
    assert all(version_of(each) for each in CARRIED if each.package)


def test_facts_name_the_version_and_the_system(qtbot: QtBot) -> None:
    """A report can be read without asking back: version, Python, Qt, folder."""
    del qtbot
    facts = dict(line.split(": ", 1) for line in system_facts().splitlines())
    assert facts["gare_fab"] == VERSION
    assert {"python", "qt", "system", "screens", "folder"} <= facts.keys()
