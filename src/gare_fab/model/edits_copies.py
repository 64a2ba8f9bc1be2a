"""Edits that copy placements: a copy has its own id, copies of a group their own group."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Edit, Ids, Placements, next_id
from gare_fab.model.edits_groups import next_group
from gare_fab.model.extent import bounds_of_rows


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """What was cut out of a document; placements count the clip's own artworks."""

    artworks: tuple[Artwork, ...]
    placements: Placements


def cut_out(document: Document, ids: Ids) -> Clip:
    """These placements and their artworks; the document keeps them."""
    picked = _picked(document, ids)
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
        copies = tuple(
            replace(each, artwork=places[each.artwork], sheet=sheet)
            for each in _moved(clip.placements, *by)
        )
        return _with_copies(replace(document, artworks=tuple(artworks)), copies)

    return edit


def duplicate(ids: Ids, by: tuple[float, float]) -> Edit:
    """Copies of these on top of all others, moved by (dx, dy) mm."""

    def edit(document: Document) -> Document:
        return _with_copies(document, _moved(_picked(document, ids), *by))

    return edit


def array(ids: Ids, columns: int, rows: int, gap_x: float, gap_y: float) -> Edit:
    """Copies of all as one in columns to the right and rows upwards, gaps between bounds.

    The originals are the lower left of them; less than one column or row is one.
    """

    def edit(document: Document) -> Document:
        picked = _picked(document, ids)
        box = bounds_of_rows(document, picked)
        if box is None:
            return document
        pitch = box.width + gap_x, box.height + gap_y
        cells = _cells(columns, rows)
        copies = [_moved(picked, x * pitch[0], y * pitch[1]) for x, y in cells]
        return _with_copies(document, *copies)

    return edit


def _picked(document: Document, ids: Ids) -> Placements:
    wanted = frozenset(ids)
    return tuple(each for each in document.placements if each.id in wanted)


def _cells(columns: int, rows: int) -> Iterator[tuple[int, int]]:
    """Column and row of every cell, row after row, but the first."""
    cells = ((column, row) for row in range(max(rows, 1)) for column in range(max(columns, 1)))
    return (cell for cell in cells if cell != (0, 0))


def _moved(placements: Placements, dx: float, dy: float) -> Placements:
    return tuple(each.at(each.affine.shifted(dx, dy)) for each in placements)


def _place_of(artwork: Artwork, artworks: list[Artwork]) -> int:
    """The index of the very same artwork; a new one is put last."""
    for index, known in enumerate(artworks):
        if known is artwork:
            return index
    artworks.append(artwork)
    return len(artworks) - 1


def _with_copies(document: Document, *copies: Placements) -> Document:
    """The document with copies on top, each unlocked, with ids and groups of their own."""
    names, groups = count(next_id(document)), count(next_group(document))
    fresh: list[Placement] = []
    for copy in copies:
        members = Counter(each.group for each in copy if each.group)
        renamed = {old: next(groups) for old in sorted(members) if members[old] > 1}
        fresh += (
            replace(
                each,
                id=PlacementId(next(names)),
                group=renamed.get(each.group, 0),
                is_locked=False,
            )
            for each in copy
        )
    if not fresh:
        return document
    return replace(document, placements=(*document.placements, *fresh))
