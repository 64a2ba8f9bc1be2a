"""What a page draws, in paint order, before curves are flattened and inks are light."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gare_fab.geometry.affine import Affine
from gare_fab.readers.pdf.objects import Dictionary, dictionary, number
from gare_fab.readers.pdf.spaces import Ink

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Shade:
    """A shading or a pattern that becomes one colour; `affine` maps its space to mm."""

    source: object
    affine: Affine
    below: Ink | None = None  # what an uncoloured pattern is painted with

    @property
    def is_tiling(self) -> bool:
        """Whether it is a pattern of tiles."""
        return number(dictionary(self.source).get("/PatternType")) == 1


Colour = Ink | Shade


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """A transparency mask: a drawing of its own, on a backdrop, over a box in mm.

    `transfer` is the file's function of how much it lets through.
    """

    drawing: object
    is_luminosity: bool
    backdrop: Ink | None
    box: Box
    transfer: object = None


@dataclass(frozen=True, slots=True)
class Pen:
    """A stroke in the units of its own space, which `affine` maps to mm."""

    colour: Colour
    width: float
    cap: int
    join: int
    miter_limit: float
    dash: tuple[float, ...]
    dash_offset: float
    affine: Affine


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A clip: an outline, a mask or a box in mm; and the clip that it lies in.

    Of an outline with a pen what that paints along it is left.
    """

    outer: "Limit | None"
    outline: int = -1
    is_evenodd: bool = False
    box: Box = (0.0, 0.0, 0.0, 0.0)
    mask: Mask | None = None
    pen: Pen | None = None


class Blend(NamedTuple):
    """A blend mode, and how many items lie below what blends."""

    mode: str
    below: int


class Drawn(NamedTuple):  # a tuple is made in a fraction of a dataclass's time
    """An outline with its paints."""

    outline: int
    limit: Limit
    layer: str
    fill: Colour | None = None
    is_evenodd: bool = False
    pen: Pen | None = None
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend: Blend | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """A shading that fills all that its clip leaves (`sh`)."""

    shade: Shade
    limit: Limit
    layer: str
    alpha: float
    blend: Blend | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture: an image object, or the text of an inline one with its resources."""

    source: Dictionary | bytes
    resources: Dictionary
    entries: Mapping[str, object]  # its own words, long names
    affine: Affine
    limit: Limit
    layer: str
    colour: Colour | None  # of a mask, what it is painted with
    alpha: float
    blend: Blend | None


Item = Drawn | Filling | Placed
