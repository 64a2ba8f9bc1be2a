"""Glyphs that are pictures in their font: emoji, letters in colours."""

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.arrays import Bytes
from gare_fab.geometry.lettering.faces import Face, loaded
from gare_fab.geometry.lettering.open_type import OpenTypeFont
from gare_fab.geometry.raster.decoding import decoded

_PER_EM = 256  # pixels of a picture that is painted from coloured shapes
_MOST_EM = 8  # of its width and height
_GZIP = b"\x1f\x8b"
_MOST_BYTES = 4_000_000  # of a drawing, unpacked


@dataclass(frozen=True, slots=True, eq=False)
class ColourGlyph:
    """Pixels (H, W, 4), or an SVG of font units whose y runs down from the base line.

    The box of pixels is in em, Y up from the base line: left, low, width, height.
    """

    content: Bytes | bytes
    box: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


def has_colours(face: Face) -> bool:
    """Whether some glyphs of a font are pictures."""
    font = loaded(face)
    if not isinstance(font, OpenTypeFont):
        return False
    own = font.shaper.face
    kinds = own.has_color_png, own.has_color_layers, own.has_color_paint, own.has_color_svg
    return any(kinds)


def colour_glyph(face: Face, glyph: int) -> ColourGlyph | None:
    """The picture of a glyph; None where it has only an outline, or a damaged picture."""
    font = loaded(face)
    if not isinstance(font, OpenTypeFont):
        return None
    shaper = font.shaper
    if shaper.face.has_color_png:
        return _pixels(shaper, glyph, font.scale)
    if shaper.face.has_color_svg:
        content = bytes(shaper.face.get_glyph_color_svg(glyph).data)
        return ColourGlyph(_unpacked(content)) if content else None
    return _painted(shaper, glyph, font.scale)


def _pixels(shaper: Any, glyph: int, scale: int) -> ColourGlyph | None:
    content = bytes(shaper.get_glyph_color_png(glyph).data)
    extents = shaper.get_glyph_extents(glyph)
    if not content or extents is None:
        return None
    try:
        pixels = decoded(content)
    except Unreadable:
        return None
    left, top, width, height = (float(number) / scale for number in extents)
    return ColourGlyph(pixels, (left, top + height, width, -height))


def _painted(shaper: Any, glyph: int, scale: int) -> ColourGlyph | None:
    """Coloured shapes (COLR) as pixels."""
    import uharfbuzz  # noqa: PLC0415 -- loaded already

    extents = shaper.get_glyph_extents(glyph)
    if extents is None or max(map(abs, extents)) > _MOST_EM * scale:
        return None
    paint = uharfbuzz.RasterPaint()
    unit = _PER_EM / scale
    paint.transform = (unit, 0.0, 0.0, unit, 0.0, 0.0)
    if not (paint.set_glyph_extents(extents) and paint.paint_glyph_or_fail(shaper, glyph)):
        return None
    image = paint.render()
    if image is None:
        return None
    at = image.extents
    rows = np.frombuffer(image.buffer, np.uint8).reshape(at.height, at.stride)[::-1]
    pixels = _straight(rows[:, : 4 * at.width].reshape(at.height, at.width, 4))
    box = (at.x_origin, at.y_origin, at.width, at.height)
    left, low, width, height = (number / _PER_EM for number in box)
    return ColourGlyph(pixels, (left, low, width, height))


def _straight(premultiplied: Bytes) -> Bytes:
    """BGRA with colours times alpha, as RGBA without."""
    alpha = premultiplied[..., 3:].astype(np.float64)
    colours = premultiplied[..., 2::-1] * 255.0 / np.maximum(alpha, 1.0)
    whole = np.concatenate((np.clip(colours.round(), 0, 255), alpha), axis=2)
    return whole.astype(np.uint8)


def _unpacked(content: bytes) -> bytes:
    if content[:2] != _GZIP:
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            return file.read(_MOST_BYTES)
    except (OSError, EOFError, zlib.error):
        return b""
