"""The keeper: writes the job to the journal while it is worked on; a crash costs seconds."""

import os
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gare_fab.base.errors import GareFabError
from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.gui.desk.notice import Mood, Notice
from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.store import Store
from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.model.document import Document
from gare_fab.workshop.journal import Run, begin_run, forget_journal, write_journal

_EVERY_MS = 1500  # with the time to write it, less than 5 s of work can be lost


class Keeper(QObject):
    """Listens to the store; what no file holds yet is soon in the journal."""

    kept = Signal(
        int
    )  # a job (State.job) lies in the journal, or in a file, as it was just now

    def __init__(self, store: Store, tasks: Tasks) -> None:
        """Begin to listen; without a journal the user is told once, at the first change."""
        super().__init__(store)
        self._store = store
        self._tasks = tasks
        self._run: Run | None = None
        self._written: Document | None = None
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._write)
        store.changed.connect(self._look)

    def end(self) -> None:
        """The window goes knowingly: nothing is kept."""
        self._timer.stop()
        run, self._run = self._run, None
        if run is not None:
            try:
                run.end()
            except GareFabError as error:
                self._failed(error.message)

    def _look(self, old: State, new: State) -> None:
        if new.document is old.document and new.saved is old.saved:
            return
        if new.is_changed:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._forget()
            if new.path is not None:
                self.kept.emit(new.job)

    def _write(self) -> None:
        state = self._store.state
        document = state.document
        if document is None or not state.is_changed or document is self._written:
            return
        if self._tasks.is_busy(Purpose.JOURNAL):  # the last one first: it is not thrown away
            self._timer.start()
            return
        run = self._begun()
        if run is None:
            return

        def done(_: None) -> None:
            self._written = document
            self._has_failed = False
            self.kept.emit(state.job)
            if not self._store.state.is_changed:  # it was saved in the meantime
                self._forget()

        arguments = (document, state.path, time.time(), run.name)
        self._tasks.start(Purpose.JOURNAL, keep, arguments, done, self._failed)

    def _begun(self) -> Run | None:
        if self._run is None:
            try:
                self._run = begin_run(os.getpid(), str(time.time_ns()))
            except GareFabError as error:
                self._failed(error.message)
        return self._run

    def _forget(self) -> None:
        """The job was saved, or put away: its journal would only mislead."""
        self._timer.stop()
        if self._tasks.is_busy(Purpose.JOURNAL):  # `done` comes back here
            return
        self._written = None
        if self._run is not None:
            try:
                forget_journal(self._run.name)
            except GareFabError as error:
                self._failed(error.message)

    def _failed(self, why: Message) -> None:
        """Tell it once; then go on trying."""
        self._timer.start()
        if not self._has_failed:
            self._has_failed = True
            text = "Your work is not protected against a crash: save it often. {why}"
            self._store.say(Notice(Mood.WARNING, Message(text, {"why": why})))


def keep(
    document: Document, path: Path | None, now: float, run: str, progress: Progress
) -> None:
    """In a worker: write the job to the journal."""
    progress.report(0.0)
    write_journal(document, document.title, path, now, run)
