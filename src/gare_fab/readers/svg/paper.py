"""The paper: where a drawing without a size ends, and the first of several pages."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import FindingKind, Item, Layer, Page, Picture, Shape
from gare_fab.model.moved import moved_layer
from gare_fab.model.tally import Tally
from gare_fab.readers.svg.page import Frame
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.structure import Walk

_PAGE = "{http://www.inkscape.org/namespaces/inkscape}page"
_LEAST = 1.0  # mm, of a file that says no size and draws nothing
_SQUARE = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])


def on_page(
    drawn: tuple[Layer, ...], page: Frame, walk: Walk, tolerance: float
) -> tuple[tuple[Layer, ...], Page, tuple[float, float]]:
    """A page that lacks a side reaches from the origin round all that is drawn.

    To the right and below it reaches as far as the outlines would without their clips.
    The drawing on its page, and by how much it was moved.
    """
    if page.width and page.height:
        return drawn, Page(0.0, 0.0, page.width, page.height), (0.0, 0.0)
    whole = Paths.joined(_outline(item) for layer in drawn for item in layer.items)
    x0, y0, x1, y1 = whole.bounds or (0.0, -_LEAST, _LEAST, 0.0)
    _, low, right, _ = _reach(walk, tolerance).bounds or (x0, y0, x1, y1)
    left, top = min(x0, 0.0), max(y1, page.height)
    width = max(max(x1, right) - left, _LEAST)
    height = max(top - min(y0, low), _LEAST)
    shift = (-left, height - top)
    moved = tuple(moved_layer(layer, Affine.moved(*shift)) for layer in drawn)
    return moved, Page(0.0, 0.0, width, height), shift


def _reach(walk: Walk, tolerance: float) -> Paths:
    """The outlines of all that was walked; a picture does not fill its frame."""
    outlines = walk.outlines.drawn(tolerance).paths
    pairs = zip(walk.items, outlines, strict=True)
    return Paths.joined(outline for item, outline in pairs if not item.ready)


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
