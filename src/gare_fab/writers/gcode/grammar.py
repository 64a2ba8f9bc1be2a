"""What a controller would refuse of a file's words, whatever they mean."""

import numpy as np

from gare_fab.geometry.arrays import Ints
from gare_fab.model.machine import Machine
from gare_fab.model.problem import Problem
from gare_fab.writers.gcode import codes
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.tokens import Words

_GROUPS = (
    (codes.MOTION, "G"),
    (codes.PLANE, "G"),
    (codes.UNITS, "G"),
    (codes.DISTANCE, "G"),
    (codes.ARC_DISTANCE, "G"),
    (codes.FEED, "G"),
    ((30, 40, 50), "M"),
)
_UNSIGNED = "FNPST"


def grammar_problems(words: Words, machine: Machine) -> tuple[Problem, ...]:
    """Unknown letters and codes, letters said twice, words that exclude each other."""
    return (
        *_unknown_letters(words, machine),
        *_unknown_codes(words, machine),
        *_repeated(words),
        *_clashes(words),
        *_negative(words),
    )


def _unknown_letters(words: Words, machine: Machine) -> tuple[Problem, ...]:
    known = machine.dialect.letters + "GM" + "".join(axis.name for axis in machine.axes)
    table = np.ones(256, np.bool_)
    table[[ord(letter) for letter in known]] = False
    strange = table[words.letters]
    problems: tuple[Problem, ...] = ()
    for letter in np.unique(words.letters[strange]).tolist():
        problems += at_lines(
            "this machine has no word {letter}.",
            words.lines[words.letters == letter],
            letter=chr(letter),
        )
    return problems


def _unknown_codes(words: Words, machine: Machine) -> tuple[Problem, ...]:
    known = frozenset(machine.dialect.codes.split())
    problems: tuple[Problem, ...] = ()
    for letter in "GM":
        lines, values = words.where(letter)
        numbers = codes.tenths(values)
        for number in np.unique(numbers).tolist():
            if codes.name_of(letter, number) not in known or number < 0:
                at = numbers == number
                said = f"{letter}{values[at][0]:g}"
                problems += at_lines(
                    "this controller does not know {code}.", lines[at], code=said
                )
    return problems


def _repeated(words: Words) -> tuple[Problem, ...]:
    problems: tuple[Problem, ...] = ()
    for letter in np.flatnonzero(np.bincount(words.letters)).tolist():
        if chr(letter) in "GM":
            continue
        lines, _ = words.where(chr(letter))
        problems += at_lines("{letter} stands twice.", _twice(lines), letter=chr(letter))
    return problems


def _clashes(words: Words) -> tuple[Problem, ...]:
    twice: list[Ints] = []
    for group, letter in _GROUPS:
        lines, values = words.where(letter)
        twice.append(_twice(lines[np.isin(codes.tenths(values), group)]))
    return at_lines("two words of the line exclude each other.", np.concatenate(twice))


def _twice(lines: Ints) -> Ints:
    twice: Ints = lines[1:][lines[1:] == lines[:-1]]
    return twice


def _negative(words: Words) -> tuple[Problem, ...]:
    mask = words.values < 0.0
    if not mask.any():
        return ()
    mask &= np.isin(words.letters, [ord(letter) for letter in _UNSIGNED])
    return at_lines("a number must not be negative here.", words.lines[mask])
