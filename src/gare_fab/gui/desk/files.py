"""Files: jobs opened and saved, drawings read, job files written, all behind the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.notice import Mood, Notice, bad_news, good_news
from gare_fab.gui.desk.parcels import Handed
from gare_fab.gui.desk.store import Store
from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.model.document import Document

Told = Callable[[Message], None]
Leave = Callable[[Callable[[], None]], None]  # calls what it is given once the job may go

_ERRANDS = "gare_fab.gui.desk.errands"
OPEN_SAVED = Late[Callable[..., Document]](_ERRANDS, "open_saved")
_SAVE = Late[Callable[..., None]](_ERRANDS, "save_to")
_WRITE = Late[Callable[..., Handed]](_ERRANDS, "write_to")
_FRAME = Late[Callable[..., Handed]](_ERRANDS, "frame_to")


class Files(QObject):
    """What the desk does with files; the store's job is untouched until a result is there."""

    opened = Signal(object, object)  # Path, Document
    saved = Signal(object, object)  # Path, Document

    def __init__(self, store: Store, tasks: Tasks) -> None:
        """Files for the jobs of a store."""
        super().__init__(store)
        self._store = store
        self._tasks = tasks

    def open(self, file: Path, leave: Leave | None = None) -> None:
        """Put a saved job on the desk; `leave` has a say where work went on meanwhile."""
        before = self._store.state.document
        if before is None:  # the screen has nothing else that shows it
            opening = Message("Opening {file}…", {"file": file.name})
            self._store.say(Notice(Mood.NOTE, opening))

        def done(document: Document) -> None:
            def put() -> None:
                self._store.open(document, file)
                self.opened.emit(file, self._store.state.document)

            if leave is None or self._store.state.document is before:
                put()
            else:
                leave(put)

        self._tasks.start(Purpose.READ, OPEN_SAVED, (file,), done, self._failed)

    def save(self, file: Path, then: Callable[[], None] | None = None) -> None:
        """Save the job; `then` is called once it lies in the file."""
        document, job = self._store.state.document, self._store.state.job
        if document is None:
            return

        def done(_: None) -> None:
            if self._store.state.job == job:
                self._store.mark_saved(document, file)
            self.saved.emit(file, document)
            self._store.say(good_news(Message("Saved: {file}", {"file": file.name})))
            if then is not None:
                then()

        self._tasks.start(Purpose.SAVE, _SAVE, (document, file), done, self._failed)

    def export(self, file: Path, done: Callable[[Handed], None], failed: Told) -> None:
        """Write the job file of the sheet that is shown."""
        state = self._store.state
        arguments = (state.document, state.sheet, file)
        self._tasks.start(Purpose.EXPORT, _WRITE, arguments, done, failed)

    def frame(
        self, file: Path, shape: str, done: Callable[[Handed], None], failed: Told
    ) -> None:
        """Write the job file that shows where the sheet's work will lie."""
        state = self._store.state
        arguments = (state.document, state.sheet, shape, file)
        self._tasks.start(Purpose.EXPORT, _FRAME, arguments, done, failed)

    def _failed(self, why: Message) -> None:
        self._store.say(bad_news(why))
