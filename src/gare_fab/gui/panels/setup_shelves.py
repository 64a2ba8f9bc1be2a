"""What the catalogue holds, read one file at a time so that the window never waits for it."""

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from gare_fab.base.errors import GareFabError
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.stock import Bottle
from gare_fab.workshop.catalogue import open_bottle, open_machine, open_material
from gare_fab.workshop.shelves import ids

_Thing = Machine | Material | Bottle
_OPEN: dict[str, Callable[[str], _Thing]] = {
    "machines": open_machine,
    "materials": open_material,
    "bottles": open_bottle,
}


class Shelves(QObject):
    """All machines, materials and bottles; of a damaged file the editors tell."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty; begins to read."""
        super().__init__(parent)
        self.machines: tuple[Machine, ...] = ()
        self.materials: tuple[Material, ...] = ()
        self.bottles: tuple[Bottle, ...] = ()
        self._waiting: deque[tuple[str, str]] = deque()
        self._read: list[_Thing] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)
        self.read()

    def read(self) -> None:
        """Read everything anew; what is known stays until all is read."""
        self._read = []
        self._waiting = deque(_everything())
        self._timer.start()

    def _next(self) -> None:
        if not self._waiting:
            self._timer.stop()
            self._take()
            return
        shelf, name = self._waiting.popleft()
        try:
            self._read.append(_OPEN[shelf](name))
        except GareFabError:
            return  # the catalogue's editor says what is wrong with it

    def _take(self) -> None:
        old = (self.machines, self.materials, self.bottles)
        self.machines = tuple(thing for thing in self._read if isinstance(thing, Machine))
        self.materials = tuple(thing for thing in self._read if isinstance(thing, Material))
        self.bottles = tuple(thing for thing in self._read if isinstance(thing, Bottle))
        if old != (self.machines, self.materials, self.bottles):
            self.changed.emit()


def _everything() -> Iterator[tuple[str, str]]:
    for shelf in _OPEN:
        yield from ((shelf, name) for name in ids(shelf))
