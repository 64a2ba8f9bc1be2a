"""The footer: time, lengths, price, size and problems of the job, always in view."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import number, say
from gare_fab.gui.panels.footer_figures import (
    cut_text,
    price_text,
    price_tip,
    problem_counts,
    problems_text,
    size_text,
    time_text,
    travel_text,
)
from gare_fab.gui.panels.footer_progress import Waiting

_ICON = 16
_GAP = 14


@dataclass(frozen=True, slots=True)
class _Row:
    """One figure: its widget's name, its icon, what it says and what it means."""

    name: str
    icon: str
    text: Callable[[State], str]
    tip: Message


_ROWS = (
    _Row("time", "clock", time_text, Message("How long the machine will take")),
    _Row("price", "coin", price_text, Message("What it costs")),
    _Row("cut_length", "cut", cut_text, Message("How far the tool goes while it works")),
    _Row(
        "travel_length",
        "route",
        travel_text,
        Message("How far the tool goes between two lines"),
    ),
    _Row("size", "dimensions", size_text, Message("Width and height of what is on the sheet")),
)


class Footer(QFrame):
    """One line that follows the state; figures that lag behind the job are faint."""

    problems_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """The figures of the job that lies on the desk."""
        super().__init__(parent)
        self.setObjectName("footer")
        self.setProperty("role", "footer")
        self._figures = QWidget()
        self._labels: dict[str, QLabel] = {}
        self._problems = QToolButton()
        self._zoom = label("", "hint")
        self._pointer = label("", "hint")
        self._waiting = Waiting(desk.tasks)
        self._lay_out()
        desk.store.changed.connect(self._show_state)
        self._show_state(State(), desk.store.state)

    def show_zoom(self, percent: float) -> None:
        """How large the canvas shows things; 100 is as on the table."""
        self._zoom.setText(f"{number(percent, 0)} %")

    def show_pointer(self, x: float, y: float) -> None:
        """Where on the stock the mouse is, mm."""
        self._pointer.setText(f"X {number(x, 1)}  Y {number(y, 1)}")

    def hide_pointer(self) -> None:
        """The mouse is elsewhere."""
        self._pointer.setText("")

    def _lay_out(self) -> None:
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(_GAP)
        for row in _ROWS:
            figures.addWidget(self._figure(row))
        self._problems.setObjectName("problems")
        self._problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._problems.setToolTip(say("Show what is wrong, and what can be done"))
        self._problems.clicked.connect(self.problems_asked)
        self._zoom.setObjectName("zoom")
        self._zoom.setToolTip(say("How large things are shown; 100 % is their true size"))
        self._pointer.setObjectName("pointer")
        self._pointer.setToolTip(say("Where the mouse is, in mm from the lower left corner"))
        self._pointer.setMinimumWidth(
            self.fontMetrics().horizontalAdvance("X -888.8  Y -888.8")
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(_GAP)
        layout.addWidget(self._figures)
        layout.addWidget(self._problems)
        layout.addStretch(1)
        for widget in (self._waiting, self._pointer, self._zoom):
            layout.addWidget(widget)

    def _figure(self, row: _Row) -> QWidget:
        holder = QWidget()
        picture = QLabel()
        picture.setPixmap(icon(row.icon, tones_now().faint).pixmap(_ICON, _ICON))
        text = label("")
        text.setObjectName(row.name)
        self._labels[row.name] = text
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(picture)
        layout.addWidget(text)
        holder.setToolTip(say(row.tip))
        return holder

    def _show_state(self, old: State, new: State) -> None:
        is_same = new.document is old.document and new.sheet == old.sheet
        if is_same and new.study is old.study and old.settings is new.settings:
            return
        if not is_same:
            self._waiting.expect()
        for row in _ROWS:
            self._labels[row.name].setText(row.text(new))
        self._labels["price"].setToolTip(price_tip(new))
        self._figures.setEnabled(new.is_studied)
        if new.document is not None and not new.document.placements:
            self._say("info-circle", tones_now().note, say("No drawing yet"))
            self._problems.show()
        else:
            self._show_problems(problem_counts(new))

    def _show_problems(self, counts: tuple[int, int] | None) -> None:
        self._problems.setVisible(counts is not None)
        errors, warnings = counts or (0, 0)
        tones = tones_now()
        name, colour = "circle-check", tones.good
        if errors or warnings:
            name, colour = "alert-triangle", tones.error if errors else tones.warning
        self._say(name, colour, problems_text(errors, warnings))

    def _say(self, sign: str, colour: str, words: str) -> None:
        self._problems.setIcon(icon(sign, colour))
        self._problems.setText(words)
