"""The memory: which jobs were opened and saved last, with a small picture of each."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from gare_fab.base.late import Late
from gare_fab.base.messages import Message
from gare_fab.gui.desk.files import Files
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.store import Store
from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.model.document import Document

_REMEMBER = Late[Callable[..., None]]("gare_fab.gui.desk.errands", "remember")


class Memory(QObject):
    """Listens to what happens to files."""

    def __init__(self, store: Store, files: Files, tasks: Tasks) -> None:
        """Begin to listen."""
        super().__init__(store)
        self._store = store
        self._tasks = tasks
        files.opened.connect(self._keep)
        files.saved.connect(self._keep)

    def _keep(self, file: Path, document: Document) -> None:
        arguments = (document, file, time.time())
        self._tasks.start(Purpose.REMEMBER, _REMEMBER, arguments, _done, self._failed)

    def _failed(self, why: Message) -> None:
        self._store.say(bad_news(why))


def _done(_: None) -> None:
    """The start screen reads the list when it is shown."""
