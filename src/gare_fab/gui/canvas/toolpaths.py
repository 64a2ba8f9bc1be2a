"""Toolpaths over the artwork: the tool's work by step in colours, its travel on demand."""

import numpy as np

from gare_fab.geometry.arrays import Bools, Floats, Ints, row_ranges
from gare_fab.geometry.paths import Paths
from gare_fab.gui.canvas.chunks import Drawing, drawing_of_parts
from gare_fab.gui.canvas.runs import Run, Style
from gare_fab.model.paint import Paint

TRAVEL = "travel"  # the layer of moves with the tool off
TRAVEL_PAINT = Paint(201, 138, 46, 0.8)


def step_layer(step: int) -> str:
    """The name of the layer of a step's work."""
    return f"step {step}"


def drawing_of_toolpaths(
    design: Floats,
    is_work: Bools,
    steps: Ints,
    paints: tuple[Paint, ...],
    travel: Paint = TRAVEL_PAINT,
) -> Drawing:
    """Travel below, then the work of each step in its paint, the last one used for the rest.

    Row k of (K, 2) is where the tool stands; the piece from row k - 1 to k is work of
    `steps[k]` where `is_work[k]`.
    """
    if len(design) < 2:
        return drawing_of_parts([])
    kinds = np.where(is_work[1:], steps[1:], -1)
    runs = [Run(_pieces(design, kinds == -1), Style(travel), TRAVEL)]
    for step in np.unique(kinds[kinds >= 0]).tolist():
        style = Style(paints[min(step, len(paints) - 1)])
        runs.append(Run(_pieces(design, kinds == step), style, step_layer(step)))
    return drawing_of_parts([run for run in runs if len(run.paths)])


def _pieces(design: Floats, is_shown: Bools) -> Paths:
    """The runs of neighbouring segments that are shown."""
    edges = np.diff(np.concatenate(([False], is_shown, [False])).astype(np.int8))
    begin, end = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    counts = end - begin + 1
    return Paths.from_counts(design[row_ranges(begin, counts)], counts)
