"""Spans: characters of one node that have all in common that decides on their glyphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TypeVar

from gare_fab.geometry.lettering.faces import Face
from gare_fab.readers.svg.text_chunks import Chunk
from gare_fab.readers.svg.text_fonts import Faces
from gare_fab.readers.svg.text_spaces import Characters
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.text_upright import Stands, orientation_of, stands_in
from gare_fab.readers.svg.text_words import Look
from gare_fab.readers.svg.units import Viewport

_UPRIGHT = "vert"  # the feature of forms for vertical text
_SMALL = 0.7  # of the size: capitals that stand for small ones, where a font has none
Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `text`, as they are shown, from the place `begin` on."""

    begin: int
    text: str
    node: Node
    face: Face
    look: Look
    features: tuple[str, ...]
    scale: float = 1.0
    stands: Stands = Stands.NOT
    level: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """Spans of one key are shaped together."""
        return self.face, self.features, self.look.language, self.stands, self.level

    def cut(self, marks: Iterable[Mark]) -> "Iterator[tuple[Span, Mark]]":
        """The parts of this span whose characters have equal marks, with those."""
        begin = 0
        for mark, same in groupby(marks):
            end = begin + len(list(same))
            yield replace(self, begin=self.begin + begin, text=self.text[begin:end]), mark
            begin = end


def spans(
    chunk: Chunk, characters: Characters, faces: Faces, viewport: Viewport, levels: list[int]
) -> Iterator[Span]:
    """The spans of a chunk, whose characters have these levels."""
    edges = characters.edges
    inner = edges[bisect_right(edges, chunk.begin) : bisect_left(edges, chunk.end)]
    for begin, end in pairwise([chunk.begin, *inner, chunk.end]):
        node, place = characters.owners[begin], begin
        look = faces.look(node.style, viewport)
        for text, face in faces.pieces(look, characters.text[begin:end]):
            span = Span(place, text, node, face, look, look.features)
            first, place = place - chunk.begin, place + len(text)
            for part, level in span.cut(levels[first : place - chunk.begin]):
                own = replace(part, level=level) if level else part
                yield from _with_capitals(own, faces) if look.has_small_capitals else (own,)


def _with_capitals(span: Span, faces: Faces) -> Iterator[Span]:
    """Small capitals: the font's own, or else capitals made small."""
    if faces.has_forms(span.face, "ax", "smcp"):
        yield replace(span, features=(*span.features, "smcp"))
        return
    for part, is_made in span.cut(_capital(one) != one for one in span.text):
        text = "".join(map(_capital, part.text))
        yield replace(part, text=text, scale=_SMALL) if is_made else part


def _capital(character: str) -> str:
    capital = character.upper()
    return capital if len(capital) == 1 else character


def standing(spans: Iterable[Span], faces: Faces) -> Iterator[Span]:
    """Spans of vertical text; the upright ones have the forms that are made for it."""
    for span in spans:
        orientation = orientation_of(span.node.style)
        stands = [_stands(one, orientation, span.face, faces) for one in span.text]
        for part, stand in span.cut(stands):
            if stand is Stands.NOT:
                yield part
            else:
                yield replace(part, features=(*part.features, _UPRIGHT), stands=stand)


def _stands(character: str, orientation: str, face: Face, faces: Faces) -> Stands:
    stands = stands_in(orientation, character)
    if stands is Stands.NOT and orientation == "mixed":
        return Stands.BY_NATURE if faces.has_forms(face, character, _UPRIGHT) else stands
    return stands
