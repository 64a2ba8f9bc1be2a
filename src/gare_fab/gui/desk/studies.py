"""Studies: after each change the job is worked out anew, the latest only."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.parcels import without_sources
from gare_fab.gui.desk.state import State
from gare_fab.gui.desk.store import Store
from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.model.document import Document
from gare_fab.model.fineness import is_coarse, too_coarse
from gare_fab.model.study import Study

LOOK_AHEAD = Late[Callable[..., Study]]("gare_fab.gui.desk.errands", "look_ahead")
_REFINE = Late[Callable[..., Document]]("gare_fab.gui.desk.errands", "refine")
_REST_MS = 120  # of the mouse, before work begins


class Studies(QObject):
    """Listens to the store, and gives it the study of what it holds."""

    def __init__(self, store: Store, tasks: Tasks) -> None:
        """Begin to listen."""
        super().__init__(store)
        self._store = store
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._begin)
        store.changed.connect(self._look)

    def _look(self, old: State, new: State) -> None:
        if new.job != old.job:
            self._timer.stop()
            self._tasks.cancel(Purpose.STUDY)
        if new.document is None:
            return
        if new.document is not old.document or new.sheet != old.sheet:
            self._timer.start()

    def _begin(self) -> None:
        state = self._store.state
        document, sheet = state.document, state.sheet
        if document is None or state.is_studied:
            return

        def done(study: Study) -> None:
            self._store.set_study(study, document, sheet)

        if is_coarse(document):
            self._refine(document)
            return
        arguments = (without_sources(document), sheet)
        self._tasks.start(Purpose.STUDY, LOOK_AHEAD, arguments, done, self._failed)

    def _refine(self, document: Document) -> None:
        """What was enlarged is read again as much finer before it is worked out.

        All else comes back from the worker as a copy, and stays what it was: who shows it
        would take it for something else.
        """
        coarse = too_coarse(document)

        def done(finer: Document) -> None:
            pairs = enumerate(zip(document.artworks, finer.artworks, strict=True))
            artworks = tuple(new if row in coarse else old for row, (old, new) in pairs)
            self._store.refine(document, replace(document, artworks=artworks))

        self._tasks.start(Purpose.STUDY, _REFINE, (document,), done, self._failed)

    def _failed(self, why: Message) -> None:
        self._store.say(bad_news(why))
