"""The digits below the bars, in modules, in a font that is always here or in one given."""

from pathlib import Path

import numpy as np

from gare_fab.geometry.affine import Affine
from gare_fab.geometry.lettering.faces import Face
from gare_fab.geometry.lettering.library import fonts_in
from gare_fab.geometry.lettering.outlines import placed_outlines
from gare_fab.geometry.lettering.shaping import shape_text
from gare_fab.geometry.lettering.wanted import Wanted
from gare_fab.geometry.paths import Paths
from gare_fab.makers.codes.bars import DIGITS_HEIGHT, DIGITS_ROOM
from gare_fab.makers.codes.symbols import Symbol

_FONT = Wanted(("Lato",))
_TOLERANCE = 0.001  # em
_TALL = 1.1  # times the digits' height: what has letters that reach lower, or higher


def digit_outlines(symbol: Symbol, folders: tuple[Path, ...]) -> Paths:
    """The digits below the bars, each text about the module that it belongs to.

    A text wider than the bars, or with letters that reach lower than digits, is set smaller.
    """
    face = fonts_in(folders).face(_FONT).face
    size, width = DIGITS_HEIGHT / face.cap_height, float(len(symbol.dark))
    parts = [
        _placed(_written(text, face), middle, size, width) for text, middle in symbol.digits
    ]
    return Paths.joined(parts)


def _written(text: str, face: Face) -> tuple[Paths, float]:
    """A text in em from (0, 0), and how wide it is."""
    glyphs = shape_text(text, face)
    pens = np.cumsum(glyphs.advances[:, 0]) - glyphs.advances[:, 0]
    ones, zeros = np.ones(len(glyphs)), np.zeros(len(glyphs))
    x, y = glyphs.offsets[:, 0] + pens, glyphs.offsets[:, 1]
    maps = np.stack((ones, zeros, zeros, ones, x, y), axis=1)
    return placed_outlines(face, glyphs.ids, maps, _TOLERANCE)[0], glyphs.width


def _placed(written: tuple[Paths, float], middle: float, size: float, most: float) -> Paths:
    letters, width = written
    _, low, _, high = letters.bounds or (0.0, 0.0, 0.0, 0.0)
    size = min(size, most / max(width, 1e-9))
    drop = 0.0
    if size * (high - low) > _TALL * DIGITS_HEIGHT:
        size, drop = min(size, DIGITS_HEIGHT / (high - low)), low
    place = Affine.moved(middle - size * width / 2, -DIGITS_ROOM - size * drop)
    return letters.moved_by(place @ Affine.scaled(size))
