"""Drawings: what is drawn of each artwork and of the toolpaths, worked out once.

Small ones at once; large ones by a worker, and `ready` tells when they are there.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from gare_fab.base.messages import Message
from gare_fab.base.progress import Progress
from gare_fab.gui.canvas.chunks import Drawing, drawing_of_artwork, drawing_of_parts
from gare_fab.gui.canvas.toolpaths import drawing_of_toolpaths
from gare_fab.gui.desk.notice import bad_news
from gare_fab.gui.desk.store import Store
from gare_fab.gui.desk.tasks import Purpose, Tasks
from gare_fab.gui.look.colours import STEP_PAINTS
from gare_fab.model.artwork import Artwork, Shape
from gare_fab.model.timeline import Timeline

_SOON_MS = 40
_SMALL = 20_000  # points that are worked out within a few milliseconds
_NOTHING = drawing_of_parts([])


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    artwork: Artwork
    drawing: Drawing


class Drawings(QObject):
    """Remembers the drawings of what is shown now."""

    ready = Signal()

    def __init__(
        self, store: Store, tasks: Tasks, toolpaths: Purpose, parent: QObject | None = None
    ) -> None:
        """Nothing is drawn yet; of two for one desk each has a purpose of its own."""
        super().__init__(parent)
        self._purpose = toolpaths
        self._store = store
        self._tasks = tasks
        self._known: dict[int, _Known] = {}
        self._waited_for: tuple[Artwork, ...] = ()  # missing
        self._asked_for: tuple[Artwork, ...] = ()  # what the worker draws
        self._timeline: Timeline | None = None
        self._toolpaths = _NOTHING

    def of_artworks(self, artworks: tuple[Artwork, ...]) -> tuple[Drawing | None, ...]:
        """One drawing each; None where it is still being worked out. Others are forgotten."""
        known = {}
        for artwork in artworks:
            before = self._known.get(id(artwork))
            drawing = _at_once(artwork) if before is None else before.drawing
            if drawing is not None:
                known[id(artwork)] = _Known(artwork, drawing)
        self._known = known
        missing = tuple(artwork for artwork in artworks if id(artwork) not in self._known)
        if missing and missing != self._waited_for:
            self._waited_for = missing
            QTimer.singleShot(_SOON_MS, self, self._ask)
        return tuple(
            there.drawing if (there := self._known.get(id(artwork))) else None
            for artwork in artworks
        )

    def _ask(self) -> None:
        """Ask a worker: to send what is large takes the pace out of what has just begun."""
        if self._waited_for and self._waited_for != self._asked_for:
            self._asked_for = self._waited_for
            arguments = (self._asked_for,)
            self._tasks.start(Purpose.DRAW, draw_all, arguments, self._drawn, self._failed)

    def of_toolpaths(self, timeline: Timeline) -> Drawing:
        """The toolpaths' drawing; the last one while a large one is being worked out."""
        if timeline is self._timeline:
            return self._toolpaths
        self._timeline = timeline
        if len(timeline) <= _SMALL:
            self._tasks.cancel(self._purpose)
            self._toolpaths = _toolpaths(timeline)
        else:
            arguments = (timeline,)
            self._tasks.start(
                self._purpose, draw_toolpaths, arguments, self._traced, self._failed
            )
        return self._toolpaths

    def _drawn(self, drawings: tuple[Drawing, ...]) -> None:
        for artwork, drawing in zip(self._asked_for, drawings, strict=True):
            self._known[id(artwork)] = _Known(artwork, drawing)
        self._waited_for = self._asked_for = ()
        self.ready.emit()

    def _traced(self, drawing: Drawing) -> None:
        self._toolpaths = drawing
        self.ready.emit()

    def _failed(self, why: Message) -> None:
        self._store.say(bad_news(why))


def draw_all(artworks: tuple[Artwork, ...], progress: Progress) -> tuple[Drawing, ...]:
    """In a worker: the drawings of large artworks."""
    drawings = []
    for index, artwork in enumerate(artworks):
        progress.report(index / len(artworks))
        drawings.append(drawing_of_artwork(artwork))
    return tuple(drawings)


def draw_toolpaths(timeline: Timeline, progress: Progress) -> Drawing:
    """In a worker: the drawing of many moves."""
    progress.report(0.0)
    return _toolpaths(timeline)


def _at_once(artwork: Artwork) -> Drawing | None:
    points = sum(len(i.paths.points) for i in artwork.items if isinstance(i, Shape))
    small = points <= _SMALL and all(isinstance(item, Shape) for item in artwork.items)
    return drawing_of_artwork(artwork) if small else None


def _toolpaths(timeline: Timeline) -> Drawing:
    return drawing_of_toolpaths(
        timeline.design.astype(float),
        timeline.is_work,
        timeline.steps.astype(int),
        STEP_PAINTS,
    )
