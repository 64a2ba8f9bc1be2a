"""Splits G-code into words on whole arrays.

    word    = letter number            line = word* comment? newline
    number  = [+-] digits [. digits]   comment = "(" ... ")" | ";" ... end of line

Spaces and case mean nothing. A line that is no row of words is told and left out.
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints
from gare_fab.model.machine import Dialect
from gare_fab.model.problem import Problem, Severity
from gare_fab.writers.gcode.faults import at_lines

_COMMENT = re.compile(rb"\([^)\n]*\)?|;[^\n]*")
_CHECKSUM = re.compile(rb"\*\d+(?=\n)")
_PERCENT = re.compile(rb"^%[ \t\r]*$", re.MULTILINE)
_FLAG = re.compile(r"([A-Z])(?![\d.+-])")
_LOWER = bytes(range(ord("a"), ord("z") + 1))
_UPPER = bytes.maketrans(_LOWER, _LOWER.upper())
_LETTERS_TO_SPACE = bytes.maketrans(_LOWER.upper(), b" " * 26)
_BAD, _LETTER, _DIGIT, _SIGN, _DOT, _NEWLINE = range(6)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """K words in the order of the file; lines count from 0."""

    letters: Bytes
    values: Floats
    lines: Ints
    line_count: int
    problems: tuple[Problem, ...] = ()
    is_enclosed: bool = False  # between lines of "%"

    def where(self, letter: str) -> tuple[Ints, Floats]:
        """Lines and values of the words with this letter."""
        mask = self.letters == ord(letter)
        return self.lines[mask], self.values[mask]

    def without(self, mask: Bools) -> "Words":
        """The words that the mask leaves."""
        keep = ~mask
        return Words(
            self.letters[keep],
            self.values[keep],
            self.lines[keep],
            self.line_count,
            self.problems,
            self.is_enclosed,
        )


def words_of(data: bytes, dialect: Dialect) -> Words:
    """The words of a file, and the lines that hold no words."""
    problems = _real_time(data, dialect)
    clean = _cleaned(data, dialect)
    problems += _long_lines(clean, dialect)
    codes = np.frombuffer(clean, np.uint8)
    faults = _faulty_lines(_class_table()[codes])
    if len(faults):
        problems += at_lines("this is not G-code.", faults)
        lines = clean.split(b"\n")
        for number in faults.tolist():
            lines[number] = b""
        clean = b"\n".join(lines)
    is_enclosed = dialect.has_percent and len(_PERCENT.findall(data)) > 1
    return replace(_words(clean, problems), is_enclosed=is_enclosed)


def _real_time(data: bytes, dialect: Dialect) -> tuple[Problem, ...]:
    seen = [sign for sign in dialect.real_time if sign.encode() in data]
    if not seen and (data.isascii() or not dialect.real_time):
        return ()
    codes = np.frombuffer(data, np.uint8)
    acts = np.isin(codes, np.frombuffer("".join(seen).encode(), np.uint8)) | (codes > 127)
    lines = np.cumsum(codes == ord("\n"))[acts]
    return at_lines(
        "characters such as '!', '?' or accents may act at once, even in a comment.",
        lines,
        Severity.WARNING,
    )


def _cleaned(data: bytes, dialect: Dialect) -> bytes:
    """Upper case, without comments, spaces and checksums; each line ends in a newline."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"(" in data or b";" in data:
        data = _COMMENT.sub(b"", data)
    data = data.translate(_UPPER, b" \t/")
    if not data.endswith(b"\n"):
        data += b"\n"
    if b"*" in data:
        data = _CHECKSUM.sub(b"", data)
    if dialect.has_percent and b"%" in data:
        data = _PERCENT.sub(b"", data)
    for letter in _flags(dialect):
        data = re.sub(rb"(M[345])" + letter + rb"(?![\d.+-])", rb"\1", data)
    return data


def _flags(dialect: Dialect) -> frozenset[bytes]:
    """Letters that stand without a number in the dialect's own words (Marlin's "M4 I")."""
    texts = (dialect.tool_on, dialect.tool_on_constant, dialect.tool_off)
    return frozenset(letter.encode() for text in texts for letter in _FLAG.findall(text))


def _long_lines(clean: bytes, dialect: Dialect) -> tuple[Problem, ...]:
    ends = np.flatnonzero(np.frombuffer(clean, np.uint8) == ord("\n"))
    lengths = np.diff(ends, prepend=-1) - 1
    return at_lines(
        "the line is longer than the {limit} characters that the controller takes.",
        np.flatnonzero(lengths > dialect.line_length),
        limit=str(dialect.line_length),
    )


def _words(clean: bytes, problems: tuple[Problem, ...]) -> Words:
    codes = np.frombuffer(clean, np.uint8)
    ends = np.flatnonzero(codes == ord("\n"))
    places = np.flatnonzero(codes >= ord("A"))
    values = np.zeros(0)
    if len(places):
        values = np.fromstring(clean.translate(_LETTERS_TO_SPACE), sep=" ")
    counts = np.diff(np.searchsorted(places, ends), prepend=0)
    lines = np.repeat(np.arange(len(ends), dtype=np.intp), counts)
    return Words(codes[places], values, lines, len(ends), problems)


def _faulty_lines(classes: Bytes) -> Ints:
    """The lines with a character that may not follow the one before it, or a second dot."""
    before = np.concatenate((np.array([_NEWLINE], np.uint8), classes[:-1]))
    marks = _fault_table()[before * np.uint8(8) + classes]
    faults = np.flatnonzero(marks == 1)
    dots = np.flatnonzero(marks == 2)
    lonely = dots[classes[np.minimum(dots + 1, len(classes) - 1)] != _DIGIT]
    bounds = np.flatnonzero((classes == _LETTER) | (classes == _DOT))
    is_dot = classes[bounds] == _DOT
    second = bounds[1:][is_dot[1:] & is_dot[:-1]]
    places = np.concatenate((faults, lonely, second))
    if not len(places):
        return np.zeros(0, np.intp)
    return np.unique(np.searchsorted(np.flatnonzero(classes == _NEWLINE), places))


def _class_table() -> Bytes:
    table = np.full(256, _BAD, np.uint8)
    table[ord("A") : ord("Z") + 1] = _LETTER
    table[ord("0") : ord("9") + 1] = _DIGIT
    table[[ord("+"), ord("-")]] = _SIGN
    table[ord(".")] = _DOT
    table[ord("\n")] = _NEWLINE
    return table


def _fault_table() -> Bytes:
    """For each class behind each class: 0 right, 1 wrong, 2 right before a digit."""
    table = np.ones((8, 8), np.uint8)
    table[_NEWLINE, [_NEWLINE, _LETTER]] = 0
    table[_LETTER, [_DIGIT, _SIGN]] = 0
    table[_LETTER, _DOT] = table[_SIGN, _DOT] = 2
    table[_SIGN, _DIGIT] = 0
    table[_DIGIT, [_DIGIT, _DOT, _LETTER, _NEWLINE]] = 0
    table[_DOT, [_DIGIT, _LETTER, _NEWLINE]] = 0
    return table.reshape(-1)
