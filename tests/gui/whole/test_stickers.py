"""Stickers from the door to the file, on two sheets."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.gui.desks import EXAMPLES
from tests.gui.whole.driving import run_saved, started

SHEET_OF_STICKERS = EXAMPLES / "etiquettes_papier" / "planche.svg"


def test_stickers_are_made_on_two_sheets(qapp: QApplication, tmp_path: Path) -> None:
    """Each sheet's file is that of `run` for this sheet, and they are not the same."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("stickers")
        hand.import_by_drop(SHEET_OF_STICKERS)
        hand.keys("Ctrl+Alt+C")
        before = hand.box
        x, y = before.centre
        hand.drag((x, y), (x + 3.0, y + 20.0))
        assert hand.box.y > before.y + 15.0
        hand.enter("geometry/width", "180")
        hand.change_material("cardboard")
        hand.play()
        hand.click_on(hand.box.x - 5.0, hand.box.y)
        hand.keys("Ctrl+A")
        hand.keys("Ctrl+C")
        hand.click("sheet_add")
        assert hand.text("sheet_words").startswith("Sheet 2 of 2")
        hand.keys("Ctrl+V")
        hand.enter("geometry/width", "120")
        hand.rest()
        second = hand.export(tmp_path / "second.nc")
        hand.click("sheet_back")
        hand.rest()
        first = hand.export(tmp_path / "first.nc")
        hand.save(tmp_path / "job.gare")
    job = tmp_path / "job.gare"
    assert first == run_saved(job, tmp_path / "run1.nc")
    assert second == run_saved(job, tmp_path / "run2.nc", "--sheet", "2")
    assert first != second
