"""How fast the canvas pans a million segments, and whether each frame is what it should be."""

import statistics
import sys
import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.canvas import Canvas
from gare_fab.gui.canvas.chunks import drawing_of_parts
from gare_fab.gui.canvas.layers import DrawingLayer, Drawn
from gare_fab.gui.canvas.runs import Run, Style
from gare_fab.gui.canvas.view import View
from gare_fab.model.extent import Box
from gare_fab.model.paint import Paint

SIZE = (1366, 768)
ZOOMS = (1.0, 5.0, 30.0)
_SHEET = Box(0.0, 0.0, 600.0, 400.0)
_PER_LINE = 100
_STEP_PX = 24.0  # between two frames: across the window in two seconds
_WAY = (0.8, 0.6)
_COMPARED = 10  # every tenth frame
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Panned:
    """What was seen at one zoom; times in ms.

    `longest_gap` is the longest time that the window did not listen; `late` counts the frames
    that were not complete when shown, `completed` is the longest time until one was, and
    `equal` of `compared` frames were, pixel by pixel, what a new canvas paints.
    """

    zoom: float
    frames: int
    median: float
    worst: float
    longest_gap: float
    late: int
    completed: float
    equal: int
    compared: int
    first: float
    memory_mb: float


def measure_panning(
    segments: int = 1_000_000, frames: int = 100, zooms: tuple[float, ...] = ZOOMS
) -> tuple[Panned, ...]:
    """Pan a drawing of smooth wandering lines at several zooms; needs a QApplication."""
    paths = wandering(segments)
    run = Run(paths, Style(Paint(29, 90, 200), width=0.1), "")
    drawn = Drawn((DrawingLayer(drawing_of_parts([run])),))
    canvas = _canvas(drawn, SIZE)
    canvas.fit(_SHEET)
    fitted = canvas.view
    return tuple(_measured(canvas, drawn, fitted, zoom, frames) for zoom in zooms)


def wandering(segments: int) -> Paths:
    """Lines of a hundred segments each over 600 x 400 mm, always the same for a number."""
    random = np.random.default_rng(segments)
    count = max(segments // _PER_LINE, 1)
    turn = np.cumsum(random.normal(0.0, 0.3, (count, _PER_LINE)), axis=1)
    step = 40.0 / _PER_LINE * np.stack((np.cos(turn), np.sin(turn)), axis=2)
    start = random.uniform((60.0, 60.0), (540.0, 340.0), (count, 2))
    way = start[:, None, :] + np.cumsum(step, axis=1)
    points = np.concatenate((start[:, None, :], way), axis=1).reshape(-1, 2)
    return Paths(points, np.arange(0, len(points) + 1, _PER_LINE + 1))


def pixels_of(canvas: Canvas) -> bytes:
    """What the canvas shows."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return bytes(image.constBits())


def full_repaint(drawn: Drawn, view: View) -> bytes:
    """What a canvas shows that was made for this one frame."""
    canvas = _canvas(drawn, (round(view.width), round(view.height)))
    canvas.look(view)
    wait_until_complete(canvas)
    pixels = pixels_of(canvas)
    canvas.close()
    return pixels


def wait_until_complete(canvas: Canvas) -> float:
    """Let events run until all is painted; the longest time that one round of them took."""
    longest, begun = 0.0, time.perf_counter()
    while not canvas.is_complete and time.perf_counter() - begun < _PATIENCE_S:
        round_begun = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - round_begun)
    return longest


def _canvas(drawn: Drawn, size: tuple[int, int]) -> Canvas:
    canvas = Canvas()
    canvas.resize(*size)
    canvas.show()
    canvas.show_drawn(drawn)
    return canvas


def _measured(canvas: Canvas, drawn: Drawn, fitted: View, zoom: float, frames: int) -> Panned:
    """A straight way over the drawing: new parts of it come in all the time."""
    reach = _STEP_PX * frames / 2
    middle = fitted.zoomed_at(fitted.width / 2, fitted.height / 2, zoom)
    canvas.look(middle.panned(reach * _WAY[0], reach * _WAY[1]))
    begun = time.perf_counter()
    gaps = [wait_until_complete(canvas)]
    first = time.perf_counter() - begun
    times: list[float] = []
    completed: list[float] = []
    shown: list[tuple[View, bytes]] = []
    for frame in range(frames):
        begun = time.perf_counter()
        canvas.look(canvas.view.panned(-_STEP_PX * _WAY[0], -_STEP_PX * _WAY[1]))
        canvas.repaint()
        times.append(time.perf_counter() - begun)
        if not canvas.is_complete:
            gaps.append(wait_until_complete(canvas))
            completed.append(time.perf_counter() - begun)
        if frame % _COMPARED == 0:
            shown.append((canvas.view, pixels_of(canvas)))
        begun = time.perf_counter()
        QApplication.processEvents()
        gaps.append(time.perf_counter() - begun)
    equal = sum(pixels == full_repaint(drawn, view) for view, pixels in shown)
    return Panned(
        zoom=zoom,
        frames=frames,
        median=1e3 * statistics.median(times),
        worst=1e3 * max(times),
        longest_gap=1e3 * max(*gaps, *times),
        late=len(completed),
        completed=1e3 * max(completed, default=0.0),
        equal=equal,
        compared=len(shown),
        first=1e3 * first,
        memory_mb=memory_mb(),
    )


def memory_mb() -> float:
    """The most memory that this process has had; 0 on systems that do not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 -- only POSIX has it

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most / 1024
