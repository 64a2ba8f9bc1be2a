"""What `job.json` says, version 4: the file's own types, apart from the model's.

Arrays lie in pools beside it (job_pools.py), what was read in `sources/`. A stock is told by
its kind; parameters stand under their declared names.
"""

from dataclasses import dataclass

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.model.artwork import FillRule, FindingKind, Page, Spot, Stroke
from gare_fab.model.document import OriginMode, Wrapping
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.paint import Paint
from gare_fab.model.step import Select
from gare_fab.model.stock import Stock
from gare_fab.model.values import Values
from gare_fab.storage.tables import Plain

FORMAT = "gare"
VERSION = 4


@dataclass(frozen=True, slots=True)
class StyleRow:
    """How shapes are painted; many share one."""

    fill_rule: FillRule
    opacity: float
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture without its pixels; `clip` is its number of points and of paths."""

    height: int
    width: int
    affine: Affine
    opacity: float
    clip: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A layer: its name, and how many rows of the pool `items` are its own."""

    name: str
    items: int
    colour: Paint | None = None


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message; a value that is a table is a message again."""

    template: str
    values: Plain


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What a reader or a repair had to say."""

    kind: FindingKind
    message: MessageRow
    count: int
    where: Spot | None = None
    code: str = ""
    places: tuple[Spot, ...] = ()
    bounds: tuple[float, float, float, float] | None = None
    fix: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What was read; its bytes lie in the archive under `file`.

    So do those of the files `beside` it: the link to each, and its name in the archive.
    """

    name: str
    file: str
    reader: str
    options: tuple[tuple[str, str], ...]
    tolerance: float = 0.01
    repairs: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MadeRow:
    """What was made, with the artworks it was made from."""

    maker: str
    params: Plain
    inputs: tuple["ArtworkRow", ...]


@dataclass(frozen=True, slots=True)
class ArtworkRow:
    """An artwork; exactly one of `source` and `made` is there."""

    name: str
    page: Page
    unit_note: MessageRow
    findings: tuple[FindingRow, ...]
    layers: tuple[LayerRow, ...]
    source: SourceRow | None = None
    made: MadeRow | None = None
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A copy of an artwork; several may have no number (0), none the number of another."""

    artwork: int
    affine: Affine = IDENTITY
    sheet: int = 0
    id: int = 0
    group: int = 0
    is_locked: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; its parameters by their names."""

    operation: str
    params: Plain
    selects: tuple[Select, ...]
    enabled: bool
    focus: float
    air: bool | None = None


@dataclass(frozen=True, slots=True)
class JobRow:
    """All of `job.json`."""

    format: str
    version: int
    title: str
    client: str
    machine: Machine
    stock_kind: str
    stock: Stock
    artworks: tuple[ArtworkRow, ...]
    styles: tuple[StyleRow, ...]
    pictures: tuple[PictureRow, ...]
    placements: tuple[PlacementRow, ...]
    steps: tuple[StepRow, ...]
    sheet_count: int
    hidden_layers: tuple[str, ...]
    anchor: str
    origin: OriginMode
    wrapping: Wrapping
    tolerance: float
    values: Values
    material: Material | None = None
