"""Laws of the report on a drawing that is in the job."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.dialogs.reporting import ReportSheet, show_report
from gare_fab.model.artwork import FindingCode, FindingKind, Source
from gare_fab.model.document import PlacementId
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.repairs import NO_REPAIRS, Repairs
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


def test_what_was_made_has_no_report(qtbot: QtBot) -> None:
    """A square that was made here, or nothing selected, opens no report."""
    with desk_with(flat_job((5, 5))) as desk:
        parent = window(qtbot)
        show_report(desk, parent)
        desk.store.select(frozenset({PlacementId(1)}))
        show_report(desk, parent)
        assert not dialog_is_open(parent, ReportSheet)
