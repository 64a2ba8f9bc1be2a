"""Colour spaces: how many numbers an ink has, and the names of spot colours."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from gare_fab.readers.pdf.objects import (
    Dictionary,
    array,
    dictionary,
    name,
    number,
    resolved,
)

_PROCESS = frozenset(("Cyan", "Magenta", "Yellow", "Black", "None"))
_DEEPEST = 8
_MOST_NUMBERS = 32


class Kind(Enum):
    """What a space is to us; all that needs the engine is OTHER."""

    GRAY = "gray"
    RGB = "rgb"
    OTHER = "other"
    PATTERN = "pattern"
    NOTHING = "nothing"  # the colourant None, which paints nothing


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """A colour space; `source` is what the file says of it, `base` that below a pattern."""

    kind: Kind
    first: tuple[float, ...]  # the colour that it begins with
    spots: tuple[str, ...] = ()
    source: object = None
    base: "Space | None" = None


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour as the file says it."""

    space: Space
    numbers: tuple[float, ...]

    @property
    def spot(self) -> str:
        """The name of the one spot colour in it, else empty."""
        names = self.space.spots
        if len(names) == 1:
            return names[0]
        used = {each for each, share in zip(names, self.numbers, strict=False) if share > 0}
        used -= {"None"}
        return used.pop() if len(used) == 1 and not used & _PROCESS else ""


GRAY = Space(Kind.GRAY, (0.0,))
RGB = Space(Kind.RGB, (0.0, 0.0, 0.0))
CMYK = Space(Kind.OTHER, (0.0, 0.0, 0.0, 1.0), (), "/DeviceCMYK")
PATTERN = Space(Kind.PATTERN, ())
NOTHING = Space(Kind.NOTHING, (0.0,))
BLACK = Ink(GRAY, (0.0,))
_NAMED = {
    "DeviceGray": GRAY,
    "G": GRAY,
    "CalGray": GRAY,
    "DeviceRGB": RGB,
    "RGB": RGB,
    "CalRGB": RGB,
    "DeviceCMYK": CMYK,
    "CMYK": CMYK,
    "Pattern": PATTERN,
}


@dataclass(slots=True)
class Spaces:
    """Looks each colour space of a file up once."""

    known: dict[int, tuple[Space, object]] = field(default_factory=dict)

    def named(self, word: str, resources: Dictionary) -> Space:
        """The space of a name in a content stream ("/DeviceRGB", "/CS0")."""
        given = dictionary(resources.get("/ColorSpace")).get(word)
        return self.of(given) if given is not None else _NAMED.get(word[1:], GRAY)

    def of(self, value: object, depth: int = 0) -> Space:
        """The space that a name or an array is; what is none counts as gray."""
        value = resolved(value)
        word = name(value)
        if word:
            return _NAMED.get(word, GRAY)
        parts = array(value)
        if not parts or depth > _DEEPEST:
            return GRAY
        if id(value) not in self.known:
            self.known[id(value)] = (self._made(parts, value, depth), value)
        return self.known[id(value)][0]

    def _made(self, parts: Sequence[object], value: object, depth: int) -> Space:
        family, most = name(parts[0]), len(parts)
        counts = {"CalRGB": 3, "Lab": 3, "CalGray": 1, "Indexed": 1, "I": 1}
        space = _NAMED.get(family, GRAY)
        if family == "Pattern":
            base = self.of(parts[1], depth + 1) if most > 1 else None
            space = Space(Kind.PATTERN, (), base=base)
        elif family == "Separation" and most > 3:
            space = _spotted((name(parts[1]),), value)
        elif family == "DeviceN" and most > 3:
            names = tuple(name(each) for each in array(parts[1]))[:_MOST_NUMBERS]
            space = _spotted(names, value)
        elif family == "ICCBased" and most > 1:
            space = _profiled(int(number(dictionary(parts[1]).get("/N"), 3)), value)
        elif family in counts and most > 1:
            space = Space(Kind.OTHER, (0.0,) * counts[family], (), value)
        return space


def _spotted(names: tuple[str, ...], value: object) -> Space:
    kind = Kind.NOTHING if set(names) == {"None"} else Kind.OTHER
    return Space(kind, (1.0,) * len(names), names, value)


def _profiled(count: int, value: object) -> Space:
    if count == 4:
        return Space(Kind.OTHER, CMYK.first, (), value)
    return Space(Kind.OTHER, (0.0,) * min(max(count, 1), _MOST_NUMBERS), (), value)
