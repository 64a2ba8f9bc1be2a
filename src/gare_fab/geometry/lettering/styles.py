"""The style that a font's name tells, as in Montserrat-SemiBoldItalic."""

import re
from typing import NamedTuple

_WEIGHTS = {
    "hairline": 100,
    "thin": 100,
    "extralight": 200,
    "ultralight": 200,
    "light": 300,
    "book": 400,
    "regular": 400,
    "roman": 400,
    "normal": 400,
    "medium": 500,
    "demi": 600,
    "semibold": 600,
    "demibold": 600,
    "extrabold": 800,
    "ultrabold": 800,
    "heavy": 900,
    "black": 900,
    "bold": 700,
}
_SLOPES = ("italic", "oblique", "ital", "it")
_ENDINGS = ("psmt", "mt", "ps", "std", "pro", "lt")  # of makers, that say nothing of the style
_LAST_WORD = re.compile(
    rf"[\s,_-]*({'|'.join((*_WEIGHTS, *_SLOPES[:3]))})$|[-,_](it)$", re.IGNORECASE
)
_ENDING = re.compile(rf"(?<=[a-z])[\s-]*({'|'.join(_ENDINGS)})$", re.IGNORECASE)


class NamedStyle(NamedTuple):
    """A family, and the weight and slope that stood in its name."""

    family: str
    weight: int | None
    is_italic: bool


def style_in(name: str) -> NamedStyle:
    """Words of style are taken off a name's end: "Arial-BoldMT" is Arial of weight 700."""
    family, weight, is_italic = name.strip(), None, False
    if "-" in family or "," in family:  # a PostScript name
        family = _ENDING.sub("", family) or family
    while found := _LAST_WORD.search(family):
        if not found.start():
            break
        word = (found[1] or found[2]).casefold()
        is_italic = is_italic or word in _SLOPES
        weight = _WEIGHTS.get(word, weight)
        family = family[: found.start()]
    return NamedStyle(_ENDING.sub("", family) or family, weight, is_italic)
