"""The crash dialog: what happened, where the job is, and how to go on."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gare_fab.gui.dialogs.crash_report import Report, logs_folder
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import say

_SIZE = (600, 420)


class CrashDialog(QDialog):
    """Shows one report."""

    quit_asked = Signal()

    def __init__(self, report: Report, parent: QWidget | None) -> None:
        """Over the window, if there is one."""
        super().__init__(parent)
        self.setObjectName("crash")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("gare_fab")
        self._report = report
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(label(say("Something went wrong in the program"), "heading"))
        what = say(
            "It is our fault, not yours. Please send us the report, so that we can fix it."
        )
        layout.addWidget(label(what, wraps=True))
        layout.addWidget(_safety(report))
        text = QPlainTextEdit(report.text)
        text.setObjectName("report")
        text.setAccessibleName(say("Report"))
        text.setReadOnly(True)
        layout.addWidget(text, 1)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        copy, folder = (
            _button("copy", say("Copy the report")),
            _button("open_folder", say("Open the folder")),
        )
        copy.clicked.connect(self._copy)
        folder.setEnabled(self._report.log is not None)
        folder.clicked.connect(_open_folder)
        leave, go_on = _button("quit", say("Quit")), _button("go_on", say("Continue"))
        leave.clicked.connect(self._quit)
        go_on.setProperty("role", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        for button in (copy, folder):
            line.addWidget(button)
        line.addStretch()
        for button in (leave, go_on):
            line.addWidget(button)
        return line

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)

    def _quit(self) -> None:
        self.accept()
        self.quit_asked.emit()


def _safety(report: Report) -> QLabel:
    """Whether the job is safe."""
    if report.fault is not None:
        words = say(
            "Your job could not be kept safe: {why} Continue, and save it elsewhere.",
            why=report.fault,
        )
        said = label(words, "warning", wraps=True)
    elif report.job is not None:
        words = say(
            "Your job is safe in {file}; when the program starts again it is offered to you.",
            file=report.job,
        )
        said = label(words, "good", wraps=True)
    else:
        said = label(say("No job was open: nothing is lost."), "good", wraps=True)
    said.setObjectName("safety")
    return said


def _open_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs_folder())))


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
