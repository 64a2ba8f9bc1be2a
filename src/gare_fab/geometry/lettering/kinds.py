"""Which generic family a font belongs to, and which of several is the plainest."""

from gare_fab.geometry.lettering.entries import Entry
from gare_fab.geometry.lettering.matching import generic_kind
from gare_fab.geometry.lettering.shelves import covers
from gare_fab.geometry.lettering.substitutes import kind_told

_ODD = ("emoji", "symbol", "lastresort", "last resort", "blank", "dingbat", "icon")


def is_of_kind(entry: Entry, generic: str) -> bool:
    """Whether an outline font is of a generic family: by its name, else by its tables."""
    return not entry.is_single_line and generic == generic_kind(entry)


def plainness(entry: Entry) -> tuple[bool, bool, bool, int, str]:
    """The lowest is the most usual: with Latin letters, a name without additions."""
    name = entry.family.casefold()
    return (
        not covers(entry, "Aae"),
        is_odd(entry),
        kind_told(entry.family) is None,
        len(name.split()),
        name,
    )


def is_emoji(entry: Entry) -> bool:
    """Whether a font holds pictures of the kind that messages have."""
    return "emoji" in entry.family.casefold()


def is_odd(entry: Entry) -> bool:
    """Whether a font holds pictures, or boxes for what other fonts lack."""
    name = entry.family.casefold()
    return any(word in name for word in _ODD)
