"""The stock: kinds that the machine can work on, and no loss on the way between them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gare_fab.model.document import Document
from gare_fab.model.stock import Board, Bottle, Sheet
from gare_fab.workshop.doors import new_document
from tests.gui.desks import bottle_job, flat_job
from tests.gui.panels.setups import job_of, part, setup_of

KINDS = ("bottle", "sheet", "board", "roll")


@pytest.mark.parametrize(
    ("job", "kinds"),
    [
        (bottle_job(), {"bottle", "sheet", "board", "roll"}),
        (flat_job(), {"sheet", "board", "roll"}),
        (new_document("grbl_mill"), {"sheet", "board"}),
    ],
    ids=["rotary", "laser", "mill"],
)
def test_only_what_the_machine_can_do_is_offered(
    qtbot: QtBot, job: Document, kinds: set[str]
) -> None:
    """A bottle needs a rotary axis, a board something that cuts through it."""
    with setup_of(qtbot, job) as (panel, _, _asks):
        shown = {
            kind for kind in KINDS if part(panel, QToolButton, f"stock_{kind}").isVisible()
        }
        assert shown == kinds


def test_there_and_back_again(qtbot: QtBot) -> None:
    """A bottle that was left for a sheet and a board is the same when it is taken again."""
    with setup_of(qtbot, bottle_job()) as (panel, desk, _):
        bottle = job_of(desk).stock
        for kind, of in (("sheet", Sheet), ("board", Board), ("bottle", Bottle)):
            button = part(panel, QToolButton, f"stock_{kind}")
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            assert isinstance(job_of(desk).stock, of)
            assert button.isChecked()
        assert job_of(desk).stock is bottle
        assert len(desk.store.state.past) == 3


def test_a_new_sheet_is_as_large_as_the_bed(qtbot: QtBot) -> None:
    """A kind that was not used yet starts from the machine."""
    with setup_of(qtbot, bottle_job()) as (panel, desk, _):
        qtbot.mouseClick(part(panel, QToolButton, "stock_sheet"), Qt.MouseButton.LeftButton)
        assert job_of(desk).stock == Sheet(*job_of(desk).machine.area)


def test_a_bottle_is_at_hand_for_a_flat_job(qtbot: QtBot) -> None:
    """Who comes from a sheet gets the usual bottle first."""
    with setup_of(qtbot, new_document("co2_60w_chuck")) as (panel, desk, _):
        qtbot.mouseClick(part(panel, QToolButton, "stock_bottle"), Qt.MouseButton.LeftButton)
        stock = job_of(desk).stock
        assert isinstance(stock, Bottle)
        assert stock.id == "bordelaise_75"
