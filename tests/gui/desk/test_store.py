"""The store: changes have names, and can be undone and done again without limit."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.state import Screen, State
from gare_fab.gui.desk.store import Store
from gare_fab.model import edits_copies, edits_moves
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import delete
from gare_fab.model.settings import Settings
from tests.gui.desks import SET_UP, flat_job

ONE, TWO = PlacementId(1), PlacementId(2)
MOVE = Message("Move")
pytestmark = pytest.mark.usefixtures("qapp")


def store_with(document: Document) -> Store:
    """A store with a job on it."""
    store = Store(SET_UP)
    store.open(document)
    return store


def test_undo_and_redo_go_all_the_way() -> None:
    """Undoing 500 changes gives the first document itself, redoing them the last one."""
    store = store_with(flat_job((0.0, 0.0)))
    first = store.state.document
    for _ in range(500):
        store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    last = store.state.document
    for _ in range(500):
        store.undo()
    assert store.state.document is first
    assert not store.state.past
    for _ in range(500):
        store.redo()
    assert store.state.document is last
    assert not store.state.future


def test_a_change_drops_what_was_undone() -> None:
    """After an undo and a new change nothing can be done again."""
    store = store_with(flat_job((0.0, 0.0)))
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    store.undo()
    store.apply(MOVE, edits_moves.move({ONE}, (2.0, 0.0)))
    assert store.state.future == ()
    assert len(store.state.past) == 1


def test_quick_changes_of_one_kind_are_one() -> None:
    """Nudges that follow each other are undone together; another change parts them."""
    store = store_with(flat_job((0.0, 0.0)))
    for _ in range(3):
        store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)), merge="nudge")
    assert len(store.state.past) == 1
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)), merge="nudge")
    assert len(store.state.past) == 3


def test_undo_brings_the_selection_back() -> None:
    """What was selected before something was deleted is selected again after the undo."""
    store = store_with(flat_job((0.0, 0.0), (50.0, 0.0)))
    store.select({TWO})
    store.apply(Message("Delete"), delete({TWO}))
    assert store.state.selection == frozenset()
    store.undo()
    assert store.state.selection == {TWO}


def test_what_is_added_is_selected() -> None:
    """A copy is selected in place of what it is of, where that is asked for."""
    store = store_with(flat_job((0.0, 0.0)))
    store.select({ONE})
    store.apply(
        Message("Duplicate"), edits_copies.duplicate({ONE}, (5.0, 5.0)), selects_new=True
    )
    assert len(store.state.selection) == 1
    assert ONE not in store.state.selection


def test_a_refused_change_changes_nothing() -> None:
    """An edit that refuses leaves the very same state, and its reason is told."""
    store = store_with(flat_job((0.0, 0.0)))
    told: list[Notice] = []
    store.said.connect(told.append)
    before = store.state

    def refuse(document: Document) -> Document:
        del document
        raise WrongUsage(Message("no"))

    assert not store.apply(MOVE, refuse)
    assert store.state is before
    assert [(n.mood, n.message.text()) for n in told] == [(Mood.ERROR, "no")]


def test_every_change_is_told_once() -> None:
    """`changed` tells each step from the old state to the new one, without gaps."""
    store = Store(SET_UP)
    steps: list[tuple[State, State]] = []
    store.changed.connect(lambda old, new: steps.append((old, new)))
    store.open(flat_job((0.0, 0.0)))
    store.select({ONE})
    store.select({ONE})  # nothing new
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    store.close()
    assert len(steps) == 4
    assert all(before[1] is after[0] for before, after in pairwise(steps))


def test_what_is_saved_is_unchanged() -> None:
    """A job from a file is changed from the first change until it is saved or undone."""
    store = Store(SET_UP)
    store.open(flat_job((0.0, 0.0)), Path("job.gare"))
    seen = [store.state.is_changed]
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    seen.append(store.state.is_changed)
    store.undo()
    seen.append(store.state.is_changed)
    store.redo()
    document = store.state.document
    assert document is not None
    store.mark_saved(document, Path("other.gare"))
    seen.append(store.state.is_changed)
    assert seen == [False, True, False, False]
    assert store.state.path == Path("other.gare")


def test_the_first_run_comes_first() -> None:
    """Without a first run the program begins with it, later with the start screen."""
    assert Store(Settings()).state.screen is Screen.FIRST_RUN
    assert Store(SET_UP).state.screen is Screen.START


def test_a_finer_reading_is_no_change() -> None:
    """What was refined can be undone and redone, and is as saved as what it was before."""
    store = store_with(flat_job((0.0, 0.0)))
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    store.apply(MOVE, edits_moves.move({ONE}, (1.0, 0.0)))
    store.undo()
    coarse = store.state.document
    assert coarse is not None
    fine = replace(coarse, title="finer")
    store.refine(coarse, fine)
    assert (len(store.state.past), len(store.state.future)) == (1, 1)
    store.mark_saved(coarse, Path("a.gare"))
    assert store.state.document is fine
    assert not store.state.is_changed


def test_what_is_done_to_something_else_is_undone_alone() -> None:
    """A nudge of one and a quick nudge of another are two changes."""
    store = store_with(flat_job((0.0, 0.0), (50.0, 0.0)))
    for name in (ONE, TWO):
        store.select({name})
        store.apply(MOVE, edits_moves.move({name}, (1.0, 0.0)), merge="nudge")
    assert len(store.state.past) == 2
