"""The store: holds the state, and changes it one whole value at a time."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.desk.history import Streak, changed, redone, undone
from gare_fab.gui.desk.notice import Notice, bad_news
from gare_fab.gui.desk.state import Screen, State, Tool
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import Edit, numbered
from gare_fab.model.edits_copies import Clip
from gare_fab.model.edits_groups import with_groups
from gare_fab.model.problem import Problem
from gare_fab.model.settings import Settings
from gare_fab.model.study import Study


class Calls(QObject):
    """What the parts of the window call to each other besides the state: nobody keeps it."""

    said = Signal(object)  # a Notice for the user
    wondered = Signal(object)  # a Problem that the user wants to know more of
    edit_asked = Signal()  # to edit what is selected, after a double click on it
    pointed = Signal(float, float)  # a place in design mm that the canvas should show
    turned = Signal(str)  # the id of the panel that should be shown

    def say(self, notice: Notice) -> None:
        """Tell the user something."""
        self.said.emit(notice)

    def point(self, x: float, y: float) -> None:
        """Show the user a place, in design mm."""
        self.pointed.emit(x, y)

    def turn_to(self, panel: str) -> None:
        """Show the user another panel, by its id in gui/panels/registry.py."""
        self.turned.emit(panel)


class Store(Calls):
    """The one place where the state changes; who shows it listens to `changed`."""

    changed = Signal(object, object)  # the old State, the new one

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Nothing open; the first screen is that of a first run where none has been."""
        super().__init__(parent)
        screen = Screen.START if settings.is_set_up else Screen.FIRST_RUN
        self._state = State(settings=settings, screen=screen)
        self._streak = Streak()
        self._refined: tuple[Document | None, Document | None] = (None, None)

    @property
    def state(self) -> State:
        """The state as it is now."""
        return self._state

    def wonder(self, problem: Problem) -> None:
        """Show the user more of a problem, on the work screen."""
        self.show_screen(Screen.WORK)
        self.wondered.emit(problem)

    def apply(
        self, name: Message, edit: Edit, *, merge: str = "", selects_new: bool = False
    ) -> bool:
        """Change the job, to be undone under this name; False where it was refused.

        Changes of the same `merge` that follow each other quickly are undone as one.
        `selects_new` selects what the change has added.
        """
        old = self._state
        if old.document is None:
            return False
        try:
            document = edit(old.document)
        except GareFabError as error:
            self.say(bad_news(error.message))
            return False
        if document is old.document:
            return True
        joins = self._streak.goes_on(merge) and bool(old.past)
        self._set(changed(old, name, document, selects_new=selects_new, joins=joins))
        return True

    def undo(self) -> None:
        """Go back one step; nothing where there is none."""
        self._streak.end()
        self._set(undone(self._state))

    def redo(self) -> None:
        """Go forward again; nothing where there is nothing."""
        self._streak.end()
        self._set(redone(self._state))

    def open(self, document: Document, path: Path | None = None) -> None:
        """Put a job on the desk, in place of the one that lay there."""
        document = numbered(document)
        saved = document if path is not None or not document.artworks else None
        old = self._state
        self._streak.end()
        self._set(
            State(
                settings=old.settings,
                screen=Screen.WORK,
                job=old.job + 1,
                document=document,
                path=path,
                saved=saved,
                clip=old.clip,
            )
        )

    def close(self) -> None:
        """Take the job off the desk."""
        old = self._state
        self._set(
            State(settings=old.settings, screen=Screen.START, job=old.job + 1, clip=old.clip)
        )

    def mark_saved(self, document: Document, path: Path) -> None:
        """The job lies in a file now; it may have been refined while it was written."""
        coarse, fine = self._refined
        saved = fine if document is coarse else document
        self._set(replace(self._state, saved=saved, path=path))

    def mark_written(self, target: Path) -> None:
        """The machine's file of the job lies there."""
        self._set(replace(self._state, target=target))

    def refine(self, old: Document, new: Document) -> None:
        """Put a document in the place of an equal but coarser one; no step of the history."""
        if self._state.document is old:
            self._refined = old, new
            saved = new if self._state.saved is old else self._state.saved
            self._set(replace(self._state, document=new, saved=saved))

    def select(self, ids: Collection[PlacementId]) -> None:
        """Select these placements, with the groups that they are of."""
        document = self._state.document
        if document is None:
            return
        chosen = with_groups(document, ids)
        if chosen != self._state.selection:
            self._streak.end()
            self._set(replace(self._state, selection=chosen))

    def show_sheet(self, sheet: int) -> None:
        """Turn to another sheet."""
        document = self._state.document
        if document is not None and 0 <= sheet < document.sheet_count:
            self._set(replace(self._state, sheet=sheet, selection=frozenset()))

    def show_screen(self, screen: Screen) -> None:
        """Turn to another screen."""
        if screen is not self._state.screen:
            self._set(replace(self._state, screen=screen))

    def take_tool(self, tool: Tool) -> None:
        """Give the mouse another task."""
        if tool is not self._state.tool:
            self._set(replace(self._state, tool=tool))

    def set_settings(self, settings: Settings) -> None:
        """Remember what the user prefers."""
        if settings != self._state.settings:
            self._set(replace(self._state, settings=settings))

    def set_study(self, study: Study, document: Document, sheet: int) -> None:
        """Show what a job would do."""
        state = replace(self._state, study=study, studied=document, studied_sheet=sheet)
        self._set(state)

    def keep(self, clip: Clip) -> None:
        """Keep what was copied."""
        self._set(replace(self._state, clip=clip))

    def _set(self, state: State) -> None:
        if state is self._state:
            return
        old, self._state = self._state, state
        self.changed.emit(old, state)
