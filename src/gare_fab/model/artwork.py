"""Artwork: what was read or made, as painted shapes, pictures and meshes in mm, Y up."""

from copy import copy
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.geometry.arrays import Bytes, Floats, floats
from gare_fab.geometry.hulls import hull
from gare_fab.geometry.paths import Paths
from gare_fab.model.paint import Paint
from gare_fab.model.repairs import NO_REPAIRS, Repairs


class FillRule(Enum):
    """How a self-crossing outline says what lies inside."""

    NONZERO = "nonzero"
    EVENODD = "evenodd"


@dataclass(frozen=True, slots=True)
class Stroke:
    """How an outline is drawn: width in mm, dash lengths in mm (empty = solid)."""

    paint: Paint
    width: float = 0.1
    cap: str = "butt"
    join: str = "miter"
    miter_limit: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Outlines with a fill, a stroke, or both; opacity multiplies the alphas of both."""

    paths: Paths
    fill: Paint | None = None
    fill_rule: FillRule = FillRule.NONZERO
    stroke: Stroke | None = None
    opacity: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Pixels (H, W, 4) uint8 RGBA, not premultiplied, row 0 on top.

    `affine` maps the unit square (0,0 lower left, 1,1 upper right) to mm; `clip` limits it.
    """

    pixels: Bytes
    affine: Affine = IDENTITY
    clip: Paths | None = None
    opacity: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles (T, 3, 3) in mm: corner, then x y z."""

    triangles: Floats
    name: str = ""


Item = Shape | Picture | Mesh
_UNIT_SQUARE = floats(((0, 0), (1, 0), (1, 1), (0, 1)))


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Items in paint order; the colour is the layer's own, where the file gives one."""

    name: str
    items: tuple[Item, ...]
    colour: Paint | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the file's name and bytes, the reader, and the options it was given.

    `tolerance` is what curves were flattened to, mm of the artwork, or the finest that was
    asked for in vain; `repairs` is what was mended after the reading. `beside` are the bytes
    of the files in its folder that were shown, by the links to them. The folders of `fonts`
    hold only until the job is saved: another computer does not have them, and most licences
    forbid to pass fonts on.
    """

    name: str
    content: bytes = field(repr=False)
    reader: str
    options: tuple[tuple[str, str], ...] = ()
    tolerance: float = 0.01
    repairs: Repairs = NO_REPAIRS
    beside: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    fonts: tuple[Path, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Made:
    """What was made here: the maker, its parameters, and the artworks it was made from."""

    maker: str
    params: Params
    inputs: tuple["Artwork", ...] = ()


class FindingKind(Enum):
    """What happened to a part of a file on its way in."""

    DROPPED = "dropped"
    REPLACED = "replaced"
    REPAIRED = "repaired"
    SUSPICIOUS = "suspicious"
    NOTE = "note"


class FindingCode(StrEnum):
    """What a finding is about, for programs: it stays when the sentence is put otherwise."""

    DOUBLE_LINES = "double-lines"
    OPEN_GAPS = "open-gaps"
    SPECKS = "specks"
    SELF_CROSSINGS = "self-crossings"
    UNSEEN = "unseen"
    HAIRLINES = "hairlines"
    OUTLIERS = "outliers"
    REPEATED_POINTS = "repeated-points"
    MANY_POINTS = "many-points"
    NEAR_COLOURS = "near-colours"
    DASHES = "dashes"
    EMPTY_LAYERS = "empty-layers"
    FONT_REPLACED = "font-replaced"
    FILE_MISSING = "file-missing"
    STAYS_COARSE = "stays-coarse"
    NOT_EXAMINED = "not-examined"


Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is to be said of a drawing; `count` alike are said once.

    `code` says what it is about (a FindingCode, or nothing); `places` are some of the places
    in mm, and `bounds` (x_min, y_min, x_max, y_max) is what all of them span. `fix` is the
    word of `Repairs` that mends it, like "close_gaps=0.1", or has mended it. `offers` are
    words of the reader that take something else of the file, like "layout=Sheet 2".
    """

    kind: FindingKind
    message: Message
    count: int = 1
    where: Spot | None = None
    code: str = ""
    places: tuple[Spot, ...] = ()
    bounds: tuple[float, float, float, float] | None = None
    fix: str = ""
    offers: tuple[str, ...] = ()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where it can be shown: its places, else the one that is known."""
        if self.places or self.where is None:
            return self.places
        return (self.where,)

    @property
    def extent(self) -> tuple[float, float]:
        """The width and height, mm, of what is at its only place; of several none is known."""
        if self.bounds is None or len(self.spots) != 1:
            return (0.0, 0.0)
        x0, y0, x1, y1 = self.bounds
        return (x1 - x0, y1 - y0)

    @property
    def topic(self) -> str:
        """The code; of a finding without one, what happened to the part of the file."""
        return self.code or self.kind.value


@dataclass(frozen=True, slots=True)
class Page:
    """The file's own page in mm: its lower left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Artwork:
    """A drawing in mm, Y up; `unit_note` says how its size is known, or guessed.

    `hull` (K, 2) is the convex hull of all points that bound it: its bounds under any affine
    map follow from that.
    """

    name: str
    layers: tuple[Layer, ...]
    page: Page
    origin: Source | Made
    findings: tuple[Finding, ...] = ()
    unit_note: Message = field(default_factory=lambda: Message(""))
    is_guess: bool = False
    hull: Floats = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the hull."""
        parts = [
            item.paths.points if isinstance(item, Shape) else _bounding_points(item)
            for layer in self.layers
            for item in layer.items
        ]
        points = parts[0] if len(parts) == 1 else np.concatenate((np.zeros((0, 2)), *parts))
        object.__setattr__(self, "hull", hull(points))

    def with_origin(self, origin: Source | Made) -> "Artwork":
        """The same drawing with another origin; its hull is not worked out again."""
        other = copy(self)
        object.__setattr__(other, "origin", origin)
        return other

    @property
    def items(self) -> tuple[Item, ...]:
        """All items of all layers in paint order."""
        return tuple(item for layer in self.layers for item in layer.items)


def _bounding_points(item: Picture | Mesh) -> Floats:
    if isinstance(item, Mesh):
        return item.triangles.reshape(-1, 3)[:, :2]
    return item.affine.apply(_UNIT_SQUARE)
