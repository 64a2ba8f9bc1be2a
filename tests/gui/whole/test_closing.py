"""Leaving: nothing unsaved is lost, and nothing goes on running."""

import time
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gare_fab.model.edits import add
from gare_fab.model.read_options import ReadOptions
from gare_fab.storage.job_files import save
from gare_fab.workshop.bench import drawing_of
from gare_fab.workshop.doors import new_document
from gare_fab.workshop.importing import read_artwork
from gare_fab.workshop.specs import step_of
from tests.gui.whole.children import (
    child,
    one_line,
    processes_below,
    seconds_here,
    still_running,
)
from tests.gui.whole.driving import Hand, started

_MANY = 1_000_000


def test_all_processes_end_within_a_second(tmp_path: Path) -> None:
    """Closed amid the study of a million segments, the program ends at once, and all of it."""
    job = tmp_path / "many.gare"
    _save_large_job(job)
    with child("long", job) as process:
        assert one_line(process) == "ready"
        alive = processes_below(process.pid) | {process.pid}
        assert len(alive) > 2
        assert process.stdin is not None
        begun = time.monotonic()
        process.stdin.write("close\n")
        process.stdin.flush()
        process.wait(timeout=10)
        while still_running(alive):
            assert time.monotonic() - begun < 5.0
            time.sleep(0.01)
        assert time.monotonic() - begun < seconds_here(1.0)
        assert process.returncode == 0


@pytest.mark.parametrize("answer", ["cancel", "Escape"])
def test_cancel_keeps_everything(qapp: QApplication, answer: str) -> None:
    """Closing with changes asks; who thinks better of it has everything as it was."""
    with started(qapp) as hand:
        before = _drawn(hand)
        hand.window.close()
        hand.until(lambda: hand.sees("discard"))
        if answer == "cancel":
            hand.click("cancel")
        else:
            hand.keys(answer)
        hand.until(lambda: hand.top is hand.window)
        assert hand.window.isVisible()
        assert hand.state is before
        hand.keys("Ctrl+Z")
        assert not hand.document.placements


def test_saving_on_the_way_out(qapp: QApplication, tmp_path: Path) -> None:
    """Who answers that the job is to be saved is asked where, and then the window closes."""
    with started(qapp) as hand:
        _drawn(hand)
        hand.keys("Ctrl+Q")
        hand.click("save")
        hand.choose(tmp_path / "kept")
        hand.until(lambda: not hand.window.isVisible())
    assert (tmp_path / "kept.gare").stat().st_size > 0


def test_discarding_leaves_nothing_behind(qapp: QApplication) -> None:
    """Who does not want the job saved is asked once; the next start offers nothing."""
    with started(qapp) as hand:
        _drawn(hand)
        hand.keys("Ctrl+Q")
        hand.click("discard")
        hand.until(lambda: not hand.window.isVisible())
    with started(qapp) as hand:
        assert hand.sees("door_flat")
        assert not hand.sees("recovery")


def test_a_window_may_go_while_its_workers_come(qapp: QApplication) -> None:
    """Closed as soon as it stands, again and again, the program leaves no process behind."""
    for _ in range(5):
        with started(qapp) as hand:
            hand.window.close()
    begun = time.monotonic()
    while active_children():
        assert time.monotonic() - begun < 2.0
        time.sleep(0.01)


def _drawn(hand: Hand) -> object:
    """The state with one rectangle on the sheet, all worked out."""
    hand.set_up()
    hand.enter_door("flat")
    hand.click("tool_rectangle")
    hand.drag((30.0, 20.0), (70.0, 45.0))
    hand.rest()
    return hand.state


def _save_large_job(job: Path) -> None:
    """A sheet with a million segments to be scored."""
    drawing = job.with_suffix(".svg")
    drawing.write_bytes(drawing_of(_MANY))
    empty = new_document("co2_60w_chuck", stock="sheet:600x400")
    full = add(read_artwork(drawing, ReadOptions()))(empty)
    save(replace(full, steps=(step_of("score"),)), job)
