"""What font is asked for, in the words of CSS."""

from dataclasses import dataclass

GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy")
_LIKE = {
    "system-ui": "sans-serif",
    "ui-sans-serif": "sans-serif",
    "ui-rounded": "sans-serif",
    "ui-serif": "serif",
    "ui-monospace": "monospace",
    "math": "serif",
    "fangsong": "serif",
    "emoji": "sans-serif",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Families in the order of the wish, generic names among them, and the style.

    Weight is 1 to 1000 (400 normal, 700 bold), stretch per cent of the normal width;
    variations are axis tags of variable fonts with their values.
    """

    families: tuple[str, ...] = ()
    weight: int = 400
    is_italic: bool = False
    stretch: float = 100.0
    variations: tuple[tuple[str, float], ...] = ()


def generic_of(family: str) -> str | None:
    """The generic family that a name stands for, or None where it names a font."""
    name = family.strip().casefold()
    return name if name in GENERIC else _LIKE.get(name)
