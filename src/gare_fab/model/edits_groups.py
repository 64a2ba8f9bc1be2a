"""Edits of what belongs together, and of what lies above what."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Edit, Ids, each_of, placed


class Order(Enum):
    """Where in the order of painting something goes; up is one step towards the front."""

    FRONT = "front"
    BACK = "back"
    UP = "up"
    DOWN = "down"


def next_group(document: Document) -> int:
    """The number for the next group: one more than the greatest."""
    return 1 + max((each.group for each in document.placements), default=0)


def with_groups(document: Document, ids: Ids) -> frozenset[PlacementId]:
    """These, and all that are in a group with one of them; unknown ids are left out."""
    wanted = frozenset(ids)
    groups = {each.group for each in document.placements if each.id in wanted} - {0}
    return frozenset(
        each.id for each in document.placements if each.id in wanted or each.group in groups
    )


def group(ids: Ids) -> Edit:
    """Make one group of these and of the groups they are in; fewer than two are left alone."""

    def edit(document: Document) -> Document:
        whole = with_groups(document, ids)
        groups = {each.group for each in document.placements if each.id in whole}
        if len(whole) < 2 or (len(groups) == 1 and 0 not in groups):
            return document
        number = next_group(document)
        return each_of(whole, lambda one: replace(one, group=number))(document)

    return edit


def ungroup(ids: Ids) -> Edit:
    """Dissolve the groups that these are in."""
    return lambda document: each_of(
        with_groups(document, ids), lambda one: replace(one, group=0)
    )(document)


def order(ids: Ids, where: Order) -> Edit:
    """Lay these above or below the others of their sheet, and keep their own order."""

    def edit(document: Document) -> Document:
        placements = list(document.placements)
        for sheet in {each.sheet for each in placements if each.id in ids}:
            rows = [row for row, each in enumerate(placements) if each.sheet == sheet]
            for row, each in zip(
                rows, _ordered([placements[row] for row in rows], ids, where), strict=True
            ):
                placements[row] = each
        return placed(document, tuple(placements))

    return edit


def lay_above(ids: Ids, other: PlacementId | None) -> Edit:
    """Lay these right above another one, or with None below all; they keep their own order.

    Where the other is one of them, or is not there, nothing changes.
    """

    def edit(document: Document) -> Document:
        rest = [each for each in document.placements if each.id not in ids]
        rows = [row for row, each in enumerate(rest, 1) if each.id == other]
        if other is not None and not rows:
            return document
        at = rows[0] if rows else 0
        picked = [each for each in document.placements if each.id in ids]
        return placed(document, (*rest[:at], *picked, *rest[at:]))

    return edit


def _ordered(placements: Sequence[Placement], ids: Ids, where: Order) -> list[Placement]:
    picked = [each for each in placements if each.id in ids]
    others = [each for each in placements if each.id not in ids]
    match where:
        case Order.FRONT:
            return others + picked
        case Order.BACK:
            return picked + others
        case Order.DOWN:
            return _sunk(placements, ids)
        case Order.UP:
            return _sunk(placements[::-1], ids)[::-1]


def _sunk(placements: Sequence[Placement], ids: Ids) -> list[Placement]:
    """Each picked one below the next that is not."""
    out: list[Placement] = []
    for each in placements:
        place = len(out)
        if each.id in ids and out and out[-1].id not in ids:
            place -= 1
        out.insert(place, each)
    return out
