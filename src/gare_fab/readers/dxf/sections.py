"""The sections of a text file, each once, with all that follows it up to the next.

0 SECTION 2 ENTITIES ... 0 ENDSEC 0 SECTION ... 0 EOF

Of two sections with one name ezdxf takes the last, of what stands between two nothing, and it
knows their names in capitals only.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

# the words come first in the patterns, so that they are looked for quickly
_COMMENTS = rb"(?:[ \t]*999[ \t]*\r?\n[^\n]*\n)*"
_HEAD = re.compile(
    rb"SECTION[ \t]*\r?\n" + _COMMENTS + rb"[ \t]*2[ \t]*\r?\n[ \t]*(\w+)[ \t]*\r?\n"
)
_AFTER_END = re.compile(rb"ENDSEC[ \t]*\r?\n" + _COMMENTS + rb"[ \t]*0[ \t]*\r?\n[ \t]*(\w+)")
_ZERO = re.compile(rb"(?:^|\n)[ \t]*0[ \t]*\r?\n[ \t]*\Z")
_LONGEST_ZERO = 32  # bytes of a line that says 0
_ENDS = re.compile(rb"(?m)^[ \t]*0[ \t]*\r?\n[ \t]*ENDSEC[ \t]*(?:\r?\n|\Z)")
_EOF = re.compile(rb"(?m)^[ \t]*0[ \t]*\r?\n[ \t]*EOF")


def arranged(content: bytes) -> bytes:
    """The same file in good order; mostly it is, and comes back as it is."""
    heads = list(_structure(_HEAD, content))
    names = [head[1] for head in heads]
    followers = {word[1] for word in _structure(_AFTER_END, content)}
    is_good = len(set(names)) == len(names) and all(map(bytes.isupper, names))
    if is_good and followers <= {b"SECTION", b"EOF"}:
        return content
    begins = [content.rindex(b"0", 0, head.start()) for head in heads]
    bodies: dict[bytes, list[bytes]] = {}
    for head, (_, end) in zip(heads, pairwise((*begins, len(content))), strict=True):
        body = _ENDS.sub(b"", content[head.end() : end])
        bodies.setdefault(head[1].upper(), []).append(body)
    tail = _EOF.search(content, heads[-1].end())
    if tail is not None:
        last = bodies[heads[-1][1].upper()]
        last[-1] = _EOF.split(last[-1], maxsplit=1)[0]
    whole = [
        b"0\nSECTION\n2\n" + name + b"\n" + b"".join(parts) + b"0\nENDSEC\n"
        for name, parts in bodies.items()
    ]
    return content[: begins[0]] + b"".join(whole) + (content[tail.start() :] if tail else b"")


def _structure(pattern: re.Pattern[bytes], content: bytes) -> Iterator[re.Match[bytes]]:
    """Where a word names a part of the file, and is no text in it."""
    for found in pattern.finditer(content):
        before = content[max(found.start() - _LONGEST_ZERO, 0) : found.start()]
        if _ZERO.search(before):
            yield found
