"""Recovering: work that a crash left behind is offered, to be taken up or given up."""

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.files import OPEN_SAVED
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.tasks import Purpose
from gare_fab.gui.look.asking import Choice
from gare_fab.gui.look.fields import label
from gare_fab.gui.look.words import duration, locale, say
from gare_fab.model.document import Document
from gare_fab.workshop.journal import discard_job, lost_jobs

_DAY_S = 86400.0


@dataclass(frozen=True, slots=True)
class _Found:
    """One lost job, as it is shown."""

    title: str
    saved_at: float
    file: Path


class RecoveryCard(QFrame):
    """A row for each job that crashes left behind; hidden where there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        """Looks for lost jobs at once."""
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setProperty("role", "card")
        self._desk = desk
        self._layout = QVBoxLayout(self)
        self._rows = QWidget()
        self.refresh()

    def refresh(self) -> None:
        """Look again for what is lost."""
        self._rows.setParent(None)
        self._rows.deleteLater()
        self._rows = QWidget()
        layout = QVBoxLayout(self._rows)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(say("Work that was not saved"), "heading"))
        hint = say("The program ended unexpectedly. This is how far you had come.")
        layout.addWidget(label(hint, "hint", wraps=True))
        found = [_Found(job.title, job.note.saved_at, job.file) for job in lost_jobs()]
        for job in found:
            layout.addLayout(self._row(job))
        self._layout.addWidget(self._rows)
        if not found:
            self.hide()
        elif self.parentWidget() is not None:  # without one it would open as a window
            self.show()

    def _row(self, job: _Found) -> QHBoxLayout:
        line = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(job.title or say("Unnamed job"), "section", wraps=True))
        words.addWidget(label(_when(job.saved_at), "hint"))
        line.addLayout(words, 1)
        take = QPushButton(say("Carry on with it"))
        take.setObjectName("recover")
        take.setProperty("role", "primary")
        take.clicked.connect(lambda: self._take_up(job))
        drop = QPushButton(say("Discard…"))
        drop.setObjectName("discard")
        drop.clicked.connect(lambda: self._ask(job))
        line.addWidget(take)
        line.addWidget(drop)
        return line

    def _take_up(self, job: _Found) -> None:
        """Put the job on the desk; its file goes once the journal has it again."""
        desk = self._desk

        def done(document: Document) -> None:
            desk.store.open(document)
            _Guard(desk, job.file)

        def failed(why: Message) -> None:
            desk.store.say(bad_news(why))

        desk.tasks.start(Purpose.READ, OPEN_SAVED, (job.file,), done, failed)

    def _ask(self, job: _Found) -> None:
        name = job.title or Message("Unnamed job")
        question = Message("Discard {name}? This cannot be undone.", {"name": name})
        choice = Choice(self, question, "ask_discard")
        choice.add_answer(Message("Discard"), "ask_yes", lambda: self._drop(job))
        choice.add_answer(Message("Cancel"), "ask_stay", lambda: None, is_usual=True)
        choice.open()

    def _drop(self, job: _Found) -> None:
        _discard(self._desk, job.file)
        self.refresh()


class _Guard(QObject):
    """Takes a lost file away as soon as its job is kept anew, and not before."""

    def __init__(self, desk: Desk, file: Path) -> None:
        super().__init__(desk.store)
        self._desk = desk
        self._file = file
        self._job = desk.store.state.job
        desk.keeper.kept.connect(self._look)

    def _look(self, job: int) -> None:
        if job == self._job:
            _discard(self._desk, self._file)
        self.deleteLater()  # with another job on the desk this one was left: it stays lost


def _discard(desk: Desk, file: Path) -> None:
    """Take a lost job away, where it is still there."""
    try:
        for job in lost_jobs():
            if job.file == file:
                discard_job(job)
    except GareFabError as error:
        desk.store.say(bad_news(error.message))


def _when(saved_at: float) -> str:
    """How long ago within a day ("3 min 20 s ago"), else the date."""
    ago = time.time() - saved_at
    if 0 <= ago < _DAY_S:
        return say("{time} ago", time=duration(ago))
    moment = QDateTime.fromSecsSinceEpoch(int(saved_at))
    return locale().toString(moment, locale().FormatType.ShortFormat)
