"""Rows: what a form or a table of the catalogue shows, one declaration for each value."""

import math
from dataclasses import dataclass
from enum import Enum

from gare_fab.base.messages import Message
from gare_fab.gui.dialogs.catalogue_paths import value_at
from gare_fab.gui.look.words import locale, number, said, say


class Kind(Enum):
    """How a value is shown and asked for."""

    NUMBER = "number"
    TEXT = "text"
    PROSE = "prose"  # a text of several lines
    LINES = "lines"  # a tuple of texts, one a line
    TICK = "tick"
    CHOICE = "choice"
    GIVEN = "given"  # shown only


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its path in the entry, its words and its limits.

    What is shown is the value times `scale` (a share 0..1 is shown as %). `choices` are pairs
    of value and words; a name that no language changes is a plain text.
    An inverse tick is on where the value is False. A remark that we ship is shown translated.
    """

    path: str
    label: Message
    kind: Kind = Kind.NUMBER
    unit: Message | str = ""
    low: float = 0.0
    high: float = math.inf
    decimals: int = 3
    scale: float = 1.0
    optional: bool = False
    choices: tuple[tuple[object, Message | str], ...] = ()
    tip: Message | None = None
    is_inverse: bool = False
    is_remark: bool = False


def share(path: str, label: Message, tip: Message | None = None) -> Row:
    """A share 0..1, shown in %."""
    return Row(path, label, unit="%", high=100.0, decimals=2, scale=100.0, tip=tip)


def heading(row: Row) -> str:
    """The label with the unit, as it stands over a column."""
    return f"{say(row.label)} ({unit_of(row)})" if row.unit else say(row.label)


def unit_of(row: Row) -> str:
    """The unit in the spoken language; a plain text ("W") is the same in all of them."""
    return say(row.unit) if isinstance(row.unit, Message) else row.unit


def shown(row: Row, entry: object) -> str:
    """The value in words and figures; "" for None."""
    value = value_at(entry, row.path)
    if row.choices:
        return next((say(words) for choice, words in row.choices if choice == value), "")
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return number(value * row.scale, row.decimals)
    return said(str(value)) if row.is_remark else str(value)


def is_ticked(row: Row, entry: object) -> bool:
    """Whether a row's tick is on."""
    return bool(value_at(entry, row.path)) is not row.is_inverse


def stored(row: Row, figure: float | None, old: object) -> float | int | None:
    """A shown figure as it is kept: whole where it was whole before.

    Where it is the old one as it is shown, the old one with all its digits.
    """
    if figure is None:
        return None
    if isinstance(old, int | float):
        was = round(old * row.scale, row.decimals)
        if was == round(figure, row.decimals):
            return old
    value = round(figure / row.scale, 9)
    is_whole = isinstance(old, int) and row.decimals == 0
    return round(value) if is_whole else value


def figure_of(text: str) -> float | None:
    """The number of a text with a comma or a point; None where it is none."""
    try:
        value = float(text.strip().replace(locale().decimalPoint(), ".").replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
