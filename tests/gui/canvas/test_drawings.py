"""Laws of drawings that are worked out behind the window."""

import numpy as np
from pytestqt.qtbot import QtBot

from gare_fab.gui.canvas.drawings import Drawings
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.model.timeline import Timeline
from tests.gui.desks import desk_with

_ROWS = 30_000  # too many to be drawn at once


def test_two_canvases_do_not_take_from_each_other(qtbot: QtBot) -> None:
    """The work screen and the preview both get a large job's toolpaths, asked for at once."""
    rows = np.arange(_ROWS)
    design = np.column_stack((rows % 300, rows // 300)).astype(np.float32)
    is_work = np.ones(_ROWS, dtype=np.bool_)
    steps = np.zeros(_ROWS, dtype=np.int16)
    stock = np.column_stack((design, np.zeros(_ROWS))).astype(np.float32)
    timeline = Timeline(design, stock, rows / 100, is_work, steps)
    with desk_with() as desk:
        board = Drawings(desk.store, desk.tasks, Purpose.TOOLPATHS, desk.store)
        preview = Drawings(desk.store, desk.tasks, Purpose.PREVIEW, desk.store)
        with qtbot.waitSignals([board.ready, preview.ready], timeout=20_000):
            assert board.of_toolpaths(timeline).point_count == 0
            assert preview.of_toolpaths(timeline).point_count == 0
        assert board.of_toolpaths(timeline).point_count > 0
        assert preview.of_toolpaths(timeline).point_count > 0
