"""A plain G-code interpreter for tests: slow, obviously right, and independent of our writers.

    trace = simulate(content)
    trace.moves[1].end["X"] == 9.0; trace.moves[1].burns; trace.moves[1].line == 6

It keeps the modal state of a GRBL-like controller word by word. What it does not understand is
a fault (with the line's number), and that line does nothing. Lengths are mm whatever the units
were; feeds are mm/min, or 1/min where the move is in inverse time.
"""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

AXES = ("X", "Y", "Z", "A", "B", "C")
_WORD = re.compile(r"([A-Z])\s*([+-]?(?:\d+\.?\d*|\.\d+))\s*")
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Arc:
    """The centre in X and Y, and +1 counter-clockwise or -1 clockwise."""

    x: float
    y: float
    turn: int


@dataclass(frozen=True)
class Move:
    """One motion; `power` is the S that holds during it, `tool` is M3, M4 or M5."""

    line: int
    start: dict[str, float]
    end: dict[str, float]
    is_rapid: bool
    feed: float
    is_inverse_time: bool
    power: float
    tool: str
    arc: Arc | None = None

    @property
    def goes(self) -> bool:
        """Whether the move leaves its place; a full circle does."""
        return self.start != self.end or self.arc is not None

    def plain(self) -> "Move":
        """The same move without what has no effect."""
        return replace(
            self,
            line=0,
            feed=0.0 if self.is_rapid else self.feed,
            is_inverse_time=self.is_inverse_time and not self.is_rapid,
            power=0.0 if self.tool == "M5" else self.power,
        )

    @property
    def burns(self) -> bool:
        """Whether a laser in laser mode shines during the move."""
        return not self.is_rapid and self.tool != "M5" and self.power > 0.0

    @property
    def length(self) -> float:
        """The programmed length: of a straight line over all axes, of an arc its helix."""
        across = [self.end[axis] - self.start[axis] for axis in AXES]
        if self.arc is None:
            return math.hypot(*across)
        radius = math.hypot(self.start["X"] - self.arc.x, self.start["Y"] - self.arc.y)
        return math.hypot(radius * self.sweep, *across[2:])

    @property
    def sweep(self) -> float:
        """The signed angle of an arc in rad; start = end is a full circle."""
        assert self.arc is not None
        begin = math.atan2(self.start["Y"] - self.arc.y, self.start["X"] - self.arc.x)
        stop = math.atan2(self.end["Y"] - self.arc.y, self.end["X"] - self.arc.x)
        angle = (stop - begin) * self.arc.turn
        while angle <= 5e-7:
            angle += 2.0 * math.pi
        while angle > 2.0 * math.pi + 5e-7:
            angle -= 2.0 * math.pi
        return angle * self.arc.turn

    @property
    def minutes(self) -> float:
        """How long the words ask for, ignoring acceleration; 0 for a rapid."""
        if self.is_rapid:
            return 0.0
        return 1.0 / self.feed if self.is_inverse_time else self.length / self.feed

    def at(self, share: float) -> dict[str, float]:
        """The place at a share of the way."""
        place = {a: self.start[a] + share * (self.end[a] - self.start[a]) for a in AXES}
        if self.arc is not None:
            x, y = self.start["X"] - self.arc.x, self.start["Y"] - self.arc.y
            cos, sin = math.cos(self.sweep * share), math.sin(self.sweep * share)
            place["X"] = self.arc.x + x * cos - y * sin
            place["Y"] = self.arc.y + x * sin + y * cos
        return place


@dataclass(frozen=True)
class Event:
    """What stops the machine: `kind` is dwell, tool, power, air, pause, or end."""

    line: int
    kind: str
    value: str
    after: int  # how many moves were made before
    standing: float = 0.0  # the power of a constant beam while the machine stands here


@dataclass
class Trace:
    """What the controller does, in order, and what it did not understand."""

    moves: list[Move] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def deeds(self) -> list[tuple[object, ...]]:
        """All that has an effect on the work, in order: equal for equal jobs.

        Left out are line numbers, moves that go nowhere, the feed of rapids, the power of a
        tool that is off, and powers set where the machine stands: what they do is told by the
        next move, or by the next event where a constant beam stands.
        """
        deeds: list[tuple[object, ...]] = []
        events = [event for event in self.events if event.kind != "power"]
        for number, move in enumerate(self.moves):
            while events and events[0].after <= number:
                event = events.pop(0)
                deeds.append((event.kind, event.value, event.standing))
            if move.goes:
                deeds.append(("move", move.plain()))
        return deeds + [(event.kind, event.value, event.standing) for event in events]


@dataclass
class _State:
    place: dict[str, float]
    motion: int = 0
    scale: float = 1.0
    is_relative: bool = False
    is_arc_absolute: bool = False
    is_inverse_time: bool = False
    feed: float = 0.0
    power: float = 0.0
    tool: str = "M5"
    air: str = "M9"
    has_ended: bool = False


_SETTERS: dict[str, tuple[str, object]] = {
    "G0": ("motion", 0),
    "G1": ("motion", 1),
    "G2": ("motion", 2),
    "G3": ("motion", 3),
    "G80": ("motion", -1),
    "G20": ("scale", _MM_PER_INCH),
    "G21": ("scale", 1.0),
    "G90": ("is_relative", False),
    "G91": ("is_relative", True),
    "G90.1": ("is_arc_absolute", True),
    "G91.1": ("is_arc_absolute", False),
    "G93": ("is_inverse_time", True),
    "G94": ("is_inverse_time", False),
}
_IDLE = {"G17", "G40", "G49", "G54", "G61", "M1"}


class _Fault(Exception):
    """A line that the controller refuses."""


def simulate(text: bytes, *, angle_axes: Collection[str] = ("A", "B", "C")) -> Trace:
    """What a controller does with the bytes; angle axes are not scaled by G20."""
    state = _State(dict.fromkeys(AXES, 0.0))
    trace = Trace()
    for number, line in enumerate(text.decode("latin-1").splitlines(), 1):
        if state.has_ended:
            break
        before = replace(state, place=dict(state.place))
        try:
            _obey(_words(line), state, trace, number, angle_axes)
        except _Fault as fault:
            trace.faults.append((number, str(fault)))
            state = before
    return trace


def _words(line: str) -> list[tuple[str, float]]:
    line = re.sub(r"\([^)]*\)", "", line.upper()).split(";")[0].strip()
    found, at = [], 0
    while at < len(line):
        match = _WORD.match(line, at)
        if match is None:
            raise _Fault(f"cannot read {line[at:]!r}")
        found.append((match[1], float(match[2]) + 0.0))
        at = match.end()
    return found


def _obey(
    words: list[tuple[str, float]],
    state: _State,
    trace: Trace,
    line: int,
    angle_axes: Collection[str],
) -> None:
    codes = [f"{letter}{value:g}" for letter, value in words if letter in "GM"]
    values = {letter: value for letter, value in words if letter not in "GM"}
    if len(values) + len(codes) != len(words):
        raise _Fault("a letter stands twice")
    _check(codes, values)
    events: list[tuple[str, str]] = []
    for code in codes:
        _switch(code, state, events, values)
    if "F" in values:
        state.feed = values["F"] * (1.0 if state.is_inverse_time else state.scale)
    has_motion = any(axis in values for axis in AXES)
    if "S" in values and values["S"] != state.power:
        state.power = values["S"]
        if not has_motion and state.tool != "M5":
            events.append(("power", f"{state.power:g}"))
    standing = state.power if state.tool == "M3" else 0.0
    made = len(trace.moves)
    trace.events += [Event(line, kind, value, made, standing) for kind, value in events]
    if has_motion:
        trace.moves.append(_move(values, state, line, angle_axes))
        state.place = trace.moves[-1].end


def _check(codes: list[str], values: dict[str, float]) -> None:
    motions = [code for code in codes if code in {"G0", "G1", "G2", "G3", "G4"}]
    if len(motions) > 1:
        raise _Fault("two motions")
    for code in codes:
        known = code in _SETTERS or code in _IDLE or code in {"G4", "M0", "M2", "M30"}
        if not known and code not in {"M3", "M4", "M5", "M7", "M8", "M9"}:
            raise _Fault(f"unknown code {code}")
    for letter in values:
        if letter not in {*AXES, "F", "S", "P", "I", "J", "R", "N", "T"}:
            raise _Fault(f"unknown word {letter}")


def _switch(
    code: str, state: _State, events: list[tuple[str, str]], values: dict[str, float]
) -> None:
    if code in _SETTERS:
        name, value = _SETTERS[code]
        setattr(state, name, value)
    elif code in {"M3", "M4", "M5"}:
        if state.tool != code:
            events.append(("tool", code))
        state.tool = code
    elif code in {"M7", "M8", "M9"}:
        if state.air != code:
            events.append(("air", code))
        state.air = code
    elif code == "G4":
        events.append(("dwell", f"{values.get('P', 0.0):g}"))
    elif code == "M0":
        events.append(("pause", ""))
    elif code in {"M2", "M30"}:
        events.append(("end", ""))
        state.has_ended, state.tool, state.air = True, "M5", "M9"


def _move(
    values: dict[str, float], state: _State, line: int, angle_axes: Collection[str]
) -> Move:
    end = dict(state.place)
    for axis in AXES:
        if axis in values:
            length = values[axis] * (1.0 if axis in angle_axes else state.scale)
            end[axis] = end[axis] + length if state.is_relative else length
    if state.motion < 0:
        raise _Fault("G80 ended all motion")
    if state.motion and (state.feed <= 0.0 or (state.is_inverse_time and "F" not in values)):
        raise _Fault("no feed")
    return Move(
        line,
        dict(state.place),
        end,
        is_rapid=state.motion == 0,
        feed=state.feed,
        is_inverse_time=state.is_inverse_time,
        power=state.power,
        tool=state.tool,
        arc=_arc(values, state, end) if state.motion > 1 else None,
    )


def _arc(values: dict[str, float], state: _State, end: dict[str, float]) -> Arc:
    turn = 1 if state.motion == 3 else -1
    begin = state.place
    if "R" in values:
        return _arc_by_radius(begin, end, values["R"] * state.scale, turn)
    if "I" not in values and "J" not in values:
        raise _Fault("an arc without centre")
    x, y = values.get("I", 0.0) * state.scale, values.get("J", 0.0) * state.scale
    if not state.is_arc_absolute:
        x, y = begin["X"] + x, begin["Y"] + y
    first = math.hypot(begin["X"] - x, begin["Y"] - y)
    last = math.hypot(end["X"] - x, end["Y"] - y)
    off = abs(first - last)
    if off > 0.5 or (off > 0.005 and off > 0.001 * first):
        raise _Fault("the arc's radii differ")
    return Arc(x, y, turn)


def _arc_by_radius(
    begin: dict[str, float], end: dict[str, float], radius: float, turn: int
) -> Arc:
    dx, dy = end["X"] - begin["X"], end["Y"] - begin["Y"]
    chord = math.hypot(dx, dy)
    if not 0.0 < chord <= 2.0 * abs(radius):
        raise _Fault("the radius is too small")
    height = math.sqrt(radius**2 - chord**2 / 4.0)
    side = turn if radius > 0.0 else -turn
    middle = (begin["X"] + dx / 2.0, begin["Y"] + dy / 2.0)
    return Arc(
        middle[0] - side * height * dy / chord, middle[1] + side * height * dx / chord, turn
    )
