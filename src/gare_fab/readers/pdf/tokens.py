"""Content streams to steps: operands first, then an operator.

    12 0 0 12 72 720 cm   /F1 1 Tf   [(A) -20 (B)] TJ   BI /W 8 ... ID <bytes> EI

What builds a path (m l c v y h re) is by far the most of a drawing, so a whole run of it is
one step "path" with its text as the only operand; it is taken apart later, all at once.
"""

import re
from collections.abc import Iterator

Step = tuple[bytes, list[object]]
PATH = b"path"
INLINE = b"inline"  # a whole inline image: its dictionary, its text

_SPACE = rb"[\x00\t\n\x0c\r ]"
_NUMBER = rb"[-+.\d]{1,40}+"
_STEP = re.compile(
    rb"%(space)s*+(?:(?P<path>(?:(?:%(number)s%(space)s++){0,8}+(?:[mlcvyh]|re)"
    rb"(?![^\x00\t\n\x0c\r ()<>\[\]{}/%%])%(space)s*+){1,4096}+)"
    rb"|(?P<numbers>(?:%(number)s%(space)s*+)*+)(?P<operator>[A-Za-z'\"*][A-Za-z\d'\"*]*+)?)"
    % {b"space": _SPACE, b"number": _NUMBER}
)
_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]*+)")
_PLAIN_STRING = re.compile(rb"\(([^()\\]*+)\)")
_STRING_PART = re.compile(rb"[^()\\]++|\\.|[()]", re.DOTALL)
_HEX = re.compile(rb"<([\dA-Fa-f\x00\t\n\x0c\r ]*+)>?")
_COMMENT = re.compile(rb"%[^\r\n]*+")
_HASH = re.compile(rb"#([\dA-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPED |= {b"\n": b"", b"\r": b"", b"\r\n": b""}
_LENIENT = re.compile(rb"([-+]*)(\d*\.?\d*)")
_IMAGE_END = re.compile(rb"%s(EI)(?=%s|$)" % (_SPACE, _SPACE))
_BINARY = re.compile(rb"[^\t\n\x0c\r -~]")
_CONSTANTS: dict[bytes, object] = {b"true": True, b"false": False, b"null": None}
_PATH_OPERATORS = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re"))
_DEEPEST = 64


def steps(data: bytes) -> Iterator[Step]:
    """The steps of a content stream; what is not understood is passed over."""
    operands: list[object] = []
    open_lists: list[list[object]] = [operands]
    place, end, match = 0, len(data), _STEP.match
    image = 0  # where an inline image begins
    while place < end and (found := match(data, place)):  # it matches nothing, too
        path, numbers, operator = found.groups()
        following = found.end()
        if numbers:
            open_lists[-1] += values(numbers)
        if path:
            yield PATH, [_behind(operands, path)]
            operands = []
            open_lists = [operands]
        elif operator is None:
            if following < end:
                following = _delimited(data, following, open_lists)
        elif operator in _CONSTANTS:
            open_lists[-1].append(_CONSTANTS[operator])
        elif operator == b"ID":
            following = _image_end(data, following)
            yield INLINE, [_pairs(operands), data[image:following]]
            image = following
            operands = []
            open_lists = [operands]
        elif operator == b"BI":
            image = found.start("operator")
        else:
            yield _step(operator, operands)
            operands = []
            open_lists = [operands]
        place = following


def _step(operator: bytes, operands: list[object]) -> Step:
    if operator in _PATH_OPERATORS:  # with more operands than it takes: the last ones count
        return PATH, [_behind(operands, operator + b" ")]
    return operator, operands


def _behind(operands: list[object], path: bytes) -> bytes:
    """A path's text behind numbers that something, such as a comment, parts from it."""
    numbers = [b"%f " % item for item in operands if isinstance(item, float)]
    return b"".join(numbers) + path if numbers else path


def _delimited(data: bytes, place: int, open_lists: list[list[object]]) -> int:
    """Take what begins with a delimiter, and go on behind it."""
    mark = data[place : place + 1]
    innermost = open_lists[-1]
    if mark == b"/":
        found = _NAME.match(data, place)
        if found:
            innermost.append(_name(found[1]))
            return found.end()
    elif mark == b"(":
        string, following = _string(data, place)
        innermost.append(string)
        return following
    elif mark == b"<" and data[place + 1 : place + 2] != b"<":
        found = _HEX.match(data, place)
        if found:
            innermost.append(_bytes_of(found[1]))
            return found.end()
    elif mark in b"[<":
        if len(open_lists) < _DEEPEST:
            open_lists.append([])
    elif mark in b"]>" and len(open_lists) > 1:
        closed = open_lists.pop()
        open_lists[-1].append(closed if mark == b"]" else _pairs(closed))
    elif mark == b"%" and (found := _COMMENT.match(data, place)):
        return found.end()
    return place + (2 if data[place : place + 2] in {b"<<", b">>"} else 1)


def values(words: bytes) -> list[float]:
    """The numbers of a text of nothing else; a malformed one counts as far as it goes."""
    try:
        return list(map(float, words.split()))
    except ValueError:
        return [lenient(part) for part in words.replace(b"\0", b" ").split()]


def lenient(word: bytes) -> float:
    """A number that may be malformed ("--5", "1.2.3", "-")."""
    found = _LENIENT.match(word)
    if found is None or not found[2].strip(b"."):
        return 0.0
    return -float(found[2]) if b"-" in found[1] else float(found[2])


def _name(word: bytes) -> str:
    """A name with its slash, in the letters that the parsed file's own names have."""
    word = _HASH.sub(lambda found: bytes((int(found[1], 16),)), word)
    for encoding in ("utf-8", "gbk"):
        try:
            return "/" + word.decode(encoding)
        except UnicodeDecodeError:
            continue
    return "/" + word.decode("latin-1")


def _string(data: bytes, place: int) -> tuple[bytes, int]:
    """A string in parentheses, which may hold pairs of them; and where it ends."""
    plain = _PLAIN_STRING.match(data, place)
    if plain:
        return plain[1], plain.end()
    depth, begin = 0, place + 1
    for part in _STRING_PART.finditer(data, place):
        if part[0] == b"(":
            depth += 1
        elif part[0] == b")":
            depth -= 1
            if not depth:
                return _ESCAPE.sub(_unescaped, data[begin : part.start()]), part.end()
    return _ESCAPE.sub(_unescaped, data[begin:]), len(data)


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what[:1].isdigit() and what[:1] < b"8":
        return bytes((int(what, 8) & 255,))
    return _ESCAPED.get(what, what)


def _bytes_of(digits: bytes) -> bytes:
    digits = bytes(digit for digit in digits if digit > 32)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _pairs(items: list[object]) -> dict[str, object]:
    """Names and values of a dictionary."""
    return {
        key: value
        for key, value in zip(items[::2], items[1::2], strict=False)
        if isinstance(key, str)
    }


def _image_end(data: bytes, place: int) -> int:
    """Behind the EI of an inline image whose bytes begin at a place; they may hold one too."""
    for found in _IMAGE_END.finditer(data, place):
        if not _BINARY.search(data, found.end(), found.end() + 24):
            return found.end()
    return len(data)
