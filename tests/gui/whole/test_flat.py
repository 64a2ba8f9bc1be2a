"""Flat cutting from the door to the file, with drawn shapes; the history there and back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.desks import EXAMPLES
from tests.gui.whole.driving import Hand, run_saved, started

TEMPLATE = EXAMPLES / "gabarit_luthier" / "gabarit.dxf"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_flat_work_is_cut_as_it_was_drawn(qapp: QApplication, tmp_path: Path) -> None:
    """Drawn, united, repeated, grouped, undone, redone: always one file, that of `run`."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("flat")
        hand.import_by_drop(TEMPLATE)
        hand.enter("geometry/width", "150")
        hand.enter("geometry/x", "20")
        hand.enter("geometry/y", "120")
        _draw_a_badge(hand)
        _repeat_and_group(hand)
        hand.change_material("cast_acrylic")
        hand.play()
        ours = hand.export(tmp_path / "ours.nc")
        hand.save(tmp_path / "job.gare")
        _undo_all_and_redo(hand)
        hand.rest()
        assert hand.export(tmp_path / "again.nc") == ours
        hand.save(tmp_path / "job.gare")
    assert ours == run_saved(tmp_path / "job.gare", tmp_path / "theirs.nc")


def test_undo_reaches_the_job_from_a_field(qapp: QApplication) -> None:
    """With the focus still in a field of numbers, undo and redo are the job's."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("flat")
        hand.click("tool_rectangle")
        hand.drag((30.0, 20.0), (70.0, 45.0))
        drawn = hand.document
        hand.enter("geometry/width", "12")
        hand.keys("Ctrl+Z")
        assert hand.document is drawn
        hand.keys("Ctrl+Y")
        assert abs(hand.box.width - 12.0) < 1e-9


def _draw_a_badge(hand: Hand) -> None:
    """A rectangle and an ellipse, united to one outline."""
    hand.keys("Esc")
    hand.click("tool_rectangle")
    hand.drag((30.0, 20.0), (70.0, 45.0))
    assert abs(hand.box.width - 40.0) < 1.5
    hand.click("tool_ellipse")
    hand.drag((60.0, 15.0), (90.0, 50.0))
    hand.click_on(30.0, 32.0, SHIFT)
    assert len(hand.state.selection) == 2
    count = len(hand.document.placements)
    hand.keys("Ctrl+Alt+U")
    assert len(hand.document.placements) == count - 1
    assert abs(hand.box.width - 60.0) < 2.0


def _repeat_and_group(hand: Hand) -> None:
    """Six in two rows, kept together, and a little to the right."""
    hand.keys("Ctrl+R")
    hand.enter("columns", "3")
    hand.enter("rows", "2")
    hand.click("repeat")
    hand.until(lambda: hand.top is hand.window)
    hand.drag((5.0, 8.0), (220.0, 112.0))
    assert len(hand.state.selection) == 6, "a band picks what lies in it"
    hand.keys("Ctrl+G")
    assert len({placement.group for placement in hand.state.selected}) == 1
    before = hand.box
    hand.click_on(25.0, 130.0)
    hand.click_on(before.x, before.y + 17.0)
    assert len(hand.state.selection) == 6, "a click on one takes the whole group"
    hand.keys("Right")
    hand.keys("Shift+Right")
    assert abs(hand.box.x - before.x - 11.0) < 1e-6


def _undo_all_and_redo(hand: Hand) -> None:
    steps = len(hand.state.past)
    last = hand.document
    for _ in range(steps):
        hand.keys("Ctrl+Z")
    assert not hand.document.placements
    assert not hand.window.actions_shown["undo"].isEnabled()
    for _ in range(steps):
        hand.keys("Ctrl+Shift+Z")
    assert hand.document is last
