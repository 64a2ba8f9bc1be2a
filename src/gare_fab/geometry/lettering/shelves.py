"""Fonts by name: those given, those carried and those of the system."""

from collections.abc import Container, Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.resources import resource
from gare_fab.geometry.lettering.entries import Entry, entries_of
from gare_fab.geometry.lettering.faces import Face, loaded
from gare_fab.geometry.lettering.folders import font_files, system_folders
from gare_fab.geometry.lettering.font_data import quick_blob
from gare_fab.geometry.lettering.substitutes import key_of


class Shelf:
    """The fonts of some folders; they are looked through at the first question."""

    def __init__(self, origin: str, folders: Iterable[Path]) -> None:
        """Origin is a word for people: given, carried or system."""
        self.origin = origin
        self._folders = tuple(folders)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All fonts, in the order of the folders and of their files' names."""
        files = (file for folder in self._folders for file in font_files(folder))
        return tuple(entry for file in files for entry in entries_of(file))

    @cached_property
    def _by_family(self) -> dict[str, list[Entry]]:
        named: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for key in dict.fromkeys(map(key_of, entry.families)):
                named.setdefault(key, []).append(entry)
        return named

    @cached_property
    def _by_full_name(self) -> dict[str, Entry]:
        named: dict[str, Entry] = {}
        for entry in self.entries:
            for name in entry.full_names:
                named.setdefault(key_of(name), entry)
        return named

    def family(self, key: str) -> list[Entry]:
        """The fonts of a family, by the key of its name."""
        return list(filter(_is_sound, self._by_family.get(key, ())))

    def full_name(self, key: str) -> list[Entry]:
        """The one font of a full or PostScript name, if there is one."""
        entry = self._by_full_name.get(key)
        return [entry] if entry and _is_sound(entry) else []


def _is_sound(entry: Entry) -> bool:
    """Whether a font opens: of single-line fonts only the head was read so far."""
    return not entry.is_single_line or covers(entry, "")


def given_shelf(folders: tuple[Path, ...]) -> Shelf:
    """The fonts that the user gave."""
    return Shelf("given", folders)


def carried_shelf() -> Shelf:
    """The fonts that the program carries."""
    return Shelf("carried", (resource("fonts"),))


def system_shelf(*, is_wanted: bool) -> Shelf:
    """The fonts of the system, or none."""
    return Shelf("system", system_folders() if is_wanted else ())


@lru_cache(maxsize=4096)
def covers(entry: Entry, characters: str) -> bool:
    """Whether a font has glyphs for all these characters; a broken one has none."""
    if entry.is_single_line:
        return _strokes_cover(entry, characters)
    coverage = _coverage(entry.path, entry.index)
    return all(ord(character) in coverage for character in characters)


def _strokes_cover(entry: Entry, characters: str) -> bool:
    try:
        font = loaded(Face(entry.path, family=entry.family, style=entry.style))
    except Unreadable:
        return False
    return all(font.glyph_of(character) for character in characters)


@lru_cache(maxsize=4096)
def _coverage(path: Path, index: int) -> Container[int]:
    import uharfbuzz  # noqa: PLC0415 -- loaded already

    try:
        coverage: Container[int] = uharfbuzz.Face(quick_blob(path), index).unicodes
    except OSError:
        return frozenset()
    return coverage
