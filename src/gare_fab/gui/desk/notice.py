"""A notice: something to tell the user in passing, with what they can do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from gare_fab.base.messages import Message
from gare_fab.gui.desk.state import State


class Mood(Enum):
    """What kind of news it is."""

    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, eq=False)
class Notice:
    """A sentence, and perhaps a button: its words and what it does.

    It goes away by itself in the first state for which `is_over` holds.
    """

    mood: Mood
    message: Message
    button: Message | None = None
    does: Callable[[], None] | None = None
    is_over: Callable[[State], bool] | None = None


def bad_news(message: Message) -> Notice:
    """Something went wrong; nothing was changed."""
    return Notice(Mood.ERROR, message)


def good_news(message: Message) -> Notice:
    """Something is done."""
    return Notice(Mood.GOOD, message)
