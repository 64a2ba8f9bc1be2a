"""Where an element is drawn: what it gets from its parents, and what limits it."""

from dataclasses import dataclass, replace

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import Picture, Shape
from gare_fab.readers.svg.painter import Lender, Painted
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.styles import Style
from gare_fab.readers.svg.units import ViewBox, Viewport


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """A limit on all that is drawn below it: a clipPath element, or a viewport's rectangle.

    `affine` maps the units of what is clipped to mm.
    """

    affine: Affine
    viewport: Viewport
    element: Element | None = None
    box: ViewBox | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What is put together before it is masked, faded or blended with what lies below it.

    `affine` maps the user units that a mask refers to to mm.
    """

    affine: Affine
    viewport: Viewport
    opacity: float = 1.0
    mask: Element | None = None
    blend: str = "normal"


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What an element finds round it; `affine` maps its parent's user units to mm.

    `context` is how a marker's owner looks, or the use that stands for the element; `role`
    says of what it is a part: "" the drawing, "clip" or "marker". `lenders` are the uses round
    it that lend gradients or patterns.
    """

    affine: Affine
    style: Style
    viewport: Viewport
    layer: str = ""
    clips: tuple[Clip, ...] = ()
    groups: tuple[Group, ...] = ()
    context: Painted | None = None
    role: str = ""
    lenders: tuple[Lender, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether what is not seen counts all the same: in the box of a limit or a lender."""
        has_limits = self.groups or any(clip.element is not None for clip in self.clips)
        return bool(has_limits or self.lenders) and self.affine.determinant != 0

    def mapped(self, inner: Affine, viewport: Viewport | None = None) -> "Place":
        """The same place behind a map of its user units, in another viewport if given."""
        return replace(self, affine=self.affine @ inner, viewport=viewport or self.viewport)

    def within(self, *clips: Clip) -> "Place":
        """The same place behind more clips."""
        return replace(self, clips=self.clips + clips)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Something to be drawn: the element, where, and how it looks.

    `ready` is what it shows as it stands in mm, instead of its outline: pictures, and the
    shapes of a drawing inside the drawing. Clips and opacity of its place are still to come.
    `box` is what it takes up in its user units (x0, y0, x1, y1) where that is not its outline:
    letters have the height of their font.
    """

    element: Element
    place: Place
    painted: Painted
    ready: tuple[Shape | Picture, ...] = ()
    box: tuple[float, float, float, float] | None = None
