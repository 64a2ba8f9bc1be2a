"""Choosing files: Qt's dialog, begun where the user was last."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.words import say

Chosen = Callable[[tuple[Path, ...]], None]


def choose_files(
    desk: Desk,
    parent: QWidget,
    title: Message,
    kinds: tuple[str, ...],
    then: Chosen,
    *,
    takes_several: bool = False,
) -> None:
    """Let files be chosen that are there; the folder is remembered."""
    dialog = QFileDialog(parent, say(title), start_folder(desk))
    dialog.setObjectName("choose_files")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if takes_several else mode.ExistingFile)
    dialog.setNameFilters(kinds)
    name_parts(dialog)

    def chosen(names: list[str]) -> None:
        files = tuple(Path(name) for name in names)
        remember_folder(desk, files[0])
        then(files)

    dialog.filesSelected.connect(chosen)
    dialog.open()


def name_parts(dialog: QFileDialog) -> None:
    """Two words of Qt's own dialog, which its French has but does not find by itself."""
    names = QFileDialog.DialogLabel
    for part, english in ((names.LookIn, "Look in:"), (names.FileType, "Files of type:")):
        dialog.setLabelText(part, QCoreApplication.translate("QFileDialog", english))


def start_folder(desk: Desk) -> str:
    """Where the user was last, else at home."""
    folder = desk.store.state.settings.last_folder
    return folder if folder and Path(folder).is_dir() else str(Path.home())


def remember_folder(desk: Desk, file: Path) -> None:
    """Begin there the next time."""
    settings = desk.store.state.settings
    desk.store.set_settings(replace(settings, last_folder=str(file.parent)))
