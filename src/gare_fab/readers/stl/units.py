"""How many mm a mesh's unit is: STL does not say, so its size has to."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from gare_fab.base.messages import Message
from gare_fab.base.units import unit_word, unit_words

MM = MappingProxyType(
    {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "ft": 304.8, "µm": 1e-3}
)
CHOICES = ("auto", *MM)
WORDS = unit_words(CHOICES)

_LARGEST_METRES = 0.5  # diagonal of what somebody drew in metres
_LARGEST_INCHES = 6.0
_LARGEST_MM = 10_000.0
_SAYS = re.compile(rb"units?\s*[=:]\s*(mm|cm|m|in)(?:ch(?:es)?)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, how it is known, and whether the user should look at it."""

    mm: float
    note: Message
    is_doubtful: bool = False


def unit_of(choice: str, head: bytes, diagonal: float) -> Unit:
    """The unit of a mesh whose bounds have this diagonal in its own unit."""
    if choice != "auto":
        return Unit(MM[choice], Message("Unit chosen: {unit}.", {"unit": unit_word(choice)}))
    says = _SAYS.search(head[:200])
    if says is not None:
        name = says[1].decode().lower()
        return Unit(
            MM[name], Message("Unit from the file: {unit}.", {"unit": unit_word(name)})
        )
    if diagonal < _LARGEST_METRES:
        return _guess("m", "STL names no unit; so small that it is taken as metres.")
    if diagonal < _LARGEST_INCHES:
        return _guess("in", "STL names no unit; so small that it is taken as inches.")
    if diagonal > _LARGEST_MM:
        return _guess("mm", "STL names no unit; taken as mm, though very large.")
    return Unit(1.0, Message("STL names no unit; taken as mm."))


def _guess(unit: str, note: str) -> Unit:
    return Unit(MM[unit], Message(note), is_doubtful=True)
