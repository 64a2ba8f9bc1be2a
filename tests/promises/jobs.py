"""Jobs made by the command line, and what an independent controller does with them."""

import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gare_fab.cli.main import run
from tests.simulator import Move, Trace, simulate

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True)
class Stroke:
    """Moves with the tool on, one after the other."""

    moves: tuple[Move, ...]

    @property
    def start(self) -> dict[str, float]:
        """Where the tool goes on."""
        return self.moves[0].start

    @property
    def end(self) -> dict[str, float]:
        """Where the tool goes off."""
        return self.moves[-1].end


def drawing(width: float, height: float, body: str) -> bytes:
    """An SVG of a size in mm; lines are black and hairs."""
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    style = 'fill="none" stroke="black" stroke-width="0.1"'
    return f"{_HEAD} {size}><g {style}>{body}</g></svg>".encode()


def written(content: bytes, *words: str, suffix: str = ".svg", out: str = "out.nc") -> bytes:
    """The job file that the command line makes of a drawing."""
    before = signal.getsignal(signal.SIGINT)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / f"drawing{suffix}", Path(folder) / out
        source.write_bytes(content)
        try:
            code = run(["make", str(source), "-o", str(target), *words])
        finally:
            signal.signal(signal.SIGINT, before)
        assert code == 0
        return target.read_bytes()


def traced(content: bytes) -> Trace:
    """What the controller does with a file; it must understand every word."""
    trace = simulate(content)
    assert trace.faults == []
    assert trace.moves
    return trace


def strokes_of(trace: Trace) -> list[Stroke]:
    """Runs of moves with the laser on, or on a mill of all cuts."""
    strokes: list[list[Move]] = []
    was_on = False
    for move in trace.moves:
        is_on = not move.is_rapid and move.tool != "M5" and move.power > 0.0 and move.goes
        if is_on:
            if not was_on:
                strokes.append([])
            strokes[-1].append(move)
        was_on = is_on
    return [Stroke(tuple(moves)) for moves in strokes]
