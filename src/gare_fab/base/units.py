"""Lengths in words: millimetres from "12.5", "12.5mm", "1in", "3 pt"; and units in words."""

import math
import re
from collections.abc import Iterable
from types import MappingProxyType

from gare_fab.base.errors import WrongUsage
from gare_fab.base.messages import Message

MM_PER_INCH = 25.4
MM_PER = MappingProxyType(
    {
        "": 1.0,
        "mm": 1.0,
        "cm": 10.0,
        "m": 1000.0,
        "in": MM_PER_INCH,
        "pt": MM_PER_INCH / 72,
        "pc": MM_PER_INCH / 6,
        "px": MM_PER_INCH / 96,
        "q": 0.25,
    }
)
_WORDS = MappingProxyType(
    {
        "in": Message("inches"),
        "ft": Message("feet"),
        "yd": Message("yards"),
        "mi": Message("miles"),
        "mil": Message("thousandths of an inch"),
    }
)
_LENGTH = re.compile(
    r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE
)


def unit_word(sign: str) -> Message | str:
    """What people read for the sign of a unit: a word where the sign would puzzle them."""
    return _WORDS.get(sign, sign)


def unit_words(signs: Iterable[str]) -> tuple[str, ...]:
    """The same in English, for a list to choose from."""
    return tuple(_WORDS[sign].template if sign in _WORDS else sign for sign in signs)


def length_mm(text: str) -> float:
    """The length in mm; without a unit it is mm.

    Raises:
        WrongUsage: the text is no number with a unit we know.
    """
    match = _LENGTH.fullmatch(text)
    length = float(match[1]) * MM_PER.get(match[2].lower(), math.nan) if match else math.nan
    if not math.isfinite(length):
        raise WrongUsage(
            Message("'{text}' is not a length; write it like 12.5 or 1in.", {"text": text})
        )
    return length
