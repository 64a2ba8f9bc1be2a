"""The document: everything that one job is. Undo is a list of these."""

from dataclasses import dataclass
from enum import Enum
from typing import NewType

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.geometry.wrap import Mapping
from gare_fab.model.artwork import Artwork
from gare_fab.model.machine import Machine
from gare_fab.model.material import Material
from gare_fab.model.step import Step
from gare_fab.model.stock import Stock
from gare_fab.model.values import NO_VALUES, Values


class Anchor(Enum):
    """Which of nine points of the job's bounds lies on the origin: column, then row."""

    LEFT_BOTTOM = (0.0, 0.0)
    CENTRE_BOTTOM = (0.5, 0.0)
    RIGHT_BOTTOM = (1.0, 0.0)
    LEFT_MIDDLE = (0.0, 0.5)
    CENTRE = (0.5, 0.5)
    RIGHT_MIDDLE = (1.0, 0.5)
    LEFT_TOP = (0.0, 1.0)
    CENTRE_TOP = (0.5, 1.0)
    RIGHT_TOP = (1.0, 1.0)


class OriginMode(Enum):
    """The job's zero: the machine's own, one the user set, or where the head stands."""

    ABSOLUTE = "absolute"
    USER = "user"
    CURRENT = "current"


PlacementId = NewType("PlacementId", int)


@dataclass(frozen=True, slots=True)
class Placement:
    """One copy of an artwork (its index) on a sheet (its index): artwork mm to design mm.

    `id` is unique in a document that was numbered (model/edits.py), else 0; `group` 0 is none.
    What is locked keeps its place; what is hidden is neither shown nor made.
    """

    artwork: int
    affine: Affine = IDENTITY
    sheet: int = 0
    id: PlacementId = PlacementId(0)
    group: int = 0
    is_locked: bool = False
    is_hidden: bool = False

    def at(self, affine: Affine) -> "Placement":
        """The same in another place; `replace` takes three times as long, of thousands."""
        return Placement(
            self.artwork,
            affine,
            self.sheet,
            self.id,
            self.group,
            self.is_locked,
            self.is_hidden,
        )


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the flat design goes round a bottle.

    At height `reference` (mm from the foot; None = the widest place) lengths are true, and
    design y equals height. Design x = 0 lies at `front_deg` round the bottle.
    """

    mapping: Mapping = Mapping.STRAIGHT
    reference: float | None = None
    front_deg: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A job: stock, artworks and their places, steps; machine and material by value.

    Its sheets, `sheet_count` of them, are all of the same stock; placements lie in the order
    of painting. `values` are what the fields in made texts stand for; who changes them makes
    those texts anew (workshop/making.py).
    """

    machine: Machine
    stock: Stock
    artworks: tuple[Artwork, ...] = ()
    placements: tuple[Placement, ...] = ()
    steps: tuple[Step, ...] = ()
    material: Material | None = None
    title: str = ""
    client: str = ""
    sheet_count: int = 1
    hidden_layers: tuple[str, ...] = ()
    anchor: Anchor = Anchor.LEFT_BOTTOM
    origin: OriginMode = OriginMode.ABSOLUTE
    wrapping: Wrapping = Wrapping()
    tolerance: float = 0.01
    values: Values = NO_VALUES
