"""Mutations: small harms that could befall a job file, each of one line."""

import re
from collections.abc import Callable, Iterator

Mutation = Callable[[list[str], int], Iterator[list[str]]]

_NUMBER = re.compile(r"([A-Z])(-?)([\d.]+)")


def _with(lines: list[str], index: int, *news: str) -> list[str]:
    return [*lines[:index], *news, *lines[index + 1 :]]


def dropped(lines: list[str], index: int) -> Iterator[list[str]]:
    """The line is lost."""
    yield _with(lines, index)


def doubled(lines: list[str], index: int) -> Iterator[list[str]]:
    """The line comes twice."""
    yield _with(lines, index, lines[index], lines[index])


def swapped(lines: list[str], index: int) -> Iterator[list[str]]:
    """The line changes places with the next one."""
    if index + 1 < len(lines):
        yield [*lines[:index], lines[index + 1], lines[index], *lines[index + 2 :]]


def cut_short(lines: list[str], index: int) -> Iterator[list[str]]:
    """The file ends before the line."""
    yield lines[:index]


def other_sign(lines: list[str], index: int) -> Iterator[list[str]]:
    """A number has the other sign."""
    line = lines[index]
    for word in _NUMBER.finditer(line):
        sign = "" if word[2] else "-"
        new = line[: word.start(2)] + sign + line[word.start(3) :]
        yield _with(lines, index, new)


def other_digit(lines: list[str], index: int) -> Iterator[list[str]]:
    """A digit is another one."""
    line = lines[index]
    for place, character in enumerate(line):
        if character.isdigit():
            new = str((int(character) + 1 + place % 8) % 10)
            yield _with(lines, index, line[:place] + new + line[place + 1 :])


def lost_word(lines: list[str], index: int) -> Iterator[list[str]]:
    """A word is lost."""
    line = lines[index]
    for word in _NUMBER.finditer(line):
        yield _with(lines, index, line[: word.start()] + line[word.end() :])


def burning_travel(lines: list[str], index: int) -> Iterator[list[str]]:
    """The laser is on in a travel."""
    if lines[index].startswith("G0"):
        yield _with(lines, index, re.sub(r"S0$", "S600", lines[index]))
        yield _with(lines, index, re.sub(r"^G0", "G1", lines[index]))


def far_away(lines: list[str], index: int) -> Iterator[list[str]]:
    """The head leaves the bed."""
    for axis in "XY":
        yield _with(lines, index, re.sub(rf"{axis}[\d.]+", f"{axis}1234", lines[index]))


def stronger(lines: list[str], index: int) -> Iterator[list[str]]:
    """Power or feed are raised."""
    line = lines[index]
    yield _with(lines, index, re.sub(r"S\d+\.?\d*", "S999", line))
    yield _with(lines, index, re.sub(r"F\d+\.?\d*", "F9999", line))


MUTATIONS: tuple[Mutation, ...] = (
    dropped,
    doubled,
    swapped,
    cut_short,
    other_sign,
    other_digit,
    lost_word,
    burning_travel,
    far_away,
    stronger,
)
