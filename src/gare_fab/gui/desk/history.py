"""The history: states that follow each other, there and back; and what is one step of it."""

import time
from dataclasses import replace

from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import Entry, State
from gare_fab.model.document import Document, PlacementId

_TOGETHER_S = 1.0  # changes of one kind within so much time are one step of the history


class Streak:
    """Changes of one kind that follow each other quickly."""

    def __init__(self) -> None:
        """None yet."""
        self._kind = ""
        self._at = 0.0

    def goes_on(self, kind: str) -> bool:
        """Whether a change of this kind, made now, goes with the one before; "" never does."""
        now = time.monotonic()
        goes_on = bool(kind) and kind == self._kind and now - self._at < _TOGETHER_S
        self._kind, self._at = kind, now
        return goes_on

    def end(self) -> None:
        """What follows is another thing."""
        self._kind = ""


def changed(
    old: State, name: Message, document: Document, *, selects_new: bool, joins: bool
) -> State:
    """The state with another document; the way back is kept under a name.

    `joins` makes the change a part of the one before it. What is no more is not selected;
    `selects_new` selects what is new.
    """
    past = old.past if joins else (*old.past, _entry(old, name))
    there = _ids(document)
    return replace(
        old,
        document=document,
        past=past,
        future=(),
        selection=there - _ids(old.document) if selects_new else old.selection & there,
        sheet=min(old.sheet, document.sheet_count - 1),
    )


def undone(state: State) -> State:
    """One step back; the same state where there is none."""
    if not state.past:
        return state
    *past, entry = state.past
    future = (_entry(state, entry.name), *state.future)
    return _at(replace(state, past=tuple(past), future=future), entry)


def redone(state: State) -> State:
    """One step forward again; the same state where there is none."""
    if not state.future:
        return state
    entry, *future = state.future
    past = (*state.past, _entry(state, entry.name))
    return _at(replace(state, past=past, future=tuple(future)), entry)


def _ids(document: Document | None) -> frozenset[PlacementId]:
    return frozenset(row.id for row in document.placements) if document else frozenset()


def _entry(state: State, name: Message) -> Entry:
    if state.document is None:
        raise ValueError("a history without a job")
    return Entry(name, state.document, state.selection, state.sheet)


def _at(state: State, entry: Entry) -> State:
    return replace(
        state, document=entry.document, selection=entry.selection, sheet=entry.sheet
    )
