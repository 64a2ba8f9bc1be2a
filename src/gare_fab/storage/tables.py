"""Between tables of a file (TOML, JSON) and frozen dataclasses, by the names of the fields.

    dataclass                       table; a key may be left out where the field has a default
    tuple[X, ...]                   array
    tuple[tuple[str, str], ...]     table: [names] en = "Glass"  fr = "Verre"
    Enum                            its value
    X | None                        the key is left out for None
    X | Y                           the caller says which (`unions`)
    Plain                           a table as it is

The way in is strict: an unknown key, a wrong type and a number that is not finite are refused
with the file, the key and what is wrong.
"""

import difflib
import math
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message

T = TypeVar("T")
Unions = Mapping[Any, type]
Plain = Mapping[str, Any]

_PAIRS = tuple[tuple[str, str], ...]
_NO_UNIONS: Unions = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a value stands: "machines/k40.toml", "axes[1].max_rate"."""

    file: str
    key: str = ""

    def at(self, name: str) -> "Place":
        """The place of a key in the table here."""
        return Place(self.file, f"{self.key}.{name}" if self.key else name)

    def item(self, index: int) -> "Place":
        """The place of an item (from 1) in the array here."""
        return Place(self.file, f"{self.key}[{index + 1}]")

    def wrong(self, what: Message) -> Unreadable:
        """The error that says what is wrong here."""
        values = {"file": self.file, "key": self.key, "what": what}
        return Unreadable(
            Message("{file}, {key}: {what}" if self.key else "{file}: {what}", values)
        )


def from_table(kind: type[T], table: object, place: Place, unions: Unions = _NO_UNIONS) -> T:
    """The dataclass that a table spells out; `unions` gives for a union the class meant.

    Raises:
        Unreadable: the table has an unknown key, lacks one, or a value is not as it must be.
    """
    declared: Any = kind
    known = _table(table, place)
    hints = _hints(declared)
    for name in known:
        if name not in hints:
            raise place.wrong(_unknown(name, hints))
    missing = _required(declared) - known.keys()
    if missing:
        raise place.wrong(Message("'{key}' is missing.", {"key": min(missing)}))
    return kind(
        **{
            name: _value(hints[name], raw, place.at(name), unions)
            for name, raw in known.items()
        }
    )


def to_table(value: Any) -> dict[str, Any]:
    """The table that spells a dataclass out, its defaults too; None is left out."""
    kind: Any = type(value)
    pairs = ((name, hint, getattr(value, name)) for name, hint in _hints(kind).items())
    return {name: _plain(hint, item) for name, hint, item in pairs if item is not None}


def _plain(hint: Any, value: Any) -> Any:
    if is_dataclass(value):
        return to_table(value)
    if isinstance(value, Enum):
        return value.value
    if hint == _PAIRS and len(dict(value)) == len(value):
        return dict(value)
    if isinstance(value, tuple):
        hints = _item_hints(hint, len(value)) or (Any,) * len(value)
        return [_plain(item_hint, item) for item_hint, item in zip(hints, value, strict=True)]
    if hint is float or hint == float | None:
        return float(value)
    return value


def _value(hint: Any, raw: object, place: Place, unions: Unions) -> Any:
    hint = unions.get(hint, hint)
    if get_origin(hint) in {Union, UnionType}:
        if raw is None and NoneType in get_args(hint):
            return None
        hint = next(arg for arg in get_args(hint) if arg is not NoneType)
    return _one(hint, raw, place, unions)


def _one(hint: Any, raw: object, place: Place, unions: Unions) -> Any:
    """A value whose type is no union."""
    if hint == _PAIRS and isinstance(raw, dict):
        return tuple((name, _text(text, place.at(name))) for name, text in raw.items())
    if get_origin(hint) is tuple:
        return _items(hint, raw, place, unions)
    if hint == Plain:
        return _table(raw, place)
    if is_dataclass(hint):
        return from_table(hint, raw, place, unions)  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return _member(hint, raw, place)
    return _scalar(hint, raw, place)


def _items(hint: Any, raw: object, place: Place, unions: Unions) -> tuple[Any, ...]:
    if not isinstance(raw, list | tuple):
        raise place.wrong(
            Message("an array is needed here, not {value}.", {"value": _short(raw)})
        )
    hints = _item_hints(hint, len(raw))
    if hints is None:
        raise place.wrong(
            Message(
                "{wanted} values are needed here, not {count}.",
                {"wanted": len(get_args(hint)), "count": len(raw)},
            )
        )
    return tuple(
        _value(item_hint, item, place.item(index), unions)
        for index, (item_hint, item) in enumerate(zip(hints, raw, strict=True))
    )


def _item_hints(hint: Any, count: int) -> tuple[Any, ...] | None:
    """The types of so many items; None where the tuple has another length."""
    args = get_args(hint)
    if len(args) == 2 and args[1] is Ellipsis:
        return (args[0],) * count
    return args if len(args) == count else None


def _member(hint: type[Enum], raw: object, place: Place) -> Enum:
    for member in hint:
        if member.value == (tuple(raw) if isinstance(raw, list) else raw):
            return member
    known = ", ".join(str(member.value) for member in hint)
    raise place.wrong(
        Message("{value} is none of: {known}.", {"value": _short(raw), "known": known})
    )


def _scalar(hint: Any, raw: object, place: Place) -> Any:
    if hint is str:
        return _text(raw, place)
    if hint is bool:
        if not isinstance(raw, bool):
            raise place.wrong(
                Message("true or false is needed here, not {value}.", {"value": _short(raw)})
            )
        return raw
    number = _number(raw, place)
    if hint is float:
        return float(number)
    if not isinstance(number, int):
        raise place.wrong(
            Message("a whole number is needed here, not {value}.", {"value": _short(raw)})
        )
    return number


def _number(raw: object, place: Place) -> int | float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise place.wrong(
            Message("a number is needed here, not {value}.", {"value": _short(raw)})
        )
    if not _is_finite(raw):
        raise place.wrong(
            Message("{value} is not a number to work with.", {"value": _short(raw)})
        )
    return raw


def _is_finite(raw: float) -> bool:
    try:
        return math.isfinite(raw)
    except OverflowError:  # a whole number of more than 308 digits
        return False


def _text(raw: object, place: Place) -> str:
    if not isinstance(raw, str):
        raise place.wrong(
            Message("a text is needed here, not {value}.", {"value": _short(raw)})
        )
    return raw


def _table(raw: object, place: Place) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise place.wrong(
            Message("a table is needed here, not {value}.", {"value": _short(raw)})
        )
    return raw


def _unknown(name: str, known: Iterable[str]) -> Message:
    near = difflib.get_close_matches(name, list(known), 1)
    if near:
        return Message(
            "there is no key '{key}'. Did you mean '{near}'?", {"key": name, "near": near[0]}
        )
    return Message(
        "there is no key '{key}'; there are: {known}.",
        {"key": name, "known": ", ".join(known)},
    )


def _short(raw: object) -> str | Message:
    """A value as it may stand in a sentence."""
    if isinstance(raw, dict):
        return Message("a table")
    if isinstance(raw, list):
        return Message("an array")
    if isinstance(raw, int) and raw.bit_length() > 64:
        return Message("so great a number")
    return str(raw)[:40] if not isinstance(raw, str) else f"'{raw[:40]}'"


@lru_cache(maxsize=64)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@lru_cache(maxsize=64)
def _required(kind: Any) -> frozenset[str]:
    return frozenset(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )
