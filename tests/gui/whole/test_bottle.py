"""A bottle from the door to the file, as a winemaker does it."""

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QApplication

from gare_fab.gui.canvas.handles import Handle
from gare_fab.gui.panels.bottle_view import BottleView
from gare_fab.model.artwork import Source
from tests.gui.desks import LOGO
from tests.gui.whole.driving import Hand, pixels, run_saved, started

_ENGRAVED = 200  # pixels of the bottle that a logo changes at least


def test_a_bottle_is_made_without_a_manual(qapp: QApplication, tmp_path: Path) -> None:
    """Dropped, scaled, seen on the glass, played, exported: the file is that of `run`."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("bottle")
        hand.click("banner_away")
        hand.rest()
        bare = _picture(hand)
        hand.import_by_drop(LOGO)
        hand.rest()
        assert _differing(_picture(hand), bare) > _ENGRAVED
        _move_and_scale(hand)
        hand.change_material("glass_painted")
        hand.play()
        ours = hand.export(tmp_path / "ours.nc")
        hand.save(tmp_path / "job.gare")
    assert ours == run_saved(tmp_path / "job.gare", tmp_path / "theirs.nc")


def test_an_enlarged_logo_is_cut_as_finely_by_run(qapp: QApplication, tmp_path: Path) -> None:
    """A logo that is enlarged is read again finer; the file is still that of `run`."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("bottle")
        hand.import_by_drop(LOGO)
        coarse = _tolerance(hand)
        hand.enter("geometry/height", str(round(hand.box.height * 1.8, 1)))
        hand.keys("Ctrl+Alt+C")
        hand.rest()
        assert _tolerance(hand) < coarse / 1.5
        ours = hand.export(tmp_path / "ours.nc")
        hand.save(tmp_path / "job.gare")
    assert ours == run_saved(tmp_path / "job.gare", tmp_path / "theirs.nc")


def test_a_logo_goes_on_a_shoulder(qapp: QApplication, tmp_path: Path) -> None:
    """On the shoulder of a Burgundy, turned and mirrored, the file is that of `run`."""
    with started(qapp) as hand:
        hand.set_up()
        hand.enter_door("bottle")
        hand.pick("bottle", "bourguignonne_75")
        hand.enter("reference", "145")
        hand.import_by_drop(LOGO)
        hand.rest()
        straight = _picture(hand)
        hand.enter("geometry/width", "44")
        hand.enter("geometry/y", "123")
        hand.enter("geometry/angle", "7,5")
        hand.keys("Ctrl+H")
        hand.rest()
        assert _differing(_picture(hand), straight) > _ENGRAVED
        ours = hand.export(tmp_path / "ours.nc")
        hand.save(tmp_path / "job.gare")
    assert ours == run_saved(tmp_path / "job.gare", tmp_path / "theirs.nc")


def _move_and_scale(hand: Hand) -> None:
    """By the mouse, by a handle, by a number."""
    before = hand.box
    x, y = before.centre
    hand.drag((x, y), (x + 12.0, y - 8.0))
    assert abs(hand.box.x - before.x - 12.0) < 1.0
    assert abs(hand.box.y - before.y + 8.0) < 1.0
    hand.drag_handle(Handle.RIGHT_TOP, -10.0, -10.0)
    assert hand.box.width < before.width - 5.0
    hand.enter("geometry/width", "45.5")
    assert abs(hand.box.width - 45.5) < 1e-9


def _picture(hand: Hand) -> np.ndarray:
    """The bottle, once all is shown in full sharpness."""
    view = hand.see(BottleView, "bottle_view")
    hand.until(lambda: view.is_complete)
    return pixels(view)


def _differing(one: np.ndarray, other: np.ndarray) -> int:
    return int(np.count_nonzero((one != other).any(axis=2)))


def _tolerance(hand: Hand) -> float:
    origin = hand.document.artworks[0].origin
    assert isinstance(origin, Source)
    return origin.tolerance
