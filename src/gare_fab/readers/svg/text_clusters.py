"""Clusters: the characters of a chunk as glyphs, from left to right as they are seen.

cluster   the glyphs of one or more characters that cannot be parted: a letter and its
          marks, a ligature
run       characters of one font, one direction and the same features, shaped together
          across the tags, so that kerning and joined letters reach across them
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from gare_fab.geometry.arrays import ints
from gare_fab.geometry.lettering.bidi import visual_order
from gare_fab.geometry.lettering.faces import Face, is_silent
from gare_fab.readers.svg.text_bidi import levels_of
from gare_fab.readers.svg.text_chunks import Chunk
from gare_fab.readers.svg.text_fonts import Faces, Glyph
from gare_fab.readers.svg.text_spaces import Characters
from gare_fab.readers.svg.text_tree import Node
from gare_fab.readers.svg.text_upright import Stands, orientation_of, stands_in
from gare_fab.readers.svg.text_words import Look
from gare_fab.readers.svg.units import Viewport

_MOST = 2_000_000  # letters shaped among others, in one chunk
_UPRIGHT = "vert"  # the feature of forms for vertical text
_SMALL = 0.7  # of the size: capitals that stand for small ones, where a font has none


@dataclass(slots=True, eq=False)
class Cluster:
    """Glyphs set as one; places are user units from the pen, Y down."""

    first: int  # its first character in the text
    text: str  # that character
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
class _Letter:
    """A character with all that decides which glyph it becomes."""

    place: int
    character: str
    face: Face
    look: Look
    scale: float
    features: tuple[str, ...]
    stands: Stands
    level: int

    @property
    def key(self) -> tuple[object, ...]:
        """Letters of one key are shaped together."""
        return self.face, self.features, self.look.language, self.stands, self.level


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters of one key, with all of one direction that they stand among."""

    letters: list[_Letter]
    around: list[_Letter]
    begin: int  # where the letters stand among those around


def clusters(
    chunk: Chunk,
    characters: Characters,
    faces: Faces,
    viewport: Viewport,
    *,
    is_vertical: bool,
) -> list[Cluster]:
    """The clusters of a chunk in the order in which they are seen."""
    levels = levels_of(chunk, characters)
    letters = _letters(chunk, characters, faces, viewport, levels)
    runs = list(_runs(_standing(letters, characters, faces) if is_vertical else letters))
    order = range(len(runs))
    if any(levels):
        order = visual_order(ints([run.letters[0].level for run in runs])).tolist()
    return [cluster for index in order for cluster in _set(runs[index], characters, faces)]


def _runs(letters: Iterable[_Letter]) -> Iterator[_Run]:
    for _, one_direction in groupby(letters, key=lambda letter: letter.level):
        around = list(one_direction)
        begin = 0
        runs = [list(run) for _, run in groupby(around, key=lambda letter: letter.key)]
        is_too_much = len(runs) * len(around) > _MOST
        for run in runs:
            yield _Run(run, run, 0) if is_too_much else _Run(run, around, begin)
            begin += len(run)


def _letters(
    chunk: Chunk, characters: Characters, faces: Faces, viewport: Viewport, levels: list[int]
) -> Iterator[_Letter]:
    place = chunk.begin
    while place < chunk.end:
        node = characters.owners[place]
        end = place + 1
        while end < chunk.end and characters.owners[end] is node:
            end += 1
        look = faces.look(node.style, viewport)
        for piece, face in faces.pieces(look, characters.text[place:end]):
            is_small = look.has_small_capitals and faces.has_forms(face, "ax", "smcp")
            is_made = look.has_small_capitals and not is_small
            features = (*look.features, "smcp") if is_small else look.features
            for character in piece:
                shown = _capital(character) if is_made else character
                scale = 1.0 if shown == character else _SMALL
                level = levels[place - chunk.begin]
                yield _Letter(place, shown, face, look, scale, features, Stands.NOT, level)
                place += 1


def _standing(
    letters: Iterable[_Letter], characters: Characters, faces: Faces
) -> Iterator[_Letter]:
    """Letters of vertical text; the upright ones have the forms that are made for it."""
    for letter in letters:
        orientation = orientation_of(characters.owners[letter.place].style)
        stands = stands_in(orientation, letter.character)
        if stands is Stands.NOT and orientation == "mixed":
            has_form = faces.has_forms(letter.face, letter.character, _UPRIGHT)
            stands = Stands.BY_NATURE if has_form else Stands.NOT
        if stands is Stands.NOT:
            yield letter
        else:
            yield replace(letter, features=(*letter.features, _UPRIGHT), stands=stands)


def _capital(character: str) -> str:
    capital = character.upper()
    return capital if len(capital) == 1 else character


def _set(run: _Run, characters: Characters, faces: Faces) -> Iterator[Cluster]:
    """The clusters of a run, from left to right."""
    for place, group in _shaped(run, faces):
        letter = run.letters[place]
        size = letter.look.size * letter.scale
        advance, placed = 0.0, []
        for glyph, _, step, dx, dy in group:
            if glyph == 0 and not is_silent(letter.character):
                faces.tally.miss(letter.character)
            placed.append((glyph, (advance + dx) * size, -dy * size))
            advance += step
        advance *= size
        if letter.stands is Stands.BY_FORCE:  # as high as a line, and in its middle
            high = sum(letter.look.extent) * letter.scale
            placed = [(glyph, x + (high - advance) / 2, y) for glyph, x, y in placed]
            advance = high
        yield Cluster(
            letter.place,
            letter.character,
            characters.owners[letter.place],
            letter.look,
            letter.face,
            size,
            placed,
            advance,
            advance,
            letter.stands is not Stands.NOT,
        )


def _shaped(run: _Run, faces: Faces) -> list[tuple[int, list[Glyph]]]:
    """The glyphs of each cluster, with the place of its first letter in the run.

    They are shaped among the letters around, so that they join those, unless a ligature
    reaches across the run's ends.
    """
    found = _glyphs(run.around, run.letters[0], faces)
    begin, end = run.begin, run.begin + len(run.letters)
    if len(run.around) == len(run.letters):
        return found
    places = {place for place, _ in found}
    if begin not in places or (end < len(run.around) and end not in places):
        return _glyphs(run.letters, run.letters[0], faces)
    return [(place - begin, glyphs) for place, glyphs in found if begin <= place < end]


def _glyphs(
    letters: list[_Letter], one: _Letter, faces: Faces
) -> list[tuple[int, list[Glyph]]]:
    text = "".join([letter.character for letter in letters])
    direction = "rtl" if one.level % 2 else "ltr"
    glyphs = faces.glyphs(text, one.face, direction, one.features, one.look.language)
    return [(place, list(own)) for place, own in groupby(glyphs, key=lambda glyph: glyph[1])]
