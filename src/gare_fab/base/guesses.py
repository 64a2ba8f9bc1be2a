"""Guesses what a name that nobody knows may have meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from gare_fab.base.messages import Message

_LIKE = 0.6  # of SequenceMatcher's ratio, as in difflib


def hint(name: str, known: Iterable[str]) -> Message:
    """A sentence: the nearest of the known names, else all of them."""
    known = tuple(known)
    near = nearest(name, known)
    if near:
        return Message("Did you mean '{near}'?", {"near": near})
    return Message("There are: {known}.", {"known": ", ".join(known)})


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like this one, as a whole or in one of its words; "" for none."""

    def likeness(candidate: str) -> float:
        words = (candidate, *candidate.split("_"))
        return max(SequenceMatcher(None, name.lower(), word.lower()).ratio() for word in words)

    best = max(known, key=likeness, default="")
    return best if best and likeness(best) >= _LIKE else ""
