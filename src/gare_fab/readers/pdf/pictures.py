"""Pictures: image objects and inline images as pixels, as the engine decodes them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.affine import Affine
from gare_fab.geometry.arrays import Bytes, frozen
from gare_fab.geometry.paths import Paths
from gare_fab.model.paint import Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.copying import Copy
from gare_fab.readers.pdf.engine import pixels
from gare_fab.readers.pdf.items import Placed
from gare_fab.readers.pdf.objects import Dictionary, dictionary, number, truth

_MOST = 50_000_000  # pixels of one picture
_MOST_IN_ALL = 120_000_000
_TOO_MANY = "Pictures beyond {limit} million pixels are left out."
_BEYOND = 1_000_000_000  # pixels that are not even decoded
_SMALL_SCALE = 0.5  # of width and height, while too many
_SHARP = 0.05  # mm: larger pixels are repeated, for they are squares and no samples
_MOST_REPEATED = 4_000_000  # pixels that repeating leads to
_MOST_REPEATED_IN_ALL = 40_000_000
Colour = tuple[int, int, int]
_UNIT = np.array(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)))


@dataclass(slots=True)
class Pictures:
    """Decodes each image once."""

    tally: Tally
    decoded: dict[tuple[int, int], Bytes | None] = field(default_factory=dict)
    known: dict[tuple[int, int, Colour | None, int], Bytes | None] = field(
        default_factory=dict
    )
    kept: list[object] = field(default_factory=list)  # so that no id is given twice
    total: int = 0
    repeated: int = 0  # pixels that repeating led to

    def pixels(self, placed: Placed, paint: Paint | None) -> Bytes | None:
        """(H, W, 4) RGBA; a mask in its paint. None of what cannot be decoded."""
        if placed.colour is not None and paint is None:
            return None
        own = (id(placed.source), id(placed.resources))
        if own not in self.decoded:
            self.decoded[own] = self._decoded(placed)
            self.kept += (placed.source, placed.resources)
        found = self.decoded[own]
        if found is None:
            return None
        colour = None if paint is None else (paint.red, paint.green, paint.blue)
        key = (*own, colour, _repeats(placed))
        if key not in self.known:
            self.known[key] = self._seen(found, colour, _repeats(placed))
        return self.known[key]

    def _seen(self, found: Bytes, colour: Colour | None, times: int) -> Bytes | None:
        """Pixels in the colour of a mask, repeated as far as there is room for them."""
        size = found.size // 4
        if colour is not None:
            if self.total + size > _MOST_IN_ALL:
                self.tally.dropped(_TOO_MANY, limit=_MOST_IN_ALL // 1_000_000)
                return None
            self.total += size
        room = max(_MOST_REPEATED_IN_ALL - self.repeated, 0)
        times = min(times, max(math.isqrt(room // size), 1))
        if colour is None and times == 1:
            return found
        seen = found.repeat(times, axis=0).repeat(times, axis=1)
        self.repeated += size * times * times if times > 1 else 0
        if colour is not None:
            seen[..., :3] = colour
        return frozen(seen)

    def _decoded(self, placed: Placed) -> Bytes | None:
        width = int(number(placed.entries.get("/Width")))
        height = int(number(placed.entries.get("/Height")))
        if width <= 0 or height <= 0 or width * height > _BEYOND:
            self.tally.dropped("Pictures without a size, or far too large, are left out.")
            return None
        size = (width, height)
        while size[0] * size[1] > min(_MOST, _MOST_IN_ALL - self.total) and min(size) > 1:
            size = (int(size[0] * _SMALL_SCALE), int(size[1] * _SMALL_SCALE))
        if size[0] * size[1] > max(_MOST_IN_ALL - self.total, 0):
            self.tally.dropped(_TOO_MANY, limit=_MOST_IN_ALL // 1_000_000)
            return None
        if size != (width, height):
            self.tally.replaced("Pictures of too many pixels are read at a lower resolution.")
        try:
            found = pixels(_page(placed, width, height), *size)
        except Unreadable:
            found = np.zeros((1, 1, 4), np.uint8)
        self.total += size[0] * size[1]
        if not found[..., 3].any():
            self.tally.dropped("Pictures that are empty or damaged are left out.")
            return None
        return frozen(found)


def _repeats(placed: Placed) -> int:
    """How often each pixel is repeated so that it stays a square, smoothed or not."""
    wide, high = (number(placed.entries.get(key)) for key in ("/Width", "/Height"))
    is_smooth = placed.colour is None and truth(placed.entries.get("/Interpolate")) is True
    if is_smooth or not (wide > 0 and high > 0):
        return 1
    pitch = max(
        math.hypot(placed.affine.a, placed.affine.b) / wide,
        math.hypot(placed.affine.c, placed.affine.d) / high,
    )
    affordable = math.sqrt(_MOST_REPEATED / (wide * high))
    return max(1, math.floor(min(math.ceil(min(pitch / _SHARP, 1e4)), affordable)))


def _page(placed: Placed, width: int, height: int) -> bytes:
    """A page that the picture fills, one unit a pixel where that is possible."""
    side = (float(min(width, 10_000)), float(min(height, 10_000)))
    copy = Copy()
    scale = b"0 g %f 0 0 %f 0 0 cm " % side
    if isinstance(placed.source, bytes):
        spaces = {"DefaultCMYK": copy.inks(), **_spaces(copy, placed.resources)}
        return copy.page(scale + placed.source, {"ColorSpace": spaces}, (0.0, 0.0, *side))
    images = {"I": copy.add(placed.source)}
    return copy.page(scale + b"/I Do", {"XObject": images}, (0.0, 0.0, *side))


def _spaces(copy: Copy, resources: Dictionary) -> Mapping[str, bytes]:
    """The colour spaces that an inline image may name."""
    given = dictionary(resources.get("/ColorSpace"))
    return {str(key)[1:]: copy.add(value) for key, value in list(given.items())[:100]}


def outline_of(affine: Affine) -> Paths:
    """What a picture takes up in mm: the unit square through its map."""
    return Paths.of((affine.apply(_UNIT),))
