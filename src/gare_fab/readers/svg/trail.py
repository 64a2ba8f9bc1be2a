"""The trail of a walk: of which elements something was said, and what was drawn of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.model.tally import Bounds, Whereabouts
from gare_fab.readers.svg.places import Place
from gare_fab.readers.svg.shapes import Measures, NotFinite
from gare_fab.readers.svg.source import Element
from gare_fab.readers.svg.styles import Cascade
from gare_fab.readers.svg.transforms import about, css_transform, transform

_CORNERS = (("x", "y"), ("cx", "cy"), ("x1", "y1"))  # of what has a place of its own

At = tuple[Element, Place]


@dataclass(slots=True, eq=False)
class _Told:
    """Something was said at an element: its items begin at a row, and end before another.

    `depth` is how many elements waited when it was entered.
    """

    at: At
    where: Whereabouts
    depth: int
    first: int
    last: int | None = None


@dataclass(slots=True)
class Trail:
    """Keeps the elements of which something was said; `open` are those that are walked."""

    told: list[_Told] = field(default_factory=list)
    open: list[_Told] = field(default_factory=list)

    def tell(self, at: At, depth: int, row: int) -> Whereabouts:
        """The part of the drawing that an element is; the next item has this row."""
        if self.open and self.open[-1].at is at:
            return self.open[-1].where
        told = _Told(at, Whereabouts(), depth, row)
        self.told.append(told)
        self.open.append(told)
        return told.where

    def leave(self, depth: int, row: int) -> None:
        """Less elements wait than when some of ours were entered: those are done."""
        while self.open and self.open[-1].depth > depth:
            self.open.pop().last = row

    def settle(
        self, count: int, cascade: Cascade, room: Callable[[Sequence[int]], Bounds | None]
    ) -> None:
        """Find what was drawn of each; of what was not drawn, where it says it stands.

        There are `count` items; `room` is what some of them take up.
        """
        for told in self.told:
            rows = range(told.first, count if told.last is None else told.last)
            told.where.box = room(rows) or _own_box(told.at, cascade)


def _own_box(at: At, cascade: Cascade) -> Bounds | None:
    """What an element takes up by its own x, y, width and height; None where it has none."""
    element, around = at
    style = cascade.style(element, around.style)
    try:
        corners = _corners(Measures.styled(element, around.viewport, style))
    except NotFinite:
        return None
    if not corners:
        return None
    text, size = style.get("transform", ""), style.font_size
    given = transform(element.get("transform") or "")
    inner = (css_transform(text, around.viewport, size) if text else given) or Affine()
    origin = style.get("transform-origin", "0 0")
    affine = around.affine @ about(origin, inner, around.viewport, size)
    points = affine.apply(np.array(corners))
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return (x0, y0, x1, y1)


def _corners(measures: Measures) -> list[tuple[float, float]]:
    """The corners of a frame, else the point where something stands, else nothing."""
    width, height = measures.given("width", "x"), measures.given("height", "y")
    for across, down in _CORNERS:
        x, y = measures.given(across, "x"), measures.given(down, "y")
        if (x, y) != (None, None):
            break
    else:
        if width is None or height is None:
            return []
    x, y = x or 0.0, y or 0.0
    far_x, far_y = x + (width or 0.0), y + (height or 0.0)
    return [(x, y), (far_x, y), (far_x, far_y), (x, far_y)]
