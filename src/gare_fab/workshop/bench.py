"""Our own benchmark: every stage at three sizes, and whole processes beside those of peers.

Each size runs in a process of its own, so that its peak memory is its own.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from gare_fab.base.messages import Message
from gare_fab.base.progress import SILENT, Progress
from gare_fab.model.artwork import Artwork
from gare_fab.model.document import Document, Placement
from gare_fab.model.read_options import ReadOptions
from gare_fab.model.settings import Settings
from gare_fab.model.stock import Sheet
from gare_fab.pipeline.checking import writer_of
from gare_fab.pipeline.compiling import compile_plan
from gare_fab.pipeline.planning import plan
from gare_fab.pipeline.reading import read_bytes
from gare_fab.pipeline.timing import time_program
from gare_fab.storage.catalogue import load_machine
from gare_fab.storage.settings import save_settings
from gare_fab.workshop.specs import step_of

SIZES = (10_000, 100_000, 1_000_000)
_MACHINE = "co2_60w_chuck"
_PER_LINE = 100  # segments of one polyline
_SHEET = (600.0, 400.0)
_STARTS = 5  # of the window; the median counts
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what, at how many segments, seconds, peak memory in MB (0 = not known)."""

    what: str
    segments: int
    seconds: float
    memory_mb: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a run."""

    rows: tuple[Row, ...]

    def lines(self) -> tuple[Message, ...]:
        """One line a figure."""
        return tuple(
            Message(
                "{what:<28} {segments:>9} segments {seconds:>9.3f} s {memory:>7.0f} MB",
                {
                    "what": Message(row.what),
                    "segments": row.segments,
                    "seconds": row.seconds,
                    "memory": row.memory_mb,
                },
            )
            for row in self.rows
        )


def bench(*, with_peers: bool, is_quick: bool, progress: Progress = SILENT) -> Table:
    """Measure all stages at all sizes; with peers also whole processes of those installed."""
    sizes = SIZES[:2] if is_quick else SIZES
    rows: list[Row] = []
    for index, size in enumerate(sizes):
        progress.report(index / (len(sizes) + 2))
        rows += _in_own_process(size)
    progress.report(len(sizes) / (len(sizes) + 2))
    rows += _window(sizes[-1])
    with tempfile.TemporaryDirectory() as folder:
        drawing = Path(folder) / "drawing.svg"
        drawing.write_bytes(drawing_of(sizes[0]))
        rows += [_process(name, sizes[0], words) for name, words in _ours(drawing)]
        if with_peers:
            rows += [_process(name, sizes[0], words) for name, words in _peers(drawing)]
    return Table(tuple(rows))


def bench_size(segments: int) -> Table:
    """The stages of one drawing of so many segments, in this process."""
    rows: list[Row] = []

    def stage(what: str, work: Callable[[], T]) -> T:
        begun = time.perf_counter()
        result = work()
        rows.append(Row(what, segments, time.perf_counter() - begun))
        return result

    content = drawing_of(segments)
    machine = load_machine(_MACHINE)
    writer = writer_of(machine)
    artwork = stage("import", lambda: read_bytes("drawing.svg", content, ReadOptions()))
    document = _document(artwork)
    made = stage("plan and order", lambda: plan(document))
    compiled = stage("compile", lambda: compile_plan(made, document))
    job = stage("write", lambda: writer.write(compiled.program, machine, SILENT))
    decoded = stage("read back", lambda: writer.read(job, machine))
    stage("time model", lambda: time_program(decoded.program, machine))
    peak = _peak_mb()
    return Table(tuple(replace(row, memory_mb=peak) for row in rows))


def drawing_of(segments: int) -> bytes:
    """An SVG of smooth wandering lines, always the same for a size."""
    random = np.random.default_rng(segments)
    count = max(segments // _PER_LINE, 1)
    turn = np.cumsum(random.normal(0.0, 0.3, (count, _PER_LINE)), axis=1)
    step = 40.0 / _PER_LINE * np.stack((np.cos(turn), np.sin(turn)), axis=2)
    start = random.uniform((60.0, 60.0), (540.0, 340.0), (count, 2))
    way = start[:, None, :] + np.cumsum(step, axis=1)
    points = np.concatenate((start[:, None, :], way), axis=1)
    lines = [" ".join(f"{x:.3f},{y:.3f}" for x, y in line) for line in points.tolist()]
    body = "".join(f'<polyline points="{line}"/>' for line in lines)
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600mm" height="400mm" '
        'viewBox="0 0 600 400"><g fill="none" stroke="#00f" stroke-width="0.1">'
    )
    return f"{head}{body}</g></svg>".encode()


def _document(artwork: Artwork) -> Document:
    return Document(
        machine=load_machine(_MACHINE),
        stock=Sheet(*_SHEET),
        artworks=(artwork,),
        placements=(Placement(0),),
        steps=(step_of("score"),),
    )


def _peak_mb() -> float:
    """This process's peak memory; 0 on systems that do not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 -- only POSIX has it

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _own_words() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "gare_fab"]


def _in_own_process(segments: int) -> list[Row]:
    words = [*_own_words(), "bench", "--size", str(segments), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    return [Row(**row) for row in json.loads(done.stdout)["rows"]]


def _window(segments: int) -> list[Row]:
    """How soon the window is up (median), how it pans, and its longest standstill by phase."""
    with tempfile.TemporaryDirectory() as home:
        save_settings(Settings(is_set_up=True), Path(home))
        starts = [_until_up(home) for _ in range(_STARTS)]
        pans, beat = _told("pan", segments, home), _told("beat", segments, home)
    rows = [Row("window up", 0, statistics.median(starts))]
    for row in pans:
        zoom = f"{row['zoom']:g}x"
        rows += [
            Row(f"pan {zoom}, median frame", segments, row["median"] / 1e3, row["memory_mb"]),
            Row(f"pan {zoom}, late frame done", segments, row["completed"] / 1e3),
        ]
    gaps = beat["gaps_ms"].items()
    rows += [Row(f"longest gap, {phase}", segments, gap / 1e3) for phase, gap in gaps]
    return [*rows[:-1], replace(rows[-1], memory_mb=beat["memory_mb"])]


def _until_up(home: str) -> float:
    """Seconds from the start of a process to a window that listens."""
    begun = time.perf_counter()
    words = [*_own_words(), "measure-window", "start"]
    with subprocess.Popen(  # noqa: S603 -- ours
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_unseen(home)
    ) as process:
        if process.stdout is not None:
            process.stdout.readline()
        return time.perf_counter() - begun


def _told(what: str, segments: int, home: str) -> Any:
    """What `measure-window` says, as JSON."""
    words = [*_own_words(), "measure-window", what, str(segments)]
    done = subprocess.run(  # noqa: S603 -- ours
        words, capture_output=True, text=True, check=True, env=_unseen(home)
    )
    return json.loads(done.stdout)


def _unseen(home: str) -> dict[str, str]:
    """An environment without screen (the same painting, in memory), and another home."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "GARE_FAB_HOME": home}


def _ours(drawing: Path) -> list[tuple[str, list[str]]]:
    job = drawing.with_suffix(".nc")
    make = ["make", str(drawing), "-o", str(job), "--machine", _MACHINE, "--step", "score"]
    return [
        ("gare-fab --version", [*_own_words(), "--version"]),
        ("gare-fab make", [*_own_words(), *make]),
    ]


def _peers(drawing: Path) -> list[tuple[str, list[str]]]:
    """The commands of the peers that are installed, doing the same as our `make`."""
    peers: list[tuple[str, list[str]]] = []
    vpype = shutil.which("vpype")
    if vpype:
        read = [vpype, "read", "-q", "0.05mm", str(drawing), "linemerge", "linesort"]
        write = ["gwrite", "--profile", "gcode", str(drawing.with_suffix(".vpype.nc"))]
        peers.append(("vpype", read + write))
    meerk40t = shutil.which("meerk40t")
    if meerk40t:
        batch = drawing.with_suffix(".batch")
        job = drawing.with_suffix(".meerk40t.nc")
        batch.write_text(
            "service device start -i grbl 0\nelement* engrave -s 30\n"
            f"plan copy preprocess validate blob preopt optimize save_job {job}\nquit\n",
            encoding="utf-8",
        )
        peers.append(("meerk40t", [meerk40t, "-z", "-X", "-b", str(batch), str(drawing)]))
    return peers


def _process(what: str, segments: int, words: list[str]) -> Row:
    """Time and peak memory of a whole process."""
    begun = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 -- our own words and those of installed peers
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    memory = 0.0
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss / 1024
    code = process.wait()
    name = what if code == 0 else f"{what} (failed: {code})"
    return Row(name, segments, time.perf_counter() - begun, memory)
