"""A line of any text as runs of one font, script and direction, shaped, from left to right."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gare_fab.geometry.arrays import Ints
from gare_fab.geometry.lettering.bidi import levels, visual_order
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import Fonts
from gare_fab.geometry.lettering.scripts import script_runs
from gare_fab.geometry.lettering.shaping import Glyphs, shape_text
from gare_fab.geometry.lettering.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text in one font, script and direction, not shaped yet."""

    begin: int
    end: int
    face: Face
    script: str
    level: int

    @property
    def direction(self) -> str:
        """The direction that it is read in: ltr or rtl."""
        return "rtl" if self.level % 2 else "ltr"


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A piece shaped; clusters of its glyphs count from `begin` of the whole text."""

    text: str
    begin: int
    level: int
    script: str
    glyphs: Glyphs


@dataclass(frozen=True, slots=True)
class LineOptions:
    """How a line is read and shaped.

    Direction is that of the paragraph: ltr, rtl, or None for what its first letter says.
    """

    direction: str | None = None
    language: str | None = None
    features: tuple[str, ...] = ()


_USUAL = LineOptions()


def pieces_of(text: str, fonts: Fonts, wanted: Wanted, of: Ints) -> tuple[Piece, ...]:
    """The text cut wherever its level (of each character), script or font changes."""
    pieces: list[Piece] = []
    for begin, end, level in _level_runs(of):
        for first, last, script in script_runs(text[begin:end]):
            place = begin + first
            for part, face in fonts.covering(wanted, text[place : begin + last]):
                pieces.append(Piece(place, place + len(part), face, script, level))
                place += len(part)
    return tuple(pieces)


def shape_line(
    text: str, fonts: Fonts, wanted: Wanted, options: LineOptions = _USUAL
) -> tuple[Run, ...]:
    """The runs of one line, as they stand from left to right."""
    pieces = pieces_of(text, fonts, wanted, levels(text, options.direction))
    order = visual_order(np.array([piece.level for piece in pieces], dtype=np.intp))
    return tuple(_run(text, pieces[place], options) for place in order.tolist())


def _run(text: str, piece: Piece, options: LineOptions) -> Run:
    part = text[piece.begin : piece.end]
    glyphs = shape_text(
        part,
        piece.face,
        direction=piece.direction,
        script=piece.script,
        language=options.language,
        features=options.features,
    )
    return Run(part, piece.begin, piece.level, piece.script, glyphs)


def _level_runs(of: Ints) -> Iterator[tuple[int, int, int]]:
    """(begin, end, level) of each stretch of one level."""
    edges = np.flatnonzero(np.diff(of)) + 1
    bounds = [0, *edges.tolist(), len(of)]
    for begin, end in pairwise(bounds):
        if end > begin:
            yield begin, end, int(of[begin])
