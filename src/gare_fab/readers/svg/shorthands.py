"""Shorthands: `font`, `marker` and `all` taken apart into the properties they stand for."""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from gare_fab.readers.svg.properties import KNOWN, OF_ALL
from gare_fab.readers.svg.units import is_length

Declared = list[tuple[str, str]]  # name and value, the stronger ones later
FONT_SIZES = MappingProxyType(  # steps of 1.2 from medium
    {
        "xx-small": -3,
        "x-small": -2,
        "small": -1,
        "medium": 0,
        "large": 1,
        "x-large": 2,
        "xx-large": 3,
        "xxx-large": 4,
    }
)
WIDE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_MARKERS = ("marker-start", "marker-mid", "marker-end")
_STRETCHES = re.compile(r"(?:ultra-|extra-|semi-)?(?:condensed|expanded)")
_WEIGHTS = re.compile(r"bold|bolder|lighter|\d{1,4}")
_LINE = re.compile(r"\s*/\s*")
_FONT = MappingProxyType(  # what a font shorthand sets where it does not say otherwise
    {
        "font-style": "normal",
        "font-variant": "normal",
        "font-weight": "normal",
        "font-stretch": "normal",
        "font-size": "medium",
        "line-height": "normal",
        "font-family": "",
        "font-size-adjust": "none",
        "font-kerning": "auto",
        "font-feature-settings": "normal",
        "font-variation-settings": "normal",
    }
)
_LONGHANDS = frozenset({"font", "marker", "all"})


def longhands(declared: Declared) -> Iterable[tuple[str, str]]:
    """The declarations of known properties, shorthands taken apart; wrong ones left out."""
    for name, value in declared:
        if name in KNOWN:
            yield name, value
        elif name in _LONGHANDS:
            yield from _parts(name, value)


def _parts(name: str, value: str) -> Iterator[tuple[str, str]]:
    word = value.strip().lower()
    if name == "marker":
        yield from ((marker, value) for marker in _MARKERS)
    elif name == "all":
        if word in WIDE:
            yield from ((one, word) for one in sorted(OF_ALL))
    elif word in WIDE:
        yield from ((one, word) for one in _FONT)
    else:
        yield from _font(value).items()


def _font(value: str) -> dict[str, str]:
    """The properties of a font shorthand, none where it is malformed."""
    found = dict(_FONT)
    words = _LINE.sub("/", value.strip()).split()
    for index, word in enumerate(words):
        plain = word.lower()
        name = _font_part(plain)
        if name is None:
            size, _, line = plain.partition("/")
            family = " ".join(words[index + 1 :])
            if not family or not is_font_size(size):
                return {}
            sizes = {"font-size": size, "font-family": family}
            return found | sizes | ({"line-height": line} if line else {})
        if name:
            found[name] = plain
    return {}


def _font_part(word: str) -> str | None:
    """Which property a word before the size sets; empty for `normal`, None for the size."""
    if word == "normal":
        return ""
    if word in {"italic", "oblique"}:
        return "font-style"
    if word == "small-caps":
        return "font-variant"
    if _STRETCHES.fullmatch(word):
        return "font-stretch"
    return "font-weight" if _WEIGHTS.fullmatch(word) else None


def is_font_size(word: str) -> bool:
    """Whether a word in lower case says a font size."""
    if word in FONT_SIZES or word in {"larger", "smaller"}:
        return True
    return is_length(word) and not word.startswith("-")
