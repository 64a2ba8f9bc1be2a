"""From the document to shapes on the surface: placed in design mm, then mapped to chart mm."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from gare_fab.base.errors import Refused
from gare_fab.base.messages import Message
from gare_fab.base.params import Params
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.meridian import Meridian
from gare_fab.geometry.paths import Paths
from gare_fab.geometry.subdivision import subdivided
from gare_fab.geometry.wrap import Flat, Revolved, Surface
from gare_fab.model.artwork import Artwork, Made, Page, Shape, Stroke
from gare_fab.model.document import Document, Placement
from gare_fab.model.extent import Box, area_of, box_of
from gare_fab.model.moved import moved_layer, scaled_shape
from gare_fab.model.stock import Bottle


@dataclass(frozen=True, slots=True, eq=False)
class PlacedShape:
    """A shape in chart mm, and the name of the layer it lies on."""

    shape: Shape
    layer: str


def surface_of(document: Document) -> Surface:
    """The surface that the document's stock offers."""
    stock = document.stock
    if not isinstance(stock, Bottle):
        return Flat()
    meridian = Meridian(stock.profile)
    reference = document.wrapping.reference
    if reference is None:
        reference = stock.widest
    if not 0 <= reference <= stock.height:
        raise Refused(
            Message(
                "The reference height {height} mm lies outside the bottle (0 to {top} mm).",
                {"height": reference, "top": stock.height},
            )
        )
    return Revolved(meridian, document.wrapping.mapping, reference, stock.zone)


def placed_shapes(document: Document, surface: Surface) -> tuple[PlacedShape, ...]:
    """All visible shapes in paint order, in chart mm, straight within the tolerance."""
    return tuple(
        shape
        for placement in document.placements
        if not placement.is_hidden
        for shape in _placed(document, placement.artwork, placement.affine, surface)
    )


def _placed(
    document: Document, index: int, affine: Affine, surface: Surface
) -> Iterator[PlacedShape]:
    rows = list(_visible(document.artworks[index], document.hidden_layers))
    if not rows:
        return
    joined = Paths.joined(shape.paths for shape, _ in rows).moved_by(affine)
    if isinstance(surface, Revolved):
        joined = _wrapped(joined, surface, document)
    scale = math.sqrt(abs(affine.determinant))
    end = 0
    for (stroke, layer), run in groupby(rows, key=_drawn_alike):
        alike = [shape for shape, _ in run]
        for shapes in [alike] if stroke is not None else [[shape] for shape in alike]:
            begin, end = end, end + sum(len(shape.paths) for shape in shapes)
            row, last = joined.starts[begin], joined.starts[end]
            paths = Paths(joined.points[row:last], joined.starts[begin : end + 1] - row)
            yield PlacedShape(scaled_shape(shapes[0], paths, scale), layer)


def _drawn_alike(row: tuple[Shape, str]) -> tuple[Stroke | None, str]:
    """Neighbours that are only stroked, and alike, are worked on as one shape."""
    shape, layer = row
    return (shape.stroke if shape.fill is None else None), layer


def _visible(artwork: Artwork, hidden: tuple[str, ...]) -> Iterator[tuple[Shape, str]]:
    for layer in artwork.layers:
        if layer.name not in hidden:
            for item in layer.items:
                if isinstance(item, Shape) and len(item.paths):
                    yield item, layer.name


def _wrapped(paths: Paths, surface: Revolved, document: Document) -> Paths:
    """Design to chart, with points where a straight line would leave the true curve."""
    fine = subdivided(paths, surface, surface.stock_from_design, document.tolerance / 2).given
    chart = Paths(surface.chart_from_design(fine.points), fine.starts)
    front = math.radians(document.wrapping.front_deg) * surface.reference_radius
    return chart.moved_by(Affine.moved(front, 0.0))


def placed_artwork(document: Document) -> Artwork:
    """Everything placed, as one artwork in design mm on the page that the stock offers."""
    layers = tuple(
        moved_layer(layer, placement.affine)
        for placement in document.placements
        if not placement.is_hidden
        for layer in document.artworks[placement.artwork].layers
    )
    area = area_of(document)
    page = Page(area.x, area.y, area.width, area.height)
    return Artwork(document.title, layers, page, Made("placed", Params()))


def placed_input(document: Document, placement: Placement) -> Artwork:
    """One placed artwork in design mm, without hidden layers: what a maker works on.

    Its page is its bounds.
    """
    artwork, affine = document.artworks[placement.artwork], placement.affine
    layers = tuple(
        moved_layer(layer, affine)
        for layer in artwork.layers
        if layer.name not in document.hidden_layers
    )
    moved = replace(artwork, layers=layers)
    box = box_of(moved.hull) or Box(0.0, 0.0, 0.0, 0.0)
    return replace(moved, page=Page(box.x, box.y, box.width, box.height))
