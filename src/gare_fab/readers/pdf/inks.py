"""Inks to light: plain ones here, all others by the engine, all at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gare_fab.model.paint import Paint
from gare_fab.readers.pdf.copying import Copy
from gare_fab.readers.pdf.engine import fill_colours
from gare_fab.readers.pdf.spaces import Ink, Kind

_AT_ONCE = 20_000  # colours in one small file
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
            if ink.space.kind in _PLAIN:
                self.known[ink] = _plain(ink)
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
