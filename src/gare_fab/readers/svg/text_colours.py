"""Letters that are pictures in their font, as pictures and shapes in their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gare_fab.base.units import MM_PER_INCH
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.lettering.colour_glyphs import ColourGlyph
from gare_fab.model.artwork import Layer, Picture, Shape
from gare_fab.model.moved import moved_layer
from gare_fab.readers.svg.pictures import Pictures
from gare_fab.readers.svg.scope import Scope
from gare_fab.readers.svg.text_setting import Put

_PX = MM_PER_INCH / 96
_PROLOGUE = re.compile(rb"<\?xml.*?\?>|<!DOCTYPE[^>]*>", re.DOTALL)
_PAGE = (  # four em wide and high; the letter begins one em from the left, two from below
    b'<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="%d %d %d %d">'
    b'<style>svg{overflow:visible}[id^="glyph"]:not(#glyph%d){display:none}</style>'
    b'<svg width="%d" height="%d">%s</svg></svg>'
)


@dataclass(frozen=True, slots=True, eq=False)
class Pictured:
    """What a letter shows, in mm, and its box in user units, as MLLLZ has the corners."""

    put: Put
    parts: tuple[Shape | Picture, ...]
    corners: list[float]


def pictured(scope: Scope, puts: Sequence[Put], affine: Affine) -> Iterator[Pictured]:
    """The letters that are pictures; `affine` maps their user units to mm."""
    for put in puts:
        cluster = put.cluster
        if not scope.faces.has_colours(cluster.face):
            continue
        for glyph, x, y in cluster.glyphs:
            colour = scope.faces.colour(cluster.face, glyph)
            if colour is None or (affine @ put.map).determinant * cluster.size == 0:
                continue
            em = put.map @ Affine(cluster.size, 0.0, 0.0, -cluster.size, x, y)
            drawing = colour.content
            if isinstance(drawing, bytes):
                key = f"{cluster.face.path}#{cluster.face.index}#{glyph}"
                page = _page(drawing, glyph, cluster.face.units_per_em)
                side = 4 * cluster.face.units_per_em * _PX
                parts = _drawn(scope.pictures, key, page, affine @ em @ _from_page(side))
            else:
                parts = (Picture(drawing, affine @ em @ _box(colour)),)
            scope.pictures.spend(len(parts))
            yield Pictured(put, parts, _corners(em @ _box(colour)))


def _box(colour: ColourGlyph) -> Affine:
    left, low, width, height = colour.box
    return Affine(width, 0.0, 0.0, height, left, low)


def _corners(unit: Affine) -> list[float]:
    a, b, c, d, e, f = unit.a, unit.b, unit.c, unit.d, unit.e, unit.f
    return [e, f, a + e, b + f, a + c + e, b + d + f, c + e, d + f]


def _page(drawing: bytes, glyph: int, em: int) -> bytes:
    """A page that shows one glyph of a drawing in a font."""
    sizes = (4 * em, 4 * em, -em, -2 * em, 4 * em, 4 * em, glyph, em, em)
    return _PAGE % (*sizes, _PROLOGUE.sub(b"", drawing))


def _from_page(side: float) -> Affine:
    """From mm on such a page to em from the beginning of the base line."""
    return Affine(4 / side, 0.0, 0.0, 4 / side, -1.0, -2.0)


def _drawn(
    pictures: Pictures, key: str, page: bytes, affine: Affine
) -> tuple[Shape | Picture, ...]:
    artwork = pictures.drawing(key, page) if pictures.has_drawings else None
    if artwork is None:
        return ()
    moved = moved_layer(Layer("", artwork.items), affine)
    return tuple(item for item in moved.items if isinstance(item, Shape | Picture))
