"""The zero of the job: folded away, in plain words."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gare_fab.gui.panels.setup_rows import Picker
from gare_fab.model.document import Anchor, OriginMode
from tests.gui.desks import flat_job
from tests.gui.panels.setups import choose, job_of, part, setup_of


def test_zero_and_its_point_are_chosen(qtbot: QtBot) -> None:
    """Unfolded, a mode and one of nine points can be chosen; each is one undo."""
    with setup_of(qtbot, flat_job()) as (panel, desk, _):
        picker = part(panel, Picker, "origin")
        assert not picker.isVisible()
        qtbot.mouseClick(part(panel, QToolButton, "advanced"), Qt.MouseButton.LeftButton)
        assert picker.isVisible()
        centre = part(panel, QToolButton, "anchor_centre")
        assert not centre.isVisible()
        choose(qtbot, picker, 1)
        assert job_of(desk).origin is OriginMode.USER
        assert centre.isVisible()
        qtbot.mouseClick(centre, Qt.MouseButton.LeftButton)
        assert job_of(desk).anchor is Anchor.CENTRE
        desk.store.undo()
        assert job_of(desk).anchor is Anchor.LEFT_BOTTOM
        assert part(panel, QToolButton, "anchor_left_bottom").isChecked()


def test_an_unusual_zero_is_in_sight(qtbot: QtBot) -> None:
    """A job that counts from elsewhere is not folded away."""
    job = replace(flat_job(), origin=OriginMode.CURRENT)
    with setup_of(qtbot, job) as (panel, _, _asks):
        assert part(panel, Picker, "origin").isVisible()
