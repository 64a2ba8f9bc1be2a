"""Paints: the colours of shapes, and the names that people give them."""

import re
from dataclasses import dataclass
from types import MappingProxyType

# The names that a step's selection understands; a colour within TOLERANCE has that name.
NAMED = MappingProxyType(
    {
        "black": (0, 0, 0),
        "white": (255, 255, 255),
        "red": (255, 0, 0),
        "green": (0, 128, 0),
        "lime": (0, 255, 0),
        "blue": (0, 0, 255),
        "cyan": (0, 255, 255),
        "magenta": (255, 0, 255),
        "yellow": (255, 255, 0),
        "orange": (255, 165, 0),
        "grey": (128, 128, 128),
    }
)
TOLERANCE = 24
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour (red, green, blue 0..255, alpha 0..1) and, for spot colours, its name."""

    red: int = 0
    green: int = 0
    blue: int = 0
    alpha: float = 1.0
    spot: str = ""

    @property
    def hexadecimal(self) -> str:
        """The colour as "#rrggbb", without its alpha."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    def is_near(self, rgb: tuple[int, int, int]) -> bool:
        """Whether each channel lies within TOLERANCE of a colour."""
        pairs = zip((self.red, self.green, self.blue), rgb, strict=True)
        return all(abs(mine - other) <= TOLERANCE for mine, other in pairs)


BLACK = Paint()


def rgb_of(text: str) -> tuple[int, int, int] | None:
    """The colour of a name in NAMED, "#rgb" or "#rrggbb"; None for anything else."""
    text = text.strip().lower()
    if text in NAMED:
        return NAMED[text]
    match = _HEX.fullmatch(text)
    if match is None:
        return None
    digits = match[1] if len(match[1]) > 3 else "".join(c * 2 for c in match[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
