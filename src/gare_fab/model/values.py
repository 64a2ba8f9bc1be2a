"""Fields in made texts, and the values of a job that they stand for.

    text     = (letter | "{{" | "}}" | field)*
    field    = "{" name [":" format] "}"
    format   = ["0"] width                     a whole number, at least so wide: {n:03}
             | text with %d %m %Y %y %j %%     a date: {date:%d/%m/%Y}

Nothing else can be asked of a value: no attributes, no calls, no widths beyond two digits.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gare_fab.base.errors import WrongUsage
from gare_fab.base.guesses import hint
from gare_fab.base.messages import Message

Values = tuple[tuple[str, str], ...]

# What a job says before anybody has said more: its number is 1, the rest is open.
NO_VALUES: Values = (("n", "1"), ("lot", ""), ("vintage", ""), ("date", ""))
DATE_FORMAT = "%d/%m/%Y"

_PART = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_WIDTH = re.compile(r"0?[1-9][0-9]?|0")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_WORD = re.compile(r"%(.?)", re.DOTALL)
_DATE_WORDS: Mapping[str, Callable[[date], str]] = MappingProxyType(
    {
        "d": lambda day: f"{day.day:02}",
        "m": lambda day: f"{day.month:02}",
        "Y": lambda day: f"{day.year:04}",
        "y": lambda day: f"{day.year % 100:02}",
        "j": lambda day: f"{day.timetuple().tm_yday:03}",
        "%": lambda _: "%",
    }
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its fields filled in, and the fields that have no value yet.

    What has no value stands in the text as it was written: what is seen is missed.
    """

    text: str
    open_fields: tuple[str, ...] = ()


def filled(text: str, values: Values) -> Filled:
    """The text with the values in place of its fields.

    Raises:
        WrongUsage: a field that there is not, a format that does not suit its value, a brace
            that stands alone.
    """
    known = dict(values)
    parts: list[str] = []
    left: dict[str, None] = {}
    end = 0
    for match in _PART.finditer(text):
        parts.append(text[end : match.start()])
        end = match.end()
        name, style = _field(match)
        if name is None:
            parts.append(match[0][0])
        elif known[_known(name, known)]:
            parts.append(_said(match[0], known[name], style))
        else:
            parts.append(match[0])
            left[name] = None
    parts.append(text[end:])
    return Filled("".join(parts), tuple(left))


def fields_of(text: str) -> frozenset[str]:
    """The names of the fields in a text, known or not."""
    return frozenset(name for match in _PART.finditer(text) for name in _names(match))


def with_value(values: Values, name: str, text: str) -> Values:
    """The values with another text of a name, which stands last where it is new."""
    return tuple({**dict(values), name: text}.items())


def changed_names(old: Values, new: Values) -> frozenset[str]:
    """The names whose text is not the same in both."""
    one, other = dict(old), dict(new)
    return frozenset(name for name in {*one, *other} if one.get(name) != other.get(name))


def _field(match: re.Match[str]) -> tuple[str | None, str]:
    """The name and the format of a field; no name for a brace that is meant as one."""
    if match[0] in {"{{", "}}"}:
        return None, ""
    if match[1] is None:
        raise WrongUsage(
            Message(
                "A brace {brace} stands alone. Write it twice where a brace is meant.",
                {"brace": match[0]},
            )
        )
    name, _, style = match[1].partition(":")
    return name.strip(), style


def _names(match: re.Match[str]) -> Iterator[str]:
    if match[1] is not None:
        yield match[1].partition(":")[0].strip()


def _known(name: str, known: Mapping[str, str]) -> str:
    if name not in known:
        values = {"field": f"{{{name}}}"[:40], "hint": hint(name, known)}
        raise WrongUsage(Message("There is no field {field}. {hint}", values))
    return name


def _said(field: str, value: str, style: str) -> str:
    """A value in the format that its field asks for."""
    day = _day(value)
    if "%" in style or (day is not None and not style):
        return _dated(field, day, style or DATE_FORMAT)
    if not style:
        return value
    if not _WIDTH.fullmatch(style):
        raise _unfit(
            field,
            Message(
                "its format is a width such as {width}, or that of a date such as {date}",
                {"width": "03", "date": DATE_FORMAT},
            ),
        )
    if not _WHOLE.fullmatch(value):
        raise _unfit(field, Message("'{value}' is not a whole number", {"value": value[:40]}))
    return format(int(value), f"{style}d")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2026-11-26") else None
    except ValueError:
        return None


def _dated(field: str, day: date | None, style: str) -> str:
    if day is None:
        raise _unfit(field, Message("its value is not a date"))
    words = {match[1] for match in _WORD.finditer(style)}
    if unknown := sorted(words - _DATE_WORDS.keys()):
        raise _unfit(
            field,
            Message(
                "a date knows {known}, not {unknown}",
                {"known": "%d %m %Y %y %j", "unknown": f"%{unknown[0]}"},
            ),
        )
    return _WORD.sub(lambda match: _DATE_WORDS[match[1]](day), style)


def _unfit(field: str, why: Message) -> WrongUsage:
    return WrongUsage(
        Message("The field {field} cannot be filled in: {why}.", {"field": field, "why": why})
    )
