"""Shadings and patterns as the one colour that they are on average in the engine."""

import math
from dataclasses import dataclass, field

import numpy as np

from gare_fab.base.errors import Unreadable
from gare_fab.geometry.affine import IDENTITY, Affine
from gare_fab.model.paint import Paint
from gare_fab.model.tally import Tally
from gare_fab.readers.pdf.copying import Copy
from gare_fab.readers.pdf.engine import pixels
from gare_fab.readers.pdf.extents import shading_affine
from gare_fab.readers.pdf.items import Box, Shade
from gare_fab.readers.pdf.objects import dictionary, number, numbers

_SIDE = 48  # pixels of the picture that is averaged
_MOST = 2000  # shadings averaged; more become gray
_GRADIENTS = "Gradients become one colour, their mean."
_PATTERNS = "Patterns of too many tiles become one colour, their mean."


@dataclass(slots=True)
class Shadings:
    """Averages shadings over the boxes that they fill."""

    tally: Tally
    known: dict[tuple[int, Affine, tuple[int, ...]], Paint | None] = field(
        default_factory=dict
    )

    def paint(self, shade: Shade, box: Box, alpha: float) -> Paint | None:
        """The mean colour in a box in mm; None where nothing is painted.

        Of a pattern without colours of its own only how far it covers is meant.
        """
        self.tally.replaced(_PATTERNS if shade.is_tiling else _GRADIENTS)
        if shade.is_tiling:
            shade, box = _one_tile(shade)
        key = (id(shade.source), shade.affine, tuple(round(1000 * value) for value in box))
        if key not in self.known:
            if len(self.known) >= _MOST:
                return Paint(128, 128, 128, alpha)
            try:
                self.known[key] = _mean(_pictured(shade, box), is_diluted=shade.is_tiling)
            except Unreadable:
                self.known[key] = None
        found = self.known[key]
        if found is None:
            return None
        return Paint(found.red, found.green, found.blue, found.alpha * alpha)


def _one_tile(shade: Shade) -> tuple[Shade, Box]:
    """A pattern so that one of its tiles has the size of the picture, and that tile's box."""
    entries = dictionary(shade.source)
    own, box = numbers(entries.get("/Matrix")), numbers(entries.get("/BBox"))
    affine = Affine(*own) if len(own) == 6 else IDENTITY
    steps = [abs(number(entries.get(word))) for word in ("/XStep", "/YStep")]
    if not affine.determinant or len(box) != 4 or not all(steps):
        return shade, (0.0, 0.0, _SIDE, _SIDE)
    scale = Affine.scaled(_SIDE / steps[0], _SIDE / steps[1])
    x, y = scale.a * min(box[::2]), scale.d * min(box[1::2])
    moved = Shade(shade.source, scale @ affine.inverse(), shade.below)
    return moved, (x, y, x + _SIDE, y + _SIDE)


def _pictured(shade: Shade, box: Box) -> bytes:
    """A page that shows just the box, filled."""
    x0, y0, x1, y1 = box
    copy = Copy()
    pattern = _pattern(copy, shade)
    space = b"/Pattern" if shade.below is None else b"[/Pattern/DeviceGray]"
    colour = b"" if shade.below is None else b"0 "
    words = b"/S cs %s/P scn %f %f %f %f re f" % (colour, x0, y0, x1 - x0, y1 - y0)
    return copy.page(words, {"Pattern": {"P": pattern}, "ColorSpace": {"S": space}}, box)


def _pattern(copy: Copy, shade: Shade) -> bytes:
    """A pattern whose matrix maps to mm."""
    entries = dictionary(shade.source)
    affine = shading_affine(shade)
    numbers_of = (affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)
    matrix = b"[" + b" ".join(b"%.9f" % value for value in numbers_of) + b"]"
    if "/ShadingType" in entries:
        shading = copy.changed(entries, {"/Background": b"null"})  # patterns alone have one
        return copy.share(b"<</PatternType 2/Matrix%s/Shading %s>>" % (matrix, shading))
    return copy.changed(entries, {"/Matrix": matrix})


def _mean(content: bytes, *, is_diluted: bool) -> Paint | None:
    """The mean colour of a page, weighted by how far it is painted; diluted by what is not."""
    rows = pixels(content, _SIDE, _SIDE).reshape(-1, 4).astype(np.float64)
    weights = rows[:, 3]
    total = float(weights.sum())
    if not total:
        return None
    red, green, blue = (int(value) for value in np.rint(weights @ rows[:, :3] / total))
    count = len(rows) if is_diluted else np.count_nonzero(weights)
    return Paint(red, green, blue, math.ceil(100 * total / (255 * count)) / 100)
