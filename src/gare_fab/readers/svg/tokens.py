"""Path data to commands and numbers: the `d` of many paths at once, on arrays of bytes.

Grammar: a command letter, then numbers parted by blanks, one comma, a sign or a second dot
("-.5.5-1" is three numbers); after the first set of numbers a command may repeat itself
without its letter. An error ends its path: what stands before it is drawn.

    letters  (S,) ASCII codes, one per drawn step     M L c c Z | M H
    numbers  (N,) their arguments, one after the other
    sources  (S,) which path the step belongs to
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gare_fab.geometry.arrays import Bools, Bytes, Floats, Ints, numbers_in, row_ranges

_BAD, _BLANK, _COMMA, _DIGIT, _DOT, _SIGN, _EXPONENT, _LETTER, _END = range(9)
_ARITY = {b"M": 2, b"L": 2, b"H": 1, b"V": 1, b"C": 6, b"S": 4, b"Q": 4, b"T": 2, b"A": 7}
_CHUNK = 4_000_000  # characters tokenised at once, so that memory stays bounded
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_GAP = r"[ \t\r\n\f]*,?[ \t\r\n\f]*"
_ARC_RUN = re.compile(r"([Aa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_WHOLE = rf"((?>{_NUMBER}))"  # never cut into two
_ARC = re.compile(
    rf"{_GAP}{_WHOLE}{_GAP}{_WHOLE}{_GAP}{_WHOLE}{_GAP}([01]){_GAP}([01])"
    rf"{_GAP}{_WHOLE}{_GAP}{_WHOLE}"
)
_LIST = re.compile(rf"[ \t\r\n\f]*(?:{_NUMBER}{_GAP})*")
_ANY_NUMBER = re.compile(_NUMBER)


def _classes() -> Bytes:
    table = np.zeros(256, dtype=np.uint8)
    for kind, characters in (
        (_BLANK, b" \t\r\n\f"),
        (_COMMA, b","),
        (_DIGIT, b"0123456789"),
        (_DOT, b"."),
        (_SIGN, b"+-"),
        (_EXPONENT, b"eE"),
        (_LETTER, b"MmZzLlHhVvCcSsQqTtAa"),
        (_END, b"\0"),
    ):
        table[list(characters)] = kind
    return table


def _arities() -> Ints:
    table = np.zeros(256, dtype=np.intp)
    for letter, arity in _ARITY.items():
        table[[letter[0], letter.lower()[0]]] = arity
    return table


_CLASS = _classes()
ARITY = _arities()


@dataclass(frozen=True, slots=True, eq=False)
class Commands:
    """Single drawing steps of many paths; `broken` lists the paths that end in an error."""

    letters: Bytes
    numbers: Floats
    sources: Ints
    broken: Ints

    @classmethod
    def joined(cls, parts: Sequence["Commands"]) -> "Commands":
        """One after the other; the sources are already told apart."""
        return cls(
            np.concatenate([part.letters for part in parts]),
            np.concatenate([part.numbers for part in parts]),
            np.concatenate([part.sources for part in parts]),
            np.concatenate([part.broken for part in parts]),
        )


def number_list(text: str) -> tuple[list[float], bool]:
    """The numbers of a list like `points` up to the first error, and whether there is one."""
    end = _LIST.match(text)
    stop = end.end() if end else 0
    return [float(word) for word in _ANY_NUMBER.findall(text[:stop])], stop < len(text)


def commands(texts: Sequence[str]) -> Commands:
    """The steps of all paths, text i being source i."""
    parts = [_NOTHING]
    for first, chunk in _chunks(texts):
        part = _tokenised(chunk)
        parts.append(
            Commands(part.letters, part.numbers, part.sources + first, part.broken + first)
        )
    return Commands.joined(parts)


_NOTHING = Commands(
    np.zeros(0, dtype=np.uint8), np.zeros(0), np.zeros(0, np.intp), np.zeros(0, np.intp)
)


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    first, size = 0, 0
    for index, text in enumerate(texts):
        size += len(text)
        if size > _CHUNK:
            yield first, texts[first : index + 1]
            first, size = index + 1, 0
    if first < len(texts):
        yield first, texts[first:]


def _tokenised(texts: Sequence[str]) -> Commands:
    """The steps of paths; a zero byte ends each text, so that no number crosses the border."""
    words = [_with_parted_flags(text) for text in texts]
    data = [word.replace("\0", "!").encode("ascii", "replace") + b"\0" for word in words]
    characters = np.frombuffer(b"".join(data), dtype=np.uint8)
    ends = np.cumsum([len(word) for word in data]).astype(np.intp)
    classes: Bytes = _CLASS[characters]
    letters = np.flatnonzero(classes == _LETTER)
    starts, numeric = _number_starts(classes)
    values = _values(characters, starts, numeric)
    marks = _Marks(letters, starts, ends)
    errors = np.concatenate((_wrong_characters(classes), starts[np.isnan(values)]))
    return marks.grouped(characters[letters], values, errors)


def _with_parted_flags(text: str) -> str:
    """The same path data with a blank round each flag of an arc ("a1,1 0 01.5.5")."""
    if "a" not in text and "A" not in text:
        return text
    return _ARC_RUN.sub(_parted, text)


def _parted(run: re.Match[str]) -> str:
    """One arc command's arguments; what is no arc becomes an error."""
    text, place, parts = run[2], 0, [run[1]]
    while match := _ARC.match(text, place):
        parts.append(" ".join(match.groups()))
        place = match.end()
    rest = text[place:]
    return " ".join(parts) + (" !" if rest.strip(" \t\r\n\f") not in {"", ","} else rest)


def _number_starts(classes: Bytes) -> tuple[Ints, Bools]:
    """Where each number begins, and which characters belong to numbers."""
    numeric = (classes >= _DIGIT) & (classes <= _EXPONENT)
    begins = numeric.copy()
    begins[1:] &= ~numeric[:-1]
    signs = np.flatnonzero(classes == _SIGN)
    begins[signs[classes[signs - 1] != _EXPONENT]] = True  # position 0 is begun anyway
    inside = np.flatnonzero((classes == _DOT) | (classes == _EXPONENT))
    run = np.searchsorted(np.flatnonzero(begins), inside, side="right")
    again = np.flatnonzero((np.diff(run) == 0) & (classes[inside[1:]] == _DOT)) + 1
    begins[inside[again]] = True  # a second dot begins the next number
    return np.flatnonzero(begins), numeric


def _values(characters: Bytes, starts: Ints, numeric: Bools) -> Floats:
    """The numbers; NaN where one is malformed."""
    if not len(starts):
        return np.zeros(0)
    blanked = np.where(numeric, characters, np.uint8(ord(" ")))
    glued = starts[1:][numeric[starts[1:] - 1]]
    text = np.insert(blanked, glued, np.uint8(ord(" "))).tobytes()
    numbers = numbers_in(text, len(starts))
    return np.array([_value(word) for word in text.split()]) if numbers is None else numbers


def _value(word: bytes) -> float:
    try:
        return float(word)
    except ValueError:
        return np.nan


def _wrong_characters(classes: Bytes) -> Ints:
    """Where a character stands that no path has, or a comma that does not follow a number.

    As browsers have it, a comma may also stand between a number and the next letter.
    """
    dense = classes[classes != _BLANK]
    commas = dense == _COMMA
    ends_number = (dense == _DIGIT) | (dense == _DOT)
    goes_on = ends_number | (dense == _SIGN) | (dense == _LETTER)
    before = np.concatenate(([False], ends_number[:-1]))
    after = np.append(goes_on[1:], values=False)
    commas &= ~(before & after)
    wrong = np.flatnonzero(classes == _BAD)
    if not commas.any():
        return wrong
    return np.concatenate((wrong, np.flatnonzero(classes != _BLANK)[commas]))


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """Where letters and numbers stand, and where each text ends."""

    letters: Ints
    starts: Ints
    ends: Ints

    def grouped(self, codes: Bytes, values: Floats, errors: Ints) -> Commands:
        """Steps of one argument set each, every path up to its first error."""
        of_letter = np.searchsorted(self.ends, self.letters, side="right")
        of_number = np.searchsorted(self.ends, self.starts, side="right")
        command = np.searchsorted(self.letters, self.starts, side="right") - 1
        limit = self._limits(codes, command, of_number, errors)
        kept = self.letters < limit[of_letter]
        inside = self.starts < limit[of_number]
        counts = np.bincount(command[inside], minlength=len(codes)).astype(np.intp)
        arity = ARITY[codes]
        sets = np.where(arity > 0, counts // np.maximum(arity, 1), 1)
        wrong = np.flatnonzero(kept & ((counts != sets * arity) | (sets == 0)))
        last = np.full(len(self.ends), len(codes), dtype=np.intp)
        np.minimum.at(last, of_letter[wrong], wrong)
        sets[~kept | (np.arange(len(codes)) > last[of_letter])] = 0
        first = np.searchsorted(self.starts, self.letters)
        broken = np.flatnonzero((limit < self.ends) | (last < len(codes)))
        steps = np.repeat(codes, sets)
        return Commands(
            _with_lines_after_moves(steps, sets),
            values[row_ranges(first, sets * arity)],
            np.repeat(of_letter, sets),
            broken,
        )

    def _limits(self, codes: Bytes, command: Ints, of_number: Ints, errors: Ints) -> Ints:
        """(P,) the place of the first error of each path that a look at the tokens tells."""
        limit = self.ends.copy()
        np.minimum.at(limit, np.searchsorted(self.ends, errors, side="right"), errors)
        begin = np.concatenate(([0], self.ends[:-1]))
        first = np.searchsorted(self.letters, begin)
        found = np.append(self.letters, self.ends[-1])[first]
        is_move = np.isin(np.append(codes, 0)[first], (ord("M"), ord("m")))
        loose = self.starts[(command < 0) | (command < first[of_number])]
        np.minimum.at(limit, np.searchsorted(self.ends, loose, side="right"), loose)
        bad = (found < self.ends) & ~is_move
        limit[bad] = np.minimum(limit[bad], found[bad])
        return limit


def _with_lines_after_moves(steps: Bytes, sets: Ints) -> Bytes:
    """A move's further argument sets draw lines."""
    first = np.cumsum(sets) - sets
    repeated = np.ones(len(steps), dtype=np.bool_)
    repeated[first[sets > 0]] = False
    steps = steps.copy()
    steps[repeated & (steps == ord("M"))] = ord("L")
    steps[repeated & (steps == ord("m"))] = ord("l")
    return steps


def codes_of(letters: str) -> npt.NDArray[np.uint8]:
    """The ASCII codes of command letters."""
    return np.frombuffer(letters.encode("ascii"), dtype=np.uint8)
