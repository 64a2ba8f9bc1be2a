"""Exporting: whether the job can go, and its file for the machine."""

import re
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.dialogs.choosing import remember_folder, start_folder
from gare_fab.gui.dialogs.exporting_dialog import WriteDialog, Writing
from gare_fab.gui.dialogs.exporting_parts import ProblemList
from gare_fab.gui.dialogs.saving import Target, job_name
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import duration, named, say
from gare_fab.model.document import Document
from gare_fab.model.problem import Severity

_SHEET = re.compile(r"-\d+$")


def ask_export(desk: Desk, parent: QWidget) -> None:
    """Show whether the job can go, and write its file where the user says."""
    document = desk.store.state.document
    if document is None:
        return
    offered = target_of(desk, document)

    def written(file: Path) -> None:
        remember_folder(desk, file)
        desk.store.mark_written(file)

    writing = Writing(
        Target(
            Message("Export for the machine"),
            offered,
            Message("Files for the machine"),
            offered.suffix,
        ),
        document.machine,
        Message("Export"),
        desk.files.export,
        lambda file: file == desk.store.state.target,
        written,
    )
    readiness = Readiness(desk)
    dialog = WriteDialog(desk, parent, writing, readiness)
    readiness.problems.pointed.connect(dialog.point)
    readiness.allowed.connect(dialog.allow)
    readiness.show_state(desk.store.state, desk.store.state)
    dialog.open()


def target_of(desk: Desk, document: Document, *, ending: str = "") -> Path:
    """Where the file is offered to go: where it went last, else the last folder.

    It is named as the saved job is. Of several sheets each gets its number.
    """
    state = desk.store.state
    last, saved = state.target, state.path
    folder = last.parent if last is not None else Path(start_folder(desk))
    named_after = last or saved
    stem = named_after.stem if named_after is not None else job_name(document)
    if document.sheet_count > 1:
        plain = stem if last is None else _SHEET.sub("", stem)  # a title may end in a year
        stem = f"{plain}-{state.sheet + 1}"
    return folder / f"{stem}{ending}{document.machine.dialect.suffix}"


class Readiness(QWidget):
    """What the job's study says of it: ready, or what has to be mended first."""

    allowed = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        """What is known now; what is worked out still comes later."""
        super().__init__()
        self._said = label("", "heading", wraps=True)
        self._said.setObjectName("readiness")
        self.problems = ProblemList()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._said)
        layout.addWidget(self.problems)
        desk.store.changed.connect(self.show_state)
        self.show_state(desk.store.state, desk.store.state)

    def show_state(self, old: State, new: State) -> None:
        """Show what the state says of the job."""
        del old
        study = new.study
        if new.document is None or study is None or not new.is_studied:
            self._say("hint", Message("The job is being checked…"))
            self.allowed.emit(True)  # what is written is checked for itself
            return
        report = study.report
        self.problems.show_problems(
            tuple(each for each in report.problems if each.severity is not Severity.NOTE)
        )
        if report.is_refused:
            self._say("error", Message("The job cannot go like this. Fix this first:"))
        else:
            values = {
                "machine": named(new.document.machine.names),
                "time": duration(report.time_s),
            }
            self._say("good", Message("Ready for {machine}: {time}.", values))
        self.allowed.emit(not report.is_refused)

    def _say(self, role: str, text: Message) -> None:
        self._said.setText(say(text))
        self._said.setProperty("role", role)
        self._said.style().polish(self._said)
