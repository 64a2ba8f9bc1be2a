"""The strokes of one glyph of a single-line font, and what can be done with them."""

from collections.abc import Iterable
from typing import NamedTuple

from gare_fab.geometry.lettering.curves import Curves

_PAIRS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}


class Strokes(NamedTuple):
    """A glyph's strokes and its advance, in em."""

    curves: Curves
    advance: float

    @classmethod
    def line(cls, x0: float, y0: float, x1: float, y1: float) -> "Strokes":
        """One straight stroke."""
        return cls(Curves("ML", (x0, y0, x1, y1)), 0.0)

    @property
    def left(self) -> float:
        """The least x of its points."""
        return min(self.curves.numbers[::2], default=0.0)

    @property
    def right(self) -> float:
        """The greatest x of its points."""
        return max(self.curves.numbers[::2], default=self.advance)

    @property
    def bottom(self) -> float:
        """The least y of its points."""
        return min(self.curves.numbers[1::2], default=0.0)

    @property
    def top(self) -> float:
        """The greatest y of its points."""
        return max(self.curves.numbers[1::2], default=0.0)

    @property
    def middle(self) -> float:
        """Halfway between left and right."""
        return (self.left + self.right) / 2

    def moved(self, dx: float, dy: float) -> "Strokes":
        """The same strokes elsewhere; the advance stays."""
        return self._mapped(1.0, 1.0, dx, dy)

    def scaled(self, factor: float) -> "Strokes":
        """The same glyph at another size."""
        return self._mapped(factor, factor, 0.0, 0.0)._replace(advance=self.advance * factor)

    def turned(self, x: float, y: float) -> "Strokes":
        """Mirrored in its own place: -1 in x left to right, in y upside down."""
        dx = 0.0 if x > 0 else self.left + self.right
        dy = 0.0 if y > 0 else self.bottom + self.top
        return self._mapped(x, y, dx, dy)

    def with_more(self, other: "Strokes", advance: float | None = None) -> "Strokes":
        """Both glyphs' strokes, at this one's advance or another."""
        curves = Curves(
            self.curves.letters + other.curves.letters,
            self.curves.numbers + other.curves.numbers,
        )
        return Strokes(curves, self.advance if advance is None else advance)

    def _mapped(self, sx: float, sy: float, dx: float, dy: float) -> "Strokes":
        x = [value * sx + dx for value in self.curves.numbers[::2]]
        y = [value * sy + dy for value in self.curves.numbers[1::2]]
        numbers = tuple(value for pair in zip(x, y, strict=True) for value in pair)
        return Strokes(Curves(self.curves.letters, numbers), self.advance)


def parts_of(curves: Curves) -> list[Curves]:
    """Each stroke for itself."""
    parts: list[Curves] = []
    place = 0
    for letter in curves.letters:
        values = curves.numbers[place : place + _PAIRS[letter]]
        place += len(values)
        if letter == "M":
            parts.append(Curves("", ()))
        last = parts[-1]
        parts[-1] = Curves(last.letters + letter, last.numbers + values)
    return parts


def joined(parts: Iterable[Curves]) -> Curves:
    """Several strokes as one glyph's."""
    parts = list(parts)
    return Curves(
        "".join(part.letters for part in parts),
        tuple(value for part in parts for value in part.numbers),
    )
