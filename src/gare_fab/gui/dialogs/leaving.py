"""Leaving a job: what is not saved is asked about first."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.saving import ask_save_as
from gare_fab.gui.look.asking import Choice


def may_leave(desk: Desk, parent: QWidget, then: Callable[[], None]) -> None:
    """Call `then` once the job may go: saved, or given up; at once if nothing is unsaved."""
    state = desk.store.state
    if not state.is_changed:
        then()
        return

    def save() -> None:
        def saved() -> None:
            may_leave(desk, parent, then)  # work may have gone on while it was saved

        if state.path is None:
            ask_save_as(desk, parent, saved)
        else:
            desk.files.save(state.path, saved)

    question = Message("The job has changes that are not saved. Save them?")
    choice = Choice(parent, question, "leaving")
    choice.add_answer(Message("Save"), "save", save, is_usual=True)
    choice.add_answer(Message("Don't save"), "discard", then)
    choice.add_answer(Message("Cancel"), "cancel", lambda: None)
    choice.open()
