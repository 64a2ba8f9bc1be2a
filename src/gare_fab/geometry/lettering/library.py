"""All fonts that can be had, and the one that serves best for what is wanted.

Fonts in given folders come first, then those the program carries, then the system's own,
which are looked through only when a name or a character needs them.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.geometry.lettering.clusters import clusters_of
from gare_fab.geometry.lettering.entries import Entry
from gare_fab.geometry.lettering.faces import Face, is_silent
from gare_fab.geometry.lettering.kinds import is_emoji, is_odd, is_of_kind, plainness
from gare_fab.geometry.lettering.matching import best, distance, face_of
from gare_fab.geometry.lettering.shelves import (
    Shelf,
    carried_shelf,
    covers,
    given_shelf,
    system_shelf,
)
from gare_fab.geometry.lettering.styles import style_in
from gare_fab.geometry.lettering.substitutes import alike, carried_for, key_of, kind_of
from gare_fab.geometry.lettering.wanted import Wanted, generic_of

LAST_RESORT = "Lato"  # is always carried
_AS_PICTURE = "\ufe0f"  # asks for the one before as an emoji


@dataclass(frozen=True, slots=True)
class Match:
    """The face that serves; a substitute where none of the families asked for is there."""

    face: Face
    is_substitute: bool
    asked: str
    found: str


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A family for a list to choose from; origin is given, carried or system."""

    name: str
    weights: tuple[int, ...]
    has_italic: bool
    is_single_line: bool
    origin: str


class Fonts:
    """The door to all fonts: from given folders, carried and, unless barred, the system's."""

    def __init__(self, folders: tuple[Path, ...] = (), *, has_system: bool = True) -> None:
        """Nothing is looked through yet."""
        self._given = given_shelf(tuple(folders))
        self._carried = carried_shelf()
        self._system = system_shelf(is_wanted=has_system)
        self._matches: dict[Wanted, Match] = {}
        self._found: dict[tuple[Wanted, str, bool, bool], Face | None] = {}

    def face(self, wanted: Wanted) -> Match:
        """The font that serves best; never fails, one of our own at last."""
        match = self._matches.get(wanted)
        if match is None:
            match = self._matches[wanted] = self._match(wanted)
        return match

    def covering(self, wanted: Wanted, text: str) -> tuple[tuple[str, Face], ...]:
        """The text in pieces, each with a font that has its characters.

        Marks stay with their letter. Where the font wanted lacks a character, the other
        families of the wish are asked, then all fonts, the nearest in style first; what no
        font has stays with the font wanted.
        """
        main = self.face(wanted).face
        if main.covers(text):
            return ((text, main),) if text else ()
        pieces: list[tuple[list[str], Face]] = []
        last = main
        for cluster in clusters_of(text):
            face = self._face_for(cluster, wanted, main, last)
            if not pieces or face is not last:
                pieces.append(([], face))
            pieces[-1][0].append(cluster)
            last = face
        return tuple(("".join(clusters), face) for clusters, face in pieces)

    def families(self) -> tuple[FamilyEntry, ...]:
        """Every family there is, by name; one name found twice is told once."""
        found: dict[str, tuple[str, list[Entry]]] = {}
        for shelf in self._shelves:
            for entry in shelf.entries:
                key = key_of(entry.family)
                if found.setdefault(key, (shelf.origin, []))[0] == shelf.origin:
                    found[key][1].append(entry)
        listed = (_family_entry(entries, origin) for origin, entries in found.values())
        return tuple(sorted(listed, key=lambda family: family.name.casefold()))

    @property
    def _shelves(self) -> tuple[Shelf, Shelf, Shelf]:
        return self._given, self._carried, self._system

    def _match(self, wanted: Wanted) -> Match:
        """Families as they are named; then what is like them; then what they sound like."""
        named: list[str] = []
        for family in wanted.families or ("sans-serif",):
            generic = generic_of(family)
            if generic:
                face = self._alike(named, wanted) or self._generic(generic, wanted)
                return _matched(face, named or [family], is_substitute=bool(named))
            entries = self._named(family)
            if entries:
                face = face_of(best(entries, wanted), wanted)
                return _matched(face, [family], is_substitute=False)
            named.append(family)
        kind = next(filter(None, map(kind_of, named)), "sans-serif")
        face = self._alike(named, wanted) or self._generic(kind, wanted)
        return _matched(face, named, is_substitute=True)

    def _named(self, family: str) -> list[Entry]:
        """The fonts of a family, else the one font of this full name."""
        key = key_of(family)
        near = self._given.family(key) + self._carried.family(key)
        if near:
            return near
        near = self._given.full_name(key) or self._carried.full_name(key)
        return near or self._system.family(key) or self._system.full_name(key)

    def _alike(self, names: list[str], wanted: Wanted) -> Face | None:
        """A font for names that are not there: their family in its style, or one like it."""
        for name in names:
            told = style_in(name)
            styled = replace(
                wanted,
                weight=max(wanted.weight, told.weight or 0) if told.weight else wanted.weight,
                is_italic=wanted.is_italic or told.is_italic,
            )
            for family in (told.family, *alike(name), *alike(told.family)):
                entries = self._named(family)
                if entries:
                    return face_of(best(entries, styled), styled)
        return None

    def _generic(self, generic: str, wanted: Wanted) -> Face:
        """A given font of this kind, else one that we carry."""
        given = [e for e in self._given.entries if is_of_kind(e, generic) and covers(e, "Aae")]
        if given:
            plainest = min(given, key=plainness)
            return face_of(best(self._given.family(key_of(plainest.family)), wanted), wanted)
        for family in (*carried_for(generic), LAST_RESORT):
            entries = self._carried.family(key_of(family))
            if entries:
                return face_of(best(entries, wanted), wanted)
        raise Unreadable(Message("The program's own fonts are missing: install it again."))

    def _face_for(self, cluster: str, wanted: Wanted, main: Face, last: Face) -> Face:
        """The font for one letter with its marks."""
        shown = "".join(c for c in cluster if not is_silent(c))
        if not shown or shown.isspace() or _can_set(main, shown):
            return last if not shown else main
        if last != main and _can_set(last, shown):
            return last
        is_picture = _AS_PICTURE in cluster
        key = (wanted, shown, is_picture, main.is_single_line)
        if key not in self._found:
            found = self._pictured(shown, wanted) if is_picture else None
            self._found[key] = found or self._search(shown, wanted, main)
        return self._found[key] or main

    def _pictured(self, shown: str, wanted: Wanted) -> Face | None:
        """A font of pictures that has these characters."""
        entries = (entry for shelf in self._shelves for entry in shelf.entries)
        able = (e for e in entries if is_emoji(e) and covers(e, shown))
        return next((face_of(entry, wanted) for entry in able), None)

    def _search(self, shown: str, wanted: Wanted, main: Face) -> Face | None:
        """Any font that has these characters: of the wish, then of each shelf in turn."""
        named = (self._named(family) for family in wanted.families if not generic_of(family))
        rank = _ranking(wanted, main)
        wished = [best(entries, wanted) for entries in named if entries]
        for entries in (tuple(wished), *(shelf.entries for shelf in self._shelves)):
            able = [entry for entry in entries if _serves(entry, shown, main)]
            if able:
                return face_of(min(able, key=rank), wanted)
        return None


@lru_cache(maxsize=4)
def fonts_in(folders: tuple[Path, ...]) -> Fonts:
    """The fonts of these folders, ours and the system's; they are looked through once."""
    return Fonts(folders)


def _matched(face: Face, named: list[str], *, is_substitute: bool) -> Match:
    return Match(face, is_substitute, named[0], face.family)


def _family_entry(entries: list[Entry], origin: str) -> FamilyEntry:
    weights = {
        weight
        for entry in entries
        for weight in range(100, 1000, 100)
        if entry.weight[0] <= weight <= entry.weight[1]
    }
    return FamilyEntry(
        entries[0].family,
        tuple(sorted(weights | {int(entry.weight[0]) for entry in entries})),
        any(entry.is_italic or _can_lean(entry) for entry in entries),
        entries[0].is_single_line,
        origin,
    )


def _can_lean(entry: Entry) -> bool:
    return any(axis.tag in ("ital", "slnt") for axis in entry.axes)


@lru_cache(maxsize=65_536)
def _can_set(face: Face, shown: str) -> bool:
    """Whether a font has these characters, as they are, joined or taken apart."""
    return any(face.covers(form) for form in _forms(shown))


def _serves(entry: Entry, shown: str, main: Face) -> bool:
    """Strokes for a single-line font, or at last outlines; never strokes among outlines."""
    if entry.is_single_line and not main.is_single_line:
        return False
    return any(covers(entry, form) for form in _forms(shown))


def _forms(shown: str) -> Iterable[str]:
    yield shown
    if shown >= "\x80":
        yield unicodedata.normalize("NFC", shown)
        yield unicodedata.normalize("NFD", shown)


def _ranking(wanted: Wanted, main: Face) -> Callable[[Entry], tuple[object, ...]]:
    """Strokes for strokes, letters before pictures, like kind, near in style, plain."""
    kind = main.kind if main.kind in ("serif", "monospace") else "sans-serif"
    usual = [key_of(family) for family in carried_for(kind)]

    def rank(entry: Entry) -> tuple[object, ...]:
        key = key_of(entry.family)
        return (
            entry.is_single_line is not main.is_single_line,
            is_odd(entry),
            not is_of_kind(entry, kind),
            usual.index(key) if key in usual else len(usual),
            distance(entry, wanted),
            plainness(entry),
        )

    return rank
