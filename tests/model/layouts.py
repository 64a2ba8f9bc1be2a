"""Random documents of a few placements for the laws of edits."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from gare_fab.geometry.affine import Affine
from gare_fab.model.document import Document, Placement, PlacementId
from gare_fab.model.edits import Edit
from tests.documents import artwork, document, rectangle, stroked

LENGTHS = st.floats(-200.0, 200.0)
_EMPTY = document()


def _placed(rows: list[tuple[int, float, float, float, int, int]]) -> Document:
    placements = tuple(
        Placement(
            which,
            Affine.moved(x, y) @ Affine.rotated(angle),
            sheet,
            PlacementId(number),
            group,
        )
        for number, (which, x, y, angle, group, sheet) in enumerate(rows, 1)
    )
    artworks = tuple(artwork([stroked(rectangle(0, 0, 10.0 * k, 5.0))]) for k in (1, 2, 3))
    return replace(_EMPTY, artworks=artworks, placements=placements, sheet_count=2)


DOCUMENTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        LENGTHS,
        LENGTHS,
        st.sampled_from((0.0, 90.0, 30.0)),
        st.integers(0, 2),
        st.integers(0, 1),
    ),
    min_size=1,
    max_size=6,
).map(_placed)
IDS = st.frozensets(st.integers(1, 6).map(PlacementId))


def ids(*numbers: int) -> frozenset[PlacementId]:
    """Some ids."""
    return frozenset(map(PlacementId, numbers))


def row(*lefts: float, width: float = 10.0) -> Document:
    """Rectangles of so many mm by 5 with these left edges, on the ground line, ids from 1."""
    one = artwork([stroked(rectangle(0, 0, width, 5.0))])
    placements = tuple(
        Placement(0, Affine.moved(x, 0.0), id=PlacementId(number))
        for number, x in enumerate(lefts, 1)
    )
    return replace(_EMPTY, artworks=(one,), placements=placements)


def with_placement(document: Document, number: int, **values: object) -> Document:
    """The document, these fields of one placement changed."""
    placements = tuple(
        replace(each, **values) if each.id == number else each  # type: ignore[arg-type]
        for each in document.placements
    )
    return replace(document, placements=placements)


def lefts(document: Document) -> list[float]:
    """Where each placement's bounds begin."""
    return [
        float(each.affine.apply(document.artworks[each.artwork].hull)[:, 0].min())
        for each in document.placements
    ]


def is_near(one: Document, other: Document) -> bool:
    """Whether two documents have the same placements, but for rounding."""
    plain = [
        [replace(each, affine=Affine()) for each in made.placements] for made in (one, other)
    ]
    numbers = [
        np.array([_numbers(each.affine) for each in made.placements]) for made in (one, other)
    ]
    return plain[0] == plain[1] and np.allclose(numbers[0], numbers[1], rtol=0.0, atol=1e-9)


def _numbers(affine: Affine) -> tuple[float, ...]:
    return affine.a, affine.b, affine.c, affine.d, affine.e, affine.f


def after(document: Document, *edits: Edit) -> Document:
    """The document after these edits."""
    for edit in edits:
        document = edit(document)
    return document


def added_ids(old: Document, new: Document) -> frozenset[PlacementId]:
    """The ids of what an edit added."""
    known = {each.id for each in old.placements}
    return frozenset(each.id for each in new.placements if each.id not in known)
