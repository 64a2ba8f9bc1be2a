"""Measures the window in a process of its own: its start, its panning, its heartbeat.

start   the window is up when its first picture is on the screen and it listens
pan     a million segments (canvas/measuring.py)
beat    a timer of 10 ms while a million segments are read, worked out, drawn and written:
        its longest gap is the longest time that the window stood still
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from gare_fab.base.messages import Message
from gare_fab.gui.app import App, prepared
from gare_fab.gui.canvas.job_canvas import JobCanvas
from gare_fab.gui.canvas.measuring import measure_panning, memory_mb
from gare_fab.gui.desk.desk import Desk
from gare_fab.gui.desk.parcels import Handed
from gare_fab.model.edits_job import set_stock
from gare_fab.model.stock import Sheet
from gare_fab.workshop.bench import drawing_of
from gare_fab.workshop.doors import Door, behind

_BEAT_MS = 10
_LOOK_MS = 50
_SETTLED_S = 6.0  # for what is imported after the start
_BEFORE = {"start", "settle"}  # not what is measured
_SHEET = Sheet(600.0, 400.0)  # what drawing_of fills


def measure(words: tuple[str, ...]) -> int:
    """Measure one thing ("pan" or "beat", then segments) and print it as JSON."""
    segments = int(words[1]) if len(words) > 1 else 1_000_000
    match words[0]:
        case "pan":
            application = prepared()
            rows = [asdict(row) for row in measure_panning(segments)]
            sys.stdout.write(json.dumps(rows) + "\n")
            del application
            return 0
        case "beat":
            return _beat(segments)
        case _:
            return 2


@dataclass(slots=True)
class _Pulse:
    """The longest gap between two beats, ms, by phase; and how long each phase took, s."""

    phase: str = "start"
    gaps: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def beat(self) -> None:
        """One beat."""
        now = time.perf_counter()
        gap = 1e3 * (now - self.last)
        self.gaps[self.phase] = max(self.gaps.get(self.phase, 0.0), gap)
        self.seconds[self.phase] = self.seconds.get(self.phase, 0.0) + gap / 1e3
        self.last = now


class _Course(QObject):
    """Goes through the phases, each as soon as the one before it is done."""

    def __init__(self, app: App, folder: Path, segments: int) -> None:
        super().__init__(app)
        self.pulse = _Pulse()
        self._app = app
        self._file = folder / "drawing.svg"
        self._file.write_bytes(drawing_of(segments))
        self._target = folder / "job.nc"
        self._written = False
        self._ready_at = time.monotonic() + _SETTLED_S
        self._steps = iter(
            (
                ("settle", _nothing, lambda: time.monotonic() > self._ready_at),
                ("read", self._read, self._is_read),
                ("place", self._accept, self._is_placed),
                ("plan", _nothing, self._is_planned),
                ("write", self._write, lambda: self._written),
            )
        )
        self._is_done: Callable[[], bool] = lambda: True
        self._beats = self._every(_BEAT_MS, self.pulse.beat)
        self._looks = self._every(_LOOK_MS, self._look)

    @property
    def desk(self) -> Desk:
        """The app's desk."""
        return self._app.desk

    def _every(self, milliseconds: int, does: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(does)
        timer.start()
        return timer

    def _look(self) -> None:
        if not self._is_done():
            return
        step = next(self._steps, None)
        if step is None:
            self._end()
            return
        self.pulse.phase, begin, self._is_done = step
        begin()

    def _read(self) -> None:
        self._app.window.take_in((self._file,))

    def _is_read(self) -> bool:
        button = self._sheet_button()
        return button is not None and button.isEnabled()

    def _accept(self) -> None:
        button = self._sheet_button()
        if button is not None:
            button.click()

    def _is_placed(self) -> bool:
        document = self.desk.store.state.document
        return document is not None and bool(document.placements)

    def _is_planned(self) -> bool:
        canvas = self._app.window.findChild(JobCanvas)
        return self.desk.store.state.is_studied and canvas is not None and canvas.is_complete

    def _write(self) -> None:
        def done(handed: Handed) -> None:
            self._written = True
            if handed.file is None:
                sys.stderr.writelines(f"{row.message}\n" for row in handed.report.problems)

        def failed(why: Message) -> None:
            sys.stderr.write(f"{why}\n")
            self._written = True

        self.desk.files.export(self._target, done, failed)

    def _sheet_button(self) -> QPushButton | None:
        sheet = self._app.window.findChild(QWidget, "import_sheet")
        return None if sheet is None else sheet.findChild(QPushButton, "yes")

    def _end(self) -> None:
        self._looks.stop()
        self._beats.stop()
        state = self.desk.store.state
        result = {
            "gaps_ms": {k: v for k, v in self.pulse.gaps.items() if k not in _BEFORE},
            "seconds": self.pulse.seconds,
            "memory_mb": memory_mb(),
            "is_written": self._target.exists(),
            "moves": 0 if state.study is None else state.study.report.moves,
        }
        sys.stdout.write(json.dumps(result) + "\n")
        self.desk.store.close()
        self._app.window.close()


def _beat(segments: int) -> int:
    application = prepared()
    app = App(application)
    with tempfile.TemporaryDirectory() as folder:
        job = behind(Door.FLAT, app.desk.store.state.settings.machines)
        app.desk.store.open(replace(set_stock(_SHEET)(job), title="bench"))
        app.make_ready()
        course = _Course(app, Path(folder), segments)
        code = application.exec()
        del course
    return code


def _nothing() -> None:
    """The work goes on by itself."""
