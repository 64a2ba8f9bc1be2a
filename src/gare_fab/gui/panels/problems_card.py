"""One problem as a card: its sign, its sentence, and the buttons that help."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.fixes import Fix, can_point, culprits, fix_for, place_of
from gare_fab.model.problem import Problem, Severity

_ICON = 20
_ICONS = {
    Severity.ERROR: "circle-x",
    Severity.WARNING: "alert-triangle",
    Severity.NOTE: "info-circle",
}


def severity_icon(severity: Severity) -> QIcon:
    """The sign of a severity in its colour."""
    tones = tones_now()
    colours = {
        Severity.ERROR: tones.error,
        Severity.WARNING: tones.warning,
        Severity.NOTE: tones.note,
    }
    return icon(_ICONS[severity], colours[severity])


class ProblemCard(QFrame):
    """Shows one problem, leads to where it is, and mends it where that can be done."""

    def __init__(self, desk: Desk, asks: Asks, problem: Problem) -> None:
        """A card of a problem of the job on the desk."""
        super().__init__()
        self.setProperty("role", "card")
        self.problem = problem
        self._desk = desk
        self._asks = asks
        self._fix = fix_for(problem, desk.store.state)
        sign = QLabel()
        sign.setPixmap(severity_icon(problem.severity).pixmap(_ICON, _ICON))
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(label(say(problem.message), wraps=True))
        if problem.fix is not None:
            words.addWidget(label(say(problem.fix), "hint", wraps=True))
        words.addLayout(self._buttons(self._fix))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def show_place(self) -> None:
        """Select what the problem is about, and lead the user there."""
        state = self._desk.store.state
        if state.document is None:
            return
        ids = culprits(self.problem, state.document, state.sheet)
        place = place_of(self.problem, state)
        if ids:
            self._desk.store.select(ids)
        if place is not None:
            self._desk.store.point(*place)

    def mend(self) -> None:
        """Do what can be done about it."""
        if self._fix is not None:
            self._fix.does(self._desk, self._asks)

    def _buttons(self, fix: Fix | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        if can_point(self.problem):
            button = QPushButton(icon("target"), say(Message("Show me")))
            button.setObjectName("show_me")
            button.clicked.connect(self.show_place)
            row.addWidget(button)
        if fix is not None:
            button = QPushButton(icon("wand"), say(fix.label))
            button.setObjectName("fix_it")
            button.setToolTip(say(Message("Let the program fix this; it can be undone.")))
            button.clicked.connect(self.mend)
            row.addWidget(button)
        row.addStretch(1)
        return row
