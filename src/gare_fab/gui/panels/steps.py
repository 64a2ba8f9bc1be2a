"""The steps panel: what is done to which shapes, in the order of work."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
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
from gare_fab.gui.look.flow import FlowLayout
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import say
from gare_fab.gui.panels.step_body import Context
from gare_fab.gui.panels.step_cards import CardList
from gare_fab.gui.panels.step_samples import Sample, SampleBook, names_in
from gare_fab.gui.panels.step_words import icon_name
from gare_fab.model import edits_steps
from gare_fab.model.document import Document
from gare_fab.model.step import Step
from gare_fab.model.timeline import Timeline
from gare_fab.workshop.stepping import new_step, operations, steps_for


class StepsPanel(QScrollArea):
    """Cards of the steps, and buttons that add some."""

    def __init__(self, desk: Desk, asks: Asks) -> None:
        """The steps of the job on the desk."""
        super().__init__()
        del asks  # steps need no dialog
        self._desk = desk
        self._book = SampleBook()
        self._samples: tuple[Sample, ...] = ()
        self._list = CardList()
        self._add = QPushButton(icon("plus"), say("Add a step"))
        self._menu = QMenu(self._add)
        self._suggest = QPushButton(icon("wand"), say("Suggest steps"))
        self._none = label(
            say("No steps yet: add one, or have them suggested from the drawings."),
            "hint",
            wraps=True,
        )
        self.setObjectName("steps")
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._connect()
        self._show_state(State(), desk.store.state)

    def _lay_out(self) -> None:
        for row in operations():
            action = self._menu.addAction(icon(icon_name(row.id)), say(row.label))
            action.setObjectName(f"add_{row.id}")
            action.setData(row.id)
        self._add.setObjectName("add_step")
        self._suggest.setObjectName("suggest")
        self._suggest.setToolTip(
            say("Replace all steps by those that these drawings usually need")
        )
        self._none.setObjectName("no_steps")
        buttons = FlowLayout(spacing=6)
        buttons.addWidget(self._add)
        buttons.addWidget(self._suggest)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addWidget(self._list)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(body)

    def _connect(self) -> None:
        self._add.clicked.connect(self._open_menu)
        self._menu.triggered.connect(self._add_step)
        self._suggest.clicked.connect(self._suggest_steps)
        self._list.changed.connect(self._change)
        self._list.moved.connect(self._move)
        self._list.copied.connect(self._duplicate)
        self._list.deleted.connect(self._delete)
        Follower(self, self._desk.store, self._show_state)

    def _show_state(self, old: State, new: State) -> None:
        document = new.document
        if document is None:
            return
        self._show(old.document, document)
        if new.study is not old.study or document is not old.document:
            study = new.study if new.is_studied else None
            times = step_times(study.timeline, len(document.steps)) if study else ()
            self._list.show_times(times)

    def _show(self, old: Document | None, document: Document) -> None:
        """Show the steps, unless all that changed is where things lie."""
        if document is old:
            return
        samples, before = self._book.of(document), self._samples
        self._samples = samples
        if samples == before and not _differs(old, document):
            return
        context = Context(document, samples, names_in(samples))
        self._list.show_steps(document.steps, context)
        self._none.setVisible(not document.steps)
        self._suggest.setEnabled(bool(samples))

    def _change(self, place: int, step: Step, merge: str) -> None:
        key = f"step {place} {merge}" if merge else ""
        edit = edits_steps.set_step(place, step)
        self._desk.store.apply(Message("Change a step"), edit, merge=key)

    def _move(self, old: int, new: int) -> None:
        self._desk.store.apply(Message("Order of the steps"), edits_steps.move_step(old, new))

    def _duplicate(self, place: int) -> None:
        document = self._desk.store.state.document
        if document is not None:
            step = replace(document.steps[place])
            edit = edits_steps.add_step(step, place + 1)
            self._desk.store.apply(Message("Duplicate a step"), edit)

    def _delete(self, place: int) -> None:
        self._desk.store.apply(Message("Delete a step"), edits_steps.remove_step(place))

    def _open_menu(self) -> None:
        self._menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _add_step(self, action: QAction) -> None:
        edit = edits_steps.add_step(new_step(action.data()))
        if self._desk.store.apply(Message("Add a step"), edit):
            card = self._list.cards[-1]
            card.set_open(True)
            card.setFocus()
            QTimer.singleShot(0, card, self._show_last)  # once it has its place

    def _show_last(self) -> None:
        self.ensureWidgetVisible(self._list.cards[-1])

    def _suggest_steps(self) -> None:
        document = self._desk.store.state.document
        if document is not None:
            steps = steps_for(document.artworks, document.machine)
            self._desk.store.apply(Message("Suggest steps"), edits_steps.set_steps(steps))


def step_times(timeline: Timeline, count: int) -> tuple[float, ...]:
    """The seconds that the tool works in each of so many steps, travel left out."""
    seconds = np.diff(timeline.ends_s)
    steps = timeline.steps[1:]
    is_work = timeline.is_work[1:]
    sums = np.bincount(steps[is_work], seconds[is_work], minlength=count)
    return tuple(float(each) for each in sums[:count])


def _differs(old: Document | None, new: Document) -> bool:
    """Whether the cards would show something else, the drawings apart."""
    names = ("steps", "machine", "material", "stock", "hidden_layers")
    return old is None or any(getattr(old, name) is not getattr(new, name) for name in names)
