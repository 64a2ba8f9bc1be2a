"""The problems panel: what the user should know of the job, where, and what to do."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gare_fab.base.messages import Message
from gare_fab.gui.desk.asks import Asks
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.follower import Follower
from gare_fab.gui.desk.state import State
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.theme import tones_now
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.problems_card import ProblemCard, severity_icon
from gare_fab.model.problem import Problem, Severity

_MOST = 100  # cards; nobody reads more
_DIM = 0.7
_ICON = 18


class ProblemsPanel(QWidget):
    """Lists what the study of the job has found, the worst first."""

    def __init__(self, desk: Desk, asks: Asks) -> None:
        """A panel that follows the desk's state."""
        super().__init__()
        self.setObjectName("problems")
        self._desk = desk
        self._asks = asks
        self._counts = {severity: _Count(severity) for severity in Severity}
        self._status = label("", "hint", wraps=True)
        self._status.setObjectName("problems_status")
        self._well = _all_well()
        self._list = QWidget()
        self._cards = QVBoxLayout(self._list)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(8)
        self._dim = QGraphicsOpacityEffect(self._list)
        self._dim.setOpacity(_DIM)
        self._list.setGraphicsEffect(self._dim)
        self._lay_out()
        Follower(self, desk.store, self._look)
        self._show_list(desk.store.state)
        self._show_pace(desk.store.state)

    def cards(self) -> list[ProblemCard]:
        """The cards that are shown, in their order."""
        return self._list.findChildren(ProblemCard)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(12)
        for count in self._counts.values():
            counts.addWidget(count)
        counts.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("role", "plain")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addLayout(counts)
        layout.addWidget(self._status)
        layout.addWidget(self._well)
        layout.addWidget(scroll, 1)

    def _look(self, old: State, new: State) -> None:
        if new.study is not old.study:
            self._show_list(new)
        self._show_pace(new)

    def _show_list(self, state: State) -> None:
        while (row := self._cards.takeAt(0)) is not None:
            gone = row.widget()
            if gone is not None:
                gone.setParent(None)
                gone.deleteLater()
        problems = _told(state)
        counted = Counter(problem.severity for problem in problems)
        for severity, count in self._counts.items():
            count.show_count(counted[severity])
        for problem in problems[:_MOST]:
            self._cards.addWidget(ProblemCard(self._desk, self._asks, problem))
        if len(problems) > _MOST:
            more = Message("And {count} more.", {"count": len(problems) - _MOST})
            self._cards.addWidget(label(say(more), "hint"))
        self._cards.addStretch(1)

    def _show_pace(self, state: State) -> None:
        """Dim what is no longer true of the job as it stands."""
        lags = state.document is not None and not state.is_studied
        self._status.setText(say(Message("Working it out…")) if lags else "")
        self._status.setVisible(lags)
        self._dim.setEnabled(lags)
        self._list.setEnabled(not lags)
        self._well.setVisible(state.is_studied and not _told(state))


class _Count(QWidget):
    """How many problems of a severity there are; not there where there is none."""

    def __init__(self, severity: Severity) -> None:
        super().__init__()
        self._severity = severity
        sign = QLabel()
        sign.setPixmap(severity_icon(severity).pixmap(_ICON, _ICON))
        self._words = label("", severity.value)
        self._words.setObjectName(f"{severity.value}_count")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(sign)
        layout.addWidget(self._words)

    def show_count(self, count: int) -> None:
        """Say how many."""
        one, several = _COUNTS[self._severity]
        words = one if count == 1 else several
        self._words.setText(say(words.template, count=count))
        self.setVisible(count > 0)


_COUNTS = {
    Severity.ERROR: (Message("{count} error"), Message("{count} errors")),
    Severity.WARNING: (Message("{count} warning"), Message("{count} warnings")),
    Severity.NOTE: (Message("{count} note"), Message("{count} notes")),
}


def _told(state: State) -> tuple[Problem, ...]:
    """The study's problems, the worst first; what is said twice is said once."""
    if state.study is None:
        return ()
    ranks = list(Severity)
    once = {(str(each.message), each.where): each for each in state.study.report.problems}
    return tuple(sorted(once.values(), key=lambda each: ranks.index(each.severity)))


def _all_well() -> QWidget:
    well = QWidget()
    well.setObjectName("all_well")
    sign = QLabel()
    sign.setPixmap(icon("circle-check", tones_now().good).pixmap(_ICON, _ICON))
    words = say(Message("All is well: the job can be made as it stands."))
    layout = QHBoxLayout(well)
    layout.setContentsMargins(0, 4, 0, 4)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label(words, "good", wraps=True), 1)
    return well
