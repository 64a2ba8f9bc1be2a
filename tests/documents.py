"""Documents for tests: small, made in memory, on the shipped machines."""

from collections.abc import Iterable

import numpy.typing as npt

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Artwork, Layer, Page, Shape, Source, Stroke
from gare_fab.model.document import Document, Placement
from gare_fab.model.paint import BLACK, Paint
from gare_fab.model.step import Step
from gare_fab.model.stock import Sheet, Stock
from gare_fab.storage.catalogue import load_machine

RED = Paint(255, 0, 0)


def stroked(*lines: npt.ArrayLike, paint: Paint = BLACK) -> Shape:
    """A shape of these lines, stroked."""
    return Shape(Paths.of(lines), stroke=Stroke(paint))


def filled(*rings: npt.ArrayLike, paint: Paint = BLACK) -> Shape:
    """A shape of these rings, filled."""
    return Shape(Paths.of(rings), fill=paint)


def rectangle(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    """A closed rectangle, counter-clockwise."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]


def artwork(shapes: Iterable[Shape], layer: str = "") -> Artwork:
    """An artwork of one layer."""
    source = Source("test.svg", b"", "svg")
    return Artwork("test", (Layer(layer, tuple(shapes)),), Page(0, 0, 100, 100), source)


def document(
    *shapes: Shape,
    machine: str = "co2_60w_chuck",
    stock: Stock | None = None,
    steps: tuple[Step, ...] = (),
    affine: Affine | None = None,
) -> Document:
    """A document with one artwork, as drawn."""
    placement = Placement(0) if affine is None else Placement(0, affine)
    return Document(
        machine=load_machine(machine),
        stock=stock or Sheet(300.0, 200.0),
        artworks=(artwork(shapes),),
        placements=(placement,),
        steps=steps,
    )
