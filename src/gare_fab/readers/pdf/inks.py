"""Inks to light: plain ones here, all others by the engine, all at once.

Printing inks are mixed as dots on paper are (Neugebauer): each of the sixteen overprints of
cyan, magenta, yellow and black counts by the share of the paper that it covers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from gare_fab.model.paint import Paint
from gare_fab.readers.pdf.copying import Copy
from gare_fab.readers.pdf.engine import fill_colours
from gare_fab.readers.pdf.objects import array, dictionary, name, number, numbers
from gare_fab.readers.pdf.spaces import Ink, Kind

_AT_ONCE = 20_000  # colours in one small file
# overprints of C (1), M (2), Y (4) and K (8) in offset printing on coated paper
_OVERPRINTS = np.array(
    (
        *((255, 255, 255), (0, 173, 239), (236, 0, 140), (46, 49, 146)),
        *((255, 242, 0), (0, 166, 80), (237, 28, 36), (54, 54, 57)),
        *((35, 31, 32), (0, 15, 36), (36, 0, 0), (0, 0, 2)),
        *((28, 26, 0), (0, 19, 0), (34, 0, 0), (0, 0, 0)),
    )
)
_POWER = 2  # the function that is an interpolation
_PLAIN = {Kind.GRAY, Kind.RGB, Kind.NOTHING}


@dataclass(slots=True)
class Inks:
    """The light of each ink, worked out once."""

    known: dict[Ink, Paint | None] = field(default_factory=dict)

    def learn(self, inks: Iterable[Ink]) -> None:
        """Work out the light of inks that are not known yet."""
        asked = []
        for ink in dict.fromkeys(inks):
            if ink in self.known:
                continue
            process = _process(ink)
            if ink.space.kind in _PLAIN:
                self.known[ink] = _plain(ink)
            elif process is not None:
                self.known[ink] = replace(_printed(process), spot=ink.spot)
            else:
                asked.append(ink)
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            colours = _asked(some)
            for ink, (red, green, blue) in zip(some, colours, strict=False):
                self.known[ink] = Paint(red, green, blue, 1.0, ink.spot)

    def paint(self, ink: Ink, alpha: float) -> Paint | None:
        """The paint of an ink; None where it paints nothing."""
        if ink not in self.known:
            self.learn((ink,))
        found = self.known.get(ink, Paint())
        return found if found is None or alpha == found.alpha else replace(found, alpha=alpha)


def _process(ink: Ink) -> tuple[float, ...] | None:
    """Cyan, magenta, yellow and black of an ink that is or simply stands for them."""
    if ink.space.kind is Kind.CMYK:
        return ink.numbers
    parts = array(ink.space.source)
    if name(parts[0] if parts else None) != "Separation" or name(parts[2]) != "DeviceCMYK":
        return None
    tint = dictionary(parts[3])
    none, full = numbers(tint.get("/C0")), numbers(tint.get("/C1"))
    power = number(tint.get("/N"))
    if number(tint.get("/FunctionType")) != _POWER or len(none) != 4 or len(full) != 4:
        return None
    share = min(max(ink.numbers[0], 0.0), 1.0) ** power if power > 0 else 1.0
    return tuple(low + share * (high - low) for low, high in zip(none, full, strict=True))


def _printed(inks: tuple[float, ...]) -> Paint:
    shares = np.ones(1)
    for ink in inks:  # each of them covers its share of what there is so far
        covered = min(max(ink, 0.0), 1.0)
        shares = np.concatenate((shares * (1 - covered), shares * covered))
    red, green, blue = np.rint(shares @ _OVERPRINTS).astype(int).tolist()
    return Paint(red, green, blue)


def _plain(ink: Ink) -> Paint | None:
    if ink.space.kind is Kind.NOTHING:
        return None
    light = [round(255 * min(max(value, 0.0), 1.0)) for value in ink.numbers]
    red, green, blue = light if ink.space.kind is Kind.RGB else light * 3
    return Paint(red, green, blue)


def _asked(inks: list[Ink]) -> list[tuple[int, int, int]]:
    copy = Copy()
    names: dict[int, str] = {}
    spaces: dict[str, bytes] = {}
    words = []
    for ink in inks:
        numbers = b" ".join(b"%.6f" % value for value in ink.numbers)
        key = names.setdefault(id(ink.space), f"C{len(names)}")
        if key not in spaces:
            spaces[key] = copy.add(ink.space.source)
        words.append(b"/%s cs %s scn 0 0 1 1 re f\n" % (key.encode(), numbers))
    return fill_colours(copy.page(b"".join(words), {"ColorSpace": spaces}, (0, 0, 1, 1)))
