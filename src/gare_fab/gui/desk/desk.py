"""The desk: the store and everything that works for it, put together."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from gare_fab.gui.desk.clipboard import forget_copied
from gare_fab.gui.desk.files import Files
from gare_fab.gui.desk.keeper import Keeper
from gare_fab.gui.desk.memory import Memory
from gare_fab.gui.desk.store import Store
from gare_fab.gui.desk.studies import LOOK_AHEAD, Studies
from gare_fab.gui.desk.tasks import Tasks
from gare_fab.model.settings import Settings

_WARM = 2


@dataclass(frozen=True, slots=True)
class Desk:
    """What panels, dialogs and screens are given."""

    store: Store
    tasks: Tasks
    files: Files
    studies: Studies
    keeper: Keeper
    memory: Memory

    @classmethod
    def laid(cls, settings: Settings, parent: QObject | None = None) -> "Desk":
        """A desk with nothing on it."""
        store = Store(settings, parent)
        tasks = Tasks(store)
        files = Files(store, tasks)
        studies, keeper = Studies(store, tasks), Keeper(store, tasks)
        return cls(store, tasks, files, studies, keeper, Memory(store, files, tasks))

    def warm(self) -> None:
        """Have the workers stand ready."""
        self.tasks.warm(_WARM, LOOK_AHEAD)

    def clear(self) -> None:
        """End all work; the journal goes, for the job was left knowingly."""
        self.tasks.shut()
        self.keeper.end()
        forget_copied()
