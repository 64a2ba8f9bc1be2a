"""Clusters: the characters of a chunk as glyphs, from left to right as they are seen.

cluster   glyphs that are set as one: those of a letter and its marks, of a ligature, or of
          all neighbours of one look where nothing can part them
span      characters of one node that have all in common that decides on their glyphs
run       spans of one font, one direction and the same features, shaped together across
          the tags, so that kerning and joined letters reach across them
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TypeVar
from unicodedata import category

from gare_fab.geometry.arrays import ints
from gare_fab.geometry.lettering.bidi import visual_order
from gare_fab.geometry.lettering.faces import Face, is_silent
from gare_fab.geometry.lettering.shaping import Row
from gare_fab.readers.svg.text_bidi import levels_of
from gare_fab.readers.svg.text_chunks import Chunk
from gare_fab.readers.svg.text_fonts import Faces
from gare_fab.readers.svg.text_spaces import Characters
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.text_upright import Stands, orientation_of, stands_in
from gare_fab.readers.svg.text_words import Look
from gare_fab.readers.svg.units import Viewport

_MOST = 2_000_000  # letters shaped among others, in one chunk
_UPRIGHT = "vert"  # the feature of forms for vertical text
_SMALL = 0.7  # of the size: capitals that stand for small ones, where a font has none
PICTURES = frozenset({"So", "Sk"})  # categories of emoji
Mark = TypeVar("Mark")


@dataclass(slots=True, eq=False)
class Cluster:
    """Glyphs set as one; places are user units from the pen, Y down."""

    first: int  # its first character in the text
    character: str  # that one, as it is shown
    node: Node
    look: Look
    face: Face
    size: float
    glyphs: list[tuple[int, float, float]]
    advance: float
    width: float  # the advance of its glyphs alone, without any spacing
    is_upright: bool  # in vertical text
    stretch: float = 1.0


@dataclass(frozen=True, slots=True)
class _Span:
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

    def cut(self, marks: Iterable[Mark]) -> "Iterator[tuple[_Span, Mark]]":
        """The parts of this span whose characters have equal marks, with those."""
        begin = 0
        for mark, same in groupby(marks):
            end = begin + len(list(same))
            yield replace(self, begin=self.begin + begin, text=self.text[begin:end]), mark
            begin = end


@dataclass(frozen=True, slots=True)
class _Run:
    """Spans of one key; `around` are all of one direction that they stand among."""

    spans: list[_Span]
    around: str
    begin: int  # where the spans stand in that
    end: int

    def span(self, place: int) -> _Span:
        """The span of a character, counted in `around`."""
        if len(self.spans) == 1:
            return self.spans[0]
        begins = [span.begin for span in self.spans]
        return self.spans[bisect_right(begins, self.first(place)) - 1]

    def first(self, place: int) -> int:
        """Which character of the whole text that is."""
        return self.spans[0].begin + place - self.begin

    @property
    def alone(self) -> "_Run":
        """The same without what stands around."""
        return _Run(self.spans, self.around[self.begin : self.end], 0, self.end - self.begin)

    @property
    def can_part(self) -> bool:
        """Whether its letters are spaced, or told of one by one."""
        looks = [span.look for span in self.spans]
        if any(look.letter_spacing or look.word_spacing for look in looks):
            return True
        if self.around.isascii():
            return False
        return any(category(character) in PICTURES for character in set(self.around))


def clusters(
    chunk: Chunk,
    characters: Characters,
    faces: Faces,
    viewport: Viewport,
    *,
    is_vertical: bool,
    is_loose: bool,
) -> list[Cluster]:
    """The clusters of a chunk in the order in which they are seen.

    If it is loose, any letter may be put for itself; else spacing alone can part them.
    """
    levels = levels_of(chunk, characters)
    spans = _spans(chunk, characters, faces, viewport, levels)
    runs = list(_runs(_standing(spans, faces) if is_vertical else spans))
    order = range(len(runs))
    if any(levels):
        order = visual_order(ints([run.spans[0].level for run in runs])).tolist()
    return [
        cluster for index in order for cluster in _set(runs[index], faces, is_loose=is_loose)
    ]


def _spans(
    chunk: Chunk, characters: Characters, faces: Faces, viewport: Viewport, levels: list[int]
) -> Iterator[_Span]:
    inner = [edge for edge in characters.edges if chunk.begin < edge < chunk.end]
    for begin, end in pairwise([chunk.begin, *inner, chunk.end]):
        node, place = characters.owners[begin], begin
        look = faces.look(node.style, viewport)
        for text, face in faces.pieces(look, characters.text[begin:end]):
            span = _Span(place, text, node, face, look, look.features)
            first, place = place - chunk.begin, place + len(text)
            for part, level in span.cut(levels[first : place - chunk.begin]):
                own = replace(part, level=level) if level else part
                yield from _with_capitals(own, faces) if look.has_small_capitals else (own,)


def _with_capitals(span: _Span, faces: Faces) -> Iterator[_Span]:
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


def _standing(spans: Iterable[_Span], faces: Faces) -> Iterator[_Span]:
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


def _runs(spans: Iterable[_Span]) -> Iterator[_Run]:
    for _, one_direction in groupby(spans, key=lambda span: span.level):
        every = list(one_direction)
        around = "".join([span.text for span in every])
        groups = [list(group) for _, group in groupby(every, key=lambda span: span.key)]
        is_too_much = len(groups) * len(around) > _MOST
        begin = 0
        for group in groups:
            end = begin + sum([len(span.text) for span in group])
            run = _Run(group, around, begin, end)
            yield run.alone if is_too_much else run
            begin = end


def _set(run: _Run, faces: Faces, *, is_loose: bool) -> Iterator[Cluster]:
    """The clusters of a run, from left to right."""
    run, glyphs = _shaped(run, faces)
    if is_loose or run.can_part:
        groups = groupby(glyphs, key=lambda glyph: glyph.first)
    else:
        groups = groupby(glyphs, key=lambda glyph: run.span(glyph.first).begin)
    for _, group in groups:
        yield _cluster(run, list(group), faces)


def _cluster(run: _Run, group: Sequence[Row], faces: Faces) -> Cluster:
    place = min([glyph.first for glyph in group])
    span = run.span(place)
    size = span.look.size * span.scale
    advance, placed = 0.0, []
    for glyph, own, step, _, dx, dy in group:
        if glyph == 0 and not is_silent(run.around[own]):
            faces.tally.miss(run.around[own])
        placed.append((glyph, (advance + dx) * size, -dy * size))
        advance += step
    advance *= size
    if span.stands is Stands.BY_FORCE:  # as high as a line, and in its middle
        high = sum(span.look.extent) * span.scale
        placed = [(glyph, x + (high - advance) / 2, y) for glyph, x, y in placed]
        advance = high
    return Cluster(
        run.first(place),
        run.around[place],
        span.node,
        span.look,
        span.face,
        size,
        placed,
        advance,
        advance,
        span.stands is not Stands.NOT,
    )


def _shaped(run: _Run, faces: Faces) -> tuple[_Run, Sequence[Row]]:
    """The glyphs of a run, shaped among the letters around, so that they join those.

    Where a ligature reaches across the run's ends it is shaped alone.
    """
    glyphs = _glyphs(run, faces)
    if run.end - run.begin == len(run.around):
        return run, glyphs
    places = {glyph.first for glyph in glyphs}
    if run.begin in places and (run.end == len(run.around) or run.end in places):
        return run, [glyph for glyph in glyphs if run.begin <= glyph.first < run.end]
    return run.alone, _glyphs(run.alone, faces)


def _glyphs(run: _Run, faces: Faces) -> Sequence[Row]:
    one = run.spans[0]
    direction = "rtl" if one.level % 2 else "ltr"
    return faces.glyphs(run.around, one.face, direction, one.features, one.look.language)
