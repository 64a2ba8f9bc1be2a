"""The rows of the artwork list: groups, placements and layers, the front first.

group       a row for several placements that move as one; its children are placements
placement   a row for one; its children are its artwork's layers
layer       a row for all layers of that name in the whole job
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from gare_fab.model.document import Document, Placement, PlacementId


class RowKind(Enum):
    """What a row stands for."""

    GROUP = 0
    PLACEMENT = 1
    LAYER = 2


@dataclass(slots=True, eq=False)
class Row:
    """One row: its place among its parent's children, and what it stands for.

    `ids` are the placements of a group, or the one that a placement or layer is of; `layer`
    counts the artwork's layers.
    """

    number: int
    kind: RowKind
    place: int
    ids: tuple[PlacementId, ...]
    parent: "Row | None" = None
    group: int = 0
    layer: int = -1
    children: list["Row"] = field(default_factory=list)

    @property
    def key(self) -> Hashable:
        """The same for the same thing in another version of the document."""
        if self.kind is RowKind.GROUP:
            return self.kind, self.group
        return self.kind, self.ids, self.layer


@dataclass(slots=True, eq=False)
class Rows:
    """All rows of a sheet; `all` counts them by their numbers."""

    top: list[Row] = field(default_factory=list)
    all: list[Row] = field(default_factory=list)

    def add(
        self, kind: RowKind, ids: tuple[PlacementId, ...], parent: Row | None = None
    ) -> Row:
        """One more row, the last of its parent."""
        siblings = self.top if parent is None else parent.children
        row = Row(len(self.all), kind, len(siblings), ids, parent)
        siblings.append(row)
        self.all.append(row)
        return row


def rows_of(document: Document, sheet: int) -> Rows:
    """The rows of one sheet; a group stands where its uppermost member lies."""
    rows = Rows()
    there = [each for each in reversed(document.placements) if each.sheet == sheet]
    members: dict[int, list[Placement]] = {}
    for each in there:
        members.setdefault(each.group, []).append(each)
    done: set[int] = set()
    for each in there:
        if each.group == 0 or len(members[each.group]) == 1:
            _add_placement(rows, document, each, None)
        elif each.group not in done:
            done.add(each.group)
            together = members[each.group]
            row = rows.add(RowKind.GROUP, tuple(one.id for one in together))
            row.group = each.group
            for one in together:
                _add_placement(rows, document, one, row)
    return rows


def outline_of(document: Document, sheet: int) -> Hashable:
    """What decides which rows there are; the rest is only what they say."""
    return tuple(
        (each.id, each.group, _layer_count(document, each))
        for each in document.placements
        if each.sheet == sheet
    )


def ids_of(rows: Iterable[Row]) -> frozenset[PlacementId]:
    """The placements that these rows stand for."""
    return frozenset(name for row in rows for name in row.ids)


def _add_placement(
    rows: Rows, document: Document, placement: Placement, parent: Row | None
) -> None:
    row = rows.add(RowKind.PLACEMENT, (placement.id,), parent)
    for layer in range(_layer_count(document, placement)):
        rows.add(RowKind.LAYER, (placement.id,), row).layer = layer


def _layer_count(document: Document, placement: Placement) -> int:
    """How many layers are worth a row: one alone, without a name, is the drawing itself."""
    layers = document.artworks[placement.artwork].layers
    return 0 if len(layers) == 1 and not layers[0].name else len(layers)
