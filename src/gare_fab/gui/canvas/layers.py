"""Layers: what the canvas draws, in paint order, each in small jobs on a pane of pixels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPainter

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.gui.canvas.chunks import Drawing
from gare_fab.gui.canvas.marks import Face, Look, jobs_of, placing
from gare_fab.gui.canvas.shelf import Shelf
from gare_fab.model.extent import Box

Job = Callable[[QPainter], None]

HAIR_PX = 4.0  # that a thin line may be painted beside its place


@dataclass(frozen=True, slots=True)
class Pane:
    """A rectangle of device pixels on the design.

    `left` and `top` are the pixels from the design's origin to the pane's upper left corner;
    `scale` is device pixels per mm, `ratio` device pixels per px of the screen.
    """

    scale: float
    ratio: float
    left: int
    top: int
    width: int
    height: int

    @property
    def affine(self) -> Affine:
        """The map from design mm to the pane's pixels."""
        return Affine(self.scale, 0.0, 0.0, -self.scale, -self.left, -self.top)

    @property
    def window(self) -> Box:
        """What lies on the pane, in design mm."""
        return Box(
            self.left / self.scale,
            -(self.top + self.height) / self.scale,
            self.width / self.scale,
            self.height / self.scale,
        )


class Layer(Protocol):
    """One thing in the picture; two that are equal look the same."""

    @property
    def box(self) -> Box | None:
        """All that it paints lies within this (design mm) and a few pixels; None: anywhere."""

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """What paints its part of a pane, in steps of a few milliseconds each."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Layers from the lowest to the topmost, on a desk of a colour."""

    layers: tuple[Layer, ...] = ()
    desk: str = "#e3e6ea"

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """What paints a pane from the desk up."""
        for layer in self.layers:
            yield from layer.jobs(pane, shelf)


@dataclass(frozen=True, slots=True)
class DrawingLayer:
    """A drawing in its place: an artwork of the user's, or toolpaths.

    Layers of the drawing that are hidden are left out; white on a white face gets an outline.
    """

    drawing: Drawing
    affine: Affine = IDENTITY
    opacity: float = 1.0
    hidden: frozenset[str] = frozenset()
    face: Face | None = None

    @property
    def box(self) -> Box:
        """The placed drawing's bounds with half its widest stroke."""
        own = self.drawing.box
        if own is None:
            return Box(0.0, 0.0, 0.0, 0.0)
        return _through(self.affine, own, self.drawing.reach)

    def jobs(self, pane: Pane, shelf: Shelf) -> Iterator[Job]:
        """The marks that are seen."""
        if self.affine.determinant == 0.0 or not self.affine.is_finite:
            return
        place = pane.affine @ self.affine
        if not _meets(self.box, pane.window, HAIR_PX / pane.scale):
            return
        window = _through(self.affine.inverse(), pane.window, 0.0)
        look = Look(pane.scale * self.affine.stretch, self.hidden, self.face)
        marks = jobs_of(self.drawing, window, look, shelf)
        begin, end = placing(place, self.opacity)
        yield begin
        yield from marks
        yield end


def _through(affine: Affine, box: Box, by: float) -> Box:
    """The bounds of a box, grown by mm, through a map; in plain numbers, for it is hot."""
    x, y = box.x + box.width / 2, box.y + box.height / 2
    half_x, half_y = box.width / 2 + by, box.height / 2 + by
    across = abs(affine.a) * half_x + abs(affine.c) * half_y
    along = abs(affine.b) * half_x + abs(affine.d) * half_y
    to_x = affine.a * x + affine.c * y + affine.e
    to_y = affine.b * x + affine.d * y + affine.f
    return Box(to_x - across, to_y - along, 2 * across, 2 * along)


def _meets(one: Box, other: Box, by: float) -> bool:
    """Whether two boxes have something in common, or are no farther apart than mm."""
    return (
        one.x - by <= other.x + other.width
        and other.x - by <= one.x + one.width
        and one.y - by <= other.y + other.height
        and other.y - by <= one.y + one.height
    )
