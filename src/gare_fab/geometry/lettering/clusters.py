"""Characters that belong together: a letter with its marks, a picture joined of several."""

import unicodedata
from collections.abc import Iterator

_JOINER = "\u200d"


def clusters_of(text: str) -> Iterator[str]:
    """The text cut before every character that stands on its own."""
    begin = 0
    for place in range(1, len(text)):
        if not _goes_on(text[place], text[place - 1]):
            yield text[begin:place]
            begin = place
    if text:
        yield text[begin:]


def _goes_on(character: str, before: str) -> bool:
    if character < "\u0300":
        return False
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or _JOINER in (character, before)
        or 0x1F3FB <= ord(character) <= 0x1F3FF  # tones of skin
    )
