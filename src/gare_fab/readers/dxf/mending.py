"""What is mended in a damaged text before ezdxf recovers the rest.

It gives up at a line that is no tag, at a handle 0, and where a polyline or the attributes of
a reference have no end.
"""

import re

from gare_fab.base.messages import Message
from gare_fab.model.artwork import Finding, FindingKind

_CODE = re.compile(rb"-?\d{1,4}")
_HANDLES = (b"5", b"105")
_CHAIN = (b"VERTEX", b"ATTRIB")
_END = b"SEQEND"


def mended(content: bytes) -> tuple[bytes, tuple[Finding, ...]]:
    """A text of tags that ezdxf can recover, and what was done for it."""
    lines = content.split(b"\n")
    tags: list[bytes] = []
    kind, astray, ends, nulls = b"", 0, 0, 0
    place = 0
    while place + 1 < len(lines):
        code, value = lines[place].strip(), lines[place + 1].strip()
        if not _CODE.fullmatch(code):
            astray += 1
            place += 1
            continue
        place += 2
        if code == b"0":
            if kind in _CHAIN and value not in {*_CHAIN, _END}:
                ends += 1
                tags += (b"0", _END)
            kind = value
        elif code in _HANDLES and kind != b"SECTION" and value and not value.strip(b"0"):
            nulls += 1
            continue
        tags += (code, lines[place - 1])
    said = (
        ("Lines that belong to nothing are left out.", astray),
        ("Polylines and blocks without their end are ended.", ends),
        ("Objects with the handle 0 get another.", nulls),
    )
    findings = (
        Finding(FindingKind.REPAIRED, Message(text), count) for text, count in said if count
    )
    return b"\n".join((*tags, b"")), tuple(findings)
