"""The paper: where a drawing without a size ends, and the first of several pages."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import FindingKind, Item, Layer, Page, Picture, Shape
from gare_fab.model.moved import moved_layer
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.boxes import Boxes
from gare_fab.readers.svg.page import Frame
from gare_fab.readers.svg.paints import colour
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.structure import Walk
from gare_fab.readers.svg.styles import Style

_PAGE = "{http://www.inkscape.org/namespaces/inkscape}page"
_WHITE = "#ffffff"
_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])


def on_page(
    drawn: tuple[Layer, ...], page: Frame, walk: Walk, tolerance: float
) -> tuple[tuple[Layer, ...], Page, tuple[float, float]]:
    """A page that lacks a side reaches from the origin right and down round all outlines.

    They count as they would without their clips; what lies left of the origin or above is off
    the page. One that nothing lies on is as large as its viewport. Returned are the drawing
    on its page, the page, and by how much the drawing was moved.
    """
    if page.width and page.height:
        return drawn, Page(0.0, 0.0, page.width, page.height), (0.0, 0.0)
    _, low, right, _ = _reach(walk, tolerance).bounds or (0.0, 0.0, 0.0, 0.0)
    unit, window = page.affine.a, page.viewport
    width, height = right, page.height - low
    if width <= 0 or height <= 0:
        width, height = window.width * unit, window.height * unit
    shift = (0.0, height - page.height)
    moved = tuple(moved_layer(layer, Affine.moved(*shift)) for layer in drawn)
    return moved, Page(0.0, 0.0, width, height), shift


def _reach(walk: Walk, tolerance: float) -> Paths:
    """What bounds all that was walked; a picture does not fill its frame."""
    boxes = Boxes(walk.items, walk.outlines.drawn(tolerance).paths)
    return Paths.joined(part for row in range(len(walk.items)) for part in boxes.reach(row))


def on_ground(drawn: tuple[Layer, ...], style: Style, paper: Page) -> tuple[Layer, ...]:
    """The drawing on the background colour of its root; white is what is there anyway."""
    paint = colour(style.get("background-color", ""))
    if paint is None or paint.alpha == 0 or paint.hexadecimal == _WHITE:
        return drawn
    corners = _SQUARE[[0, 1, 2, 3, 0]] * (paper.width, paper.height)
    ground = Layer("", (Shape(Paths.of([corners]), paint),))
    return ground, *drawn


def on_first_page(
    root: Element, drawn: tuple[Layer, ...], paper: Page, tally: Tally
) -> tuple[Layer, ...]:
    """Of a file with several pages what touches the first, which is the one that is shown."""
    count = sum(1 for _ in root.iter(_PAGE))
    if count < 2:
        return drawn
    tally.add(
        FindingKind.NOTE,
        "The file has {pages} pages; the first is taken. Save the others separately.",
        pages=count,
    )
    kept = ((layer, tuple(_touching(layer.items, paper))) for layer in drawn)
    return tuple(replace(layer, items=items) for layer, items in kept if items)


def _touching(items: Iterable[Item], page: Page) -> Iterable[Item]:
    for item in items:
        x0, y0, x1, y1 = _outline(item).bounds or (0.0, 0.0, 0.0, 0.0)
        is_across = x1 >= page.x and x0 <= page.x + page.width
        if is_across and y1 >= page.y and y0 <= page.y + page.height:
            yield item


def _outline(item: Item) -> Paths:
    if isinstance(item, Shape):
        return item.paths
    return Paths.of([item.affine.apply(_SQUARE)] if isinstance(item, Picture) else [])
