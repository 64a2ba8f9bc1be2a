"""PDF's own objects as plain values: references followed, what is of a wrong kind empty.

A parsed file gives dictionaries, lists, names ("/Name"), numbers, strings and streams, and
references to them. A file says anything anywhere, so each is asked for by the kind wanted.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import Protocol, TypeGuard

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message

Dictionary = Mapping[str, object]
NOTHING: Dictionary = MappingProxyType({})
_LONGEST_CHAIN = 32
_STREAM = b"\nstream\n"
_ENDSTREAM = b"\nendstream"


class Object(Protocol):
    """What every parsed object can do."""

    def get_object(self) -> object:
        """What a reference stands for; anything else is itself."""

    def write_to_stream(self, stream: BytesIO) -> None:
        """Write it as a file has it."""


class Stream(Protocol):
    """A dictionary with bytes behind it."""

    def get_data(self) -> bytes:
        """The bytes, decoded by the stream's filters."""

    def write_to_stream(self, stream: BytesIO) -> None:
        """Write it as a file has it, bytes undecoded."""


def is_object(value: object) -> TypeGuard[Object]:
    """Whether a value was parsed (a protocol's `isinstance` takes a hundred times as long)."""
    return hasattr(value, "get_object") and hasattr(value, "write_to_stream")


def _is_stream(value: object) -> TypeGuard[Stream]:
    return isinstance(value, dict) and hasattr(value, "get_data")


class Damaged(Unreadable):
    """A part of the file is not as it should be; mended, the file may be read."""

    def __init__(self) -> None:
        """Say so, and what to do."""
        super().__init__(
            Message(
                "The file is damaged or was cut short. Save it again in the program it comes "
                "from, or read what is left of it with the option recover."
            )
        )


@lru_cache(maxsize=1)
def parsing_errors() -> tuple[type[Exception], ...]:
    """What the parser raises where a file is damaged."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415 -- 0.3 s

    return (
        PyPdfError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        OSError,
        EOFError,
        AssertionError,
        NotImplementedError,
    )


def resolved(value: object) -> object:
    """What a reference stands for, and what that may stand for.

    Raises:
        Damaged: it cannot be read.
    """
    for _ in range(_LONGEST_CHAIN):
        if not is_object(value):
            return value
        try:
            following = value.get_object()
        except parsing_errors() as error:
            raise Damaged from error
        if following is value:
            return value
        value = following
    return None


def dictionary(value: object) -> Dictionary:
    """A dictionary, or that of a stream."""
    value = resolved(value)
    return value if isinstance(value, dict) else NOTHING


def array(value: object) -> Sequence[object]:
    """The values of an array."""
    value = resolved(value)
    return value if isinstance(value, list) else ()


def stream(value: object) -> Stream | None:
    """A stream, None for anything else."""
    value = resolved(value)
    return value if _is_stream(value) else None


def name(value: object) -> str:
    """A name without its slash."""
    value = resolved(value)
    return value[1:] if isinstance(value, str) and value.startswith("/") else ""


def text(value: object) -> str:
    """A text string."""
    value = resolved(value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value if isinstance(value, str) else ""


def named(resources: Dictionary, kind: str, word: object) -> object:
    """What a resource name of a content stream ("/F1") stands for, None for nothing."""
    return (
        resolved(dictionary(resources.get(kind)).get(word)) if isinstance(word, str) else None
    )


def number(value: object, default: float = 0.0) -> float:
    """A finite number."""
    value = resolved(value)
    if isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    return default


def numbers(value: object) -> tuple[float, ...]:
    """The numbers of an array; empty where one of them is none."""
    values = [resolved(item) for item in array(value)]
    if not all(isinstance(item, int | float) for item in values):
        return ()
    return tuple(number(item) for item in values)


def truth(value: object) -> bool | None:
    """A boolean, None for anything else."""
    value = resolved(value)
    value = getattr(value, "value", value)
    return value if isinstance(value, bool) else None


def written(value: Object | Stream) -> bytes:
    """An object as a file has it."""
    out = BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def data_of(value: Stream) -> bytes:
    """The bytes of a stream, decoded by all its filters; raises `Damaged`."""
    try:
        return value.get_data()
    except parsing_errors() as error:
        raise Damaged from error


def raw_data(value: Stream) -> bytes:
    """The bytes of a stream as they are in the file, not decoded."""
    whole = written(value)
    begin = whole.index(_STREAM) + len(_STREAM)
    return whole[begin : len(whole) - len(_ENDSTREAM)]
