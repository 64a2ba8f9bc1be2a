"""Languages to test in: those we speak, and a long one that no catalogue holds.

    with speaking(LONG):
        window = MainWindow(desk)      # "Open…" says "[Õþéñ… ñø]"

Of the long language every text is 40 % longer than in English, in accented letters and between
brackets: what is clipped or was never translated shows at once. Figures and names in a text
stay as they are.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import pytest

from gare_fab.base import messages
from gare_fab.gui.look.words import speak, spoken

LONG = "xx"
_LONGER = 0.4
_PADDING = "ñø šåý "
_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅßÇÐÉƒĞĦÎĴĶŁṂÑÕÞΩŘŠŢÛṼŴẊÝŽåƀçðéƒğħîĵķłṃñöþωřšţûṽŵẋýž",
)
_FIELD = re.compile(r"(\{[^{}]*\})")


class _Long(NullTranslations):
    """A catalogue that lengthens whatever it is asked for."""

    def gettext(self, message: str) -> str:
        """The text in the long language."""
        return lengthened(message)


def lengthened(template: str) -> str:
    """A text in the long language; its {fields} are kept."""
    pieces = _FIELD.split(template)
    text = "".join(
        piece if _FIELD.fullmatch(piece) else piece.translate(_ACCENTED) for piece in pieces
    )
    letters = sum(len(piece) for piece in pieces if not _FIELD.fullmatch(piece))
    more = max(0, math.ceil(letters * _LONGER) - 3)  # the brackets and a space are more too
    padding = (_PADDING * (more // len(_PADDING) + 1))[:more].rstrip()
    return f"[{text} {padding}]"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The window speaks this language, then again the one that it spoke before."""
    real, before = messages._catalogue, spoken()

    def catalogue(name: str) -> NullTranslations:
        return _Long() if name == LONG else real(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "_catalogue", catalogue)
        speak(language)
        try:
            yield
        finally:
            speak(before)
