"""Edits that copy placements: a copy has its own id, copies of a group their own group."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gare_fab.geometry.affine import Affine
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, PlacementId
from gare_fab.model.edits import Edit, Ids, Placements, next_id
from gare_fab.model.edits_groups import next_group
from gare_fab.model.extent import bounds_of


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """What was cut out of a document; placements count the clip's own artworks."""

    artworks: tuple[Artwork, ...]
    placements: Placements


def cut_out(document: Document, ids: Ids) -> Clip:
    """These placements and their artworks; the document keeps them."""
    picked = tuple(each for each in document.placements if each.id in ids)
    used = sorted({each.artwork for each in picked})
    places = {old: new for new, old in enumerate(used)}
    return Clip(
        tuple(document.artworks[index] for index in used),
        tuple(replace(each, artwork=places[each.artwork]) for each in picked),
    )


def paste(clip: Clip, by: tuple[float, float], sheet: int) -> Edit:
    """Put a clip, moved by (dx, dy) mm, on top of a sheet; artworks in both are shared."""

    def edit(document: Document) -> Document:
        artworks = list(document.artworks)
        places = [_place_of(artwork, artworks) for artwork in clip.artworks]
        moved = Affine.moved(*by)
        copies = tuple(
            replace(
                each, artwork=places[each.artwork], affine=moved @ each.affine, sheet=sheet
            )
            for each in clip.placements
        )
        return _with_copies(replace(document, artworks=tuple(artworks)), copies)

    return edit


def duplicate(ids: Ids, by: tuple[float, float]) -> Edit:
    """Copies of these on top of all others, moved by (dx, dy) mm."""

    def edit(document: Document) -> Document:
        picked = tuple(each for each in document.placements if each.id in ids)
        return _with_copies(document, _moved(picked, *by))

    return edit


def array(ids: Ids, columns: int, rows: int, gap_x: float, gap_y: float) -> Edit:
    """Copies of all as one in columns to the right and rows upwards, gaps between bounds.

    The originals are the lower left of them; less than one column or row is one.
    """

    def edit(document: Document) -> Document:
        picked = tuple(each for each in document.placements if each.id in ids)
        box = bounds_of(document, ids)
        if box is None:
            return document
        pitch = box.width + gap_x, box.height + gap_y
        for column, row in _cells(columns, rows):
            copies = _moved(picked, column * pitch[0], row * pitch[1])
            document = _with_copies(document, copies)
        return document

    return edit


def _cells(columns: int, rows: int) -> Iterator[tuple[int, int]]:
    """Column and row of every cell, row after row, but the first."""
    cells = ((column, row) for row in range(max(rows, 1)) for column in range(max(columns, 1)))
    return (cell for cell in cells if cell != (0, 0))


def _moved(placements: Placements, dx: float, dy: float) -> Placements:
    affine = Affine.moved(dx, dy)
    return tuple(replace(each, affine=affine @ each.affine) for each in placements)


def _place_of(artwork: Artwork, artworks: list[Artwork]) -> int:
    """The index of the very same artwork; a new one is put last."""
    for index, known in enumerate(artworks):
        if known is artwork:
            return index
    artworks.append(artwork)
    return len(artworks) - 1


def _with_copies(document: Document, copies: Placements) -> Document:
    """The document with copies on top: unlocked, with ids and groups of their own."""
    if not copies:
        return document
    groups = [each.group for each in copies if each.group]
    shared = sorted({group for group in groups if groups.count(group) > 1})
    renamed = {group: next_group(document) + row for row, group in enumerate(shared)}
    number = next_id(document)
    fresh = tuple(
        replace(
            each,
            id=PlacementId(number + row),
            group=renamed.get(each.group, 0),
            is_locked=False,
        )
        for row, each in enumerate(copies)
    )
    return replace(document, placements=document.placements + fresh)
