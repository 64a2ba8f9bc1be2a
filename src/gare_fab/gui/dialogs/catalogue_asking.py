"""What the editors ask before something is lost."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.look.asking import Choice


def ask_leave(
    parent: QWidget, name: str, save: Callable[[], bool], go: Callable[[], None]
) -> None:
    """Ask whether to save before `go`; where saving fails we stay."""
    question = Message("{name} was changed. Save the changes?", {"name": name})
    choice = Choice(parent, question, "ask_leave")
    choice.add_answer(
        Message("Save"), "ask_save", lambda: go() if save() else None, is_usual=True
    )
    choice.add_answer(Message("Don't save"), "ask_drop", go)
    choice.add_answer(Message("Cancel"), "ask_stay", lambda: None)
    choice.open()


def ask_reset(parent: QWidget, name: str, go: Callable[[], None], *, is_shipped: bool) -> None:
    """Ask before the user's own entry is deleted."""
    values = {"name": name}
    if is_shipped:
        question = Message(
            "Discard your changes to {name} and go back to the original?", values
        )
        answer = Message("Back to the original")
    else:
        question = Message("Delete {name}? This cannot be undone.", values)
        answer = Message("Delete")
    choice = Choice(parent, question, "ask_reset")
    choice.add_answer(answer, "ask_yes", go)
    choice.add_answer(Message("Cancel"), "ask_stay", lambda: None, is_usual=True)
    choice.open()
