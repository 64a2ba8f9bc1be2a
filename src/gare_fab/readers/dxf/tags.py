"""The tags of a DXF text as ezdxf compiles them, in two thirds of the time."""

from collections.abc import Generator, Iterator
from typing import Any, TextIO

_CHUNK = 1 << 22  # characters read at once
_LONGEST = 3  # pairs of lines that one tag takes: x, y and z
_STRUCTURE = 0
_COMMENT = 999
_END = "EOF"


class OddTagError(Exception):
    """A tag that only ezdxf's own loader knows how to take, or to name as a fault."""


def compiled_tags(stream: TextIO, chunk: int = _CHUNK) -> Iterator[Any]:
    """What ezdxf's `tag_compiler(ascii_tags_loader(stream))` yields; read by chunks.

    Raises:
        OddTagError: something is not as DXF has it; what that means is for ezdxf to say.
    """
    rest, is_more = "", True
    while is_more:
        text = stream.read(chunk)
        is_more = bool(text)
        lines = (rest + text).split("\n")
        try:
            done = yield from _tags(lines, len(lines) // 2 - is_more * _LONGEST)
        except (ValueError, IndexError) as fault:
            raise OddTagError(str(fault)) from fault
        rest = "\n".join(lines[2 * done :])


def _tags(lines: list[str], count: int) -> Generator[Any, None, int]:
    """The tags that begin in the first `count` pairs of lines; returns the pairs taken."""
    from ezdxf.lldxf.types import (  # 0.3 s to import
        BINARY_DATA,
        POINT_CODES,
        TYPE_TABLE,
        DXFBinaryTag,
        DXFTag,
        DXFVertex,
    )

    codes, values = list(map(int, lines[: len(lines) // 2 * 2 : 2])), lines[1::2]
    special = {_STRUCTURE, _COMMENT, *BINARY_DATA}
    place = 0
    while place < count:
        code, value = codes[place], values[place]
        if code in POINT_CODES:
            _check_second(code, codes[place + 1])
            end = place + (3 if codes[place + 2] == code + 20 else 2)
            yield DXFVertex(code, map(float, values[place:end]))
            place = end
            continue
        place += 1
        if code not in special:
            yield DXFTag(code, TYPE_TABLE.get(code, str)(value))
        elif code == _STRUCTURE:
            if value == _END and place < len(codes):
                raise ValueError(_END)
            yield DXFTag(code, value.strip().upper())
        elif code in BINARY_DATA:
            yield DXFBinaryTag.from_string(code, value)
    return place


def _check_second(first: int, second: int) -> None:
    if second != first + 10:
        raise ValueError(second)
