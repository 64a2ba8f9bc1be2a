"""Clusters: the characters of a chunk as glyphs, from left to right as they are seen.

cluster   glyphs that are set as one: those of a letter and its marks, of a ligature, or of
          all neighbours of one look where nothing can part them
run       spans of one font, one direction and the same features, shaped together across
          the tags, so that kerning and joined letters reach across them
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import category

from gare_fab.geometry.arrays import ints
from gare_fab.geometry.lettering.bidi import visual_order
from gare_fab.geometry.lettering.faces import Face, is_silent
from gare_fab.geometry.lettering.shaping import Row
from gare_fab.readers.svg.text_bidi import levels_of
from gare_fab.readers.svg.text_chunks import Chunk
from gare_fab.readers.svg.text_fonts import Faces
from gare_fab.readers.svg.text_spaces import Characters
from gare_fab.readers.svg.text_spans import Span, spans, standing
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.text_upright import Stands
from gare_fab.readers.svg.text_words import Look
from gare_fab.readers.svg.units import Viewport

_MOST = 2_000_000  # letters shaped among others, in one chunk
PICTURES = frozenset({"So", "Sk"})  # categories of emoji


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
class _Run:
    """Spans of one key; `around` are all of one direction that they stand among."""

    spans: list[Span]
    begins: list[int]  # of the spans
    around: str
    begin: int  # where the spans stand in that
    end: int

    def span(self, place: int) -> Span:
        """The span of a character, counted in `around`."""
        return self.spans[bisect_right(self.begins, self.first(place)) - 1]

    def first(self, place: int) -> int:
        """Which character of the whole text that is."""
        return self.spans[0].begin + place - self.begin

    @property
    def alone(self) -> "_Run":
        """The same without what stands around."""
        own = self.around[self.begin : self.end]
        return _Run(self.spans, self.begins, own, 0, len(own))

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
    found = spans(chunk, characters, faces, viewport, levels)
    runs = list(_runs(standing(found, faces) if is_vertical else found))
    order = range(len(runs))
    if any(levels):
        order = visual_order(ints([run.spans[0].level for run in runs])).tolist()
    return [
        cluster for index in order for cluster in _set(runs[index], faces, is_loose=is_loose)
    ]


def _runs(spans: Iterable[Span]) -> Iterator[_Run]:
    for _, one_direction in groupby(spans, key=lambda span: span.level):
        every = list(one_direction)
        around = "".join([span.text for span in every])
        groups = [list(group) for _, group in groupby(every, key=lambda span: span.key)]
        is_too_much = len(groups) * len(around) > _MOST
        begin = 0
        for group in groups:
            end = begin + sum([len(span.text) for span in group])
            run = _Run(group, [span.begin for span in group], around, begin, end)
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
