"""Colours of glass, as what it lets through, and the light behind it."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Colour:
    """Shares of red, green, blue that go through two walls, and how bright it is behind."""

    through: tuple[float, float, float]
    behind: tuple[float, float, float]


class Tint(Enum):
    """Glass as it is sold: antique green, feuille morte, clear (flint), and opal white."""

    GREEN = Colour((0.27, 0.43, 0.22), (0.97, 1.0, 0.90))
    OLIVE = Colour((0.47, 0.43, 0.15), (0.98, 0.96, 0.84))
    FLINT = Colour((0.90, 0.94, 0.93), (0.47, 0.55, 0.58))
    WHITE = Colour((0.98, 0.98, 0.98), (0.72, 0.72, 0.73))
