"""Buttons below the fields of a text: what can be put into it, and how long it may be."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton

from gare_fab.base.messages import Message
from gare_fab.gui.look.icons import icon
from gare_fab.gui.look.words import number, say

_FIELDS = (
    ("{n:03}", Message("Number, with three digits")),
    ("{lot}", Message("Lot")),
    ("{vintage}", Message("Vintage")),
    ("{date}", Message("Date")),
    ("{date:%Y}", Message("Year of the date")),
)


def insert_button(insert: Callable[[str], None]) -> QPushButton:
    """A menu of the fields that stand for values of the job."""
    button = _button("insert", Message("Insert a field"), "braces")
    tip = Message("A field stands for a value of the job, such as its number, lot or date.")
    button.setToolTip(say(tip))
    menu = QMenu(button)
    for field, words in _FIELDS:
        action = menu.addAction(f"{say(words)}\t{field}")
        action.setObjectName(field)
        action.triggered.connect(lambda _=False, text=field: insert(text))
    button.setMenu(menu)
    return button


def values_button(ask: Callable[[], None]) -> QPushButton:
    """Asks for the values that fields stand for."""
    button = _button("values", Message("Job values…"))
    button.clicked.connect(lambda _: ask())
    return button


def round_button(length: float, take: Callable[[float], None]) -> QPushButton:
    """Takes the way round the bottle, mm."""
    words = Message("Once round the bottle ({length} mm)", {"length": number(length, 1)})
    button = _button("once_round_bottle", words, "rotate-360")
    button.clicked.connect(lambda _: take(length))
    return button


def _button(name: str, words: Message, picture: str = "") -> QPushButton:
    button = QPushButton(say(words))
    if picture:
        button.setIcon(icon(picture))
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
