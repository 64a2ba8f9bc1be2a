"""The room over letters: our font asks for so little that accents of capitals are clipped."""

import struct

_TABLES = 12  # bytes to the first entry of the table of tables, each of 16 bytes
_SELECTION = 62  # bytes from the beginning of OS/2 to its word of flags
_TYPOGRAPHIC = 1 << 7  # the flag: lines are as high as the tight typographic figures say


def with_room(font: bytes) -> bytes:
    """A TrueType font that takes the room over and under its letters that all of them need.

    Lato says its typographic height: one em, in which É and À do not fit. The other height
    that it says, and that is used without the flag, holds every letter.
    """
    count = struct.unpack_from(">H", font, 4)[0]
    for entry in range(_TABLES, _TABLES + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, entry)
        if tag == b"OS/2":
            return _without_flag(font, offset + _SELECTION)
    return font


def _without_flag(font: bytes, place: int) -> bytes:
    flags = struct.unpack_from(">H", font, place)[0]
    return font[:place] + struct.pack(">H", flags & ~_TYPOGRAPHIC) + font[place + 2 :]
