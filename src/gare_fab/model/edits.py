"""Edits: a document in, a document out. Here: what is in it, and how others find their way.

An edit about placements is made of their ids and leaves others alone; what is locked is
neither moved nor deleted. An edit that changes nothing gives the very same document.

    edits.py          numbers, adding, deleting, replacing, showing, locking
    edits_job.py      stock, machine, material, names, the zero
    edits_moves.py    moving, scaling, turning, mirroring
    edits_arrange.py  aligning, distributing, centring, fitting
    edits_copies.py   duplicates, arrays, cutting out and pasting
    edits_groups.py   groups, the order of painting
    edits_sheets.py   sheets
    edits_steps.py    steps
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement, PlacementId

Edit = Callable[[Document], Document]
Ids = Collection[PlacementId]
Placements = tuple[Placement, ...]


def numbered(document: Document) -> Document:
    """Every placement with a positive id of its own; the first of several alike keeps it."""
    taken: set[int] = set()
    keeps = []
    for placement in document.placements:
        keeps.append(placement.id > 0 and placement.id not in taken)
        taken.add(placement.id)
    number = next_id(document)
    placements: list[Placement] = []
    for placement, is_kept in zip(document.placements, keeps, strict=True):
        placements.append(placement if is_kept else replace(placement, id=number))
        number = number if is_kept else PlacementId(number + 1)
    return placed(document, tuple(placements))


def next_id(document: Document) -> PlacementId:
    """The id for the next placement: one more than the greatest."""
    return PlacementId(1 + max((0, *(each.id for each in document.placements))))


def chosen(document: Document, ids: Ids) -> Placements:
    """The placements with these ids that are not locked."""
    wanted = frozenset(ids)
    return tuple(
        each for each in document.placements if each.id in wanted and not each.is_locked
    )


def placed(document: Document, placements: Placements) -> Document:
    """The document with these placements; with the same as before, the very same document."""
    if placements == document.placements:
        return document
    return replace(document, placements=placements)


def each_of(ids: Ids, change: Callable[[Placement], Placement]) -> Edit:
    """Change each placement of these ids, locked or not."""
    wanted = frozenset(ids)

    def edit(document: Document) -> Document:
        return placed(
            document,
            tuple(change(one) if one.id in wanted else one for one in document.placements),
        )

    return edit


def add(artwork: Artwork, affine: Affine = IDENTITY, sheet: int = 0) -> Edit:
    """Place a new artwork on top of all others."""
    return add_many(((artwork, affine),), sheet)


def add_many(parts: Sequence[tuple[Artwork, Affine]], sheet: int = 0) -> Edit:
    """Place new artworks on top of all others, the last one uppermost."""

    def edit(document: Document) -> Document:
        begin, number = len(document.artworks), next_id(document)
        placements = tuple(
            Placement(begin + row, affine, sheet, PlacementId(number + row))
            for row, (_, affine) in enumerate(parts)
        )
        artworks = document.artworks + tuple(artwork for artwork, _ in parts)
        if not placements:
            return document
        placements = document.placements + placements
        return replace(document, artworks=artworks, placements=placements)

    return edit


def delete(ids: Ids) -> Edit:
    """Take placements away, and artworks that are placed no more."""

    def edit(document: Document) -> Document:
        gone = {each.id for each in chosen(document, ids)}
        if not gone:
            return document
        left = tuple(each for each in document.placements if each.id not in gone)
        return pruned(replace(document, placements=left))

    return edit


def pruned(document: Document) -> Document:
    """Without the artworks that are not placed."""
    used = sorted({each.artwork for each in document.placements})
    if len(used) == len(document.artworks):
        return document
    places = {old: new for new, old in enumerate(used)}
    return replace(
        document,
        artworks=tuple(document.artworks[index] for index in used),
        placements=tuple(
            replace(each, artwork=places[each.artwork]) for each in document.placements
        ),
    )


def replace_artwork(index: int, artwork: Artwork) -> Edit:
    """Another artwork in the place of one; its copies lie where they lay."""

    def edit(document: Document) -> Document:
        artworks = document.artworks
        return replace(document, artworks=(*artworks[:index], artwork, *artworks[index + 1 :]))

    return edit


def rename_artwork(index: int, name: str) -> Edit:
    """Give an artwork another name."""
    return lambda document: replace_artwork(
        index, replace(document.artworks[index], name=name)
    )(document)


def hide(ids: Ids) -> Edit:
    """Neither show nor make these."""
    return each_of(ids, lambda one: replace(one, is_hidden=True))


def show(ids: Ids) -> Edit:
    """Show and make these again."""
    return each_of(ids, lambda one: replace(one, is_hidden=False))


def lock(ids: Ids) -> Edit:
    """Keep these where they are."""
    return each_of(ids, lambda one: replace(one, is_locked=True))


def unlock(ids: Ids) -> Edit:
    """Let these be moved again."""
    return each_of(ids, lambda one: replace(one, is_locked=False))


def show_layer(name: str, *, is_shown: bool) -> Edit:
    """Show, or neither show nor make, the layers of a name."""

    def edit(document: Document) -> Document:
        rest = tuple(each for each in document.hidden_layers if each != name)
        hidden = rest if is_shown else tuple(sorted((*rest, name)))
        return replace(document, hidden_layers=hidden)

    return edit
