"""Saving: where a job goes; what is there already is replaced only after one question."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.dialogs.choosing import name_parts, remember_folder, start_folder
from gare_fab.gui.look.asking import Choice
from gare_fab.gui.look.words import say
from gare_fab.model.document import Document

JOB_SUFFIX = ".gare"
_FORBIDDEN = '\\/:*?"<>|'  # in the names of files on sticks and on Windows
_MOST_LETTERS = 80


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be written: its title, the name that is offered, and its kind."""

    title: Message
    offered: Path
    kind: Message
    suffix: str


def ask_save_as(desk: Desk, parent: QWidget, then: Callable[[], None] | None = None) -> None:
    """Ask where to save the job, and save it; `then` is called once it lies there."""
    state = desk.store.state
    if state.document is None:
        return
    folder = state.path.parent if state.path is not None else Path(start_folder(desk))
    stem = state.path.stem if state.path is not None else job_name(state.document)
    offered = folder / f"{stem}{JOB_SUFFIX}"
    target = Target(Message("Save the job"), offered, Message("Jobs"), JOB_SUFFIX)
    choose_target(desk, parent, target, lambda file: desk.files.save(file, then))


def choose_target(
    desk: Desk, parent: QWidget, target: Target, then: Callable[[Path], None]
) -> None:
    """Let a place for a file be chosen: its suffix is added, its folder remembered."""
    dialog = QFileDialog(parent, say(target.title), str(target.offered.parent))
    dialog.setObjectName("choose_target")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # of the name without suffix
    dialog.setNameFilter(f"{say(target.kind)} (*{target.suffix})")
    dialog.selectFile(target.offered.name)
    name_parts(dialog)

    def chosen(name: str) -> None:
        file = with_suffix(Path(name), target.suffix)
        remember_folder(desk, file)
        unless_there(parent, file, lambda: then(file))

    dialog.fileSelected.connect(chosen)
    dialog.open()


def unless_there(parent: QWidget, file: Path, then: Callable[[], None]) -> None:
    """Go on at once where there is no such file yet; else ask whether to replace it."""
    if not file.exists():
        then()
        return
    question = Message("{file} is there already. Replace it?", {"file": file.name})
    choice = Choice(parent, question, "overwrite")
    choice.add_answer(Message("Replace"), "replace", then)
    choice.add_answer(Message("Cancel"), "cancel", lambda: None, is_usual=True)
    choice.open()


def with_suffix(file: Path, suffix: str) -> Path:
    """The file's name with the suffix, once."""
    if file.suffix.lower() == suffix.lower():
        return file
    return file.with_name(file.name + suffix)


def job_name(document: Document) -> str:
    """A name for files of the job: its title, else its first drawing's, fit for any disk."""
    first = Path(document.artworks[0].name).stem if document.artworks else ""
    name = document.title.strip() or first or say(Message("New job"))
    plain = "".join(
        "-" if letter in _FORBIDDEN or not letter.isprintable() else letter for letter in name
    )
    return plain.strip(" .")[:_MOST_LETTERS] or say(Message("New job"))
