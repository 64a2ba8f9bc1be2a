"""Writes a program as the lines of its machine's dialect: what changes, no digit too many."""

import numpy as np

from gare_fab.base.progress import Progress
from gare_fab.geometry.arrays import Bools, Floats, Ints, row_all
from gare_fab.model.machine import Dialect, Machine, MachineKind
from gare_fab.model.program import Program
from gare_fab.writers.gcode.laying import decimals_of
from gare_fab.writers.gcode.moves import CLOCKWISE, GRID, RAPID, Moves
from gare_fab.writers.gcode.preparing import Prepared, prepared
from gare_fab.writers.gcode.speech import plain
from gare_fab.writers.gcode.words import Column, lines_of


def write(program: Program, machine: Machine, progress: Progress) -> bytes:
    """The file of a program that meets no objection; raises `Cancelled` when asked to stop."""
    ready = prepared(program, machine)
    dialect = machine.dialect
    newline = dialect.newline.encode("ascii")
    sheet = _Sheet(ready, machine, program)
    body = lines_of(sheet.columns(), newline, progress).tobytes() if len(ready.moves) else b""
    head = [*dialect.start, *(["G91"] if program.is_relative else [])]
    tail = [*(["G90"] if program.is_relative else []), *dialect.end]
    inserts = sorted(sheet.inserts(), key=lambda insert: insert[0])
    parts = [_text(head, newline)]
    ends = _row_ends(body, newline) if inserts else []
    done = 0
    for row, lines in inserts:
        place = ends[row]
        parts += (body[done:place], _text(lines, newline))
        done = place
    parts += (body[done:], _text(tail, newline))
    return b"".join(parts)


def _text(lines: list[str] | tuple[str, ...], newline: bytes) -> bytes:
    return b"".join(line.encode("ascii") + newline for line in lines)


def _row_ends(body: bytes, newline: bytes) -> list[int]:
    ends = np.flatnonzero(np.frombuffer(body, np.uint8) == newline[-1]) + 1
    return [0, *ends.tolist()]


class _Sheet:
    """The words of every row, and the lines between rows."""

    def __init__(self, ready: Prepared, machine: Machine, program: Program) -> None:
        self._moves = moves = ready.moves
        self._lines = ready.lines
        self._machine = machine
        self._is_relative = program.is_relative
        self._used = program.axes
        self._is_cut = moves.kinds != RAPID
        self._is_arc = moves.kinds >= CLOCKWISE
        self._mode_changes = _mode_changes(moves)
        self._fresh = np.zeros(len(moves) + 1, np.bool_)  # nothing said before is relied on
        self._fresh[0] = True
        self._fresh[[said.row for said in ready.lines if said.stops]] = True
        self._fresh[self._mode_changes] = True
        self._fresh = self._fresh[:-1]
        self._arrivals = [] if program.is_relative else self._rows_of_arrival()

    def columns(self) -> list[Column]:
        """The words in the order of a line."""
        dialect = self._machine.dialect
        columns = [self._motion(dialect)]
        columns += [self._axis(number) for number in range(len(self._moves.axes))]
        if self._is_arc.any():
            columns += [self._centre(number) for number in range(2)]
        columns += self._feeds(dialect)
        if self._machine.kind is not MachineKind.MILL:
            columns.append(self._power(dialect))
        return columns

    def inserts(self) -> list[tuple[int, tuple[str, ...]]]:
        """Lines before rows: blocks, G93 and G94, no power at rest."""
        moves = self._moves
        modes = [
            (row, ("G93" if moves.is_inverse[row] else "G94",))
            for row in self._mode_changes.tolist()
        ]
        lines = [(said.row, said.texts) for said in self._lines]
        return [*self._zeros(), *lines, *self._approaches(), *modes]

    def _rows_of_arrival(self) -> list[int]:
        """The rows at which every axis is said: where the machine stands is not known there.

        Rapids of the third axis alone come before: a cutter is lifted before it goes anywhere.
        """
        moves = self._moves
        is_lift = row_all(moves.targets[:, :2] == moves.origins[:, :2])
        is_lift &= ~self._is_cut
        rows = {said.row for said in self._lines if said.strays} | {0}
        others = np.flatnonzero(~is_lift)
        found = np.searchsorted(others, sorted(row for row in rows if row < len(moves)))
        return sorted({int(others[index]) for index in found if index < len(others)})

    def _approaches(self) -> list[tuple[int, tuple[str, ...]]]:
        """A rapid to where a row begins that is no rapid itself."""
        moves, dialect = self._moves, self._machine.dialect
        out: list[tuple[int, tuple[str, ...]]] = []
        for row in self._arrivals:
            if self._is_cut[row]:
                places = zip(moves.axes, moves.origins[row].tolist(), strict=True)
                words = ["G0"]
                words += [self._place(*place) for place in places if place[0] in self._used]
                if self._machine.kind is not MachineKind.MILL:
                    words.append(f"{dialect.power_word}0")
                out.append((row, (dialect.separator.join(words),)))
        return out

    def _zeros(self) -> list[tuple[int, tuple[str, ...]]]:
        """Where the machine stops between two rows, power goes first."""
        zero = self._machine.dialect.beam_off
        if not zero or self._machine.kind is MachineKind.MILL:
            return []
        powers = self._moves.powers
        rows = sorted({said.row for said in self._lines if said.stops and said.row})
        return [(row, (zero,)) for row in rows if powers[row - 1]]

    def _place(self, name: str, place: int) -> str:
        decimals = decimals_of(self._machine.axis(name), self._machine.dialect)
        return f"{name}{plain(place / GRID, decimals)}"

    def _motion(self, dialect: Dialect) -> Column:
        kinds = self._moves.kinds
        is_said = np.ones(len(kinds), np.bool_)
        if not dialect.repeats_motion:
            is_said[1:] = kinds[1:] != kinds[:-1]
            is_said |= self._fresh
        return Column(b"G", kinds, 0, is_said)

    def _axis(self, number: int) -> Column:
        name = self._moves.axes[number]
        decimals = decimals_of(self._machine.axis(name), self._machine.dialect)
        step = GRID // 10**decimals
        target = self._moves.targets[:, number] // step
        change = np.diff(target, prepend=0)
        is_said = change != 0
        if number < 2:
            is_said |= self._is_arc
        if name in self._used:
            is_said[[row for row in self._arrivals if not self._is_cut[row]]] = True
        values = change if self._is_relative else target
        return self._column(name, values, decimals, is_said)

    def _centre(self, number: int) -> Column:
        decimals = self._machine.dialect.decimals
        origin = np.zeros(len(self._moves), np.intp)
        origin[1:] = self._moves.targets[:-1, number]
        values = (self._moves.centres[:, number] - origin) // (GRID // 10**decimals)
        return self._column("IJ"[number], values, decimals, self._is_arc & (values != 0))

    def _feeds(self, dialect: Dialect) -> list[Column]:
        moves = self._moves
        is_new = _changes(moves.feeds, self._is_cut) | (self._is_cut & moves.is_inverse)
        is_new |= _first_after(self._fresh, self._is_cut)
        out = []
        for mask, decimals in (
            (is_new & ~moves.is_inverse, dialect.feed_decimals),
            (is_new & moves.is_inverse, dialect.inverse_decimals),
        ):
            if mask.any():
                values = np.rint(moves.feeds * 10.0**decimals).astype(np.intp)
                out.append(self._column("F", values, decimals, mask))
        return out

    def _power(self, dialect: Dialect) -> Column:
        decimals = dialect.power_decimals
        full = dialect.power_full * 10.0**decimals
        values = np.rint(self._moves.powers * full).astype(np.intp)
        is_said = ~self._is_cut | self._fresh
        is_said[1:] |= ~self._is_cut[:-1] | (values[1:] != values[:-1])
        return self._column(dialect.power_word, values, decimals, is_said)

    def _column(self, word: str, values: Ints, decimals: int, is_said: Bools) -> Column:
        prefix = (self._machine.dialect.separator + word).encode("ascii")
        return Column(prefix, values, decimals, is_said)


def _mode_changes(moves: Moves) -> Ints:
    """The cut rows whose feed means something else than that of the cut row before."""
    cuts = np.flatnonzero(moves.kinds != RAPID)
    modes = moves.is_inverse[cuts]
    return cuts[modes != np.concatenate(([False], modes[:-1]))] if len(cuts) else cuts


def _changes(values: Floats, mask: Bools) -> Bools:
    """Where a value differs from the one before it, among the rows of the mask."""
    rows = np.flatnonzero(mask)
    out = np.zeros(len(values), np.bool_)
    out[rows[1:][values[rows[1:]] != values[rows[:-1]]]] = True
    out[rows[:1]] = True
    return out


def _first_after(marks: Bools, mask: Bools) -> Bools:
    """The first row of the mask at or after each mark."""
    rows = np.flatnonzero(mask)
    at = np.searchsorted(rows, np.flatnonzero(marks))
    out = np.zeros(len(mask), np.bool_)
    out[rows[at[at < len(rows)]]] = True
    return out
