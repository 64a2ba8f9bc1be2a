"""Understands the lines that do not only move: tools, air, pauses, offsets, the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from gare_fab.geometry.arrays import Bools
from gare_fab.model.machine import Dialect, Machine, MachineKind
from gare_fab.model.problem import Problem, Severity
from gare_fab.model.program import ToolMode
from gare_fab.writers.gcode import codes
from gare_fab.writers.gcode.events import Event, Verb
from gare_fab.writers.gcode.faults import at_lines
from gare_fab.writers.gcode.tokens import Words, words_of


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line that says more than a move: its G and M words by name, its other words."""

    line: int
    codes: tuple[str, ...]
    words: Mapping[str, float]


@dataclass(slots=True)
class Talk:
    """What all such lines said; an event's row is its line, after which is 1/2 more."""

    events: list[tuple[float, Verb, ToolMode | float | None]] = field(default_factory=list)
    resets: list[Sentence] = field(default_factory=list)  # G92, G92.1
    bare: list[int] = field(default_factory=list)  # lines with G53
    moveless: list[int] = field(default_factory=list)  # lines whose axis words are no move
    no_power: list[int] = field(default_factory=list)  # lines whose S is no power
    end: int | None = None
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=256)
def heard(texts: tuple[str, ...], machine: Machine) -> tuple[Event, ...]:
    """The events of the dialect's own lines, at row 0."""
    words = words_of("\n".join(texts).encode(), machine.dialect)
    return tuple(Event(0, verb, value) for _, verb, value in talk(words, machine).events)


def talk(words: Words, machine: Machine) -> Talk:
    """What lines with more than moves and modes say; those after the end are not heard."""
    out = Talk()
    listener = _Listener(machine.dialect, out, has_spindle=machine.kind is MachineKind.MILL)
    for sentence in sentences(words, _is_special(words, machine)):
        listener.hear(sentence)
        if out.end is not None:
            break
    return out


def sentences(words: Words, is_special: Bools) -> list[Sentence]:
    """The lines that hold a word of the mask, in their order."""
    lines = np.unique(words.lines[is_special])
    lows = np.searchsorted(words.lines, lines).tolist()
    highs = np.searchsorted(words.lines, lines, side="right").tolist()
    letters = words.letters.tobytes().decode("ascii")
    return [
        _sentence(line, letters[low:high], words.values[low:high].tolist())
        for line, low, high in zip(lines.tolist(), lows, highs, strict=True)
    ]


def _sentence(line: int, letters: str, values: list[float]) -> Sentence:
    pairs = list(zip(letters, values, strict=True))
    names = [
        codes.name_of(letter, round(value * 10)) for letter, value in pairs if letter in "GM"
    ]
    return Sentence(
        line, tuple(names), {key: value for key, value in pairs if key not in "GM"}
    )


def _is_special(words: Words, machine: Machine) -> Bools:
    tenths = codes.tenths(words.values)
    is_g = words.letters == ord("G")
    special: Bools = (is_g & ~np.isin(tenths, codes.MODAL)) | (words.letters == ord("T"))
    special |= (words.letters == ord("M")) & (tenths != 670)
    if machine.kind is MachineKind.MILL:
        special |= words.letters == ord("S")
    return special


class _Listener:
    """Hears one line after the other."""

    def __init__(self, dialect: Dialect, out: Talk, *, has_spindle: bool) -> None:
        self._out = out
        self._has_spindle = has_spindle
        self._needs_m6 = "M6" in dialect.codes.split()
        self._selected = 0.0
        self._dwell_scale = 0.001 if dialect.dwell_ms else 1.0
        self._air = {
            _signature(text, dialect): is_on
            for text, is_on in ((dialect.air_on, True), (dialect.air_off, False))
            if text
        }

    def hear(self, said: Sentence) -> None:
        """Note what a line does, in the order in which controllers do it."""
        if codes.OTHER_S.isdisjoint(said.codes):
            self._hear_tool(said)
        else:
            self._out.no_power.append(said.line)
        self._hear_air(said)
        self._hear_places(said)
        self._hear_stops(said)

    def _hear_tool(self, said: Sentence) -> None:
        if self._has_spindle and "S" in said.words:
            self._tell(said, Verb.SPEED, said.words["S"])
        if "T" in said.words:
            self._selected = said.words["T"]
            if not self._needs_m6:
                self._tell(said, Verb.CHANGE, self._selected)
        if "M6" in said.codes:
            self._tell(said, Verb.CHANGE, self._selected)
        for code in said.codes:
            if code in codes.SWITCHES:
                self._tell(said, Verb.SWITCH, codes.SWITCHES[code])

    def _hear_air(self, said: Sentence) -> None:
        own = self._air.get(_signature_of(said))
        if own is not None:
            self._tell(said, Verb.AIR, own)
            return
        for code in said.codes:
            if code in codes.AIR:
                is_on = codes.AIR[code] and not (code == "M106" and said.words.get("S") == 0.0)
                self._tell(said, Verb.AIR, is_on)
        unclear = [code for code in said.codes if not _is_understood(code)]
        for code in unclear:
            self._out.moveless.append(said.line)
            self._fault(said, "what {code} does cannot be followed here.", code=code)

    def _hear_places(self, said: Sentence) -> None:
        if "G53" in said.codes:
            self._out.bare.append(said.line)
        if not codes.RESETS.isdisjoint(said.codes):
            self._out.resets.append(said)
        if not codes.MOVELESS.isdisjoint(said.codes):
            self._out.moveless.append(said.line)

    def _hear_stops(self, said: Sentence) -> None:
        if "G4" in said.codes:
            if "P" in said.words:
                self._tell(said, Verb.DWELL, said.words["P"] * self._dwell_scale)
            elif "S" in said.words:
                self._tell(said, Verb.DWELL, said.words["S"])
            else:
                self._fault(said, "the pause has no length.")
        if "M0" in said.codes:
            self._tell(said, Verb.DWELL, None, late=True)
        if not codes.ENDS.isdisjoint(said.codes):
            self._tell(said, Verb.SWITCH, ToolMode.OFF, late=True)
            self._tell(said, Verb.AIR, value=False, late=True)
            self._out.end = said.line

    def _tell(
        self, said: Sentence, verb: Verb, value: ToolMode | float | None, *, late: bool = False
    ) -> None:
        self._out.events.append((said.line + 0.5 * late, verb, value))

    def _fault(self, said: Sentence, template: str, **values: str) -> None:
        self._out.problems += at_lines(template, [said.line], Severity.ERROR, **values)


_Signature = tuple[tuple[str, ...], frozenset[tuple[str, float]]]


def _signature(text: str, dialect: Dialect) -> _Signature:
    words = words_of(text.encode(), dialect)
    found = sentences(words, np.ones(len(words.letters), np.bool_))
    return _signature_of(found[0]) if found else ((), frozenset())


def _signature_of(said: Sentence) -> _Signature:
    return said.codes, frozenset(said.words.items())


def _is_understood(code: str) -> bool:
    return code in codes.SPOKEN or code in codes.HARMLESS or code in codes.MODAL_NAMES
