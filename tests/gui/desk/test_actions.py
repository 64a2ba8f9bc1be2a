"""The table of actions: every row can be done where it says so, and undone."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from gare_fab.gui.desk.action_table import ACTIONS
from gare_fab.gui.desk.actions import Action
from gare_fab.gui.desk.asks import Dialog, Sight
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.moves import align, to_next_sheet
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.state import State
from gare_fab.model.document import PlacementId
from gare_fab.model.edits_arrange import Side
from gare_fab.model.edits_sheets import add_sheet
from gare_fab.model.extent import bounds_of
from tests.gui.desks import desk_with, flat_job

pytestmark = pytest.mark.usefixtures("qapp")
PLACES = ((10.0, 10.0), (14.0, 12.0), (13.0, 15.0))  # all three overlap
ONE = PlacementId(1)


@dataclass
class Asked:
    """A window that remembers what it was asked for."""

    what: list[object] = field(default_factory=list)

    def dialog(self, which: Dialog) -> None:
        """A dialog."""
        self.what.append(which)

    def look(self, sight: Sight) -> None:
        """A look."""
        self.what.append(sight)

    def take_in(self, files: tuple[Path, ...]) -> None:
        """Files."""
        self.what.append(files)

    def leave_job(self, then: str) -> None:
        """A leave."""
        self.what.append(then)


def selected(desk: Desk) -> None:
    """Select all that lies on the desk."""
    document = desk.store.state.document
    assert document is not None
    desk.store.select([placement.id for placement in document.placements])


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_can_be_done_and_undone(row: Action) -> None:
    """Where a row may be done it does not fail, and undoing gives the very job of before."""
    with desk_with(flat_job(*PLACES)) as desk:
        told: list[Notice] = []
        desk.store.said.connect(told.append)
        selected(desk)
        before = desk.store.state.document
        if row.when(desk.store.state):
            row.does(desk, Asked())
        assert [notice for notice in told if notice.mood is Mood.ERROR] == []
        while desk.store.state.past:
            desk.store.undo()
        assert desk.store.state.document is before


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_bears_an_empty_desk(row: Action) -> None:
    """Without a job each row tells whether it can be done, and then does not fail."""
    with desk_with() as desk:
        assert row.shown is None or isinstance(row.shown(State()), bool)
        if row.when(desk.store.state):
            row.does(desk, Asked())
        assert desk.store.state.document is None


def test_no_two_actions_share_a_key() -> None:
    """Each key does one thing, and each is one that Qt knows."""
    keys = [key for row in ACTIONS for key in row.keys]
    assert len(keys) == len(set(keys))
    assert all(QKeySequence(key).toString() for key in keys)


def test_one_thing_is_aligned_with_the_stock() -> None:
    """One square aligned to the right touches the sheet's right edge."""
    with desk_with(flat_job((10.0, 10.0))) as desk:
        selected(desk)
        align(desk, Side.RIGHT)
        document = desk.store.state.document
        assert document is not None
        box = bounds_of(document, {ONE})
        assert box is not None
        assert box.x + box.width == pytest.approx(300.0)


def test_the_selection_goes_to_the_next_sheet() -> None:
    """What is laid on the next sheet is selected there; the first comes after the last."""
    with desk_with(add_sheet()(flat_job((10.0, 10.0)))) as desk:
        selected(desk)
        seen = []
        for _ in range(2):
            to_next_sheet(desk)
            state = desk.store.state
            seen.append((state.sheet, [p.sheet for p in state.selected]))
        assert seen == [(1, [1]), (0, [0])]
