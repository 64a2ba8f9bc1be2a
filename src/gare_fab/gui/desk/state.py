"""The state of the window: one frozen value; what is not the same object has changed."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from gare_fab.base.messages import Message
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits_copies import Clip
from gare_fab.model.settings import Settings
from gare_fab.model.study import Study


class Screen(Enum):
    """What fills the window."""

    FIRST_RUN = "first run"
    START = "start"
    WORK = "work"
    PREVIEW = "preview"


class Tool(Enum):
    """What the mouse does on the canvas."""

    SELECT = "select"
    PAN = "pan"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"
    LINE = "line"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One step of the history: what the change was called, and what was there before it."""

    name: Message
    document: Document
    selection: frozenset[PlacementId]
    sheet: int


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Everything that the window shows.

    `job` tells jobs apart: what was begun for one must not be said of the next.
    `study` is what the job `studied` on the sheet `studied_sheet` would do; it lags behind
    `document` while it is worked out. `saved` is the document as it lies in `path`; `target`
    is the machine's file that was written of it last. `selected` are the selected placements
    in paint order, `movable` those of them that are not locked.
    """

    settings: Settings = field(default_factory=Settings)
    screen: Screen = Screen.START
    job: int = 0
    document: Document | None = None
    selection: frozenset[PlacementId] = frozenset()
    sheet: int = 0
    tool: Tool = Tool.SELECT
    path: Path | None = None
    saved: Document | None = None
    past: tuple[Entry, ...] = ()
    future: tuple[Entry, ...] = ()
    study: Study | None = None
    studied: Document | None = None
    studied_sheet: int = 0
    clip: Clip | None = None
    target: Path | None = None
    selected: tuple[Placement, ...] = field(init=False, repr=False)
    movable: frozenset[PlacementId] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Look once through the placements: half of the actions want to know."""
        rows = self.document.placements if self.document and self.selection else ()
        selected = tuple(row for row in rows if row.id in self.selection)
        movable = frozenset(row.id for row in selected if not row.is_locked)
        object.__setattr__(self, "selected", selected)
        object.__setattr__(self, "movable", movable)

    @property
    def is_changed(self) -> bool:
        """Whether there is work that no file holds."""
        return self.document is not None and self.document is not self.saved

    @property
    def is_studied(self) -> bool:
        """Whether the study is of the job as it stands."""
        return (
            self.study is not None
            and self.studied is self.document
            and self.studied_sheet == self.sheet
        )
