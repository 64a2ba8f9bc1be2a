"""Laws of the report on a drawing that is in the job."""

from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.reporting import ReportSheet, show_report
from gare_fab.model.artwork import FindingCode, FindingKind, Picture, Source
from gare_fab.model.document import PlacementId
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import NO_REPAIRS, Repairs
from gare_fab.storage.job_files import from_bytes, to_bytes
from gare_fab.workshop.importing import read_artwork
from tests.gui.desks import desk_with, flat_job
from tests.gui.dialogs.driving import SOON_MS, dialog_is_open, dialog_of, press, window
from tests.gui.dialogs.test_importing_doctor import FAULTY


def test_mended_in_the_job_is_one_step_back(qtbot: QtBot, tmp_path: Path) -> None:
    """What is mended takes the drawing's place in one change; undone, it is as it was."""
    file = tmp_path / "faulty.svg"
    file.write_text(FAULTY, "utf-8")
    job = flat_job((5, 5))
    job = replace(job, artworks=(read_artwork(file, ReadOptions()),))
    with desk_with(job) as desk:
        parent = window(qtbot)
        desk.store.select(frozenset({PlacementId(1)}))
        show_report(desk, parent)
        sheet = dialog_of(parent, ReportSheet)

        def row() -> QWidget | None:
            return sheet.findChild(QWidget, f"finding_{FindingCode.DOUBLE_LINES}")

        qtbot.waitUntil(lambda: row() is not None, timeout=2 * SOON_MS)
        shown = row()
        assert shown is not None
        fix = shown.findChild(QPushButton, "fix_it")
        assert fix is not None
        fix.click()
        go = sheet.findChild(QPushButton, "apply")
        assert go is not None
        qtbot.waitUntil(go.isEnabled, timeout=2 * SOON_MS)
        press(qtbot, parent, "apply")
        assert not dialog_is_open(parent, ReportSheet)
        document = desk.store.state.document
        assert document is not None
        (artwork,) = document.artworks
        assert isinstance(artwork.origin, Source)
        assert artwork.origin.repairs == Repairs(drop_doubles=True)
        assert [finding.kind for finding in artwork.findings] == [FindingKind.REPAIRED]
        desk.store.undo()
        before = desk.store.state.document
        assert before is not None
        origin = before.artworks[0].origin
        assert isinstance(origin, Source)
        assert origin.repairs == NO_REPAIRS


def test_a_picture_is_kept_when_a_job_is_mended_elsewhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Mended from the report of a saved job, a drawing keeps the picture of its folder."""
    folder = tmp_path / "gone"
    folder.mkdir()
    file = folder / "faulty.svg"
    image = '<image href="photo.png" x="5" y="25" width="10" height="10"/></svg>'
    file.write_text(FAULTY.replace("</svg>", image), "utf-8")
    Image.new("RGB", (4, 4), "green").save(folder / "photo.png")
    job = replace(flat_job((5, 5)), artworks=(read_artwork(file, ReadOptions()),))
    rmtree(folder)
    with desk_with(from_bytes(to_bytes(job), "job.gare")) as desk:
        parent = window(qtbot)
        desk.store.select(frozenset({PlacementId(1)}))
        show_report(desk, parent)
        sheet = dialog_of(parent, ReportSheet)
        name = f"finding_{FindingCode.DOUBLE_LINES}"
        qtbot.waitUntil(lambda: sheet.findChild(QWidget, name) is not None, timeout=SOON_MS)
        row = sheet.findChild(QWidget, name)
        assert row is not None
        fix = row.findChild(QPushButton, "fix_it")
        assert fix is not None
        qtbot.mouseClick(fix, Qt.MouseButton.LeftButton)
        go = sheet.findChild(QPushButton, "apply")
        assert go is not None
        qtbot.waitUntil(go.isEnabled, timeout=2 * SOON_MS)
        press(qtbot, parent, "apply")
        document = desk.store.state.document
        assert document is not None
        (artwork,) = document.artworks
        assert [finding.kind for finding in artwork.findings] == [FindingKind.REPAIRED]
        (picture,) = (item for item in artwork.items if isinstance(item, Picture))
        assert picture.pixels[0, 0].tolist() == [0, 128, 0, 255]


def test_what_was_made_has_no_report(qtbot: QtBot) -> None:
    """A square that was made here, or nothing selected, opens no report."""
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        show_report(desk, parent)
        desk.store.select(frozenset({PlacementId(1)}))
        show_report(desk, parent)
        assert not dialog_is_open(parent, ReportSheet)
