"""Where an element is drawn: what it gets from its parents, and what limits it."""

from dataclasses import dataclass, replace

from gare_fab.geometry.affine import Affine
from gare_fab.readers.svg.painter import Painted
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
class Place:
    """What an element finds round it; `affine` maps its parent's user units to mm."""

    affine: Affine
    style: Style
    viewport: Viewport
    layer: str = ""
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0

    def mapped(self, inner: Affine, viewport: Viewport | None = None) -> "Place":
        """The same place behind a map of its user units, in another viewport if given."""
        return replace(self, affine=self.affine @ inner, viewport=viewport or self.viewport)

    def within(self, *clips: Clip) -> "Place":
        """The same place behind more clips."""
        return replace(self, clips=self.clips + clips)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """Something to be drawn: the element, where, and how it looks."""

    element: Element
    place: Place
    painted: Painted
