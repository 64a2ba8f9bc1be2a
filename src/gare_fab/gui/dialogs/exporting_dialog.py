"""The dialog that writes a job file: asks where, writes with a bar, shows what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.files import Told
from gare_fab.gui.desk.parcels import Handed
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.dialogs.exporting_parts import ProblemList, ReportView
from gare_fab.gui.dialogs.saving import Target, choose_target, unless_there, with_suffix
from gare_fab.gui.dialogs.usb_copying import StickCopier
from gare_fab.gui.look.asking import AskDialog
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Problem
from gare_fab.model.report import Report

Write = Callable[[Path, Callable[[Handed], None], Told], None]
_WIDTH = 560


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written: where it is offered to go, by what, and how the button is called."""

    target: Target
    machine: Machine
    verb: Message
    write: Write
    is_ours: Callable[[Path], bool]  # a file of ours is replaced without a question
    written: Callable[[Path], None]


class WriteDialog(AskDialog):
    """Above stands what is to be known; below the target, then the bar, then the report."""

    def __init__(self, desk: Desk, parent: QWidget, writing: Writing, about: QWidget) -> None:
        """A dialog that asks where to write."""
        super().__init__(parent, writing.target.title, "writing")
        self._desk = desk
        self._writing = writing
        self._about = about
        self._is_writing = False
        self.setMinimumWidth(_WIDTH)
        self._path = QLineEdit(str(writing.target.offered))
        self._path.setObjectName("path")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._problems = ProblemList()
        self._problems.pointed.connect(self.point)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._asking())
        self._stack.addWidget(self._working())
        self.body.addWidget(about)
        self.body.addWidget(self._stack)
        self.body.addWidget(self._problems, 1)
        self._stop = self.add_button(Message("Cancel"), "cancel", self._step_back)
        self._go = self.add_button(writing.verb, "write", self._ask, is_primary=True)
        desk.tasks.progressed.connect(self._progress)
        self._path.setFocus()

    def allow(self, is_allowed: bool) -> None:  # noqa: FBT001 -- a slot
        """Whether there is anything to be written."""
        self._go.setEnabled(is_allowed)

    def point(self, problem: Problem) -> None:
        """Let the window show where a problem lies; this dialog makes room."""
        self.close()
        self._desk.store.wonder(problem)

    def done(self, result: int) -> None:
        """Closed in any way: what is being written is given up."""
        if self._is_writing:
            self._desk.tasks.cancel(Purpose.EXPORT)
        super().done(result)

    def _asking(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(say(Message("File")), "section"))
        row = QHBoxLayout()
        row.addWidget(self._path, 1)
        choose = QPushButton(icon("folder"), say(Message("Choose…")))
        choose.setObjectName("choose")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row.addWidget(choose)
        layout.addLayout(row)
        layout.addStretch(1)
        return page

    def _working(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            label(say(Message("The file is written, read back and checked…")), "hint")
        )
        layout.addWidget(self._bar)
        layout.addStretch(1)
        return page

    def _choose(self) -> None:
        target = self._writing.target
        here = Target(target.title, Path(self._path.text()), target.kind, target.suffix)
        choose_target(self._desk, self, here, self._begin)

    def _ask(self) -> None:
        text = self._path.text().strip()
        if not text:
            self.show_trouble(Message("Choose where to put the file."))
            return
        file = with_suffix(Path(text).expanduser(), self._writing.target.suffix)
        if self._writing.is_ours(file):
            self._begin(file)
        else:
            unless_there(self, file, lambda: self._begin(file))

    def _begin(self, file: Path) -> None:
        self._path.setText(str(file))
        self.show_trouble(None)
        self._bar.setValue(0)
        self._show_writing(is_writing=True)
        self._writing.write(file, self._handed, self._failed)

    def _step_back(self) -> None:
        """Stop writing; where nothing is written, go."""
        if not self._is_writing:
            self.close()
            return
        self._desk.tasks.cancel(Purpose.EXPORT)
        self._show_writing(is_writing=False)

    def _show_writing(self, *, is_writing: bool) -> None:
        self._is_writing = is_writing
        self._stack.setCurrentIndex(1 if is_writing else 0)
        self._go.setEnabled(not is_writing)
        self._about.setEnabled(not is_writing)
        self._stop.setText(say(Message("Stop") if is_writing else Message("Cancel")))

    def _progress(self, purpose: Purpose, share: float) -> None:
        if purpose is Purpose.EXPORT:
            self._bar.setValue(round(1000 * share))

    def _failed(self, why: Message) -> None:
        if isValid(self):
            self._show_writing(is_writing=False)
            self.show_trouble(why)

    def _handed(self, handed: Handed) -> None:
        if not isValid(self):
            return
        self._show_writing(is_writing=False)
        self._about.hide()
        if handed.file is None:
            self._show_refusal(handed.report.problems)
        else:
            self._writing.written(handed.file)
            self._show_report(handed.report, handed.file)

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        self.show_trouble(
            Message("Nothing was written. Fix this first; click a line to see where it is.")
        )
        self._problems.show_problems(problems)
        self._go.hide()

    def _show_report(self, report: Report, file: Path) -> None:
        self._stack.hide()
        self._go.hide()
        self._problems.show_problems(report.problems)
        self._stop.setText(say(Message("Close")))
        view = ReportView(report, self._writing.machine)
        self.body.insertWidget(0, view)
        self.body.insertWidget(1, _place_of(file))
        self.body.insertWidget(2, StickCopier(self._desk, file))


def _place_of(file: Path) -> QWidget:
    """The path, to be copied, and the button that opens its folder."""
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    path = QLineEdit(str(file))
    path.setObjectName("written")
    path.setReadOnly(True)
    row.addWidget(path, 1)
    button = QPushButton(icon("folder-open"), say(Message("Open the folder")))
    button.setObjectName("open_folder")
    button.setAutoDefault(False)
    folder = QUrl.fromLocalFile(str(file.parent))
    button.clicked.connect(lambda _: QDesktopServices.openUrl(folder))
    row.addWidget(button)
    return place
