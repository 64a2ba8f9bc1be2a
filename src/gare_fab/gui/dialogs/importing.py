"""Importing: drawings chosen, dropped or pasted; and jobs that were dropped."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.errands_import import readable_suffixes
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.dialogs.choosing import choose_files
from gare_fab.gui.dialogs.importing_sheet import ImportSheet
from gare_fab.gui.dialogs.opening import open_job
from gare_fab.gui.dialogs.saving import JOB_SUFFIX
from gare_fab.gui.look.words import say


def ask_import(desk: Desk, parent: QWidget) -> None:
    """Ask for drawings, and import them."""
    title = Message("Import drawings")
    choose_files(
        desk,
        parent,
        title,
        kinds(),
        lambda files: take_in(desk, parent, files),
        takes_several=True,
    )


def take_in(desk: Desk, parent: QWidget, files: tuple[Path, ...]) -> None:
    """Import the drawings among the files; where there is a job among them, open that."""
    jobs = [file for file in files if file.suffix.lower() == JOB_SUFFIX]
    if jobs:
        open_job(desk, parent, jobs[0])
        if len(files) > 1:
            left = Message("Only the job {file} was opened.", {"file": jobs[0].name})
            desk.store.say(Notice(Mood.NOTE, left))
    elif files:
        ImportSheet(desk, parent, files).open()
    else:
        desk.store.say(
            Notice(Mood.NOTE, Message("There is no drawing in what was dropped or pasted."))
        )


def kinds() -> tuple[str, ...]:
    """The rows of the file dialog: all that can be read, then each kind."""
    readable = readable_suffixes()
    every = [suffix for _, suffixes in readable for suffix in suffixes]
    rows = [(Message("All drawings"), every)]
    rows += [(Message(name), list(suffixes)) for name, suffixes in readable]
    return tuple(_row(name, suffixes) for name, suffixes in rows)


def _row(name: Message, suffixes: list[str]) -> str:
    patterns = [f"*{form}" for each in suffixes for form in (each, each.upper())]
    return f"{say(name)} ({' '.join(patterns)})"
