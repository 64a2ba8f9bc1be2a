"""Content streams decoded: only by filters that need no other program, and within bounds."""

import zlib

from gare_fab.base.errors import Unreadable
from gare_fab.base.messages import Message
from gare_fab.readers.pdf.objects import (
    Stream,
    array,
    data_of,
    dictionary,
    name,
    raw_data,
    resolved,
)

_LARGEST = 300_000_000
_FLATE = {"FlateDecode"}
_OTHERS = {"LZWDecode", "ASCII85Decode", "ASCIIHexDecode"}
_OTHERS |= {"RunLengthDecode", "Crypt"} | _FLATE


def decoded(source: Stream) -> tuple[bytes, bool]:
    """The bytes of a content stream, and whether they are all there.

    Raises:
        Unreadable: they are more than any drawing needs.
    """
    entries = dictionary(source)
    given = resolved(entries.get("/Filter"))
    filters = [name(each) for each in array(given)] or ([name(given)] if name(given) else [])
    if not set(filters) <= _OTHERS:
        return b"", False
    has_terms = any(dictionary(each) for each in _listed(entries.get("/DecodeParms")))
    if len(filters) == 1 and filters[0] in _FLATE and not has_terms:
        return _inflated(raw_data(source))
    if not filters:
        return raw_data(source), True
    return data_of(source), True


def _listed(value: object) -> tuple[object, ...]:
    return tuple(array(value)) or (value,)


def _inflated(data: bytes) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    try:
        while data and not unpacker.eof:
            parts.append(unpacker.decompress(data, 16_000_000))
            data = unpacker.unconsumed_tail
            size += len(parts[-1])
            if size > _LARGEST:
                raise Unreadable(
                    Message(
                        "A part of the file is larger than {limit} MB unpacked; simplify or "
                        "split the drawing.",
                        {"limit": _LARGEST // 1_000_000},
                    )
                )
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts), unpacker.eof
