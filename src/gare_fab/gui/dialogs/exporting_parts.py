"""Parts of the dialogs that write job files: problems as a list, and the report."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import duration, length, number, say
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.report import Report

_ICONS = {
    Severity.ERROR: "circle-x",
    Severity.WARNING: "alert-triangle",
    Severity.NOTE: "info-circle",
}
_ORDER = tuple(Severity)
_LEAST_HEIGHT = 90
_KILO = 1000


class ProblemList(QListWidget):
    """Problems, the gravest first; `pointed` tells which one the user wants to see."""

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty list, which is not shown."""
        super().__init__(parent)
        self.setObjectName("problems")
        self.setProperty("role", "sentences")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)  # else wrapped for another width
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip(say(Message("Click a line to see where it is.")))
        self.itemClicked.connect(self._point)
        self.itemActivated.connect(self._point)
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these in place of what was shown; nothing is hidden altogether."""
        self.clear()
        tones = tones_now()
        colours = {
            Severity.ERROR: tones.error,
            Severity.WARNING: tones.warning,
            Severity.NOTE: tones.note,
        }
        for problem in sorted(problems, key=lambda each: _ORDER.index(each.severity)):
            colour = colours[problem.severity]
            item = QListWidgetItem(
                icon(_ICONS[problem.severity], colour), words_of(problem), self
            )
            item.setData(Qt.ItemDataRole.UserRole, problem)
        self.setVisible(bool(problems))

    def _point(self, item: QListWidgetItem) -> None:
        self.pointed.emit(item.data(Qt.ItemDataRole.UserRole))


def words_of(problem: Problem) -> str:
    """What is wrong, and what to do about it."""
    fix = f" {say(problem.fix)}" if problem.fix is not None else ""
    return f"{say(problem.message)}{fix}"


class ReportView(QWidget):
    """What the job file does, as it was read back."""

    def __init__(self, report: Report, machine: Machine) -> None:
        """The figures of a file that was written."""
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        good = label(say(Message("✓ Read back and checked.")), "good")
        good.setObjectName("checked")
        layout.addWidget(good)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        for name, text in _figures(report, machine):
            figure = label(text, wraps=True)
            figure.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            form.addRow(say(name), figure)
        layout.addLayout(form)


def _figures(report: Report, machine: Machine) -> tuple[tuple[Message, str], ...]:
    return (
        (Message("Time on the machine"), duration(report.time_s)),
        (Message("Tool on"), length(report.cut_mm)),
        (Message("Tool off"), length(report.travel_mm)),
        (Message("Moves"), str(report.moves)),
        (Message("Strokes"), str(report.strokes)),
        (Message("Extent"), _reach(report, machine)),
        (Message("Size of the file"), _size(report.size_bytes)),
    )


def _reach(report: Report, machine: Machine) -> str:
    """From where to where each axis goes, in its own unit."""
    turn = machine.rotary.axis if machine.rotary is not None else ""
    parts = []
    for axis, (low, high) in sorted(report.bounds.items()):
        unit = "°" if axis == turn and axis in "ABC" else " mm"
        parts.append(f"{axis} {number(low)} … {number(high)}{unit}")
    return "   ".join(parts)


def _size(count: int) -> str:
    if count < _KILO:
        return say(Message("{count} bytes", {"count": count}))
    if count < _KILO**2:
        return say(Message("{size} kB", {"size": number(count / _KILO, 1)}))
    return say(Message("{size} MB", {"size": number(count / _KILO**2, 1)}))
