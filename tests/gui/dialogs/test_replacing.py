"""Laws of replacing a drawing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.replacing import ReplaceDialog, ask_replace
from gare_fab.model.document import PlacementId
from gare_fab.model.extent import Box, placed_bounds
from tests.gui.desks import LOGO, desk_with, flat_job
from tests.gui.dialogs.driving import (
    SOON_MS,
    choose,
    dialog_of,
    press,
    text_of,
    window,
)


def replacing(qtbot: QtBot, desk: Desk, parent: QWidget, file: Path) -> ReplaceDialog:
    """The dialog for the first drawing, once the file was read or refused."""
    desk.store.select([PlacementId(1)])
    ask_replace(desk, parent)
    choose(qtbot, parent, file)
    dialog = dialog_of(parent, ReplaceDialog)
    go = dialog.findChild(QWidget, "replace")
    assert go is not None
    qtbot.waitUntil(
        lambda: go.isEnabled() or bool(text_of(dialog, "trouble")), timeout=SOON_MS
    )
    return dialog


def bounds(desk: Desk) -> Box:
    """What all of the job takes up."""
    document = desk.store.state.document
    assert document is not None
    box = placed_bounds(document)
    assert box is not None
    return box


def corners(desk: Desk) -> tuple[float, ...]:
    """Left, low, right and high edge of all of the job."""
    box = bounds(desk)
    return (box.x, box.y, box.x + box.width, box.y + box.height)


def test_another_file_is_as_large_and_where_it_was(qtbot: QtBot) -> None:
    """A logo in the place of a square has its middle and its size, in one undo step."""
    with desk_with(flat_job((50, 50))) as desk:
        parent = window(qtbot)
        before = desk.store.state.document
        dialog = replacing(qtbot, desk, parent, LOGO)
        size = dialog.findChild(QRadioButton, "same_size")
        assert size is not None
        assert size.isChecked()
        press(qtbot, parent, "replace")
        box = bounds(desk)
        assert box.centre == pytest.approx((55.0, 55.0))
        assert (box.width, box.height) == pytest.approx((10.0, 10.0))
        desk.store.undo()
        assert desk.store.state.document is before


def test_a_newer_version_keeps_its_scale(qtbot: QtBot, tmp_path: Path) -> None:
    """A file of the same name is offered at the same scale: what has not moved stays."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="40mm" '
    path = 'viewBox="0 0 40 40"><path fill="none" stroke="#000" d="{d}"/></svg>'
    file = tmp_path / "a.svg"
    file.write_text((head + path).format(d="M10 10H20V20H10Z"), "utf-8")
    with desk_with(flat_job((0, 0))) as desk:
        parent = window(qtbot)
        replacing(qtbot, desk, parent, file)
        scale = dialog_of(parent, ReplaceDialog).findChild(QRadioButton, "same_scale")
        assert scale is not None
        scale.click()
        press(qtbot, parent, "replace")
        assert corners(desk) == pytest.approx((10.0, 20.0, 20.0, 30.0))
        file.write_text((head + path).format(d="M10 10H30V20H10Z"), "utf-8")
        dialog = replacing(qtbot, desk, parent, file)
        scale = dialog.findChild(QRadioButton, "same_scale")
        assert scale is not None
        assert scale.isChecked()
        press(qtbot, parent, "replace")
        assert corners(desk) == pytest.approx((10.0, 20.0, 30.0, 30.0))


def test_a_file_that_cannot_be_read_replaces_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """It is one sentence, and the job is untouched."""
    file = tmp_path / "broken.dxf"
    file.write_bytes(b"0\nSECTION\n2\nENTITIES\n0\nLINE")
    with desk_with(flat_job((0, 0))) as desk:
        parent = window(qtbot)
        before = desk.store.state.document
        dialog = replacing(qtbot, desk, parent, file)
        assert "broken.dxf" in text_of(dialog, "trouble")
        press(qtbot, parent, "cancel")
        assert desk.store.state.document is before
