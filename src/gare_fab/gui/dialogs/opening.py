"""Opening: which job, and what becomes of the one at hand."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.choosing import choose_files
from gare_fab.gui.dialogs.leaving import may_leave
from gare_fab.gui.look.words import say


def ask_open(desk: Desk, parent: QWidget) -> None:
    """Ask for a saved job, and put it on the desk."""
    kinds = (f"{say(Message('Jobs'))} (*.gare)",)
    title = Message("Open a job")
    choose_files(desk, parent, title, kinds, lambda files: open_job(desk, parent, files[0]))


def open_job(desk: Desk, parent: QWidget, file: Path) -> None:
    """Put a saved job on the desk; what is not saved of the one there is asked about first."""

    def leave(then: Callable[[], None]) -> None:
        if isValid(parent):
            may_leave(desk, parent, then)

    leave(lambda: desk.files.open(file, leave))
