"""From the key to the file: a text and a code on a bottle, as a winemaker does it."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gare_fab.gui.look.texts import TextField
from gare_fab.gui.panels.bottle_view import BottleView
from gare_fab.model.artwork import Made
from tests.gui.whole.driving import CONTROL, LEFT, NO_KEYS, Hand, pixels, run_saved, started

_ENGRAVED = 200  # pixels of the bottle that a text changes at least
_SINGLE_LINE = "EMS Readability"
_WORDS = "Château d'Étang 2026"


def test_a_text_and_a_code_are_made_without_a_manual(
    qapp: QApplication, tmp_path: Path
) -> None:
    """Typed, seen on the glass, given a lot, undone, saved, read again: the same as `run`."""
    job = tmp_path / "job.gare"
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("bottle")
        hand.click("banner_away")
        hand.rest()
        _write_on_the_bottle(hand)
        _add_code(hand)
        _set_lot(hand, "L26-07")
        assert _contents(hand) == [_WORDS, "https://vin.fr/L26-07"]
        hand.keys("Ctrl+Z")
        assert _contents(hand) == [_WORDS, "https://vin.fr/{lot}"]
        hand.keys("Ctrl+Shift+Z")
        hand.rest()
        ours = hand.export(tmp_path / "ours.nc")
        hand.save(job)
    assert ours == run_saved(job, tmp_path / "theirs.nc")
    with started(qapp, job) as hand:
        hand.until(lambda: hand.state.document is not None)
        hand.rest()
        assert _contents(hand) == [_WORDS, "https://vin.fr/L26-07"]
        assert hand.export(tmp_path / "again.nc") == ours


def _write_on_the_bottle(hand: Hand) -> None:
    """By the key T, in a font of single lines."""
    bare = _picture(hand)
    hand.keys("T")
    _type(hand, "text", _WORDS)
    hand.pick("font", _SINGLE_LINE)
    hand.enter("height", "6")
    _finish(hand)
    origin = hand.document.artworks[0].origin
    assert isinstance(origin, Made)
    assert origin.params.plain()["font"] == _SINGLE_LINE
    assert int(np.count_nonzero((_picture(hand) != bare).any(axis=2))) > _ENGRAVED


def _add_code(hand: Hand) -> None:
    """From the tools, with a field of the job in it, below the text."""
    hand.click("qr")
    _type(hand, "content", "https://vin.fr/{lot}")
    _finish(hand)
    hand.enter("geometry/y", "30")
    hand.rest()


def _set_lot(hand: Hand, lot: str) -> None:
    """By the key, in the dialog of the job's values."""
    hand.keys("Ctrl+Alt+V")
    hand.write("value_lot", lot)
    hand.click("use")
    hand.until(lambda: hand.top is hand.window)
    hand.rest()


def _type(hand: Hand, name: str, text: str) -> None:
    """In place of what stands in a field of several lines."""
    field = hand.see(TextField, name)
    QTest.mouseClick(field.viewport(), LEFT)
    QTest.keyClick(field, Qt.Key.Key_A, CONTROL)
    for letter in text:  # QTest's own keyClicks takes letters of ASCII alone
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, NO_KEYS, letter))
    assert field.toPlainText() == text


def _finish(hand: Hand) -> None:
    hand.click("done")
    hand.until(lambda: hand.top is hand.window)
    hand.rest()


def _contents(hand: Hand) -> list[str]:
    """What the texts and codes of the job are called: as they read."""
    return [artwork.name for artwork in hand.document.artworks]


def _picture(hand: Hand) -> np.ndarray:
    """The bottle, once all is shown in full sharpness."""
    view = hand.see(BottleView, "bottle_view")
    hand.until(lambda: view.is_complete)
    return pixels(view)
