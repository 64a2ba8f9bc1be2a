"""Mutations: a file damaged as disks, programs and people damage them, and worse."""

import re
from collections.abc import Callable
from random import Random

_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = (
    b"0",
    b"-1",
    b"1e308",
    b"-1e308",
    b"1e-308",
    b"NaN",
    b"inf",
    b"99999999999",
    b"-2147483648",
    b"4294967296",
    b"0.0000001",
    b"",
    b"1.2.3",
)
_LARGEST = 400_000  # bytes; a file that doubles again and again is no case of its own


def mutated(content: bytes, other: bytes, random: Random) -> bytes:
    """The file after one to six mutations; `other` is a file to graft pieces from."""
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        content = random.choice(_WAYS)(content, other, random) or content
    return content[:_LARGEST]


def _flip(content: bytes, other: bytes, random: Random) -> bytes:
    del other
    changed = bytearray(content)
    for _ in range(random.choice((1, 4, 32))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _truncate(content: bytes, other: bytes, random: Random) -> bytes:
    del other
    return content[: random.randrange(len(content))]


def _cut(content: bytes, other: bytes, random: Random) -> bytes:
    del other
    start, end = _span(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, other: bytes, random: Random) -> bytes:
    del other
    start, end = _span(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 20)) + content[end:]


def _move(content: bytes, other: bytes, random: Random) -> bytes:
    del other
    start, end = _span(content, random)
    rest = content[:start] + content[end:]
    place = random.randrange(len(rest) + 1)
    return rest[:place] + content[start:end] + rest[place:]


def _graft(content: bytes, other: bytes, random: Random) -> bytes:
    start, end = _span(other, random)
    place = random.randrange(len(content))
    return content[:place] + other[start:end] + content[place:]


def _numbers(content: bytes, other: bytes, random: Random) -> bytes:
    """Some of its numbers become odd ones."""
    del other
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    for match in sorted(
        random.sample(found, min(len(found), random.choice((1, 3, 20)))),
        key=lambda each: -each.start(),
    ):
        content = content[: match.start()] + random.choice(_NUMBERS) + content[match.end() :]
    return content


def _lines(content: bytes, other: bytes, random: Random) -> bytes:
    """A line is lost, said twice, or changes places with another."""
    del other
    lines = content.split(b"\n")
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    way = random.randrange(3)
    if way == 0:
        del lines[one]
    elif way == 1:
        lines.insert(two, lines[one])
    else:
        lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _span(content: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(content))
    return start, min(len(content), start + random.choice((1, 8, 64, 1024)))


_WAYS: tuple[Callable[[bytes, bytes, Random], bytes], ...] = (
    _flip,
    _truncate,
    _cut,
    _repeat,
    _move,
    _graft,
    _numbers,
    _numbers,
    _lines,
)
