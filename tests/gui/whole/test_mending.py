"""A faulty drawing from the drop to the file: looked at, mended, placed, undone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from gare_fab.gui.dialogs.importing_close_up import CloseUp
from gare_fab.model.artwork import Shape, Source
from tests.gui.whole.driving import Hand, pixels, run_saved, started

_FAULTY = """<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"
 viewBox="0 0 60 40"><g fill="none" stroke="black" stroke-width="0.1">
<path d="M5 5h20v10h-20z"/><path d="M5 5h20v10h-20z"/>
<path d="M30 5h20v10h-20v-9.95"/><path d="M30 25h20v10h-20v-9.95"/></g></svg>"""
_TWICE = "finding_double-lines"
_GAPS = "finding_open-gaps"
_ONCE = 180.0  # mm of line, each line once: three rectangles of 20 x 10 mm


def test_a_faulty_drawing_is_mended_without_a_manual(
    qapp: QApplication, tmp_path: Path
) -> None:
    """Shown, mended, taken back, mended again, placed, undone: the file is that of `run`."""
    drawing, job = tmp_path / "faulty.svg", tmp_path / "job.gare"
    drawing.write_text(_FAULTY, "utf-8")
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("flat")
        hand.drop(drawing)
        hand.until(lambda: hand.sees("question"))
        _look_at_gaps(hand)
        _mend(hand, _TWICE)
        _mend(hand, _GAPS)
        _mend(hand, _GAPS)  # taken back
        _mend(hand, _GAPS)
        hand.click("yes")
        hand.until(lambda: hand.top is hand.window)
        hand.rest()
        assert _repairs(hand) == {"drop_doubles": "true", "close_gaps": "0.1"}
        assert abs(_length(hand) - _ONCE) < 0.1
        hand.keys("Ctrl+Z")
        assert not hand.document.placements
        hand.keys("Ctrl+Shift+Z")
        hand.rest()
        ours = hand.export(tmp_path / "ours.nc")
        hand.save(job)
    assert ours == run_saved(job, tmp_path / "theirs.nc")


def _look_at_gaps(hand: Hand) -> None:
    """Show me goes to the first place, then to the next one; and back to the whole."""
    hand.click(f"{_GAPS}/show_me")
    near = hand.see(CloseUp, "close_up")
    assert hand.text("place") == "Place 1 of 2"
    first = pixels(near)
    hand.click(f"{_GAPS}/show_me")
    assert hand.text("place") == "Place 2 of 2"
    assert (pixels(near) != first).any()
    hand.click("whole")
    assert not hand.sees("close_up")


def _mend(hand: Hand, finding: str) -> None:
    """Click the button of a finding that mends it, or takes that back, and wait for it."""
    button = hand.see(QPushButton, f"{finding}/fix_it")
    words = button.text()
    hand.click(f"{finding}/fix_it")
    hand.until(lambda: hand.see(QPushButton, f"{finding}/fix_it").text() != words)


def _repairs(hand: Hand) -> dict[str, str]:
    """What was mended of the drawing when it was read for the job."""
    origin = hand.document.artworks[0].origin
    assert isinstance(origin, Source)
    return dict(origin.repairs.words)


def _length(hand: Hand) -> float:
    """Of all lines of the drawing, mm."""
    paths = [
        shape.paths for shape in hand.document.artworks[0].items if isinstance(shape, Shape)
    ]
    return float(sum(each.lengths.sum() for each in paths))
