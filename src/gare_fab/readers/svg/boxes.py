"""Boxes: what items, groups, clips and whole texts take up, each in its own user units."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.paths import Paths
from gare_fab.model.artwork import Picture, Shape
from gare_fab.readers.svg.clips import Bounds, local_bounds
from gare_fab.readers.svg.painter import Lender, Served
from gare_fab.readers.svg.places import Clip, Group, Item
from gare_fab.readers.svg.serving import Frame
from gare_fab.readers.svg.source import SVG, Element

_TEXT = SVG + "text"


@dataclass(slots=True, eq=False)
class Boxes:
    """Knows the items of a walk and their outlines in mm; remembers what it was asked."""

    items: Sequence[Item]
    outlines: Sequence[Paths]
    _known: dict[object, Bounds | None] = field(default_factory=dict)
    _rows: dict[Clip | Lender, list[int]] = field(default_factory=dict)

    def frame(self, row: int, served: Served) -> Frame:
        """What a server is measured in: the item's own space and box, or its owner's."""
        owner = row if served.owner is None else served.owner
        if isinstance(owner, Lender):
            lent = self._once(owner, owner.affine, lambda: self._limited(self._behind(owner)))
            return Frame(owner.affine, lent)
        item = self.items[owner]
        affine = item.place.affine
        if item.element.tag != _TEXT:
            return Frame(affine, local_bounds(self.outlines[owner], affine))
        return Frame(affine, self._of_text(item.element, owner, affine))

    def reach(self, row: int) -> list[Paths]:
        """What bounds an item: its own extent, or what lies ready in it."""
        ready = self.items[row].ready
        return [corners(part) for part in ready] if ready else [self._extent(row)]

    def of_group(self, group: Group, rows: Sequence[int]) -> Bounds | None:
        """The bounding box of a group, of which these are the items."""
        return self._once(group, group.affine, lambda: self._limited(rows))

    def of_clip(self, clip: Clip) -> Bounds | None:
        """The bounding box of all that a clip limits."""
        return self._once(clip, clip.affine, lambda: self._limited(self._behind(clip)))

    def _behind(self, limit: Clip | Lender) -> list[int]:
        """The items that a clip limits, or a use lends to."""
        if not self._rows:
            for row, item in enumerate(self.items):
                limits: tuple[Clip | Lender, ...] = (*item.place.clips, *item.place.lenders)
                for one in limits:
                    self._rows.setdefault(one, []).append(row)
        return self._rows.get(limit, [])

    def _of_text(self, element: Element, row: int, affine: Affine) -> Bounds | None:
        """The box of a whole text, of which an item is one run."""
        first = last = row
        while first and self.items[first - 1].element is element:
            first -= 1
        while last + 1 < len(self.items) and self.items[last + 1].element is element:
            last += 1
        runs = range(first, last + 1)
        return self._once((element, first, affine), affine, lambda: map(self._extent, runs))

    def _limited(self, rows: Sequence[int]) -> list[Paths]:
        """What bounds some items, and what lies ready in them."""
        ready = [corners(part) for row in rows for part in self.items[row].ready]
        return [*map(self._extent, rows), *ready]

    def _extent(self, row: int) -> Paths:
        """What bounds an item: its box in its own user space, however that is turned."""
        item = self.items[row]
        found = item.box or local_bounds(self.outlines[row], item.place.affine)
        if found is None:
            return self.outlines[row]
        x0, y0, x1, y1 = found
        box = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        return Paths.of([item.place.affine.apply(box)])

    def _once(
        self, key: object, affine: Affine, parts: Callable[[], Iterable[Paths]]
    ) -> Bounds | None:
        if key not in self._known:
            self._known[key] = local_bounds(Paths.joined(tuple(parts())), affine)
        return self._known[key]


def corners(part: Shape | Picture) -> Paths:
    """What bounds a part that lies ready: the outline of a shape, the corners of a picture."""
    if isinstance(part, Shape):
        return part.paths
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)], dtype=np.float64)
    return Paths.of([part.affine.apply(square)])
